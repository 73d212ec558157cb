import { Depends, dependsOf } from './depends';
import type { CompiledTask, CompiledTemplate } from './template';
import { hasTag } from '../../spec/tags';

/** The order of the tasks of a DAG, worked out once per template. */
export class TaskGraph {
  public readonly tasks: readonly CompiledTask[];
  public readonly depends: readonly Depends[];
  /** For each task, the indices of those that wait for it. */
  public readonly dependents: readonly (readonly number[])[];
  /** For how many tasks each waits. */
  public readonly waits: readonly number[];
  /** The tasks that decide how the DAG ends, in the order of their names. */
  public readonly targets: readonly number[];
  /** The tasks that are to run: all, or those that the targets need. */
  public readonly needed: readonly boolean[];
  private readonly indices: ReadonlyMap<string, number>;
  private readonly ancestors: (ReadonlySet<number> | undefined)[] = [];

  /** @param target the names of the tasks that have to end, if not all */
  constructor(template: CompiledTemplate, target: string | undefined) {
    this.tasks = template.groups[0];
    this.indices = new Map(this.tasks.map(({ name }, index) => [name, index]));
    const sources = new Map(this.tasks.map(({ name, source }) => [name, source]));
    this.depends = this.tasks.map(({ source }) => dependsOf(source, sources));
    const dependents: number[][] = this.tasks.map(() => []);
    this.depends.forEach(({ tasks }, index) =>
      tasks.forEach((name) => dependents[this.index(name, this.tasks[index].name)].push(index)),
    );
    this.dependents = dependents;
    this.waits = this.depends.map(({ tasks }) => tasks.length);
    this.targets = target
      ? target
          .split(' ')
          .filter((name) => name !== '')
          .map((name) => this.index(name, 'target'))
      : this.leaves();
    this.refuseCycles();
    this.needed = this.search();
  }

  private search(): readonly boolean[] {
    const needed = this.tasks.map(() => false);
    const visit = [...this.targets];
    for (let index = visit.pop(); index !== undefined; index = visit.pop()) {
      if (needed[index]) continue;
      needed[index] = true;
      visit.push(...this.parents(index));
    }
    return needed;
  }

  public parents(index: number): readonly number[] {
    return this.depends[index].tasks.map((name) => this.indices.get(name)!);
  }

  /** The index of a task of which another may know something: of those that it waits for. */
  public known(index: number, name: string): number | undefined {
    const found = this.indices.get(name);
    if (found === undefined) return undefined;
    return this.depends[index].tasks.includes(name) || this.ancestorsOf(index).has(found) ? found : undefined;
  }

  public ancestorsOf(index: number): ReadonlySet<number> {
    return (this.ancestors[index] ??= this.above(index));
  }

  public find(name: string): number | undefined {
    return this.indices.get(name);
  }

  private above(index: number): ReadonlySet<number> {
    const found = new Set<number>();
    const visit = [...this.parents(index)];
    for (let each = visit.pop(); each !== undefined; each = visit.pop()) {
      if (found.has(each)) continue;
      found.add(each);
      visit.push(...this.parents(each));
    }
    return found;
  }

  private index(name: string, of: string): number {
    const found = this.indices.get(name);
    if (found === undefined) {
      throw new Error(
        `${of === 'target' ? 'dag.target' : `task '${of}'`} speaks of task '${name}', which is not in this DAG`,
      );
    }
    return found;
  }

  private leaves(): number[] {
    return [...this.tasks.keys()]
      .filter((index) => this.dependents[index].length === 0)
      .sort((a, b) => (this.tasks[a].name < this.tasks[b].name ? -1 : 1));
  }

  private refuseCycles(): void {
    const open = [...this.waits];
    const ready = [...open.keys()].filter((index) => open[index] === 0);
    let seen = 0;
    for (let index = ready.pop(); index !== undefined; index = ready.pop()) {
      seen++;
      for (const dependent of this.dependents[index]) if (--open[dependent] === 0) ready.push(dependent);
    }
    if (seen < this.tasks.length) {
      throw new Error(
        `tasks wait for each other: ${this.tasks
          .filter((_, index) => open[index] > 0)
          .map(({ name }) => name)
          .join(', ')}`,
      );
    }
  }
}

const graphs = new WeakMap<CompiledTemplate, Map<string, TaskGraph>>();

/** The graph of a DAG. Its target may be another one in each call. */
export function graphOf(template: CompiledTemplate, texts: readonly string[]): TaskGraph {
  const { target } = template.source.dag;
  const wanted: string = target && hasTag(target) ? template.form.with(texts).dag.target : (target ?? '');
  let known = graphs.get(template);
  if (!known) graphs.set(template, (known = new Map()));
  let found = known.get(wanted);
  if (!found) known.set(wanted, (found = new TaskGraph(template, wanted || undefined)));
  return found;
}
