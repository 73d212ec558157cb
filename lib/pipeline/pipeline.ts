import { Construct } from 'constructs';
import { markPipeline } from './membership';
import { IPipeline, TaskBase } from './task-base';
import type { TaskCall } from './task-call';
import { TaskOptions } from './task-options';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import type { DagModel, Export } from '../ir/model';
import { compact, mergeOver } from '../spec/merge';
import { INPUT_NAMES, isInputName } from '../spec/names';
import { put } from '../spec/own';
import { toManifest } from '../spec/to-manifest';
import { CommonTemplateOptions } from '../template/common-template-options';
import { InputReferences } from '../template/input-references';
import { Retry } from '../template/retry';
import { checkSignature } from '../template/signature';
import { kindOf, outputNamesOf } from '../template/signature-of';
import { ITemplate } from '../template/template-interface';
import { renderingFor, templateManifest } from '../template/template-manifest';
import { markTemplate } from '../template/template-mark';
import { Artifact } from '../value/artifact';
import { makersOf } from '../value/maker';
import { Metric } from '../value/metric';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

/** Settings of a pipeline. */
export interface PipelineProps extends TaskOptions, CommonTemplateOptions {
  /**
   * The input parameters, by name. Read them with `pipeline.parameter('name')`.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The input artifacts, by name. Read them with `pipeline.artifact('name')`.
   *
   * @default - none
   */
  readonly artifacts?: { [name: string]: Artifact };

  /**
   * The name of the template in the manifest: lower-case letters, digits and hyphens.
   *
   * @default - made from the construct's id
   */
  readonly templateName?: string;

  /**
   * Whether no new task begins after one has failed. Sets `dag.failFast`.
   *
   * @default true
   */
  readonly failFast?: boolean;

  /**
   * How many tasks run at the same time. Sets `parallelism`.
   *
   * @default - no limit
   */
  readonly parallelism?: number;

  /**
   * How often the whole pipeline is tried again when it fails. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * Metrics of the whole pipeline. Sets `metrics.prometheus`.
   *
   * @default - none
   */
  readonly metrics?: Metric[];

  /**
   * Labels of the template. Sets `metadata.labels`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the template, for example the name under which it is displayed. Sets `metadata.annotations`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Anything else of the DAG, in the form of its manifest.
   *
   * @default - nothing
   */
  readonly dagOverrides?: l1.DagTemplatePartial;

  /**
   * Anything else of the template, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly templateOverrides?: l1.Template;
}

/** Options of an output of a pipeline. */
export interface PipelineOutputOptions {
  /**
   * Exports the value from the whole workflow under this name, for exit handlers. Sets `globalName`.
   *
   * @default - not exported
   */
  readonly globalName?: string;

  /**
   * What the value means. Sets `description`; parameters only.
   *
   * @default - no description
   */
  readonly description?: string;
}

const RESERVED_IN_TEMPLATE = {
  name: "template names come from the construct's id; use templateName",
  inputs: 'the library threads inputs; use parameters and artifacts',
  outputs: 'the library wires outputs; use addOutput',
  dag: 'the tasks are the constructs in the pipeline; use dagOverrides for the rest',
  steps: 'this template is a DAG',
  container: 'this template is a DAG; use a ContainerTask in it',
  script: 'this template is a DAG; use a ScriptTask in it',
  timeout: 'Argo refuses a timeout on a DAG; set it on the tasks, or activeDeadline on the workflow',
  activeDeadlineSeconds: 'Argo refuses a deadline on a DAG; set it on the tasks, or activeDeadline on the workflow',
};

/**
 * A DAG of tasks. Tasks and further pipelines are constructs in it. A pipeline inside another one is also a task of that one;
 * pipelines nest to any depth, and subclasses are reusable parts.
 */
export class Pipeline extends TaskBase implements IPipeline {
  /** @internal */
  public readonly _template: DagModel;

  /**
   * What runs at the end of a workflow whose pipeline this is.
   *
   * @internal
   */
  public _onExit?: ITemplate;

  private readonly inputReferences: InputReferences;
  private readonly calls: TaskCall[] = [];
  private readonly exports: Record<string, Export> = {};

