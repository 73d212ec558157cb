import type { Plan } from './plan';
import { Reached } from '../check/reached';
import { fingerprint } from '../check/stable';
import type { PipelineDefinition } from '../graph';

/** The operators and functions of regular expressions, in whatever text they stand. */
const PATTERNS = /matches|regex|=~|!~/;

/** Whether some pod runs a whole pipeline. */
export function needsEngine({ functions }: Plan): boolean {
  return [...functions.keys()].some(({ callee }) => !('kind' in callee) || callee.kind === 'pipeline');
}

/** Whether something in the pipelines may ask for a regular expression, for which a pod that runs a whole pipeline needs an engine of them. */
export function needsPatterns(root: PipelineDefinition): boolean {
  return [...new Reached(root).graphs].some((graph) => PATTERNS.test(fingerprint(graph)));
}
