import { Diagnostics } from './diagnostics';
import { taskNames } from './task-names';
import { TemplateAnalysis } from './template-analysis';
import { errors } from '../../errors';
import { field, group, joined, name as variable, ungrouped } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import type { DagModel, LoopModel, CallModel, TemplateModel } from '../../ir/model';
import { print } from '../../ir/print';
import { holdsAlways, statusNode, succeedsIn, tasksIn } from '../../ir/status';
import { partsWithDoubt } from '../../ir/walk';
import type { TaskResult } from '../../spec/statuses';
import { Reference } from '../../value/reference';

/** Why a task waits for another one: it reads its value, reads it if there is one, reads how it ended, or just comes later. */
type Wait = 'data' | 'lenient' | 'ended' | 'order';

const NO_WAITS: ReadonlyMap<CallModel, Wait> = new Map();
const STRENGTH: Wait[] = ['order', 'ended', 'lenient', 'data'];

/**
 * The plan of one pipeline: names of its tasks, what each waits for, and which may end without having run. Derived from the
 * references that the tasks read.
 */
export class Plan {
  private readonly names: ReadonlyMap<CallModel, string>;
  private readonly waits = new Map<CallModel, Map<CallModel, Wait>>();
  private readonly mayFail = new Set<CallModel>();
  private readonly omittable = new Map<CallModel, boolean>();

  /**
   * @param of the plan of another pipeline
   */
  /** Whether the pipeline is beyond rendering because its tasks wait for each other. */
  public readonly cyclic: boolean;

  constructor(
    public readonly unit: TemplateAnalysis,
    private readonly model: DagModel,
    diagnostics: Diagnostics,
    public readonly of: (pipeline: TemplateModel) => Plan,
  ) {
    this.names = taskNames(model, diagnostics);
    for (const task of model.tasks) diagnostics.try(() => this.waitsOf(task));
    const cycle = this.cycle();
    if (cycle) {
      diagnostics.add(
        errors.cycle(
          unit.path,
          cycle.map((task) => this.name(task)),
        ),
      );
    } else {
      this.settle();
    }
    this.cyclic = cycle !== undefined;
  }

  /** The name of a task in the manifest. */
  public name(task: CallModel): string {
    return this.names.get(task)!;
  }

  /** The task of a name, if there is one. */
  public taskNamed(name: string): CallModel | undefined {
    return this.model.tasks.find((task) => this.name(task) === name);
  }

  /** Whether a task surely runs after another one has ended. */
  public isAwaited(producer: CallModel, by: CallModel): boolean {
    const seen = new Set<CallModel>([by]);
    for (const task of seen) for (const next of this.waits.get(task)?.keys() ?? []) seen.add(next);
    return producer !== by && seen.has(producer);
  }

  /** Whether a task may not have run although the pipeline succeeds. */
  public mayBeAbsent(task: CallModel): boolean {
    return this.isSkippable(task) || (this.omittable.get(task) ?? false);
  }

  /** Whether the pipeline may succeed although the task failed. */
  public mayHaveFailed(task: CallModel): boolean {
    return this.mayFail.has(task);
  }

  /** Why a value of a producer may not exist where a task (or an output of the pipeline) reads it; undefined when it surely does. */
  public doubt(producer: CallModel, reader: CallModel | undefined): string | undefined {
    const depends = reader?.depends;
    if (depends && tasksIn(depends).has(producer)) {
      return succeedsIn(depends, producer)
        ? undefined
        : `the task's 'depends' lets it run when '${this.name(producer)}' did not succeed`;
    }
    if (reader) return undefined;
    if (this.isSkippable(producer)) return `'${this.name(producer)}' may be skipped`;
    if (this.mayBeAbsent(producer)) return `'${this.name(producer)}' may be omitted`;
    return this.mayHaveFailed(producer) ? `the pipeline goes on when '${this.name(producer)}' fails` : undefined;
  }

  /** The text of `depends`, or undefined when the task waits for nothing. */
  public depends(task: CallModel): string | undefined {
    const explicit = task.depends;
    const mentioned = explicit && tasksIn(explicit);
    const parts: ExpressionNode[] = [];
    for (const [producer, wait] of this.waits.get(task)!) {
      if (!mentioned?.has(producer)) parts.push(this.waitNode(producer, wait));
    }
    if (explicit) parts.unshift(statusNode(explicit, (each) => this.name(each), parts.length > 0));
    if (parts.length === 0) return undefined;
    return print(parts.length === 1 ? ungrouped(parts[0]) : joined('&&', parts));
  }

  /** The names that a task waits for, when each must just have succeeded; undefined when `depends` says more. */
  public plainDependencies(task: CallModel): string[] | undefined {
    if (task.depends) return undefined;
    const nodes = [...this.waits.get(task)!].map(([producer, wait]) => this.waitNode(producer, wait));
    return nodes.every(({ kind }) => kind === 'name') ? nodes.map(print) : undefined;
  }

  /** Whether anything in the pipeline waits for a task. */
  public hasDependants(task: CallModel): boolean {
    return [...this.waits.values()].some((waits) => waits.has(task));
  }