  constructor(scope: Construct, id: string, props: PipelineProps = {}) {
    super(scope, id, props);
    checkSignature(this.node.path, { parameters: props.parameters, artifacts: props.artifacts });
    this.inputReferences = new InputReferences(this);
    this._template = {
      kind: 'dag',
      place: this._place,
      templateName: props.templateName,
      parameters: props.parameters ?? {},
      artifacts: props.artifacts ?? {},
      tasks: this.calls,
      outputs: this.exports,
      extra: () =>
        templateManifest(
          this.node.path,
          fieldsOf(props),
          {
            dag: mergeOver(
              compact({ failFast: props.failFast }),
              toManifest('DagTemplatePartial', props.dagOverrides),
              this.node.path,
              'dagOverrides',
              { tasks: 'the tasks are the constructs in the pipeline' },
            ),
          },
          RESERVED_IN_TEMPLATE,
          renderingFor(),
        ),
      uses: () => makersOf(props),
    };
  }

  /** The pipeline itself: it is its own template. */
  public get template(): ITemplate {
    return this;
  }

  /** The tasks of the pipeline in the order in which they were made, nested pipelines among them. */
  public get tasks(): TaskBase[] {
    return this.calls.map(({ task }) => task);
  }

  /** The field of the manifest that says what the template does, for example `container`. */
  public get kind(): string {
    return kindOf(this._template);
  }

  /** The input parameters that the template declares, by name: a copy. */
  public get inputParameters(): { [name: string]: Parameter } {
    return { ...this._template.parameters };
  }

  /** The input artifacts that the template declares, by name: a copy. */
  public get inputArtifacts(): { [name: string]: Artifact } {
    return { ...this._template.artifacts };
  }

  /** The names of the outputs, which `output(name)` of a task reads. */
  public get outputNames(): string[] {
    return outputNamesOf(this._template);
  }

  /**
   * The value of an input parameter, for use anywhere inside the pipeline.
   *
   * @param name a key of `parameters`
   */
  public parameter(name: string): Reference {
    return this.inputReferences.parameter(name);
  }

  /**
   * An input artifact, for use anywhere inside the pipeline.
   *
   * @param name a key of `artifacts`
   */
  public artifact(name: string): Reference {
    return this.inputReferences.artifact(name);
  }

  /**
   * Makes a value or file from inside the pipeline an output of it, which `output('name')` reads from outside.
   *
   * @param name the name of the output
   * @param value an output of a task of the pipeline, or an input of the pipeline
   * @returns the output as it is read from outside, the same as `output(name)`
   */
  public addOutput(name: string, value: Reference, options: PipelineOutputOptions = {}): Reference {
    if (!(value instanceof Reference)) {
      throw errors.notAValue(this.node.path, `output ${name}`, value, 'a reference, for example task.output(...)');
    }
    for (const each of [name, options.globalName ?? name]) {
      if (!isInputName(each)) throw errors.badName(this.node.path, 'output', each, INPUT_NAMES);
    }
    if (Object.hasOwn(this.exports, name)) {
      throw errors.duplicateName(this.node.path, 'output', name, 'an earlier addOutput');
    }
    put(this.exports, name, { value, globalName: options.globalName, description: options.description });
    return this.output(name);
  }

  /**
   * A value exported with `globalName`, for exit handlers; empty when the task that makes it did not run.
   *
   * @param name the global name
   */
  public globalOutput(name: string): Reference {
    return Reference._of({ kind: 'global', name }, 'text');
  }

  /**
   * Adds an output for what a loop in the pipeline collects. Artifacts of that kind can be read only by tasks beside the pipeline,
   * which must not loop or be tried again.
   *
   * @internal
   */
  public _addCollected(name: string, value: Reference): Reference {
    put(this.exports, name, { value, collected: true });
    return this.output(name);
  }

  /** @internal */
  public _addCall(call: TaskCall): void {
    this.calls.push(call);
  }
}

/** The fields of the template; subclasses may have props of the other names of templates, with a meaning of their own. */
function fieldsOf({
  parallelism,
  retry,
  metrics,
  labels,
  annotations,
  templateAnnotations,
  memoize,
  synchronization,
  templateOverrides,
}: PipelineProps) {
  return {
    parallelism,
    retry,
    metrics,
    labels,
    annotations,
    templateAnnotations,
    memoize,
    synchronization,
    templateOverrides,
  };
}

markTemplate(Pipeline.prototype);
markPipeline(Pipeline.prototype);
