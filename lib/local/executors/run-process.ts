import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf, expanded, Sources } from './environment';
import { noteProcess } from './orphans';
import { Sandbox } from './sandbox';
import { spawned } from './spawned';
import { ArtifactHandle } from '../artifact-handle';
import type { Pod, PodResult } from '../pod';

/** Argo keeps that much of what a program prints. */
const RESULT_LIMIT = 256 * 1024;

/** Runs the container or script of a pod. */
export async function runProcess(pod: Pod, sources: Sources, volumes: readonly any[]): Promise<PodResult> {
  const { template } = pod;
  const main = template.container ?? template.script;
  if (template.sidecars?.length) {
    return {
      phase: 'Error',
      message: `template '${template.name ?? pod.name}' has sidecars, which processes of this machine do not have. Run it in Docker (executors: [dockerExecutor()]), or give an executor of your own`,
    };
  }
  let sandbox: Sandbox;
  try {
    sandbox = new Sandbox(pod, volumes, sources);
    sandbox.prepare([main, ...(template.initContainers ?? [])]);
    for (const container of template.initContainers ?? []) {
      const { code, message } = await start(pod, container, sandbox, sources);
      if (code !== 0) {
        return { phase: 'Error', exitCode: code, message: `init container ${container.name}: ${message}` };
      }
    }
  } catch (error) {
    return { phase: 'Error', message: (error as Error).message, cause: error };
  }
  const { code, message, output } = await start(pod, main, sandbox, sources);
  const outputs = { ...collected(template, sandbox), result: output.replace(/\n+$/, '') };
  if (code === undefined) return { phase: 'Error', message };
  return code === 0
    ? { exitCode: 0, outputs }
    : { phase: 'Failed', exitCode: code, message: `main: ${message}`, outputs };
}

interface Exit {
  /** Undefined when the program could not be started. */
  readonly code?: number;
  readonly message: string;
  readonly output: string;
}

async function start(pod: Pod, container: any, sandbox: Sandbox, sources: Sources): Promise<Exit> {
  const { command = [], args = [], source, workingDir } = container;
  const given = environmentOf(container, pod, sources);
  const line = [...command, ...args].map((word) => sandbox.mapped(expanded(String(word), given)));
  if (source !== undefined && source !== '') line.push(sandbox.script(String(source)));
  if (command.length === 0) {
    return {
      message: `${pod.template.name ? `template '${pod.template.name}'` : pod.name} has no command, and what its image ${container.image} runs is not known here. Set command, or give an executor of your own`,
      output: '',
    };
  }
  const env = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, sandbox.mapped(value)]));
  const temporary = join(pod.folder(), 'tmp');
  // Most images work in their root.
  const cwd = sandbox.at(workingDir ?? '/');
  for (const folder of [temporary, cwd]) if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  let output = '';
  const options = {
    cwd,
    env: { ...process.env, TMPDIR: temporary, ...env },
    signal: pod.signal,
    started: (pid: number | undefined) => noteProcess(pod.folder(), pid),
  };
  const { code, signal, error } = await spawned(line, options, (chunk, stream) => {
    pod.log(chunk, stream);
    if (stream === 'stdout' && output.length < RESULT_LIMIT) output += chunk.toString();
  });
  if (error) {
    const missing =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? `the command '${line[0]}' of image ${container.image} is not on this machine`
        : error.message;
    return {
      message: `${missing}. Install it, run the template in Docker (executors: [dockerExecutor()]), or give an executor of your own`,
      output,
    };
  }
  const exit = code ?? 128 + signal!;
  return { code: exit, message: exit === 0 ? '' : `Error (exit code ${exit})`, output: output.slice(0, RESULT_LIMIT) };
}

/** What the program left at the paths of the outputs. */
function collected(
  { outputs }: any,
  sandbox: Sandbox,
): { readonly parameters: Record<string, string>; readonly artifacts: Record<string, ArtifactHandle> } {
  const parameters: Record<string, string> = {};
  for (const { name, valueFrom } of outputs?.parameters ?? []) {
    const path = valueFrom?.path && sandbox.at(valueFrom.path);
    // A line break at the end is left out.
    if (path && existsSync(path)) parameters[name] = readFileSync(path, 'utf8').replace(/\n$/, '');
  }
  const artifacts: Record<string, ArtifactHandle> = {};
  for (const { name, path } of outputs?.artifacts ?? []) {
    if (path && existsSync(sandbox.at(path))) artifacts[name] = ArtifactHandle.file(sandbox.at(path));
  }
  return { parameters, artifacts };
}
