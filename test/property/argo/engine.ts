import type { Ended, Leaf, Pod } from './pod';
import { ArtifactHandle, Executor, PodResult } from '../../../lib/local';
import { Cache } from '../../../lib/local/engine/cache';
import type { Engine as LocalEngine } from '../../../lib/local/engine/engine';
import type { Node } from '../../../lib/local/engine/node';
import { Repository } from '../../../lib/local/engine/repository';
import { launch } from '../../../lib/local/launch';
import { TemporaryWorkspace } from '../../../lib/local/workspace';

export type { Ended, Leaf, Outputs, Phase, Pod } from './pod';

/** A workflow that does not end: a random condition may never stop a recursion. */
export class Runaway extends Error {}

/** Runs a workflow in the local engine, with pods that are scripted and answer at once. */
export class Engine {
  public readonly pods: Pod[] = [];
  /** What became of every call, by its path. */
  public readonly ends = new Map<string, Ended>();
  /** For each task that had a condition, what became of it. */
  public readonly decisions = new Map<string, boolean>();
  private outputs: unknown;

  constructor(
    private readonly spec: any,
    private readonly leaf: Leaf,
    private readonly referenced: Readonly<Record<string, any>> = {},
  ) {}

  /** Runs the entrypoint. */
  public run(): Ended {
    const { onExit: _onExit, ...spec } = this.spec;
    this.start(spec, [], {});
    return this.ends.get('')!;
  }

  /** Runs the exit handler, which knows how the workflow ended. */
  public exit(status: string, failures: unknown): void {
    const { onExit, ...spec } = this.spec;
    if (!onExit) return;
    this.start({ ...spec, entrypoint: onExit }, ['exit'], {
      status,
      failures: JSON.stringify(JSON.stringify(failures)),
      outputs: this.outputs,
    });
  }

  private start(given: any, prefix: readonly string[], variables: Record<string, unknown>): void {
    const spec = plain(given);
    let engine: LocalEngine | undefined;
    let isRunaway = false;
    const runAway = () => {
      isRunaway = true;
      engine!.halt({ message: 'too many calls', all: true });
    };
    let root: Node | undefined;
    let thrown: unknown;
    const options = {
      name: 'the-name',
      namespace: 'the-namespace',
      executors: [this.executor(prefix, runAway)],
      onSuspend: () => ({}),
      templates: Object.entries(this.referenced).map(([name, templates]) => ({
        kind: 'WorkflowTemplate',
        metadata: { name },
        spec: plain({ templates }),
      })),
      on: ({ type, node }: { type: string; node: Readonly<Node> }) => {
        if (type === 'started' && (node.path.length > 12 || sizeOf(node.parent) > 500_000)) runAway();
      },
    };
    const launched = launch({ ...spec, arguments: undefined, ...argumentsOf(spec) }, {}, options, {
      workspace: new TemporaryWorkspace(),
      cache: new Cache(),
      repository: new Repository(),
      identity: { uid: 'the-uid', created: Date.UTC(2026, 0, 1) },
      slice: Infinity,
      recall: () => undefined,
      ended: () => undefined,
      failed: (error) => {
        thrown = error;
      },
    });
    engine = launched.engine;
    Object.assign(engine.workflow, variables);
    launched.start((run) => {
      root = run.root;
    });
    if (thrown) throw thrown as Error;
    if (isRunaway) throw new Runaway('too many calls');
    if (!root) throw new Error('the workflow waits for something');
    this.outputs = engine.workflow.outputs;
    this.visit(root, prefix);
  }

  private executor(prefix: readonly string[], runAway: () => void): Executor {
    return {
      name: 'script',
      accepts: () => true,
      run: (given): PodResult => {
        if (this.pods.length > 200) {
          runAway();
          return { phase: 'Failed' };
        }
        const files = (given.template.inputs?.artifacts ?? []).map((file: any) => {
          const handle = given.inputs.artifacts[file.name];
          return file.raw || !handle || handle.isFolder ? file : { ...file, s3: { key: handle.text() } };
        });
        const pod = {
          path: [...prefix, ...given.path],
          template: { ...given.template, inputs: { ...given.template.inputs, artifacts: files } },
        };
        this.pods.push(pod);
        const { phase, outputs } = this.leaf(pod);
        const artifacts = Object.entries(outputs?.artifacts ?? {}).map(([name, file]: [string, any]) => [
          name,
          ArtifactHandle.of(file.s3?.key ?? ''),
        ]);
        return {
          phase: phase as 'Succeeded',
          exitCode: phase === 'Failed' ? 1 : 0,
          outputs: { ...outputs, artifacts: Object.fromEntries(artifacts) },
        };
      },
    };
  }

  private visit(node: Node, prefix: readonly string[]): void {
    const path = [...prefix, ...node.path].join('.');
    if (node.phase === 'Error') throw new Error(`${path}: ${node.message}`);
    const isCall = node.type !== 'Skipped' && node.type !== 'TaskGroup';
    if (isCall && !this.ends.has(path)) {
      this.ends.set(path, { phase: node.phase as 'Succeeded', outputs: node.outputs });
    }
    if (isCall || /^when '/.test(node.message ?? '')) this.decisions.set(path, isCall);
    node.children?.forEach((child) => this.visit(child, prefix));
  }
}

/** Parameters that have a value, as a workflow that is submitted has them. */
function argumentsOf({ arguments: args }: any): any {
  return args ? { arguments: args } : {};
}

/** A spec without what needs time, runs pods that its author did not write as tasks, or runs tasks of a pipeline twice. */
function plain(spec: any): any {
  const call = ({ hooks: _hooks, ...task }: any) => task;
  return {
    ...spec,
    hooks: undefined,
    templates: spec.templates?.map(({ memoize: _memoize, retryStrategy, dag, ...template }: any) => ({
      ...template,
      ...(dag ? { dag: { ...dag, tasks: dag.tasks.map(call) } } : {}),
      ...(retryStrategy
        ? { retryStrategy: { ...retryStrategy, backoff: undefined, ...(dag ? { limit: '0' } : {}) } }
        : {}),
    })),
  };
}

/** How much data a call was given: JSON in JSON doubles its escapes at each level of a recursion. */
function sizeOf(node: Readonly<Node> | undefined): number {
  return Object.values(node?.inputs ?? {}).reduce((sum, text) => sum + text.length, 0);
}
