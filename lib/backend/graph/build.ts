import type { Edge, Graph, Group, Node } from './graph';
import { readsBelow } from './reads-below';
import { conditionWords, loopWords, statusWords, templateWords } from './words';
import { makersOf } from '../../ir/makers';
import type { CallModel, DagModel, TemplateModel } from '../../ir/model';
import { reached } from '../../ir/reached';
import { readsOfCall, readsOfHook } from '../../ir/reads';
import { tasksIn } from '../../ir/status';
import type { Reference } from '../../value/reference';

/** The graph of a template and of all pipelines that it calls. */
export function graphOf(root: TemplateModel): Graph {
  const models = [...reached([root], false)].filter((model): model is DagModel => model.kind === 'dag');
  const groupIds = new Map<TemplateModel, string>(models.map((model, index) => [model, `g${index}`]));
  let count = 0;
  const groups = models.map((model): Group => groupOf(model, groupIds, () => `n${count++}`));
  if (root.kind === 'dag') return { groups };
  // A template by itself.
  const { id: name, path } = root.place;
  return { groups: [{ id: 'g0', path, name, nodes: [{ id: 'n0', name, runs: templateWords(root) }], edges: [] }] };
}

function groupOf(model: DagModel, groupIds: ReadonlyMap<TemplateModel, string>, nextId: () => string): Group {
  const ids = new Map(model.tasks.map((task) => [task, nextId()]));
  const nodes = model.tasks.flatMap((task): Node[] => [
    {
      id: ids.get(task)!,
      name: task.name,
      runs: templateWords(task.template),
      group: groupIds.get(task.template),
      when: task.when && conditionWords(task.when),
      depends: task.depends && statusWords(task.depends),
      loop: task.loop && loopWords(task.loop),
    },
    ...task.hooks.map((hook) => ({
      id: nextId(),
      name: hook.name,
      runs: templateWords(hook.template),
      group: groupIds.get(hook.template),
      when: hook.when && conditionWords(hook.when),
      hookOf: ids.get(task)!,
    })),
  ]);
  const edges = model.tasks.flatMap((task) => edgesTo(task, model, ids));
  return { id: groupIds.get(model)!, path: model.place.path, name: model.place.id, nodes, edges };
}

type Reason = Edge['reason'];
const STRENGTH: readonly Reason[] = ['order', 'status', 'data'];

function edgesTo(task: CallModel, pipeline: DagModel, ids: ReadonlyMap<CallModel, string>): Edge[] {
  const found = new Map<CallModel, { reason: Reason; values: Set<string> }>();
  const add = (maker: CallModel, reason: Reason, value?: string): void => {
    if (!ids.has(maker)) return;
    const edge = found.get(maker) ?? { reason, values: new Set() };
    if (STRENGTH.indexOf(reason) > STRENGTH.indexOf(edge.reason)) edge.reason = reason;
    if (value !== undefined) edge.values.add(value);
    found.set(maker, edge);
  };
  const read = (reference: Reference, path: string, isOfHook = false): void => {
    const makers = makersOf(reference, path);
    // A hook runs when its task has begun, so what it reads of that task is no reason to wait.
    if (isOfHook && makers.some(({ task: maker }) => maker === task)) return;
    for (const maker of makers) add(maker.task, maker.isStatus ? 'status' : 'data', maker.value);
  };
  const { path } = task.place;
  for (const maker of task.after) add(maker, 'order');
  if (task.depends) for (const maker of tasksIn(task.depends).keys()) add(maker, 'status');
  for (const { reference } of readsOfCall(task)) read(reference, path);
  for (const reference of readsBelow(task.template, task.inputs, pipeline)) read(reference, path);
  for (const hook of task.hooks) {
    for (const reference of readsOfHook(hook, path)) read(reference, path, true);
    for (const reference of readsBelow(hook.template, hook.inputs, pipeline)) read(reference, path, true);
  }
  return [...found].map(([maker, { reason, values }]) => ({
    from: ids.get(maker)!,
    to: ids.get(task)!,
    reason,
    values: [...values],
  }));
}
