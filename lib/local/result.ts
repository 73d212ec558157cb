import type { ArtifactHandle } from './artifact-handle';
import type { RunNode } from './options';
import type { Phase } from './pod';

/** What became of a run. */
export interface Result {
  readonly name: string;
  readonly uid: string;
  readonly phase: 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  /** The outputs of the entrypoint. */
  readonly outputs: RunOutputs;
  /** The outputs that have a global name. */
  readonly globals: RunOutputs;
  /** The entrypoint's node, and below it all others. */
  readonly node: RunNode;
  /** The nodes of exit handlers and hooks of the workflow. */
  readonly handlers: readonly RunNode[];
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly folder?: string;
  /** Why it failed; undefined for a run that succeeded. */
  readonly error?: RunError;
}

export interface RunOutputs {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, ArtifactHandle>>;
  readonly result?: string;
}

/** A run that failed. Its `cause` is the error of the pod that made it fail, as the executor threw it. */
export class RunError extends Error {
  /** The run so far. */
  public result?: Result;

  constructor(
    message: string,
    /** The names of the tasks on the way to the node that failed. */
    public readonly path: readonly string[],
    public readonly phase: Phase,
    /** How often it was tried. */
    public readonly attempts: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RunError';
  }
}
