import type { Reached } from './reached';
import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import type { Graph, PipelineDefinition } from '../graph';

/** Pipelines that call each other, and no condition or loop on the way stops them. */
export function endlessRecursions({ pipelines }: Reached): PipelineError[] {
  const found: PipelineError[] = [];
  const done = new Set<PipelineDefinition>();
  for (const start of pipelines) {
    // Depth first; each frame holds what is still to be looked at.
    const path: { readonly at: PipelineDefinition; readonly rest: PipelineDefinition[] }[] = [];
    const enter = (at: PipelineDefinition) => path.push({ at, rest: [...unguarded(at.graph)] });
    if (!done.has(start)) enter(start);
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const next = frame.rest.pop();
      if (next === undefined) {
        done.add(frame.at);
        path.pop();
        continue;
      }
      const from = path.findIndex(({ at }) => at === next);
      if (from >= 0) {
        found.push(errors.endlessRecursion(next.name, [...path.slice(from).map(({ at }) => at.name), next.name]));
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return found;
}

/** The pipelines that a graph calls in any case. */
function unguarded(graph: Graph): Set<PipelineDefinition> {
  const called = graph.calls
    .filter(({ when, loop }) => when === undefined && loop === undefined)
    .map(({ callee }) => callee);
  return new Set(
    called.filter((callee): callee is PipelineDefinition => 'kind' in callee && callee.kind === 'pipeline'),
  );
}
