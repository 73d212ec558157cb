import type { Value } from './graph';
import type { Frame } from './recorder';

/** What stands behind a reference. */
export interface RefState {
  readonly value: Value;
  /** Where it was made; it is known there and in the parts inside. */
  readonly home: Frame;
  /** Of a field: what it is a field of, and its name. A field that is called is an operation of that. */
  readonly parent?: RefState;
  readonly key?: string;
  /** Of the result of `when`: the branches so far. */
  readonly chain?: unknown;
}

/** The member by which a reference gives its state; known to all copies of the library in a process. */
export const REF = Symbol.for('cdk8s-argo-workflows.ref');

/** The state of a reference; undefined for anything else. */
export function stateOf(value: any): RefState | undefined {
  return typeof value === 'function' ? value[REF] : undefined;
}
