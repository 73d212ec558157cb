import { Cache, memoizeOf } from './cache';
import { callTemplate } from './call';
import type { Arguments, Call, Context, Home, Stop } from './context';
import type { Gate } from './gate';
import { exportOutput } from './globals';
import { Homes } from './homes';
import type { Processed } from './inputs';
import { Locks, locksOf } from './locks';
import type { ArtifactValue, Node, Outputs } from './node';
import { Pods } from './pods';
import { Scheduler } from './scheduler';
import type { Services } from './services';
import { forget } from '../../spec/expr/memo';
import type { Phase, PodResult } from '../pod';

type End = (phase: Phase, message?: string) => void;

/** What happens during a run, for whoever looks on. */
export interface Watcher {
  started(node: Node): void;
  ended(node: Node): void;
  suspended(node: Node): void;
  retrying(node: Node, attempt: number, message: string | undefined): void;
}

export interface EngineOptions {
  readonly workflow: Record<string, unknown>;
  readonly arguments: Arguments;
  readonly homes: Homes;
  readonly defaults: any;
  readonly cache: Cache;
  readonly gates: { readonly workflow?: Gate; readonly 'in-process': Gate; readonly process: Gate };
  readonly scheduler: Scheduler;
  readonly watcher: Watcher;
  pods(context: Context): Pods;
  podName(node: Node): string;
  configMap(reference: { readonly name: string; readonly key: string }): string | undefined;
  answers(call: Call, node: Node, processed: Processed): ReturnType<Services['answers']>;
  recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined;
}

/** One run of a workflow: what its calls have in common. */
export class Engine implements Context, Services {
  public readonly context = this;
  public readonly workflow: Record<string, unknown>;
  public readonly arguments: Arguments;
  /** What nodes gave to the whole workflow. */
  public readonly exported: { parameters: Record<string, string>; artifacts: Record<string, unknown> } = {
    parameters: {},
    artifacts: {},
  };
  public readonly failures = new Set<Node>();
  public stop: Stop | undefined;
  public readonly pods: Pods;
  private readonly locks = new Locks();
  private readonly stoppers = new Set<{ readonly isExit: boolean; callback(stop: Stop): void }>();

  constructor(private readonly options: EngineOptions) {
    this.workflow = options.workflow;
    this.arguments = options.arguments;
    this.pods = options.pods(this);
  }

  public readonly schedule = (job: () => void): void => this.options.scheduler.push(job);
  public readonly guard = (job: () => void): void => this.options.scheduler.guard(job);
  public readonly isDue = (): boolean => this.options.scheduler.isDue();

  public call(call: Call): void {
    callTemplate(this, call);
  }

  public resolve(caller: any, home: Home): Call['callee'] {
    return this.options.homes.resolve(caller, home, this.options.defaults);
  }

  /** Ends what is running. Exit handlers go on, unless all is to end. */
  public halt(stop: Stop): void {
    if (this.stop?.all) return;
    this.stop = stop;
    for (const stopper of [...this.stoppers]) if (stop.all || !stopper.isExit) stopper.callback(stop);
    const { gates } = this.options;
    for (const gate of [gates.workflow, gates['in-process'], gates.process]) gate?.flush();
  }

  public onStop(isExit: boolean, callback: (stop: Stop) => void): () => void {
    const stopper = { isExit, callback };
    this.stoppers.add(stopper);
    return () => this.stoppers.delete(stopper);
  }

  public started(node: Node): void {
    if (node.startedAt === 0) node.startedAt = Date.now();
    node.phase = 'Running';
    this.options.watcher.started(node);
  }

  public ended(node: Node, phase: Phase, message?: string): void {
    node.phase = phase;
    node.message = message;
    node.variables = undefined;
    // What keeps on running has more to say later.
    if (phase === 'Running') return;
    node.finishedAt = Date.now();
    if (node.startedAt === 0) node.startedAt = node.finishedAt;
    if (node.hasFailed) this.failures.add(node);
    this.options.watcher.ended(node);
  }

  public export({ outputs }: any, made: Outputs): void {
    for (const { name, globalName } of outputs?.parameters ?? []) {
      if (!globalName || made.parameters[name] === undefined) continue;
      this.exported.parameters[globalName] = made.parameters[name];
      exportOutput(this.workflow, 'parameters', globalName, made.parameters[name]);
    }
    for (const { name, globalName } of outputs?.artifacts ?? []) {
      if (!globalName || made.artifacts[name] === undefined) continue;
      this.exported.artifacts[globalName] = made.artifacts[name];
      exportOutput(this.workflow, 'artifacts', globalName, made.artifacts[name]);
    }
  }

  public podName(node: Node): string {
    return this.options.podName(node);
  }

  public configMap(reference: { readonly name: string; readonly key: string }): string | undefined {
    return this.options.configMap(reference);
  }

  public runPod(call: Call, node: Node, processed: Processed, attempt: number, end: End): void {
    this.pods.run(call, node, processed, attempt, end);
  }

  public memoized(
    { node, callee }: Call,
    processed: Processed,
    body: (end: End) => void,
    end: End,
    refuse: (error: unknown) => void,
  ): void {
    const { cache } = this.options;
    let memo: ReturnType<typeof memoizeOf>;
    try {
      memo = memoizeOf(callee.template.form.with(processed.texts));
      const entry = cache.get(memo.name, memo.key, memo.maxAge);
      if (entry) {
        node.outputs = entry.outputs;
        node.reused = 'memoized';
        return end('Succeeded');
      }
    } catch (error) {
      return refuse(error);
    }
    body((phase, message) => {
      if (phase === 'Succeeded') cache.put(memo.name, memo.key, node.outputs);
      end(phase, message);
    });
  }

  public locked(
    call: Call,
    processed: Processed,
    start: (release: () => void) => void,
    end: End,
    refuse: (error: unknown) => void,
  ): void {
    let limits: ReadonlyMap<string, number>;
    try {
      limits = locksOf(call.callee.template.form.with(processed.texts).synchronization, (reference) =>
        this.configMap(reference),
      );
    } catch (error) {
      return refuse(error);
    }
    let held = false;
    let withdraw: (() => void) | undefined;
    const withdrawLock = this.locks.acquire(limits, (release) => {
      held = true;
      withdraw?.();
      // Whoever gives a lock back goes on with its own work first.
      if (withdraw) this.schedule(() => start(release));
      else start(release);
    });
    if (held as boolean) return;
    withdraw = this.onStop(call.isExit, ({ message }) => {
      withdrawLock();
      end('Failed', message);
    });
  }

  public answers(call: Call, node: Node, processed: Processed): ReturnType<Services['answers']> {
    return this.options.answers(call, node, processed);
  }

  public recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined {
    return this.options.recall(node, artifacts);
  }

  public isCrowded(): boolean {
    const { gates } = this.options;
    return Boolean(gates.workflow?.isCrowded) || gates['in-process'].isCrowded || gates.process.isCrowded;
  }

  public whenRoom(resume: () => void): void {
    const { gates } = this.options;
    const crowded = [gates.workflow, gates['in-process'], gates.process].find((gate) => gate?.isCrowded);
    if (crowded) crowded.whenRoom(resume);
    else this.schedule(resume);
  }

  public suspended(node: Node): void {
    this.options.watcher.suspended(node);
  }

  public retrying(node: Node, attempt: number, message: string | undefined): void {
    this.options.watcher.retrying(node, attempt, message);
  }

  /** Lets go of what was kept for speed. */
  public close(): void {
    forget();
  }
}
