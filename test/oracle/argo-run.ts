import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { BuiltTool, isReady, keepAlive } from './built-tool';

const SOURCES = join(__dirname, '../../tools/argo-run');
// The version of Argo is that of argo-lint.
const TOOL: BuiltTool = {
  sources: SOURCES,
  binary: join(SOURCES, 'build/argo-run'),
  beside: [join(SOURCES, '../argo-lint/go.mod')],
  gives: "runs by Argo's controller",
};

/** A pod, or an HTTP request, as Argo's controller makes it; see tools/argo-run/README.md. */
export interface RunPod {
  readonly name: string;
  readonly node: string;
  readonly nodeId: string;
  /** The display names of the nodes around its node, and its own, without attempts. */
  readonly path: readonly string[];
  readonly templateName: string;
  /** The template that the executor reads, after the last substitution. */
  readonly template: any;
  /** What Kubernetes starts; not of a request. */
  readonly container?: {
    readonly image: string;
    readonly command: readonly string[] | null;
    readonly args?: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value?: string }[];
  };
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly includeScriptOutput: boolean;
  readonly deadline?: string;
  readonly activeDeadlineSeconds?: number;
  readonly onExit?: boolean;
  readonly request?: boolean;
}

/** What becomes of a pod. */
export interface PodResult {
  readonly phase: 'Succeeded' | 'Failed' | 'Error';
  readonly seconds?: number;
  readonly exitCode?: number;
  readonly message?: string;
  readonly outputs?: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly artifacts?: Readonly<Record<string, boolean | object>>;
    readonly result?: string;
  };
}

/** A node that waits for somebody. */
export interface Suspended {
  readonly node: string;
  readonly nodeId: string;
  readonly templateName: string;
  readonly inputs?: any;
  readonly wants?: readonly string[];
}

export interface Resumption {
  readonly phase?: string;
  readonly message?: string;
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface RunNode {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly type: string;
  readonly phase: string;
  readonly message?: string;
  readonly templateName?: string;
  readonly boundary?: string;
  readonly children?: readonly string[];
  readonly flag?: { readonly hooked?: boolean; readonly retried?: boolean };
  readonly inputs?: any;
  readonly outputs?: any;
}

/** How a workflow ended, or where it stands still. */
export interface Ran {
  readonly argo: string;
  /** How long the workflow took on its own clock. */
  readonly seconds: number;
  readonly phase: string;
  readonly message?: string;
  /** Whether it hangs: nothing changes any more, and it is not done. */
  readonly stuck: boolean;
  /** Why it was ended before its end. */
  readonly cut?: string;
  readonly pods: readonly RunPod[];
  readonly nodes: readonly RunNode[];
  readonly globalOutputs?: any;
}

export interface RunOptions {
  readonly run?: { readonly kind: string; readonly name: string };
  readonly workflow?: { readonly name?: string; readonly namespace?: string; readonly uid?: string };
  readonly arguments?: Readonly<Record<string, string>>;
  readonly artifactRepository?: object;
  readonly patienceSeconds?: number;
  readonly maxPods?: number;
  readonly maxDepth?: number;
  /** What is done about nodes that wait for somebody; otherwise each is resumed at once, with its defaults. */
  readonly resume?: (suspended: Suspended) => Resumption | undefined | Promise<Resumption | undefined>;
}

/** What each pod does; a pod of which nothing is said goes on. */
export type Worker = (pod: RunPod) => PodResult | undefined | Promise<PodResult | undefined>;

interface Report extends Omit<Ran, 'pods' | 'nodes' | 'stuck'> {
  readonly error?: string;
  readonly done?: boolean;
  readonly stuck?: boolean;
  readonly pods?: readonly RunPod[];
  readonly suspended?: readonly Suspended[];
  readonly nodes?: readonly RunNode[];
}

interface Waiting {
  resolve(line: string): void;
  reject(error: Error): void;
}

/** A running argo-run: Argo's own controller, of the version that it says. */
export class ArgoRun {
  /** Starts the tool, built first where it is missing or outdated; undefined where it cannot be built, unless ARGO_LINT_REQUIRED is 1. */
  static start(): ArgoRun | undefined {
    return isReady(TOOL) ? new ArgoRun() : undefined;
  }

  private child?: ChildProcessByStdio<Writable, Readable, null>;
  private waiting?: Waiting;
  private failure?: Error;
  private requests = 0;
  private last: Promise<unknown> = Promise.resolve();

  private constructor() {}

  /** Runs a workflow, after those that were asked for before. */
  async run(manifests: string, worker: Worker, options: RunOptions = {}): Promise<Ran> {
    const next = this.last.then(() => this.follow(manifests, worker, options));
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Ends the tool once it has answered. */
  stop(): void {
    this.child?.stdin.end();
  }

  private async follow(manifests: string, worker: Worker, { resume = () => ({}), ...asked }: RunOptions): Promise<Ran> {
    const id = `${++this.requests}`;
    const pods: RunPod[] = [];
    let report = await this.ask({ id, manifests, ...asked });
    while (!report.done && !report.stuck && !report.cut) {
      pods.push(...(report.pods ?? []));
      const answer = await this.answer(report, worker, resume);
      report = await this.ask({ id, ...answer });
    }
    return { ...report, stuck: report.stuck ?? false, pods, nodes: report.nodes ?? [] };
  }

  private async answer(
    { pods = [], suspended = [] }: Report,
    worker: Worker,
    resume: NonNullable<RunOptions['resume']>,
  ): Promise<object> {
    const results: Record<string, PodResult> = {};
    const resumed: Record<string, Resumption> = {};
    try {
      for (const pod of pods) {
        const result = await worker(pod);
        if (result) results[pod.name] = result;
      }
      for (const each of suspended) {
        const resumption = await resume(each);
        if (resumption) resumed[each.node] = resumption;
      }
    } catch (error) {
      // Nobody follows this workflow any more.
      this.forget();
      throw error;
    }
    return { results, resumed };
  }

  private async ask(said: object): Promise<Report> {
    if (this.failure) throw this.failure;
    const child = (this.child ??= this.spawn());
    const line = await new Promise<string>((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.keepAlive(true);
      child.stdin.write(`${JSON.stringify(said)}\n`);
    });
    const report = JSON.parse(line) as Report;
    // The tool ends itself when a workflow takes too much memory.
    if (report.cut !== undefined) this.forget();
    if (report.error !== undefined) throw new Error(report.error);
    return report;
  }

  private spawn(): ChildProcessByStdio<Writable, Readable, null> {
    const child = spawn(TOOL.binary, ['-test.run=TestServe'], { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (child !== this.child) return;
      this.keepAlive(false);
      this.waiting?.resolve(line);
    });
    const fail = (error: Error) => child === this.child && this.fail(error);
    child.stdin.on('error', fail);
    child.on('error', fail);
    // Not 'exit', which may come before the last report is read.
    child.on('close', (code, signal) => fail(new Error(`argo-run ended (${signal ?? code})`)));
    child.unref();
    return child;
  }

  /** The next run starts the tool anew. */
  private forget(): void {
    this.child?.stdin.end();
    this.child = undefined;
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.waiting?.reject(error);
  }

  private keepAlive(needed: boolean): void {
    keepAlive([this.child?.stdin, this.child?.stdout], needed);
  }
}
