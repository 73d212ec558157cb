import type { RunOptions } from './options';
import type { Result } from './result';
import { isDefinition, pipelineOf } from '../dsl/definition';
import type { Pipeline } from '../dsl/pipeline';
import { isOnlyLoaded } from '../dsl/worker/thread';

/**
 * Runs a pipeline of functions on this machine, and gives what it returns. Functions run in this process, containers and scripts
 * as processes. A run that fails is thrown: a `RunError` whose `cause` is the error of the task.
 *
 * @param parameters values of the pipeline's parameters
 */
export function run<I, O>(
  pipeline: Pipeline<I, O>,
  ...rest: {} extends I ? [parameters?: I, options?: RunOptions] : [parameters: I, options?: RunOptions]
): Promise<O>;
/**
 * Runs a workflow on this machine: a `WorkflowSpec`, or a manifest of a Workflow, CronWorkflow, WorkflowTemplate or
 * ClusterWorkflowTemplate. A run that fails is a result like any other, with its `error`; what cannot be run at all is thrown.
 *
 * @param parameters values of the workflow's parameters; what is not text becomes JSON
 */
export function run(
  workflow: object,
  parameters?: Readonly<Record<string, unknown>>,
  options?: RunOptions,
): Promise<Result>;
export async function run(what: any, parameters: any = {}, options: RunOptions = {}): Promise<any> {
  if (isOnlyLoaded()) return new Promise(() => undefined);
  // Constructs are loaded for pipelines only, the engine for whoever runs something.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  if (isDefinition(what)) return require('../dsl/run').runPipeline(pipelineOf(what), parameters, options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./run').run(what, parameters, options);
}
