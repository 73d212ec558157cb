import type { ArtifactHandle } from './artifact-handle';
import type { Node } from './engine/node';
import type { Executor } from './pod';

/** A node as others see it. */
export type RunNode = Readonly<Node>;

/** What happens during a run. */
export type RunEvent =
  | { readonly type: 'started' | 'ended' | 'suspended'; readonly node: RunNode }
  /** A template is tried again; `attempt` is the number of tries so far. */
  | { readonly type: 'retrying'; readonly node: RunNode; readonly attempt: number; readonly message?: string };

/** A node that waits for somebody. */
export interface Suspended {
  readonly path: readonly string[];
  readonly name: string;
  readonly template: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What can be answered; with the choices, and what it is without an answer. */
  readonly outputs: readonly {
    readonly name: string;
    readonly default?: string;
    readonly enum?: readonly string[];
    readonly description?: string;
  }[];
}

export type Answers = Readonly<Record<string, string>>;

/** How a workflow is run on this machine. */
export interface RunOptions {
  /** Asked before the built-in ones, which are processes and HTTP requests. */
  readonly executors?: readonly Executor[];
  /** WorkflowTemplates and ClusterWorkflowTemplates that are referred to. */
  readonly templates?: readonly any[];
  /** How many pods run at once; by default twice the number of processors in process, and one process for each of these. */
  readonly concurrency?: { readonly inProcess?: number; readonly processes?: number };
  /** Where the journal, logs and artifacts are kept. Without one nothing is left behind. */
  readonly folder?: string;
  /** Continues the run that the folder holds, if there is one; what succeeded is not done again. */
  readonly resume?: boolean;
  /** Stops the run, without exit handlers. */
  readonly signal?: AbortSignal;
  /** Artifacts of the workflow's arguments, by name. */
  readonly artifacts?: Readonly<Record<string, ArtifactHandle>>;
  /** The contents of ConfigMaps, by their names. */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The contents of Secrets, by their names. */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * The module that defines the pipeline, for tasks with `isolation: 'worker'`: threads load it to find their functions. By default
   * it is the one that called `pipeline`.
   */
  readonly entry?: string | URL;
  /** The name of the workflow. */
  readonly name?: string;
  readonly namespace?: string;
  /** Told what happens. */
  on?(event: RunEvent): void;
  /** Answers a suspended node; nothing is an answer too, and takes the defaults. */
  onSuspend?(suspended: Suspended): Answers | undefined | Promise<Answers | undefined>;
}
