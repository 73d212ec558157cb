import { formatErrors } from './formats';
import { sharedNames } from './names';
import { patternErrors } from './patterns';
import { podErrors } from './pods';
import { Reached } from './reached';
import { endlessRecursions } from './recursion';
import { unstable } from './stable';
import type { PipelineError } from '../../errors';
import type { PipelineDefinition } from '../graph';

/** What is wrong with a pipeline and all that it reaches, as far as its graphs show it. */
export function checkGraph(definition: PipelineDefinition): readonly PipelineError[] {
  const reached = new Reached(definition);
  return [
    ...endlessRecursions(reached),
    ...sharedNames(reached),
    ...[...reached.pipelines].flatMap(unstable),
    ...formatErrors(reached),
    ...podErrors(reached),
    ...patternErrors(reached),
  ];
}

const sound = new WeakSet<PipelineDefinition>();

/** Throws the first thing that is wrong with a pipeline. What was found in order once is not looked at again. */
export function assertGraph(definition: PipelineDefinition): void {
  if (sound.has(definition)) return;
  const [first] = checkGraph(definition);
  if (first !== undefined) throw first;
  sound.add(definition);
}
