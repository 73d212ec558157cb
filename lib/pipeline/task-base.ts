import { Construct, IConstruct } from 'constructs';
import { checkTaskOptions } from './check-options';
import { pipelineAround } from './membership';
import { recursiveOutput } from './recursive-output';
import { TaskCall } from './task-call';
import { Hook, TaskOptions } from './task-options';
import { errors } from '../errors';
import type { Place } from '../ir/model';
import { inOneShape } from '../spec/one-shape';
import { invalidate } from '../spec/revision';
import { ENDS, FAILED } from '../spec/statuses';
import { ITemplate } from '../template/template-interface';
import { Reference } from '../value/reference';
import { StatusCondition } from '../value/status';
import { Encoding, isHarmless } from '../value/value-type';

/** A pipeline, as its tasks know it. */
export interface IPipeline extends ITemplate {
  /** The tasks of the pipeline in the order in which they were made, nested pipelines among them. */
  readonly tasks: TaskBase[];
}

/** What every task of a pipeline is: one call of a template. */
export abstract class TaskBase extends Construct {
  /** @internal */
  public readonly _options: TaskOptions;

  /** @internal */
  public readonly _call: TaskCall;

  private references?: Map<string, Reference>;

  constructor(scope: Construct, id: string, options: TaskOptions) {
    super(scope, id);
    this._options = inOneShape(options);
    checkTaskOptions(this.node.path, this._options);
    this._call = new TaskCall(this, this._options);
    pipelineAround(this)?._addCall(this._call);
    invalidate();
  }

  /** @internal */
  public get _place(): Place {
    return this._call.place;
  }

  /** The template that the task runs. */
  public abstract get template(): ITemplate;

  /** The name of the task in its pipeline: its id, after the ids of the plain constructs between. */
  public get taskName(): string {
    return this.pipeline ? this._call.name : this.node.id;
  }

  /** The pipeline in which the task stands; undefined for a pipeline that is not a task of another one. */
  public get pipeline(): IPipeline | undefined {
    return pipelineAround(this);
  }

  /** The values that the task passes to the template's inputs, as they were given: a copy. */
  public get arguments(): { [name: string]: any } {
    return { ...this._call.inputs };
  }

  /**
   * A value or file that the task leaves behind. For a task with `forEach` it is the list of all items' values, in order.
   *
   * @param name a key of the template's outputs
   */
  public output(name: string): Reference {
    const { outputs } = this.template._template;
    const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
    if (!output && this.isRecursion) {
      return this.reference(`output ${name}`, () =>
        recursiveOutput(this._call, name, (encoding) => this.collected(encoding)),
      );
    }
    if (!output) throw errors.unknownOutput(this.node.path, name, Object.keys(outputs));
    return this.reference(`output ${name}`, () => {
      const artifact = 'value' in output ? output.value._isArtifact : output._artifact !== undefined;
      const encoding = 'value' in output ? output.value._encoding : output._encoding;
      return Reference._of({ kind: 'output', task: this._call, name, artifact }, this.collected(encoding));
    });
  }

  /** What the task prints on standard output, at most the last 256 KiB, without the last line break. */
  public get result(): Reference {
    const model = this.template._template;
    const result = model.kind === 'dag' ? undefined : model.result;
    if (!result) throw errors.noResult(this.node.path, this.template.node.id);
    if (this._options.forEach && !isHarmless(result._encoding) && result._encoding !== 'json') {
      throw errors.resultOfLoop(this.node.path);
    }
    return this.reference('result', () =>
      Reference._of({ kind: 'task', task: this._call, what: 'result' }, this.collected(result._encoding)),
    );
  }

  /** How the task ended: `Succeeded`, `Failed`, `Error`, `Skipped` or `Omitted`. */
  public get status(): Reference {
    return this.reference('status', () => Reference._of({ kind: 'task', task: this._call, what: 'status' }, 'plain'));
  }

  /** The exit code of the task's container, as a number; -1 when it did not end by itself. */
  public get exitCode(): Reference {
    const model = this.template._template;
    if (model.kind === 'dag' || !model.result) throw errors.noResult(this.node.path, this.template.node.id);
    return this.reference('exitCode', () =>
      Reference._of({ kind: 'task', task: this._call, what: 'exitCode' }, 'scalar'),
    );
  }

  /** Holds when the task succeeded. */
  public get succeeded(): StatusCondition {
    return StatusCondition._of(this._call, 'Succeeded');
  }

  /** Holds when the task failed: its program ended with an error, or Argo or Kubernetes could not run it to its end. */
  public get failed(): StatusCondition {
    return StatusCondition._of(this._call, ...FAILED);
  }

  /** Holds when the task's condition (`when`) was false, or its loop had no items. */
  public get skipped(): StatusCondition {
    return StatusCondition._of(this._call, 'Skipped');
  }

  /** Holds when the task did not run because of how others ended. */
  public get omitted(): StatusCondition {
    return StatusCondition._of(this._call, 'Omitted');
  }

  /** Holds when the task has ended, in whatever way. */
  public get ended(): StatusCondition {
    return StatusCondition._of(this._call, ...ENDS);
  }

  /** Holds when at least one item of the task's loop succeeded. */
  public get anySucceeded(): StatusCondition {
    return this.ofLoop('AnySucceeded');
  }

  /** Holds when all items of the task's loop failed. */
  public get allFailed(): StatusCondition {
    return this.ofLoop('AllFailed');
  }

  /**
   * Adds something that runs by what happens to the task. Unlike `hooks` in the props, it can read the task's own outputs and
   * status; an output that does not exist reads as empty.
   *
   * @param name `exit` for the end of the task, any other name for when the hook's condition holds
   * @param hook what runs
   */
  public addHook(name: string, hook: Hook): void {
    if (this._call.hooks.some((each) => each.name === name)) {
      throw errors.duplicateName(this.node.path, 'hook', name, 'an earlier hook');
    }
    this._call.addHook(name, hook);
    invalidate();
  }

  /** Whether the template is a pipeline around the task, whose outputs may be declared later. */
  private get isRecursion(): boolean {
    for (let around: IConstruct | undefined = pipelineAround(this); around; around = pipelineAround(around)) {
      if (around === this.template) return true;
    }
    return false;
  }

  /** Whether the task is repeated, so that its outputs are lists. */
  private collected(encoding: Encoding): Encoding {
    return this._options.forEach ? 'json' : encoding;
  }

  private ofLoop(result: 'AnySucceeded' | 'AllFailed'): StatusCondition {
    if (!this._options.forEach) throw errors.notInLoop(this.node.path, `the status ${result}`);
    return StatusCondition._of(this._call, result);
  }

  private reference(id: string, make: () => Reference): Reference {
    const references = (this.references ??= new Map());
    let found = references.get(id);
    if (!found) references.set(id, (found = make()));
    return found;
  }
}