  private waitsOf(task: CallModel): void {
    const waits = new Map<CallModel, Wait>();
    this.waits.set(task, waits);
    const add = (producer: CallModel, wait: Wait) => {
      if (producer.pipeline !== this.unit.node) throw errors.foreignTask(task.place.path, producer.place.path);
      const known = waits.get(producer);
      if (!known || STRENGTH.indexOf(wait) > STRENGTH.indexOf(known)) waits.set(producer, wait);
    };
    const read = (reference: Reference, lenient: boolean): void => {
      const source = reference._source;
      if (source.kind === 'output' || source.kind === 'task') {
        if (source.task.pipeline !== this.unit.node) return;
        add(source.task, source.kind === 'task' && source.what !== 'result' ? 'ended' : lenient ? 'lenient' : 'data');
        return;
      }
      if (this.unit.freeValues.has(reference)) return;
      for (const [part, doubtful] of partsWithDoubt(reference, task.place.path)) read(part, lenient || doubtful);
    };
    for (const producer of task.after) add(producer, 'order');
    if (task.depends) {
      for (const [producer, results] of tasksIn(task.depends)) {
        add(producer, 'order');
        if (results.some((result) => result !== 'Succeeded' && result !== 'Daemoned' && result !== 'AnySucceeded')) {
          this.mayFail.add(producer);
        }
      }
    }
    for (const [reference, optional] of this.unit.usesOf(task)) read(reference, optional);
    for (const [producer, wait] of waits) if (wait === 'ended') this.mayFail.add(producer);
    if (task.continueOn) this.mayFail.add(task);
  }

  /** A task that runs although others were omitted lets the pipeline go on when what comes before those fails. */
  private settle(): void {
    for (let grows = true; grows;) {
      this.omittable.clear();
      for (const task of this.model.tasks) this.isOmittable(task);
      const before = new Set<CallModel>();
      for (const task of this.model.tasks) {
        for (const missed of this.mayMiss(task)) for (const next of this.waits.get(missed)!.keys()) before.add(next);
      }
      for (const task of before) for (const next of this.waits.get(task)!.keys()) before.add(next);
      const known = this.mayFail.size;
      before.forEach((task) => this.mayFail.add(task));
      grows = this.mayFail.size > known;
    }
  }

  /** The tasks that need not have run for a task to run. */
  private mayMiss(task: CallModel): CallModel[] {
    const { depends } = task;
    const missed: CallModel[] = [];
    if (depends) {
      for (const [producer, results] of tasksIn(depends)) if (results.includes('Omitted')) missed.push(producer);
    }
    for (const [producer, wait] of this.waits.get(task)!) {
      if ((wait === 'ended' || wait === 'lenient') && this.omittable.get(producer)) missed.push(producer);
    }
    return missed;
  }

  private waitNode(producer: CallModel, wait: Wait): ExpressionNode {
    // A plain name means Succeeded, Skipped or Daemoned (recipes 14, 15).
    const plain = variable(this.name(producer));
    const { continueOn, loop } = producer;
    if (wait === 'data' && !loop) return this.mayBeAbsent(producer) ? field(plain, 'Succeeded') : plain;
    const results: TaskResult[] = [];
    if (wait === 'ended' || continueOn?.failed) results.push('Failed');
    if (wait === 'ended' || continueOn?.error) results.push('Errored');
    if ((wait === 'ended' || wait === 'lenient') && this.omittable.get(producer)) results.push('Omitted');
    if (results.length === 0) return plain;
    return group(joined('||', [plain, ...results.map((result) => field(plain, result))]));
  }

  private isSkippable(task: CallModel): boolean {
    return task.when !== undefined || mayBeEmpty(task.loop);
  }

  private isOmittable(task: CallModel): boolean {
    const known = this.omittable.get(task);
    if (known !== undefined) return known;
    const { depends } = task;
    const mentioned = depends && holdsAlways(depends) ? tasksIn(depends) : undefined;
    let result = depends !== undefined && mentioned === undefined;
    for (const [producer, wait] of this.waits.get(task) ?? NO_WAITS) {
      result ||= !mentioned?.has(producer) && this.isOmittedWith(producer, wait);
    }
    this.omittable.set(task, result);
    return result;
  }

  /** Whether a task may be omitted because of one that it waits for. */
  private isOmittedWith(producer: CallModel, wait: Wait): boolean {
    const absent = this.isOmittable(producer) || (wait === 'data' && !producer.loop && this.isSkippable(producer));
    if (wait === 'lenient') return this.mayFail.has(producer) && !producer.continueOn;
    return wait !== 'ended' && (absent || (this.mayFail.has(producer) && !(producer.continueOn && wait === 'order')));
  }

  /** The tasks of a cycle, the first one repeated at the end. */
  private cycle(): CallModel[] | undefined {
    const done = new Set<CallModel>();
    const trail: { task: CallModel; rest: Iterator<CallModel> }[] = [];
    const onTrail = new Set<CallModel>();
    const enter = (task: CallModel) => {
      trail.push({ task, rest: (this.waits.get(task) ?? NO_WAITS).keys() });
      onTrail.add(task);
    };
    for (const start of this.model.tasks) {
      if (!done.has(start)) enter(start);
      while (trail.length > 0) {
        const { task, rest } = trail.at(-1)!;
        const next = rest.next();
        if (next.done) {
          trail.pop();
          onTrail.delete(task);
          done.add(task);
        } else if (onTrail.has(next.value)) {
          const tasks = trail.map((frame) => frame.task);
          return [...tasks.slice(tasks.indexOf(next.value)), next.value];
        } else if (!done.has(next.value)) {
          enter(next.value);
        }
      }
    }
    return undefined;
  }
}

/** Whether a loop may have no items, so that Argo skips the task. */
export function mayBeEmpty(loop: LoopModel | undefined): boolean {
  if (!loop) return false;
  if (loop.kind === 'items') return loop.items.length === 0;
  if (loop.kind === 'list') return true;
  const { count } = loop.fields;
  return count !== undefined && !(typeof count === 'number' && count > 0);
}
