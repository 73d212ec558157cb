import { ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';

const ROOT = join(__dirname, '../..');
const BINARY = join(ROOT, 'build/argo-lint');
const SOURCES = join(ROOT, 'tools/argo-lint');

/** What one layer of argo-lint says of one object; see tools/argo-lint/README.md. */
export interface Verdict {
  readonly source: string;
  readonly index: number;
  readonly kind: string;
  readonly name: string;
  readonly layer: 'parse' | 'lint' | 'create' | 'api';
  readonly ok: boolean;
  readonly errors: readonly string[];
  readonly argo: string;
}

interface Answer {
  readonly id: string;
  readonly verdicts: readonly Verdict[];
  readonly error?: string;
}

interface Pending {
  resolve(verdicts: Verdict[]): void;
  reject(error: Error): void;
}

/** A running argo-lint: Argo's own validation, of the version that verdicts name. */
export class ArgoLint {
  /** Starts the tool, built first where it is missing or outdated; undefined where it cannot be built, unless ARGO_LINT_REQUIRED is 1. */
  static start(): ArgoLint | undefined {
    const problem = isBuilt() ? undefined : build();
    if (problem === undefined) {
      return new ArgoLint(spawn(BINARY, ['-serve'], { stdio: ['pipe', 'pipe', 'inherit'] }));
    }
    if (process.env.ARGO_LINT_REQUIRED === '1') {
      throw new Error(`ARGO_LINT_REQUIRED is set, but there is no up-to-date ${BINARY}: ${problem}`);
    }
    console.warn(`No verdicts of Argo's validator: no up-to-date ${BINARY}, and ${problem}`);
    return undefined;
  }

  private readonly pending = new Map<string, Pending>();
  private requests = 0;
  private failure?: Error;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    createInterface({ input: child.stdout }).on('line', (line) => this.receive(line));
    child.stdin.on('error', (error) => this.fail(error));
    child.on('error', (error) => this.fail(error));
    // Not 'exit', which may come before the last answers are read.
    child.on('close', (code, signal) => this.fail(new Error(`argo-lint ended (${signal ?? code})`)));
    child.unref();
    this.keepAlive(false);
  }

  /** The verdicts on one set of manifests. */
  async verdicts(manifests: string): Promise<Verdict[]> {
    if (this.failure) {
      throw this.failure;
    }
    const id = `${++this.requests}`;
    return new Promise<Verdict[]>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.keepAlive(true);
      this.child.stdin.write(`${JSON.stringify({ id, manifests })}\n`);
    });
  }

  /** Ends the tool once it has answered. */
  stop(): void {
    this.child.stdin.end();
  }

  private receive(line: string): void {
    const { id, verdicts, error } = JSON.parse(line) as Answer;
    if (error) {
      this.fail(new Error(error));
      return;
    }
    this.pending.get(id)?.resolve([...verdicts]);
    this.pending.delete(id);
    this.keepAlive(this.pending.size > 0);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.pending.forEach(({ reject }) => reject(error));
    this.pending.clear();
  }

  /** A tool that nobody waits for must not keep the tests from ending. */
  private keepAlive(needed: boolean): void {
    for (const stream of [this.child.stdin, this.child.stdout] as unknown as Socket[]) {
      stream[needed ? 'ref' : 'unref']();
    }
  }
}

/** Whether there is a tool at least as new as its sources: an older one may be of another version of Argo. */
function isBuilt(): boolean {
  const changed = readdirSync(SOURCES).filter((file) => /^go\.|\.go$/.test(file)).map((file) => statSync(join(SOURCES, file)).mtimeMs);
  return existsSync(BINARY) && statSync(BINARY).mtimeMs >= Math.max(...changed);
}

/** Builds the tool; says why it could not. */
function build(): string | undefined {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
  } catch {
    return 'Go is not installed to build it';
  }
  // Several test files may build at once: each does so on the side, so that none runs half a file.
  const output = `${BINARY}.${process.pid}`;
  try {
    mkdirSync(dirname(BINARY), { recursive: true });
    execFileSync(join(SOURCES, 'build.sh'), [output], { stdio: 'pipe' });
    renameSync(output, BINARY);
    return undefined;
  } catch (error) {
    return `it could not be built: ${(error as Error).message}`;
  }
}
