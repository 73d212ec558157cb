import { attachPart, recordPart } from './call';
import type { ConditionLike } from './condition';
import type { Test, Value } from './graph';
import { currentFrame, pathOf } from './recorder';
import type { Frame } from './recorder';
import type { Plain, Ref } from './ref';
import type { RefState } from './ref-state';
import { named, offer, refTo } from './reference';
import { testOf } from './test-of';
import { checkReach } from './value';
import { asWritten, isFunction } from './written';
import { errors } from '../errors';

/** The result of the branches so far; null when none of them ran. */
export type When<T> = Ref<T | null> & WhenClauses<T>;

export interface WhenClauses<T> {
  /** A branch that runs when its condition holds, and none before did. */
  elseWhen<R>(test: ConditionLike, body: () => R): When<T | Plain<R>>;
  /** The branch that runs when no other one did. */
  otherwise<R>(body: () => R): Ref<T | Plain<R>>;
}

/** Runs what the body calls only when the condition holds. Other branches follow with `elseWhen` and `otherwise`. */
export function when<R>(test: ConditionLike, body: () => R): When<Plain<R>> {
  const frame = currentFrame();
  if (frame === undefined) throw errors.usedOutside('a program', 'when');
  return branch({ frame, tests: [], values: [], closed: false }, test, body);
}

/** The branches of one `when`, so far. */
interface Chain {
  readonly frame: Frame;
  /** The conditions of the branches before. */
  readonly tests: readonly Test[];
  readonly values: readonly Value[];
  /** Whether the next branch was added already. */
  closed: boolean;
}

function branch(chain: Chain, condition: unknown, body: unknown): any {
  const { frame } = chain;
  const test = testOf(condition, frame);
  const value = record(chain, 'then', body, [...chain.tests.map(negated), test]);
  const next: Chain = { frame, tests: [...chain.tests, test], values: [...chain.values, value], closed: false };
  return refTo({ kind: 'first', values: next.values, otherwise: { kind: 'literal', value: null } }, frame, next);
}

function last(chain: Chain, body: unknown): any {
  const value = record(chain, 'otherwise', body, chain.tests.map(negated));
  const branches: Value =
    value.kind === 'guarded'
      ? { kind: 'first', values: chain.values, otherwise: value.value }
      : { kind: 'first', values: [...chain.values, value] };
  return refTo(branches, chain.frame);
}

function record(chain: Chain, name: string, body: unknown, tests: readonly Test[]): Value {
  const at = `${pathOf(chain.frame)}.when`;
  if (!isFunction(body)) throw errors.notAFunction(at, 'the body of a branch', asWritten(body));
  if (chain.closed) throw errors.wrongBranch(at, name === 'then' ? 'elseWhen' : name, 'twice after the same branch');
  chain.closed = true;
  const part = recordPart('branch', name, chain.frame, () => body());
  const test: Test = tests.length === 1 ? tests[0] : { kind: 'and', tests };
  if (part.frame.graph.calls.length === 0) {
    return { kind: 'guarded', test, value: part.result ?? { kind: 'literal', value: null } };
  }
  return { kind: 'output', call: attachPart(part, { when: test }), path: [] };
}

const negated = (test: Test): Test => (test.kind === 'not' ? test.test : { kind: 'not', test });

offer({
  elseWhen: (state, [test, body]) => branch(chainOf(state, 'elseWhen'), test, body),
  otherwise: (state, [body]) => last(chainOf(state, 'otherwise'), body),
});

function chainOf(state: RefState, clause: string): Chain {
  if (state.chain === undefined) throw errors.wrongBranch(named(state), clause, 'after something that is not a branch');
  const chain = state.chain as Chain;
  const frame = currentFrame();
  if (frame !== chain.frame) {
    if (frame !== undefined) checkReach(state, frame);
    throw errors.wrongBranch(named(state), clause, 'in another part of the pipeline than its when');
  }
  return chain;
}
