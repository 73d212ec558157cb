import type { ArtifactHandle } from './artifact-handle';
import type { Engine } from './engine/engine';
import type { Identity } from './engine/globals';
import type { Node, Outputs } from './engine/node';
import type { Result, RunOutputs } from './result';
import { RunError } from './result';
import { failureOf } from './run-failure';
import type { WorkflowRun } from './workflow-run';
import type { Workspace } from './workspace';

/** How long executors that were told to stop get for that. */
const GRACE_MS = 5000;

/** The result of a run. What still works is given a little time before. */
export async function finished(
  run: WorkflowRun,
  engine: Engine,
  workspace: Workspace,
  { name, uid }: Identity,
  folder?: string,
): Promise<Result> {
  await settled(engine);
  const { root, handlers, startedAt, spec } = run;
  const failedHandler = handlers.find((handler) => handler.hasFailed && handler.name.endsWith('.onExit'));
  const hookError = run.hookError === undefined ? undefined : { phase: 'Error' as const, message: run.hookError };
  const { phase, message } = root.hasFailed ? root : (failedHandler ?? hookError ?? root);
  const isGood = phase !== 'Failed' && phase !== 'Error';
  if (workspace.isCleared) [root, ...(root.children ?? [])].forEach((node) => keepOutputs(node, workspace));
  const outputs = outputsOf(root.outputs);
  const globals = outputsOf(
    detached({ ...engine.exported, artifacts: engine.exported.artifacts as Outputs['artifacts'] }, workspace),
  );
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

/** The artifacts of the entrypoint, and of what it calls, outlive the run. */
function keepOutputs(node: Node, workspace: Workspace): void {
  if (node.outputs) node.outputs = detached(node.outputs, workspace);
}

function detached(outputs: Outputs, workspace: Workspace): Outputs {
  const files = Object.entries(outputs.artifacts);
  if (!files.some(([, { handle }]) => handle?.path !== undefined)) return outputs;
  return {
    ...outputs,
    artifacts: Object.fromEntries(
      files.map(([name, file]) => [name, { ...file, handle: file.handle && workspace.detach(file.handle) }]),
    ),
  };
}

function outputsOf(outputs: Outputs | undefined): RunOutputs {
  const artifacts: Record<string, ArtifactHandle> = {};
  for (const [name, { handle }] of Object.entries(outputs?.artifacts ?? {})) if (handle) artifacts[name] = handle;
  return {
    parameters: outputs?.parameters ?? {},
    artifacts,
    ...(outputs?.result === undefined ? {} : { result: outputs.result }),
  };
}
