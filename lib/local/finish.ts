import type { ArtifactHandle } from './artifact-handle';
import type { Engine } from './engine/engine';
import type { Identity } from './engine/globals';
import type { ArtifactValue, Outputs } from './engine/node';
import type { Result, RunOutputs } from './result';
import { RunError } from './result';
import { failureOf } from './run-failure';
import type { WorkflowRun } from './workflow-run';
import type { Workspace } from './workspace';

/** How long executors that were told to stop get for that. */
const GRACE_MS = 5000;

/** The result of a run. What still works is given a little time, then the workspace is cleared. */
export async function finished(run: WorkflowRun, engine: Engine, workspace: Workspace, { name, uid }: Identity, folder?: string): Promise<Result> {
  await settled(engine);
  const { root, handlers, startedAt, spec } = run;
  const failedHandler = handlers.find((handler) => handler.hasFailed && handler.name.endsWith('.onExit'));
  const hookError = run.hookError === undefined ? undefined : { phase: 'Error' as const, message: run.hookError };
  const { phase, message } = root.hasFailed ? root : failedHandler ?? hookError ?? root;
  const isGood = phase !== 'Failed' && phase !== 'Error';
  const outputs = outputsOf(root.outputs, workspace);
  const globals = outputsOf({ ...engine.exported, artifacts: engine.exported.artifacts as Outputs['artifacts'] }, workspace);
  let error: RunError | undefined;
  const failed = root.hasFailed ? root : failedHandler;
  if (!isGood) error = failed ? failureOf(failed, spec.entrypoint, workspace) : new RunError(message!, [], phase, 1);
  const result: Result = {
    name,
    uid,
    phase: isGood ? 'Succeeded' : phase,
    message,
    outputs,
    globals,
    node: root,
    handlers,
    startedAt: new Date(startedAt),
    finishedAt: new Date(),
    ...(folder === undefined ? {} : { folder }),
    ...(error ? { error } : {}),
  };
  if (error) error.result = result;
  workspace.end();
  engine.close();
  return result;
}

async function settled({ pods }: Engine): Promise<void> {
  if (pods.leftovers.size === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  await Promise.race([Promise.allSettled(pods.leftovers), patience]);
  clearTimeout(timer);
}

function outputsOf(outputs: Outputs | undefined, workspace: Workspace): RunOutputs {
  const artifacts: Record<string, ArtifactHandle> = {};
  for (const [name, { handle }] of Object.entries<ArtifactValue>(outputs?.artifacts ?? {})) if (handle) artifacts[name] = workspace.detach(handle);
  return { parameters: outputs?.parameters ?? {}, artifacts, ...(outputs?.result === undefined ? {} : { result: outputs.result }) };
}
