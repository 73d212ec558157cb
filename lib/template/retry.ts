import type { Duration } from 'cdk8s';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { goDuration } from '../spec/duration';
import { toManifest } from '../spec/to-manifest';
import { Condition } from '../value/condition';
import { leavesOf } from '../value/expr-kind';

/** Which ends of an attempt are tried again. */
export enum RetryPolicy {
  /** Any. */
  ALWAYS = 'Always',
  /** The container ended with an error. */
  ON_FAILURE = 'OnFailure',
  /** Argo or Kubernetes could not run the container. */
  ON_ERROR = 'OnError',
  /** An error that is known to pass, such as a lost connection. */
  ON_TRANSIENT_ERROR = 'OnTransientError',
}

/** Options of a retry. */
export interface RetryOptions {
  /**
   * How long to wait before the second attempt. Sets `backoff.duration`.
   *
   * @default - no wait
   */
  readonly backoff?: Duration;

  /**
   * By what the wait is multiplied after each attempt. Sets `backoff.factor`.
   *
   * @default 2 with a backoff
   */
  readonly factor?: number;

  /**
   * After how long no new attempt begins. Sets `backoff.maxDuration`.
   *
   * @default - no limit
   */
  readonly maxDuration?: Duration;

  /**
   * Which ends are tried again. Sets `retryPolicy`.
   *
   * @default RetryPolicy.ON_FAILURE, and with `while` RetryPolicy.ALWAYS
   */
  readonly policy?: RetryPolicy;

  /**
   * A condition on the last attempt, built from `LastRetry`; another attempt is made while it holds. Sets `expression`.
   *
   * @default - no condition
   */
  readonly while?: Condition;
}

/** How often a task that fails is tried again. Sets `retryStrategy`. */
export class Retry {
  /**
   * At most so many attempts in all, the first one included. Sets `limit` to one less.
   *
   * @param count 1 or more
   */
  public static attempts(count: number, options: RetryOptions = {}): Retry {
    if (!Number.isInteger(count) || count < 1) {
      throw errors.notAValue('Retry.attempts', 'count', count, 'a whole number from 1');
    }
    checkOptions(options);
    return new Retry(() => manifestOf(count - 1, options));
  }

  /**
   * The whole strategy in Argo's form, where `limit` counts the attempts after the first one.
   *
   * @param strategy fields of `retryStrategy`
   */
  public static strategy(strategy: l1.RetryStrategy): Retry {
    return new Retry(() => toManifest('RetryStrategy', strategy)!);
  }

  private constructor(private readonly manifest: () => Record<string, any>) {}

  /**
   * The manifest; a condition is left to the compiler under `expression`.
   *
   * @internal
   */
  public get _manifest(): Record<string, any> {
    return this.manifest();
  }
}

function checkOptions({ factor, backoff, while: condition }: RetryOptions): void {
  if (factor !== undefined && (!Number.isInteger(factor) || factor < 1)) {
    throw errors.notAValue('Retry.attempts', 'factor', factor, 'a whole number from 1');
  }
  if (factor !== undefined && !backoff) {
    throw errors.notAValue('Retry.attempts', 'backoff', undefined, 'a duration', 'factor multiplies it');
  }
  if (condition !== undefined) checkWhile(condition);
}

function manifestOf(
  limit: number,
  { backoff, factor, maxDuration, policy, while: condition }: RetryOptions,
): Record<string, any> {
  const wait = backoff ? goDuration(backoff) : maxDuration && '1s';
  return {
    limit: String(limit),
    ...(policy === undefined ? {} : { retryPolicy: policy }),
    ...(wait
      ? {
          backoff: {
            duration: wait,
            factor: String(factor ?? 2),
            ...(maxDuration ? { maxDuration: goDuration(maxDuration) } : {}),
          },
        }
      : {}),
    ...(condition ? { expression: condition } : {}),
  };
}

/** Argo evaluates the condition of a retry where it knows the last attempt and nothing else. */
function checkWhile(condition: Condition): void {
  if (!(condition instanceof Condition)) {
    throw errors.notAValue(
      'Retry.attempts',
      'while',
      condition,
      'a condition on LastRetry, for example LastRetry.exitCode().neq(2)',
    );
  }
  for (const [reference] of leavesOf(condition._node)) {
    const { _source: source } = reference;
    if (source.kind !== 'variable' || !/^(lastRetry\.|retries$)/.test(source.name)) {
      throw errors.outOfReach(
        'Retry.attempts',
        reference._describe(),
        'The condition of a retry knows only the last attempt.',
        'Use LastRetry, and end the program with an exit code that says what happened.',
      );
    }
  }
}
