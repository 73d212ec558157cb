import { bundle } from './bundle';
import { image } from './image';

export type { BundleOptions } from './bundle';
export type { Runner as ProgramRunner, RunnerParts } from './runner';
export { PipelineError } from '../../errors';

/** What runs the functions of a pipeline in pods. */
export const Runner = { image, bundle } as const;
