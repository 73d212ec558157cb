import { Duration } from 'cdk8s';
import { Condition, ContainerTask, LastRetry, Pipeline, Retry, RetryPolicy, WorkflowVariable } from '../../lib';
import { BOX, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const strategyOf = (retry: Retry) => templateOf('x', (p) => new ContainerTask(p, 'x', { ...BOX, retry })).retryStrategy;

test.each<[string, Retry, object]>([
  ['One attempt', Retry.attempts(1), { limit: '0' }],
  ['Three attempts', Retry.attempts(3), { limit: '2' }],
  [
    'A wait that doubles',
    Retry.attempts(3, { backoff: Duration.seconds(10) }),
    { limit: '2', backoff: { duration: '10s', factor: '2' } },
  ],
  [
    'A wait that stays',
    Retry.attempts(3, { backoff: Duration.millis(500), factor: 1 }),
    { limit: '2', backoff: { duration: '500ms', factor: '1' } },
  ],
  [
    'A wait with an end',
    Retry.attempts(3, { backoff: Duration.minutes(1), maxDuration: Duration.hours(1) }),
    { limit: '2', backoff: { duration: '60s', factor: '2', maxDuration: '3600s' } },
  ],
  [
    'An end without a wait',
    Retry.attempts(3, { maxDuration: Duration.hours(1) }),
    { limit: '2', backoff: { duration: '1s', factor: '2', maxDuration: '3600s' } },
  ],
  [
    'A policy',
    Retry.attempts(2, { policy: RetryPolicy.ON_TRANSIENT_ERROR }),
    { limit: '1', retryPolicy: 'OnTransientError' },
  ],
  [
    'A condition on the exit code',
    Retry.attempts(2, { while: LastRetry.exitCode().neq(2) }),
    { expression: 'float(lastRetry.exitCode) != 2', limit: '1' },
  ],
  [
    'A condition on several things',
    Retry.attempts(5, {
      while: LastRetry.status()
        .eq('Error')
        .or(LastRetry.count().lt(2).and(LastRetry.duration().gt(60))),
    }),
    {
      expression: "lastRetry.status == 'Error' or (float(retries) < 2 and float(lastRetry.duration) > 60)",
      limit: '4',
    },
  ],
  [
    'A condition of Argo',
    Retry.attempts(2, { while: Condition.expression('asInt(lastRetry.exitCode) > 1') }),
    { expression: 'asInt(lastRetry.exitCode) > 1', limit: '1' },
  ],
])('%s becomes the strategy', (_, retry, strategy) => {
  expect(strategyOf(retry)).toStrictEqual(strategy);
});

test('A pipeline is tried again as a whole', () => {
  expect(
    templateOf('q', (p) => new ContainerTask(new Pipeline(p, 'q', { retry: Retry.attempts(2) }), 'x', BOX))
      .retryStrategy,
  ).toStrictEqual({ limit: '1' });
});

test('The last attempt is known in the body of a template that is retried', () => {
  expect(
    templateOf(
      'x',
      (p) =>
        new ContainerTask(p, 'x', {
          ...BOX,
          retry: Retry.attempts(2),
          args: [`${LastRetry.count()}`, LastRetry.exitCode()],
        }),
    ).container.args,
  ).toStrictEqual(['{{retries}}', '{{lastRetry.exitCode}}']);
});

test('Without a retry there is no last attempt', () => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, args: [LastRetry.count()] }))).toStrictEqual([
    "AW1020 test/p/x: uses the variable 'retries', but the template it stands in is not retried, so Argo would keep the name as text. Set retry: Retry.attempts(...) there, or leave the value out.",
  ]);
});

test.each<[string, () => unknown, string]>([
  [
    'no attempts',
    () => Retry.attempts(0),
    "AW1018 Retry.attempts: has 0 for 'count', which takes a whole number from 1. Correct it.",
  ],
  [
    'half an attempt',
    () => Retry.attempts(1.5),
    "AW1018 Retry.attempts: has 1.5 for 'count', which takes a whole number from 1. Correct it.",
  ],
  [
    'a text',
    () => Retry.attempts('3' as any),
    'AW1018 Retry.attempts: has "3" for \'count\', which takes a whole number from 1. Correct it.',
  ],
  [
    'a factor of a half',
    () => Retry.attempts(2, { backoff: Duration.seconds(1), factor: 0.5 }),
    "AW1018 Retry.attempts: has 0.5 for 'factor', which takes a whole number from 1. Correct it.",
  ],
  [
    'a factor without a wait',
    () => Retry.attempts(2, { factor: 2 }),
    "AW1018 Retry.attempts: has no value for 'backoff', which takes a duration: factor multiplies it. Set it.",
  ],
  [
    'a condition on something else',
    () => Retry.attempts(2, { while: WorkflowVariable.name().eq('x') }),
    "AW1007 Retry.attempts: uses the variable 'workflow.name', which is out of reach here. The condition of a retry knows only the last attempt. Use LastRetry, and end the program with an exit code that says what happened.",
  ],
  [
    'a condition that is a text',
    () => Retry.attempts(2, { while: 'x' as any }),
    'AW1018 Retry.attempts: has "x" for \'while\', which takes a condition on LastRetry, for example LastRetry.exitCode().neq(2). Correct it.',
  ],
])('%s is refused', (_, make, message) => {
  expect(thrown(make)).toBe(message);
});
