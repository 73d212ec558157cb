import { IConstruct } from 'constructs';
import { errors } from '../errors';
import type { CallModel } from '../ir/model';
import type { TaskResult } from '../spec/statuses';

/** @internal */
export type StatusClause =
  | { readonly kind: 'status'; readonly task: CallModel | IConstruct; readonly results: readonly TaskResult[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly StatusCondition[] }
  | { readonly kind: 'not'; readonly part: StatusCondition };

/**
 * A condition on how tasks ended: `extract.failed.or(load.succeeded)`. A task with such a condition in `depends` runs when
 * it holds. Sets `depends`.
 */
export class StatusCondition {
  /** @internal */
  public static _of(task: CallModel | IConstruct, ...results: TaskResult[]): StatusCondition {
    return new StatusCondition({ kind: 'status', task, results });
  }

  private constructor(/** @internal */ public readonly _clause: StatusClause) {}

  /** Holds when both conditions do. */
  public and(other: StatusCondition): StatusCondition {
    return new StatusCondition({ kind: 'and', parts: [this, other] });
  }

  /** Holds when one of the conditions does, or both. */
  public or(other: StatusCondition): StatusCondition {
    return new StatusCondition({ kind: 'or', parts: [this, other] });
  }

  /** Holds when the condition does not. */
  public not(): StatusCondition {
    return new StatusCondition({ kind: 'not', part: this });
  }

  /** Refuses: a condition is an object, not a text. */
  public toString(): string {
    throw errors.coercion(
      'a condition',
      'put into a text',
      'Pass the condition itself, or combine it with others by and, or, not',
    );
  }
}
