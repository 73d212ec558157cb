import { comparisonsIn, Reached } from './reached';
import { errors } from '../../errors';
import type { PipelineError } from '../../errors';
import { patternProblem } from '../../spec/regular-expression';
import { described } from '../describe';

/** Patterns that are known and that Go refuses, each once: both branches of a condition ask for it. */
export function patternErrors({ graphs }: Reached): PipelineError[] {
  const found = new Map<string, PipelineError>();
  for (const graph of graphs) {
    for (const { operator, left, right } of comparisonsIn(graph)) {
      if (operator !== 'matches' || right.kind !== 'literal') continue;
      const source = String(right.value);
      const problem = patternProblem(source);
      if (problem === undefined) continue;
      const error = errors.badPattern(`${graph.name}: ${described(left)}`, source, problem);
      found.set(error.message, error);
    }
  }
  return [...found.values()];
}
