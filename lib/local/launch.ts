import { availableParallelism } from 'node:os';
import { argumentsFor } from './arguments';
import { Cache } from './engine/cache';
import type { Context } from './engine/context';
import { Engine } from './engine/engine';
import { Gate } from './engine/gate';
import { generatedName, Identity, identityOf, workflowVariables } from './engine/globals';
import { Homes } from './engine/homes';
import type { ArtifactValue, Node } from './engine/node';
import { Pods } from './engine/pods';
import { Repository } from './engine/repository';
import { Scheduler } from './engine/scheduler';
import { builtIn } from './executors/built-in';
import { librariesOf, workflowOf } from './manifest';
import type { RunOptions } from './options';
import type { PodResult } from './pod';
import { answersFor } from './suspended';
import { WorkflowRun } from './workflow-run';
import type { Workspace } from './workspace';

/** A run that is about to begin. */
export interface Launched {
  readonly engine: Engine;
  readonly identity: Identity;
  start(done: (run: WorkflowRun) => void): void;
}

/** What a run is part of. */
export interface Around {
  readonly workspace: Workspace;
  readonly cache: Cache;
  readonly repository: Repository;
  /** Who the workflow is, where it goes on. */
  readonly identity?: Partial<Identity>;
  /** How many milliseconds the engine works before it lets others do so. */
  readonly slice?: number;
  /** What became of a node in the run that is continued. */
  recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined;
  ended(node: Node): void;
  /** Gets what the engine itself throws. */
  failed(error: unknown): void;
}

/** Puts the parts of the engine together for one run of a workflow. Throws for what cannot be run. */
export function launch(
  workflow: any,
  parameters: Readonly<Record<string, unknown>>,
  options: RunOptions,
  around: Around,
): Launched {
  const libraries = librariesOf(options.templates ?? []);
  const { metadata, spec } = workflowOf(workflow, libraries);
  const identity = identityOf(metadata, spec.entrypoint, {
    name: options.name,
    namespace: options.namespace,
    ...around.identity,
  });
  const configMap = ({ name, key }: { readonly name: string; readonly key: string }) =>
    options.configMaps?.[name]?.[key];
  const args = argumentsFor({ spec }, parameters, options.artifacts ?? {}, configMap);
  const values = new Map<string, string>([...args.parameters].map(([name, { value }]) => [name, value]));
  const scheduler = new Scheduler(around.failed, around.slice);
  const schedule = (job: () => void) => scheduler.push(job);
  const homes = new Homes(libraries);
  const gates = gatesFor(spec, options, schedule);
  const podNames = new WeakMap<Node, string>();
  const podName = (node: Node) => {
    if (!podNames.has(node)) podNames.set(node, generatedName(`${identity.name}-${node.template}-`));
    return podNames.get(node)!;
  };
  const { recall } = around;
  const executors = [...(options.executors ?? []), ...builtIn(options, spec)];
  const engine: Engine = new Engine({
    workflow: workflowVariables(identity, spec, metadata, values),
    arguments: args,
    homes,
    defaults: spec.templateDefaults,
    cache: around.cache,
    gates,
    scheduler,
    watcher: watcherOf(options, around),
    pods: (context: Context) =>
      new Pods({
        context,
        gates,
        repository: around.repository,
        files: around.workspace,
        workflow: identity,
        executors,
        podName,
        recall,
      }),
    podName,
    configMap,
    answers: answersFor(options.onSuspend?.bind(options)),
    recall,
  });
  const home = homes.of(`workflow '${identity.name}'`, spec, spec.templateDefaults);
  return {
    engine,
    identity,
    start: (done) => schedule(() => new WorkflowRun(engine, spec, home, options.signal, done).start()),
  };
}

function gatesFor(spec: any, { concurrency }: RunOptions, schedule: (job: () => void) => void) {
  const gate = (limit: number) => new Gate(limit, schedule);
  return {
    ...(spec.parallelism === undefined ? {} : { workflow: gate(Number(spec.parallelism)) }),
    'in-process': gate(concurrency?.inProcess ?? 2 * availableParallelism()),
    process: gate(concurrency?.processes ?? availableParallelism()),
  };
}

function watcherOf(options: RunOptions, around: Around) {
  return {
    started: (node: Node) => options.on?.({ type: 'started', node }),
    ended: (node: Node) => {
      around.ended(node);
      options.on?.({ type: 'ended', node });
    },
    suspended: (node: Node) => options.on?.({ type: 'suspended', node }),
    retrying: (node: Node, attempt: number, message: string | undefined) =>
      options.on?.({ type: 'retrying', node, attempt, message }),
  };
}
