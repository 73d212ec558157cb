import { inspect } from 'node:util';
import { asWritten } from './written';
import { errors } from '../errors';
import type { Test } from './graph';
import type { RefState } from './ref-state';

/** A condition on run-time values, made by comparing references. It is decided at run time, so it is no boolean. */
export class Condition {
  /** @internal */
  public constructor(/** @internal */ public readonly _test: Test, /** @internal */ public readonly _uses: readonly RefState[]) {
    Object.freeze(this);
  }

  /** True when both are. */
  public and(...others: Condition[]): Condition {
    return combined('and', [this, ...others]);
  }

  /** True when at least one is. */
  public or(...others: Condition[]): Condition {
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

/** True when all are. */
export function and(...conditions: Condition[]): Condition {
  return combined('and', conditions);
}

/** True when at least one is. */
export function or(...conditions: Condition[]): Condition {
  return combined('or', conditions);
}

/** True when the condition is not. */
export function not(condition: Condition): Condition {
  return combined('and', [condition]).not();
}

function combined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const wrong = conditions.findIndex((each) => !(each instanceof Condition));
  if (conditions.length === 0 || wrong >= 0) throw errors.notACondition(kind, asWritten(conditions[wrong]));
  if (conditions.length === 1) return conditions[0];
  return new Condition({ kind, tests: conditions.map((each) => each._test) }, conditions.flatMap((each) => each._uses));
}
