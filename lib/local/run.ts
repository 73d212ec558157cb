import { Cache } from './engine/cache';
import { Repository } from './engine/repository';
import { finished } from './finish';
import { launch } from './launch';
import type { RunOptions } from './options';
import type { Result } from './result';
import { TemporaryWorkspace } from './workspace';

/**
 * Runs a workflow on this machine: a `WorkflowSpec`, or a manifest of a Workflow, CronWorkflow, WorkflowTemplate or
 * ClusterWorkflowTemplate. A run that fails is a result like any other, with its `error`; what cannot be run at all is thrown.
 *
 * @param parameters values of the workflow's parameters; what is no text becomes JSON
 */
export async function run(workflow: any, parameters: Readonly<Record<string, unknown>> = {}, options: RunOptions = {}): Promise<Result> {
  const workspace = new TemporaryWorkspace();
  return new Promise<Result>((resolve, reject) => {
    const failed = (error: unknown) => {
      workspace.end();
      reject(error as Error);
    };
    const { engine, identity, start } = launch(workflow, parameters, options, {
      workspace, cache: new Cache(), repository: new Repository(), recall: () => undefined, ended: () => undefined, failed,
    });
    start((ended) => void finished(ended, engine, workspace, identity).then(resolve, failed));
  });
}
