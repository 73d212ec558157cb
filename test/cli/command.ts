import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { etl } from './fixtures/program';
import { main } from '../../lib/cli/main';
import type { ProgramTree } from '../../lib/cli/program-tree';

// Starting a process takes long where the machine is busy.
jest.setTimeout(60_000);

export const ROOT = join(__dirname, '../..');

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly signal?: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function inProcess(argv: readonly string[], program: ProgramTree = etl): Promise<Ended> {
  let out = '';
  let err = '';
  const code = await main(() => program, {
    argv,
    run: (definition, inputs, { name }) => ({ definition, inputs, name }),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** The words that run the node `echo`, which gives what it gets. */
export function echo(input: string, output: string): string[] {
  return ['--node-name', 'echo', '--input', 'value', input, '--output', 'return', output];
}

/** Starts an entry file as a real process. */
export function start(argv: readonly string[], entry = 'entry.ts'): { process: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', join(__dirname, 'fixtures', entry), ...argv], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, out, err })),
  );
  return { process: child, ended };
}

/** A folder for the files of one test file. */
export class Folder {
  public readonly path = mkdtempSync(join(tmpdir(), 'cli-'));
  private count = 0;

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** A path that does not exist yet. */
  public fresh(): string {
    return join(this.path, String(++this.count));
  }

  /** A file of this content. */
  public file(content: unknown): string {
    const path = this.fresh();
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return path;
  }
}

/** What is at a path: the text of a file, or all files of a folder. */
export function contentOf(path: string): unknown {
  if (!statSync(path, { throwIfNoEntry: false })) return undefined;
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, contentOf(join(path, name))]),
  );
}
