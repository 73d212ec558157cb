import { inspect } from 'node:util';
import { asWritten } from './written';
import { errors } from '../errors';
import type { Test } from './graph';
import type { Reference } from './ref';
import { stateOf } from './ref-state';
import type { RefState } from './ref-state';

declare const CONDITION: unique symbol;

/** A condition on run-time values, made by comparing references. It is decided at run time, so it is not a boolean. */
export class Condition {
  /** @internal Conditions of all copies of the library in a process are conditions. */
  public static [Symbol.hasInstance](value: any): boolean {
    return typeof value === 'object' && value !== null && typeof value._test === 'object' && Array.isArray(value._uses);
  }

  /** Only in types, by which the ESLint rule tells conditions. */
  declare public readonly [CONDITION]: true;

  /** @internal */
  public constructor(
    /** @internal */ public readonly _test: Test,
    /** @internal */ public readonly _uses: readonly RefState[],
  ) {
    Object.freeze(this);
  }

  /** True when both are. */
  public and(...others: ConditionLike[]): Condition {
    return combined('and', [this, ...others]);
  }

  /** True when at least one is. */
  public or(...others: ConditionLike[]): Condition {
    return combined('or', [this, ...others]);
  }

  /** True when this one is not. */
  public not(): Condition {
    return new Condition({ kind: 'not', test: this._test }, this._uses);
  }

  /** @internal */
  public [Symbol.toPrimitive](): never {
    throw errors.conditionUsed('used as a plain value');
  }

  /** @internal */
  public toJSON(): never {
    throw errors.conditionUsed('written as JSON');
  }

  /** @internal */
  public [inspect.custom](): string {
    return 'Condition (decided at run time; pass it to when(...))';
  }
}

/** What can stand as a condition: one that was made by comparing, or a reference to a boolean. */
export type ConditionLike = Condition | Reference<boolean>;

/** True when all are. */
export function and(...conditions: ConditionLike[]): Condition {
  return combined('and', conditions);
}

/** True when at least one is. */
export function or(...conditions: ConditionLike[]): Condition {
  return combined('or', conditions);
}

/** True when the condition is not. */
export function not(condition: ConditionLike): Condition {
  return conditionIn(condition, 'not').not();
}

function combined(kind: 'and' | 'or', parts: readonly unknown[]): Condition {
  const conditions = parts.map((each) => conditionIn(each, kind));
  if (conditions.length === 0) throw errors.notACondition(kind, 'nothing');
  if (conditions.length === 1) return conditions[0];
  return new Condition(
    { kind, tests: conditions.map((each) => each._test) },
    conditions.flatMap((each) => each._uses),
  );
}

/** The condition that something is, or stands for. */
export function conditionIn(written: unknown, where: string): Condition {
  if (written instanceof Condition) return written;
  const state = stateOf(written);
  if (state === undefined) throw errors.notACondition(where, asWritten(written));
  return new Condition(
    { kind: 'compare', operator: '==', left: state.value, right: { kind: 'literal', value: true } },
    [state],
  );
}
