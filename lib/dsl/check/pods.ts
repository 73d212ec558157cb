import type { Reached } from './reached';
import { effective } from './serializers';
import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import { addressOf } from '../describe';
import type { Call, Graph } from '../graph';

/** Loops in batches and pipelines in one pod: the program runs all of them by itself, so they have to be functions. */
export function podErrors({ calls, pipelines }: Reached): PipelineError[] {
  return [
    ...calls
      .filter(({ loop }) => loop?.batch !== undefined)
      .flatMap((call) => [
        ...inOnePod(addressOf(call), "'batch'", [call]),
        ...(effective(call, 'transport') === 'parameter' ? [errors.batchAsParameter(addressOf(call))] : []),
      ]),
    ...[...pipelines]
      .filter(({ options }) => options.pod === 'shared')
      .flatMap(({ name, graph }) => inOnePod(name, "pod: 'shared'", graph.calls)),
  ];
}

function inOnePod(path: string, option: string, calls: readonly Call[]): PipelineError[] {
  return [...foreign(calls, new Set())].map((name) => errors.notInOnePod(path, option, name));
}

/** The names of tasks below that are no functions. */
function foreign(calls: readonly Call[], seen: Set<Graph>, found = new Set<string>()): Set<string> {
  for (const { callee } of calls) {
    if ('kind' in callee && callee.kind === 'task') {
      if (callee.body.kind !== 'function') found.add(callee.name);
      continue;
    }
    const graph = 'kind' in callee ? callee.graph : callee;
    if (seen.has(graph)) continue;
    seen.add(graph);
    foreign(graph.calls, seen, found);
  }
  return found;
}
