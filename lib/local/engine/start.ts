import type { Boundary, Context } from './context';
import type { Node } from './node';
import type { CompiledTask } from './template';

/** What tasks know of others: of those that are named, or of all that they may know. */
export type Known = (names: ReadonlySet<string> | undefined) => Readonly<Record<string, unknown>>;

/** A task, or a step, that is about to run. */
export interface Start {
  readonly context: Context;
  readonly boundary: Boundary;
  readonly task: CompiledTask;
  readonly node: Node;
  readonly known: Known;
  /** Called once, when the node and its hooks have ended. */
  done(node: Node): void;
}
