import { Construct } from 'constructs';
import { TemplateCall } from './call';
import { errors } from '../errors';
import type { LeafModel, TemplateModel } from '../ir/model';
import { ConstructPlace } from '../spec/construct-place';
import { put } from '../spec/own';
import { InputReferences } from '../template/input-references';
import { PodOptions } from '../template/pod-options';
import { checkSignature } from '../template/signature';
import { Template } from '../template/template';
import { ITemplate } from '../template/template-interface';
import { renderingFor, templateManifest } from '../template/template-manifest';
import { isTemplate } from '../template/template-mark';
import { usedBy } from '../template/used-by';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

/** Settings of `Dag` and `Steps`. */
export interface WrittenTemplateProps extends PodOptions {
  /**
   * The name of the template in the manifest.
   *
   * @default - the construct's id
   */
  readonly templateName?: string;

  /**
   * The input parameters, by name. Read them with `parameter('name')`.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The input artifacts, by name. Read them with `artifact('name')`.
   *
   * @default - none
   */
  readonly artifacts?: { [name: string]: Artifact };

  /**
   * The outputs that name no call; `addOutput` adds others.
   *
   * @default - none
   */
  readonly outputs?: { [name: string]: Output };
}

/** A template of calls that is rendered as it is written. */
export abstract class WrittenTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  private readonly inputs: InputReferences;
  private readonly outputs: Record<string, Output>;

  protected constructor(scope: Construct, id: string, props: WrittenTemplateProps) {
    super(scope, id);
    checkSignature(this.node.path, props);
    this.inputs = new InputReferences(this);
    this.outputs = { ...props.outputs };
    this._template = {
      kind: 'leaf',
      field: this._field(),
      place: new ConstructPlace(this),
      templateName: props.templateName,
      parameters: props.parameters ?? {},
      artifacts: props.artifacts ?? {},
      outputs: this.outputs,
      body: (asWritten) => ({
        manifest: templateManifest(this.node.path, props, this._body(), {}, renderingFor(asWritten)),
        programs: [],
      }),
      uses: () => usedBy(props),
      written: {
        calls: () => this._calls.flatMap((call) => call._called).map(modelOf),
        inlines: () =>
          this._calls
            .map((call) => call._inline)
            .filter(isTemplate)
            .map(modelOf),
      },
    };
  }

  /**
   * An input artifact, for use in the arguments of calls.
   *
   * @param name a key of `artifacts`
   */
  public artifact(name: string): Reference {
    return this.inputs.artifact(name);
  }

  /**
   * Makes the value or file of a call an output of the template.
   *
   * @param name the name of the output
   * @param value an output of a call in the template (sets `valueFrom.parameter`, for artifacts `from`), or a declaration that reads some
   */
  public addOutput(name: string, value: Reference | Output): void {
    if (!(value instanceof Reference || value instanceof Output)) {
      throw errors.notAValue(
        this.node.path,
        `output ${name}`,
        value,
        'a reference, for example step.outputParameter(...)',
      );
    }
    if (Object.hasOwn(this.outputs, name)) {
      throw errors.duplicateName(this.node.path, 'output', name, 'an earlier output');
    }
    if (value instanceof Output) {
      put(this.outputs, name, value);
    } else {
      put(
        this.outputs,
        name,
        value._isArtifact ? Output.artifactOf({ from: value }) : Output.from({ parameter: value.toString() }),
      );
    }
  }

  /**
   * The call of a name, if there is one.
   *
   * @internal
   */
  public _call(name: string): TemplateCall | undefined {
    return this._calls.find((call) => call.name === name);
  }

  /**
   * The names of its calls.
   *
   * @internal
   */
  public get _callNames(): readonly string[] {
    return this._calls.map(({ name }) => name);
  }

  /** @internal */
  protected abstract _field(): 'dag' | 'steps';

  /**
   * The calls in their order.
   *
   * @internal
   */
  protected abstract get _calls(): readonly TemplateCall[];

  /** @internal */
  protected abstract _body(): Record<string, unknown>;
}

function modelOf({ _template }: ITemplate): TemplateModel {
  return _template;
}
