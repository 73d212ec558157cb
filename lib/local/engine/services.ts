import type { Call, Context } from './context';
import type { Processed } from './inputs';
import type { ArtifactValue, Node, Outputs } from './node';
import type { Phase, PodResult } from '../pod';

type End = (phase: Phase, message?: string) => void;

/** What calls of templates need of the run around them. */
export interface Services {
  readonly context: Context;
  podName(node: Node): string;
  configMap(reference: { readonly name: string; readonly key: string }): string | undefined;
  /** Gives outputs that have a global name to the whole workflow. */
  export(template: any, outputs: Outputs): void;
  runPod(call: Call, node: Node, processed: Processed, attempt: number, end: End): void;
  /** Takes the outputs of an equal call before, or runs the body and keeps its outputs. */
  memoized(
    call: Call,
    processed: Processed,
    body: (end: End) => void,
    end: End,
    refuse: (error: unknown) => void,
  ): void;
  /** Calls when all locks of a template are held, with how to give them back. */
  locked(
    call: Call,
    processed: Processed,
    start: (release: () => void) => void,
    end: End,
    refuse: (error: unknown) => void,
  ): void;
  /** Asks somebody for the answers of a suspended node; without an answer it goes on with the defaults. */
  answers(
    call: Call,
    node: Node,
    processed: Processed,
  ): Promise<Readonly<Record<string, string>> | undefined> | Readonly<Record<string, string>> | undefined;
  /** The result of the run before, if this one continues it. */
  recall(node: Node, artifacts: Readonly<Record<string, ArtifactValue>>): PodResult | undefined;
  isCrowded(): boolean;
  whenRoom(resume: () => void): void;
  suspended(node: Node): void;
  retrying(node: Node, attempt: number, message: string | undefined): void;
}
