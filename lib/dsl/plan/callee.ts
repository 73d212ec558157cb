import type { Call, Graph } from '../graph';

/** Whether one pod of the program carries a call out, so that it can leave fields of what it returns: a function, or all of a pipeline or part. */
export function isFunctionCall({ callee, loop }: Call): boolean {
  if ('kind' in callee && callee.kind === 'task') return callee.body.kind === 'function';
  return loop?.batch !== undefined || ('kind' in callee && callee.options.pod === 'shared');
}

/** The graph that a call runs: of a pipeline, of a part, or of a part around the call. */
export function graphRunBy(call: Call, wraps: ReadonlyMap<Call, Graph>): Graph | undefined {
  if (isFunctionCall(call)) return undefined;
  const callee = wraps.get(call) ?? call.callee;
  if (!('kind' in callee)) return callee;
  return callee.kind === 'pipeline' ? callee.graph : undefined;
}
