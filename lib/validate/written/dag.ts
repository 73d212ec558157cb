import { Ancestors } from './ancestors';
import { checkArguments } from './arguments';
import { addItems, checkHookExpressions, checkHooks, checkLoop, isCollected } from './call';
import { Home, Manifest } from './home';
import { checkCallNames } from './names';
import { addResults } from './results';
import { checkTags, Scope } from './scope';
import { waitsOf } from './waits';
import type { Walk } from './walk';
import { errors } from '../../errors';
import { hasOpenTag, segmentsOf } from '../../spec/tags';
import { cycleIn } from '../cycle';
import { Fields } from '../fields';

/** The tasks of a template: each knows the others, and the statuses of those for which it waits. */
export function checkDag(fields: Fields, template: Manifest, scope: Scope, home: Home, walk: Walk): void {
  const tasks = (template.dag.tasks ?? []) as Manifest[];
  if (tasks.length === 0) fields.add(errors.emptyPipeline(fields.path, 'tasks', 'a task: new DagTask(dag, ...)'));
  checkCallNames(
    fields,
    'task',
    tasks.map(({ name }) => name),
  );
  const waits = waitsOf(tasks, (task) => walk.at(home, template, task));
  const cycle = cycleIn(waits);
  if (cycle) fields.add(errors.cycle(fields.path, cycle));
  // Those before come first, as for Argo: they may export what others read.
  const ordered = cycle ? tasks : inOrder(tasks, waits);
  for (const task of ordered) {
    const called = walk.call(walk.at(home, template, task), task, home, task.arguments);
    addResults(scope, `tasks.${task.name}`, called, isCollected(task));
    walk.exported(called);
  }
  checkTarget(fields, template.dag.target, scope);
  const ancestors = new Ancestors(waits);
  for (const task of ordered) checkTask(walk.at(home, template, task), task, scope, ancestors, home);
}

function checkTarget(fields: Fields, target: string | undefined, scope: Scope): void {
  checkTags(fields, target, scope);
  if (target && hasOpenTag(target)) fields.refuse('dag.target', target, 'names of tasks, or tags that end');
}

function checkTask(fields: Fields, task: Manifest, scope: Scope, ancestors: Ancestors, home: Home): void {
  const prefix = `tasks.${task.name}`;
  // What hooks read of the task itself.
  if (task.hooks) scope.add(`${prefix}.status`);
  checkLoop(fields, task);
  checkArguments(fields, task.arguments, false);
  checkHooks(fields, task, home);
  checkHookExpressions(fields, task);
  const inner = new StatusScope(scope, (name) => ancestors.of(task.name).has(name));
  inner.add(...(task.inline?.inputs?.parameters ?? []).map(({ name }: Manifest) => `inputs.parameters.${name}`));
  addItems(inner, task);
  checkTags(fields, task, inner);
  checkAwaited(fields, task, ancestors);
}

/** A scope of a task, in which the statuses of its ancestors are known. */
class StatusScope extends Scope {
  constructor(
    around: Scope,
    private readonly isAncestor: (task: string) => boolean,
  ) {
    super(around);
  }

  public has(name: string): boolean {
    const [, task] = /^tasks\.([^.]+)\.status$/.exec(name) ?? [];
    return super.has(name) || (task !== undefined && this.isAncestor(task));
  }
}

/** A value that is an output of another task needs that one to have ended. */
function checkAwaited(fields: Fields, task: Manifest, ancestors: Ancestors): void {
  const { parameters = [], artifacts = [] } = task.arguments ?? {};
  const texts = [...parameters.map(({ value }: Manifest) => value), ...artifacts.map(({ from }: Manifest) => from)];
  for (const text of texts) {
    const tag = typeof text === 'string' ? segmentsOf(text)[0]?.tag : undefined;
    if (!tag?.startsWith('tasks.')) continue;
    const [, producer] = tag.split('.');
    if (!ancestors.of(task.name).has(producer)) {
      fields.add(errors.taskVariable(fields.path, tag, producer, `Name '${producer}' in 'dependencies' or 'depends'`));
    }
  }
}

/** The tasks in an order in which each comes after those for which it waits. */
function inOrder(tasks: readonly Manifest[], waits: ReadonlyMap<string, readonly string[]>): readonly Manifest[] {
  const open = new Map(tasks.map((task) => [task.name, waits.get(task.name)!.length]));
  const next = new Map<string, Manifest[]>();
  for (const task of tasks) {
    for (const name of waits.get(task.name)!) {
      const others = next.get(name);
      if (others) others.push(task);
      else next.set(name, [task]);
    }
  }
  const ordered = tasks.filter(({ name }) => open.get(name) === 0);
  for (let at = 0; at < ordered.length; at++) {
    for (const task of next.get(ordered[at].name) ?? []) {
      const left = open.get(task.name)! - 1;
      open.set(task.name, left);
      if (left === 0) ordered.push(task);
    }
  }
  return ordered.length === tasks.length ? ordered : tasks;
}
