import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { BuiltTool, isReady, keepAlive } from './built-tool';

const ROOT = join(__dirname, '../..');
const TOOL: BuiltTool = {
  sources: join(ROOT, 'tools/argo-lint'),
  binary: join(ROOT, 'build/argo-lint'),
  gives: "verdicts of Argo's validator",
};

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
  readonly documents?: readonly any[];
  readonly error?: string;
}

interface Pending {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A running argo-lint: Argo's own validation, of the version that verdicts name. */
export class ArgoLint {
  /** Starts the tool, built first where it is missing or outdated; undefined where it cannot be built, unless ARGO_LINT_REQUIRED is 1. */
  static start(): ArgoLint | undefined {
    return isReady(TOOL)
      ? new ArgoLint(spawn(TOOL.binary, ['-serve'], { stdio: ['pipe', 'pipe', 'inherit'] }))
      : undefined;
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
    return [...(await this.ask(manifests, false)).verdicts];
  }

  /** The objects of a set of manifests as Argo's own reader of YAML gives them, and the verdicts on them. */
  async read(
    manifests: string,
  ): Promise<{ readonly documents: readonly any[]; readonly verdicts: readonly Verdict[] }> {
    const { documents = [], verdicts } = await this.ask(manifests, true);
    return { documents, verdicts };
  }

  /** Ends the tool once it has answered. */
  stop(): void {
    this.child.stdin.end();
  }

  private async ask(manifests: string, documents: boolean): Promise<Answer> {
    if (this.failure) {
      throw this.failure;
    }
    const id = `${++this.requests}`;
    return new Promise<Answer>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.keepAlive(true);
      this.child.stdin.write(`${JSON.stringify({ id, manifests, documents })}\n`);
    });
  }

  private receive(line: string): void {
    const answer = JSON.parse(line) as Answer;
    const { id, error } = answer;
    if (error) {
      this.fail(new Error(error));
      return;
    }
    this.pending.get(id)?.resolve(answer);
    this.pending.delete(id);
    this.keepAlive(this.pending.size > 0);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.pending.forEach(({ reject }) => reject(error));
    this.pending.clear();
  }

  private keepAlive(needed: boolean): void {
    keepAlive([this.child.stdin, this.child.stdout], needed);
  }
}
