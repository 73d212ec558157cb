import { Cache } from './engine/cache';
import type { Node } from './engine/node';
import { Repository } from './engine/repository';
import { finished } from './finish';
import { RunFolder } from './folder/run-folder';
import { Around, launch, Launched } from './launch';
import type { RunOptions } from './options';
import type { Result } from './result';
import { TemporaryWorkspace } from './workspace';

/**
 * Runs a workflow on this machine: a `WorkflowSpec`, or a manifest of a Workflow, CronWorkflow, WorkflowTemplate or
 * ClusterWorkflowTemplate. A run that fails is a result like any other, with its `error`; what cannot be run at all is thrown.
 *
 * @param parameters values of the workflow's parameters; what is not text becomes JSON
 */
export async function run(
  workflow: any,
  parameters: Readonly<Record<string, unknown>> = {},
  options: RunOptions = {},
): Promise<Result> {
  const subject = { workflow: [workflow, options.templates ?? []], parameters };
  const folder =
    options.folder === undefined ? undefined : new RunFolder(options.folder, subject, options.resume ?? false);
  const workspace = folder ?? new TemporaryWorkspace();
  return new Promise<Result>((resolve, reject) => {
    const failed = (error: unknown) => {
      workspace.end();
      reject(error as Error);
    };
    let launched: Launched;
    try {
      launched = launch(workflow, parameters, options, {
        workspace,
        repository: new Repository(),
        failed,
        ...(folder ? inFolder(folder) : inMemory()),
      });
      folder?.begin(launched.identity);
    } catch (error) {
      return failed(error);
    }
    const { engine, identity, start } = launched;
    start(
      (ended) =>
        void finished(ended, engine, workspace, identity, options.folder)
          .then(async (result) => {
            folder?.finish(summaryOf(result));
            await workspace.removed();
            workspace.end();
            resolve(result);
          })
          .catch(failed),
    );
  });
}

type Memory = Pick<Around, 'cache' | 'identity' | 'recall' | 'ended'>;

function inMemory(): Memory {
  return { cache: new Cache(), recall: () => undefined, ended: () => undefined };
}

function inFolder(folder: RunFolder): Memory {
  return {
    cache: folder.cache(),
    identity: folder.identity,
    recall: (node, artifacts) => folder.recall(node, artifacts),
    ended: (node: Node) => folder.ended(node),
  };
}

function summaryOf({ name, uid, phase, message, outputs, startedAt, finishedAt }: Result): unknown {
  const artifacts = Object.fromEntries(Object.entries(outputs.artifacts).map(([key, { path }]) => [key, path]));
  return { name, uid, phase, message, outputs: { ...outputs, artifacts }, startedAt, finishedAt };
}
