import type { Boundary, Context } from './context';
import { messageOf } from './failure';
import { graphOf, TaskGraph } from './graph';
import { Node } from './node';
import { endWithOutputs } from './outputs';
import type { Known } from './start';
import { startTask } from './task';
import { taskVariables } from './task-variables';
import { put } from '../../spec/own';
import type { Phase } from '../pod';

/** Runs the tasks of a DAG: each starts when those that it waits for have ended. */
export function runDag(
  context: Context,
  boundary: Boundary,
  texts: readonly string[],
  done: (phase: Phase, message?: string) => void,
): void {
  let dag: Dag;
  try {
    dag = new Dag(context, boundary, graphOf(boundary.callee.template, texts), texts, done);
  } catch (error) {
    return done('Error', messageOf(error));
  }
  dag.start();
}

class Dag {
  private readonly nodes: (Node | undefined)[] = [];
  private readonly open: number[];
  private readonly needed: readonly boolean[];
  private running: number;

  constructor(
    private readonly context: Context,
    private readonly boundary: Boundary,
    private readonly graph: TaskGraph,
    private readonly texts: readonly string[],
    private readonly done: (phase: Phase, message?: string) => void,
  ) {
    this.open = [...graph.waits];
    this.needed = graph.needed;
    this.running = this.needed.filter(Boolean).length;
  }

  public start(): void {
    if (this.running === 0) return this.finish();
    for (let index = 0; index < this.open.length; index++) {
      if (this.open[index] === 0 && this.needed[index]) this.schedule(index);
    }
  }

  private schedule(index: number): void {
    this.context.schedule(() => this.run(index));
  }

  private run(index: number): void {
    const { context, boundary, graph } = this;
    const task = graph.tasks[index];
    const node = (this.nodes[index] = new Node(boundary.node, 'Pod', 'task', task.name));
    try {
      if (!graph.depends[index].holds((name) => this.nodes[graph.find(name)!]!)) {
        node.type = 'Skipped';
        context.ended(node, 'Omitted', 'omitted: depends condition not met');
        return this.ended(index);
      }
    } catch (error) {
      node.type = 'Skipped';
      context.ended(node, 'Error', `unable to evaluate depends '${task.source.depends}': ${messageOf(error)}`);
      return this.ended(index);
    }
    startTask({ context, boundary, task, node, known: this.knownTo(index), done: () => this.ended(index) });
  }

  private ended(index: number): void {
    for (const dependent of this.graph.dependents[index]) {
      if (--this.open[dependent] === 0 && this.needed[dependent]) this.schedule(dependent);
    }
    if (--this.running === 0) this.finish();
  }

  /** What a task knows of others. */
  private knownTo(index: number): Known {
    return (names) => {
      const result: Record<string, unknown> = {};
      const add = (other: number) => put(result, this.graph.tasks[other].name, this.variables(other));
      if (!names) {
        this.graph.ancestorsOf(index).forEach(add);
      } else {
        for (const name of names) {
          const other = this.graph.known(index, name);
          if (other !== undefined) add(other);
        }
      }
      return result;
    };
  }

  private variables(index: number): object {
    return taskVariables(this.nodes[index]!, this.graph.tasks[index].source, this.context, this.boundary);
  }

  private finish(): void {
    const phase = this.phase();
    if (phase !== 'Succeeded') return this.done(phase);
    const all: Known = (names) => {
      const result: Record<string, unknown> = {};
      for (const name of names ?? this.graph.tasks.map((task) => task.name)) {
        const index = this.graph.find(name);
        if (index !== undefined && this.nodes[index]) put(result, name, this.variables(index));
      }
      return result;
    };
    endWithOutputs(this.boundary, this.texts, all, this.done);
  }

  /** How the DAG ends: as its targets do, of which those that did not run count as what they waited for. */
  private phase(): Phase {
    const { graph } = this;
    const failFast = this.boundary.callee.template.source.dag.failFast ?? true;
    const branches = new Map<number, Phase>();
    let result: Phase = 'Succeeded';
    for (const index of graph.targets) {
      const branch = this.branch(index, branches);
      const { continueOn } = graph.tasks[index];
      if (branch === 'Succeeded' || (branch === 'Failed' ? continueOn.failed : continueOn.error)) continue;
      result = branch;
      if (failFast) break;
    }
    return result;
  }

  private branch(target: number, known: Map<number, Phase>): Phase {
    // From the first tasks on, so that long chains take no stack.
    const order: number[] = [];
    const visit = [target];
    const seen = new Set<number>();
    for (let index = visit.pop(); index !== undefined; index = visit.pop()) {
      if (seen.has(index) || known.has(index)) continue;
      seen.add(index);
      order.push(index);
      if (!this.nodes[index]!.isCompleted) visit.push(...this.graph.parents(index));
    }
    let changed = true;
    const value = (index: number): Phase | undefined => {
      const node = this.nodes[index]!;
      if (node.isCompleted) return node.phase;
      const parents = this.graph.parents(index).map((parent) => known.get(parent));
      if (parents.includes(undefined)) return undefined;
      return parents.find((phase) => phase === 'Failed' || phase === 'Error') ?? 'Succeeded';
    };
    while (changed && !known.has(target)) {
      changed = false;
      for (let at = order.length - 1; at >= 0; at--) {
        const index = order[at];
        const phase = known.has(index) ? undefined : value(index);
        if (phase === undefined) continue;
        known.set(index, phase);
        changed = true;
      }
    }
    return known.get(target)!;
  }
}
