import { graphRunBy, isFunctionCall } from './callee';
import { collected } from './collected';
import { optionsOf } from './options-of';
import { PipelineIndex, type Section } from './pipeline-index';
import type { Call, Graph, Loop, PipelineDefinition, Value } from '../graph';

/**
 * The first pass: finds everything that a pipeline reaches.
 *
 * @param wrapped calls in loops that have to be parts, besides those that look so by themselves
 */
export function indexPipeline(root: PipelineDefinition, wrapped: ReadonlySet<Call> = new Set()): PipelineIndex {
  const sections = new Map<Graph, Section>();
  const loops = new Map<Loop, Call>();
  const wraps = new Map<Call, Graph>();
  const recursive = new Set<Graph>();
  const open: Graph[] = [];
  const visit = (graph: Graph, address: readonly string[]): void => {
    if (open.includes(graph)) {
      for (const each of open.slice(open.indexOf(graph))) if (each.definition) recursive.add(each);
    }
    if (sections.has(graph)) return;
    const { calls, result } = graph;
    sections.set(graph, { graph, calls, result, address });
    open.push(graph);
    for (const call of calls) {
      if (call.loop) loops.set(call.loop, call);
      if (call.loop && !isFunctionCall(call) && (wrapped.has(call) || needsWrap(call))) wraps.set(call, partOf(call));
      const inner = graphRunBy(call, wraps);
      if (inner) visit(inner, [...address, call.id]);
    }
    open.pop();
  };
  visit(root.graph, []);
  for (const [name, graph] of Object.entries(root.handlers)) visit(graph, [name]);
  const singles = singlesIn([...sections.values()], wraps, recursive);
  const unchanged = { inputs: new Map(), lists: new Map(), tests: new Map() };
  return new PipelineIndex({ root, sections, loops, wraps, recursive, singles, ...unchanged });
}

function singlesIn(
  sections: readonly Section[],
  wraps: ReadonlyMap<Call, Graph>,
  recursive: ReadonlySet<Graph>,
): Set<Graph> {
  // Which of several values there is would have to be known outside; so there is one.
  const uncertain = sections.flatMap(({ calls }) =>
    calls.filter(({ loop, when }) => loop ?? when).map((call) => graphRunBy(call, wraps)),
  );
  const merged = sections.filter(({ result }) => result?.kind === 'first').map(({ graph }) => graph);
  return new Set([...recursive, ...merged, ...uncertain.filter((graph) => graph !== undefined)]);
}

/** The part of one call that a loop repeats; failures that are collected are seen in it. */
function partOf(call: Call): Graph {
  const { loop, ...once } = call;
  const calls: Call[] = [];
  const graph: Graph = { name: call.id, around: call.graph, calls };
  const inner: Call = { ...once, graph, after: [], depends: undefined };
  calls.push(inner);
  if (loop!.onItemFailure === 'collect') calls.push(collected(inner, graph, optionsOf(inner)));
  return Object.assign(graph, { result: { kind: 'output', call: calls.at(-1)!, path: [] } as const });
}

/** Whether a call in a loop has to be a part: its failures are collected, of what it gets something is made of its item, or of what it leaves its value is made. */
function needsWrap(call: Call): boolean {
  const { callee, inputs, loop } = call;
  if (loop?.onItemFailure === 'collect') return true;
  if (!('kind' in callee)) return false;
  // Argo's limits count pods and DAGs, no requests.
  return (
    (callee.kind === 'task' && (callee.body.kind !== 'http' || loop?.limit !== undefined)) ||
    Object.values(inputs).some((value) => isComputed(value, call))
  );
}

/** Whether an input of a call in a loop is made of its item, or is its item where that may have to change its transport. */
function isComputed(value: Value, { loop, callee }: Call): boolean {
  switch (value.kind) {
    case 'item':
      return (
        value.loop === loop &&
        (value.path.length > 0 ||
          ('kind' in callee && callee.kind === 'task' && !['literal', 'input'].includes(loop.over.kind)))
      );
    case 'index':
    case 'literal':
    case 'input':
    case 'output':
    case 'status':
    case 'workflow':
      return false;
    default:
      return true;
  }
}
