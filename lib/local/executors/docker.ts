import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOf, expanded, Sources } from './environment';
import { spawned } from './spawned';
import { ArtifactHandle } from '../artifact-handle';
import type { Executor, Pod, PodResult } from '../pod';

const execute = promisify(execFile);

/** Runs containers and scripts in Docker, with the image of their template. Volumes are not mounted, but for claims, which are folders here. */
export function dockerExecutor(sources: Sources = {}): Executor {
  let ready: Promise<unknown> | undefined;
  return {
    name: 'Docker',
    limit: 'process',
    accepts: ({ container, script }) => Boolean(container ?? script),
    run: async (pod) => {
      ready ??= execute('docker', ['info']);
      try {
        await ready;
      } catch (error) {
        return {
          phase: 'Error',
          message: `Docker does not answer ('docker info'): ${(error as Error).message.split('\n')[0]}. Start it, or leave dockerExecutor out`,
          cause: error,
        };
      }
      return runContainer(pod, sources);
    },
  };
}

async function runContainer(pod: Pod, sources: Sources): Promise<PodResult> {
  const { template } = pod;
  const main = template.container ?? template.script;
  const env = environmentOf(main, pod, sources);
  const words = (list: readonly unknown[] = []) => list.map((word) => expanded(String(word), env));
  const [entrypoint, ...rest] = [...words(main.command), ...(main.command?.length ? words(main.args) : [])];
  const options = ['create', ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`])];
  if (main.workingDir) options.push('--workdir', main.workingDir);
  for (const { name, mountPath } of main.volumeMounts ?? []) {
    options.push('--volume', `${pod.shared(`volumes/${name}`)}:${mountPath}`);
  }
  if (entrypoint !== undefined) options.push('--entrypoint', entrypoint);
  const args = [
    ...rest,
    ...(entrypoint === undefined ? words(main.args) : []),
    ...(main.source ? ['/argo/script'] : []),
  ];
  const { stdout } = await execute('docker', [...options, main.image, ...args]);
  const id = stdout.trim();
  try {
    await copyIn(pod, id, main.source);
    let output = '';
    const { code, error } = await spawned(
      ['docker', 'start', '--attach', id],
      { cwd: pod.folder(), env: process.env, signal: pod.signal },
      (chunk, stream) => {
        pod.log(chunk, stream);
        if (stream === 'stdout') output += chunk.toString();
      },
    );
    if (error) throw error;
    const outputs = { ...(await copyOut(pod, id)), result: output.replace(/\n+$/, '') };
    return code === 0
      ? { exitCode: 0, outputs }
      : { phase: 'Failed', exitCode: code ?? 137, message: `main: Error (exit code ${code ?? 137})`, outputs };
  } finally {
    await execute('docker', ['rm', '--force', '--volumes', id]).catch(() => undefined);
  }
}

async function copyIn(pod: Pod, id: string, source: string | undefined): Promise<void> {
  const files = new Map<string, ArtifactHandle>();
  for (const { name, path } of pod.template.inputs?.artifacts ?? []) {
    if (path && pod.inputs.artifacts[name]) files.set(path, pod.inputs.artifacts[name]);
  }
  if (source) files.set('/argo/script', ArtifactHandle.of(source));
  if (files.size === 0) return;
  const folder = join(pod.folder(), 'in');
  for (const [path, handle] of files) handle.writeTo(join(folder, path));
  await execute('docker', ['cp', `${folder}/.`, `${id}:/`]);
}

async function copyOut(
  pod: Pod,
  id: string,
): Promise<{ readonly parameters: Record<string, string>; readonly artifacts: Record<string, ArtifactHandle> }> {
  const parameters: Record<string, string> = {};
  const artifacts: Record<string, ArtifactHandle> = {};
  const copied = async (path: string): Promise<string | undefined> => {
    const target = join(pod.folder(), 'out', dirname(path));
    mkdirSync(target, { recursive: true });
    await execute('docker', ['cp', `${id}:${path}`, target]).catch(() => undefined);
    const file = join(target, basename(path));
    return existsSync(file) ? file : undefined;
  };
  for (const { name, valueFrom } of pod.template.outputs?.parameters ?? []) {
    const file = valueFrom?.path && (await copied(valueFrom.path));
    if (file) parameters[name] = readFileSync(file, 'utf8').replace(/\n$/, '');
  }
  for (const { name, path } of pod.template.outputs?.artifacts ?? []) {
    const file = path && (await copied(path));
    if (file) artifacts[name] = ArtifactHandle.file(file);
  }
  return { parameters, artifacts };
}
