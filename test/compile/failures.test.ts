import { Duration } from 'cdk8s';
import { acceptedByArgo, box, inMain, lowers, lowersToGolden, specOf } from './scenario';
import { LastRetry, Output, Pipeline, Retry, RetryPolicy } from '../../lib';

lowers(
  'a retry says how often, when, and how long to wait',
  (main) => {
    box(main, 'simple', { retry: Retry.attempts(3) });
    box(main, 'full', {
      retry: Retry.attempts(3, {
        backoff: Duration.seconds(1),
        factor: 3,
        maxDuration: Duration.minutes(1),
        policy: RetryPolicy.ALWAYS,
        while: LastRetry.exitCode().eq(7).and(LastRetry.status().eq('Failed')),
      }),
      args: [LastRetry.count(), LastRetry.exitCode()],
    });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'simple', template: 'simple' },
          { name: 'full', template: 'full' },
        ],
      },
    },
    { name: 'simple', container: { command: ['x'], image: 'a:1' }, retryStrategy: { limit: '2' } },
    {
      name: 'full',
      container: { args: ['{{retries}}', '{{lastRetry.exitCode}}'], command: ['x'], image: 'a:1' },
      retryStrategy: {
        backoff: { duration: '1s', factor: '3', maxDuration: '60s' },
        expression: "float(lastRetry.exitCode) == 7 and lastRetry.status == 'Failed'",
        limit: '2',
        retryPolicy: 'Always',
      },
    },
  ],
);

lowersToGolden('a whole pipeline is retried', (main) => {
  const inner = new Pipeline(main, 'inner', { retry: Retry.attempts(2, { backoff: Duration.seconds(90) }) });
  const first = box(inner, 'first', { outputs: { o: Output.parameter('/o', { trusted: true }) } });
  inner.addOutput(
    'o',
    box(inner, 'second', { after: [first], outputs: { o: Output.parameter('/o', { trusted: true }) } }).output('o'),
  );
  box(main, 'use', { args: [inner.output('o')] });
});

lowers(
  'a timeout stands on the leaf',
  (main) => {
    box(main, 'work', { timeout: Duration.minutes(2) });
  },
  [
    { name: 'main', dag: { tasks: [{ name: 'work', template: 'work' }] } },
    { name: 'work', container: { command: ['x'], image: 'a:1' }, timeout: '120s' },
  ],
);

test.each([2, 0])('a timeout of %d seconds, by which no pod begins, is refused', (seconds) => {
  expect(() => specOf(inMain((main) => box(main, 'work', { timeout: Duration.seconds(seconds) })))).toThrow('AW1207');
});

test.each([{ timeout: '5s' }, { activeDeadlineSeconds: 5 }])('a pipeline with %j is refused', (templateOverrides) => {
  expect(() => specOf(inMain((main) => box(main, 'work'), { templateOverrides: templateOverrides as object }))).toThrow(
    'AW1208',
  );
});

lowersToGolden('continueOn of a task is the depends of what comes after it', (main) => {
  const a = box(main, 'a', { continueOn: { failed: true }, outputs: { o: Output.parameter('/o') } });
  const b = box(main, 'b', { continueOn: { failed: true, error: true } });
  box(main, 'after', { after: [a, b] });
  box(main, 'reads', { args: [a.output('o').orElse('none')] });
  box(main, 'needs', { args: [a.output('o')] });
});

lowers(
  'continueOn of a last task needs the older form, for all tasks of the pipeline',
  (main) => {
    const a = box(main, 'a');
    const b = box(main, 'b', { after: [a] });
    box(main, 'c', { after: [a, b], continueOn: { failed: true, error: true } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          { name: 'b', template: 'a', dependencies: ['a'] },
          { name: 'c', template: 'a', dependencies: ['a', 'b'], continueOn: { error: true, failed: true } },
        ],
      },
    },
    { name: 'a', container: { command: ['x'], image: 'a:1' } },
  ],
);

test('continueOn of a last task beside a task that needs depends is refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const a = box(main, 'a');
        box(main, 'b', { depends: a.failed });
        box(main, 'c', { continueOn: { failed: true } });
      }),
    ),
  ).toThrow('AW1113');
});

acceptedByArgo();
