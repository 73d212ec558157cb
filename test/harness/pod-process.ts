import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Repository } from './repository';
import type { PodResult, RunPod } from '../oracle/argo-run';
import { expanded } from '../property/argo/received';

export interface Machine {
  readonly repository: Repository;
  /** The program of an image, where it is not on this machine under its own name. */
  readonly command?: (command: readonly string[]) => readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Starts the command; a process by default. */
  readonly start?: (words: readonly string[], env: Readonly<Record<string, string>>) => Promise<Ended>;
  /** Files of ConfigMaps that are mounted, by the name of the ConfigMap. */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string | Buffer>>>>;
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where Argo puts the program text of a script, which is the last word of its command. */
const SCRIPT = '/argo/staging/script';

/**
 * Carries a pod out as Argo's executor and the kubelet do, with a real process and real files: artifacts are brought to their
 * places, the command is started, what it left is stored. The places are in a folder of the pod's own.
 */
export async function podProcess(
  { name, template, container, includeScriptOutput }: RunPod,
  machine: Machine,
): Promise<PodResult> {
  const root = mkdtempSync(join(tmpdir(), 'pod-'));
  try {
    const inside = (path: string) => join(root, path);
    mkdirSync(inside('/tmp'));
    for (const { mountPath, name: volume } of mounts(template)) {
      mount(inside(mountPath), volumeOf(template, volume), machine);
    }
    for (const artifact of template.inputs?.artifacts ?? []) {
      const path = inside(artifact.path);
      mkdirSync(dirname(path), { recursive: true });
      if (artifact.raw) {
        writeFileSync(path, artifact.raw.data);
      } else if (!machine.repository.get(artifact.s3?.key ?? '', path)) {
        if (!artifact.optional) return { phase: 'Error', message: `artifact ${artifact.name} was not found` };
        mkdirSync(path);
      }
      // An optional artifact that nobody passes has no place at all.
      if (artifact.optional && !artifact.s3 && !artifact.raw) rmSync(path, { recursive: true });
    }
    if (template.script) {
      mkdirSync(dirname(inside(SCRIPT)), { recursive: true });
      writeFileSync(inside(SCRIPT), placed(template.script.source, template, root));
    }
    const words = [...(container?.command ?? []), ...(container?.args ?? [])]
      .map(expanded)
      .map((word) => placed(word, template, root));
    const env = Object.fromEntries(
      (container?.env ?? []).map((each) => [each.name, placed(expanded(each.value ?? ''), template, root)]),
    );
    const start = machine.start ?? run;
    const { code, stdout, stderr } = await start(machine.command?.(words) ?? words, {
      ...(process.env as Record<string, string>),
      ...machine.env,
      ...env,
    });
    if (code !== 0) return { phase: 'Failed', exitCode: code, message: stderr.slice(-2000) };
    const printed = includeScriptOutput ? { result: stdout.replace(/\n$/, '') } : {};
    return { phase: 'Succeeded', outputs: { ...collected(name, template, inside, machine.repository), ...printed } };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function mounts(template: any): any[] {
  return (template.container ?? template.script)?.volumeMounts ?? [];
}

function volumeOf(template: any, name: string): any {
  return template.volumes?.find((volume: any) => volume.name === name);
}

function mount(path: string, volume: any, machine: Machine): void {
  mkdirSync(path, { recursive: true });
  const files = volume?.configMap ? (machine.configMaps?.[volume.configMap.name] ?? {}) : {};
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
}

/** A word with the places of the pod's own folder in it. */
function placed(word: string, template: any, root: string): string {
  const paths = [
    ...(template.script ? [SCRIPT] : []),
    ...(template.inputs?.artifacts ?? []).map(({ path }: any) => path),
    ...(template.outputs?.artifacts ?? []).map(({ path }: any) => path),
    ...(template.outputs?.parameters ?? []).map(({ valueFrom }: any) => valueFrom?.path),
    ...mounts(template).map(({ mountPath }) => mountPath),
  ]
    .filter((path): path is string => path !== undefined)
    .sort((a, b) => b.length - a.length);
  const escaped = paths.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return escaped.length === 0
    ? word
    : word.replace(new RegExp(`(?<![\\w/.-])(${escaped.join('|')})(?![\\w-])`, 'g'), (path) => join(root, path));
}

function run([program, ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 137, stdout, stderr }));
  });
}

function collected(pod: string, template: any, inside: (path: string) => string, repository: Repository) {
  const parameters = (template.outputs?.parameters ?? []).flatMap(({ name, valueFrom }: any) =>
    // One line break at the end is left out, as Argo does.
    valueFrom?.path && existsSync(inside(valueFrom.path))
      ? [[name, readFileSync(inside(valueFrom.path), 'utf8').replace(/\n$/, '')]]
      : [],
  );
  const artifacts = (template.outputs?.artifacts ?? []).map(({ name, path, s3 }: any) => {
    if (!existsSync(inside(path))) return [name, false];
    const key = s3?.key ?? `${pod}/${name}`;
    repository.put(key, inside(path));
    return [name, { s3: { key } }];
  });
  return { parameters: Object.fromEntries(parameters), artifacts: Object.fromEntries(artifacts) };
}
