import { Construct, IConstruct } from 'constructs';
import type { TemplateModel } from '../compile/model';
import { errors } from '../errors';
import { grown } from '../spec/revision';
import { Reference } from '../value/reference';
import { carrierOf, ParameterType } from '../value/value-type';

/** Something that a task calls: a container, a script, a pipeline, a template of another object. */
export interface ITemplate extends IConstruct {
  /** @internal */
  readonly _template: TemplateModel;
}

const TEMPLATE = Symbol.for('cdk8s-argo-workflows.template');

/** Whether a value is a template. */
export function isTemplate(value: unknown): value is ITemplate {
  return typeof value === 'object' && value !== null && TEMPLATE in value;
}

/** Marks a construct as a template; not by class, so that copies of the library understand each other. */
export function markTemplate(construct: ITemplate): void {
  Object.defineProperty(construct, TEMPLATE, { value: true });
}

/** References to the inputs of a template, one object per input. */
export class InputReferences {
  private readonly made = new Map<string, Reference>();

  constructor(private readonly template: ITemplate) {}

  public parameter(name: string): Reference {
    const model = this.template._template;
    const declared = Object.hasOwn(model.parameters, name) ? model.parameters[name] : undefined;
    if (!declared) throw errors.unknownParameter(this.template.node.path, name, Object.keys(model.parameters));
    return this.reference(name, false);
  }

  public artifact(name: string): Reference {
    const { artifacts } = this.template._template;
    if (!Object.hasOwn(artifacts, name)) throw errors.unknownParameter(this.template.node.path, name, Object.keys(artifacts));
    return this.reference(name, true);
  }

  private reference(name: string, artifact: boolean): Reference {
    const id = `${artifact} ${name}`;
    let found = this.made.get(id);
    if (!found) {
      const carrier = artifact ? carrierOf(ParameterType.STRING) : this.template._template.parameters[name]._carrier;
      this.made.set(id, found = Reference._of({ kind: 'input', template: this.template, name, artifact }, carrier));
    }
    return found;
  }
}

/** A template with a body of its own, apart from any task: called from many tasks, or published in a WorkflowTemplate. */
export abstract class Template extends Construct implements ITemplate {
  /** @internal */
  public abstract readonly _template: TemplateModel;

  private readonly references = new InputReferences(this);

  constructor(scope: Construct, id: string) {
    super(scope, id);
    markTemplate(this);
    grown();
  }

  /**
   * The value of an input parameter, for use in the template's own fields.
   *
   * @param name a key of `parameters`
   */
  public parameter(name: string): Reference {
    return this.references.parameter(name);
  }
}
