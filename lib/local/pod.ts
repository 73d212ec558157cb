import type { ArtifactHandle } from './artifact-handle';
import type { RunPhase } from '../spec/statuses';

export type { Phase } from '../spec/statuses';

/** One run of a template that a program, a function or a request carries out. */
export interface Pod {
  /** The names of the tasks on the way to it, items of loops with their index: `['etl', 'transform(3)', 'clean']`. */
  readonly path: readonly string[];
  /** The node's name as Argo has it: `my-workflow.etl.transform(3:blue).clean`. */
  readonly name: string;
  /** The template as the pod gets it: nothing in it is to be replaced any more. */
  readonly template: any;
  readonly inputs: {
    readonly parameters: Readonly<Record<string, string>>;
    /** Optional artifacts that nobody gave are missing. */
    readonly artifacts: Readonly<Record<string, ArtifactHandle>>;
  };
  /** From 0, counted up when the template is retried. */
  readonly attempt: number;
  readonly workflow: { readonly name: string; readonly uid: string; readonly namespace: string };
  /** Aborted when nobody waits for the pod any more: after its timeout, or when the workflow is stopped. */
  readonly signal: AbortSignal;
  /** A folder for this pod alone, which is made at the first call and removed at the end, or kept in the run folder. */
  folder(): string;
  /** A folder that all pods of the run share, by its name. */
  shared(name: string): string;
  /** Keeps output of the pod for whoever looks for the reason of a failure. */
  log(chunk: string | Uint8Array, stream?: 'stdout' | 'stderr'): void;
}

/** What became of a pod. */
export interface PodResult {
  /** Succeeded when nothing is said. */
  readonly phase?: RunPhase;
  readonly message?: string;
  readonly exitCode?: number;
  readonly outputs?: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly artifacts?: Readonly<Record<string, ArtifactHandle>>;
    /** What a script or container printed. */
    readonly result?: string;
  };
  /** The error behind a failure. */
  readonly cause?: unknown;
}

/** Carries out pods. */
export interface Executor {
  /** In messages. */
  readonly name: string;
  /** Which of two limits of concurrency its pods count for: `in-process` when nothing is said. */
  readonly limit?: 'in-process' | 'process';
  /** Whether it takes the pods of a template. The first executor that does gets them. */
  accepts(template: any): boolean;
  /**
   * Carries out a pod. What is at hand at once is returned as it is; the engine is fastest then. An error that is thrown makes the
   * pod Failed, with exit code 1.
   */
  run(pod: Pod): PodResult | Promise<PodResult>;
}
