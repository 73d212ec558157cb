import { ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface Exited {
  readonly code?: number;
  /** The number of the signal that ended it. */
  readonly signal?: number;
  /** Why it could not be started. */
  readonly error?: Error;
}

export interface SpawnOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  started?(pid: number | undefined): void;
}

/** How long programs get to end by themselves when they are told to. */
const GRACE_MS = 2000;

const running = new Set<ChildProcess>();
let isWatching = false;

/** Runs a program and what it starts; all of it is stopped when the signal says so, or when this process ends. */
export function spawned(
  [command, ...args]: readonly string[],
  { cwd, env, signal, started }: SpawnOptions,
  onOutput: (chunk: Buffer, stream: 'stdout' | 'stderr') => void,
): Promise<Exited> {
  watch();
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ signal: constants.signals.SIGTERM });
    // A group of its own, so that everything that it starts can be stopped with it.
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    started?.(child.pid);
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      kill(child, 'SIGTERM');
      timer = setTimeout(() => kill(child, 'SIGKILL'), GRACE_MS);
    };
    const end = (exited: Exited) => {
      running.delete(child);
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(exited);
    };
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk: Buffer) => onOutput(chunk, 'stdout'));
    child.stderr.on('data', (chunk: Buffer) => onOutput(chunk, 'stderr'));
    child.on('error', (error) => end({ error }));
    child.on('exit', () => {
      // What it has left running does not keep its output open for ever.
      setTimeout(() => kill(child, 'SIGKILL'), GRACE_MS).unref();
    });
    child.on('close', (code, name) => end(code === null ? { signal: constants.signals[name!] } : { code }));
  });
}

function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => running.forEach((child) => kill(child, 'SIGKILL')));
}
