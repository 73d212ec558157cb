import type { Duration } from 'cdk8s';
import { Env } from './env';
import { LimitedLoop } from './limited-loop';
import { Values } from './values';
import * as l1 from '../../../imports/argoproj.io';
import { errors } from '../../errors';
import { dotted, indexed } from '../../ir/build';
import type { TaskBase } from '../../pipeline/task-base';
import type { TaskOptions } from '../../pipeline/task-options';
import { hashTag } from '../../spec/tags';
import type { ContainerOptions } from '../../template/container-options';
import { Retry } from '../../template/retry';
import { Condition } from '../../value/condition';
import { StatusCondition } from '../../value/status';
import type { Call, RunOptions } from '../graph';
import type { PipelineIndex } from '../plan/pipeline-index';

/** A duration as it is written in options, for example `1h30m`. */
export function durationOf(text: string): Duration {
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  return durationIn(
    [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
      (sum, [, number, unit]) => sum + Number(number) * units[unit],
      0,
    ),
  );
}

/** A duration of some milliseconds. Of cdk8s's class only this is read, and programs in pods do without cdk8s. */
export function durationIn(milliseconds: number): Duration {
  return { toMilliseconds: () => milliseconds } as Duration;
}

/** Options of a container, in the words of the constructs. */
export function containerOptions(
  options: RunOptions,
  key: () => string,
): ContainerOptions & { templateOverrides?: l1.Template } {
  const { retry, timeout, image, resources, env, memoize, container } = options;
  return {
    ...(container as ContainerOptions),
    ...(image && { image }),
    ...(resources && { resources }),
    ...(env && { env: { ...env, ...(container?.env as object) } }),
    ...(timeout && { timeout: durationOf(timeout) }),
    ...(retry && { retry: retryOf(retry) }),
    ...(memoize && { templateOverrides: memoized(memoize, key) }),
  };
}

export function retryOf({ attempts, backoff, factor, maxDuration, when }: NonNullable<RunOptions['retry']>): Retry {
  return Retry.attempts(attempts, {
    ...(backoff && { backoff: durationOf(backoff) }),
    ...(factor && { factor }),
    ...(maxDuration && { maxDuration: durationOf(maxDuration) }),
    ...(when && { while: Condition.expression(when) }),
  });
}

/** What makes one run of a task equal to another: which task, and its inputs. */
export function memoKey(path: string, name: string, texts: readonly string[], files: readonly string[]): string {
  if (files.length > 0) throw errors.memoizedFiles(path, files);
  return `${name.replace(/[^A-Za-z0-9]/g, '-')}-${hashTag(texts.map((each) => indexed(dotted('inputs.parameters'), [each])))}`;
}

/** A key that is given is Argo's own language. */
function memoized({ maxAge, cache, key }: NonNullable<RunOptions['memoize']>, otherwise: () => string): l1.Template {
  return {
    memoize: { maxAge, key: key ?? otherwise(), cache: { configMap: { name: cache, key: 'cache' } } },
  } as l1.Template;
}

/** When and how often a call runs. */
export function taskOptions(call: Call, env: Env, values: Values, index: PipelineIndex): TaskOptions {
  const goesOn = call.loop?.onItemFailure === 'skip';
  return {
    // What is around a loop for its limit begins when the loop would.
    ...(env.pipeline instanceof LimitedLoop ? {} : orderOf(call, env, values, index)),
    ...(call.loop && { forEach: values.loop(call.loop, env) }),
    ...(goesOn && { continueOn: { failed: true, error: true } }),
  };
}

/** When a call runs. */
export function orderOf(call: Call, env: Env, values: Values, index: PipelineIndex): TaskOptions {
  const test = index.testOf(call);
  const depends = dependsOf(call, env);
  const mentioned = new Set((call.depends ?? []).map((each) => each.call));
  const after = call.after.filter((each) => !mentioned.has(each)).map((each) => env.taskOf(each));
  return {
    ...(test && { when: values.condition(test, env) }),
    ...(after.length > 0 && { after }),
    ...(depends && { depends }),
  };
}

function dependsOf({ depends = [] }: Call, env: Env): StatusCondition | undefined {
  const conditions = depends.map(({ call, ended }) => statusOf(env.taskOf(call), ended));
  return conditions.length === 0 ? undefined : conditions.reduce((all, each) => all.and(each));
}

function statusOf(task: TaskBase, ended: NonNullable<Call['depends']>[number]['ended']): StatusCondition {
  switch (ended) {
    case 'succeeded':
      return task.succeeded;
    case 'succeededOrSkipped':
      return task.succeeded.or(task.skipped);
    case 'failed':
      return task.failed;
    case 'skipped':
      return task.skipped;
    case 'any':
      return task.ended;
  }
}
