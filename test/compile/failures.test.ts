import { Duration } from 'cdk8s';
import { inertText } from './guards';
import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
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

lowers(
  'a whole pipeline is retried',
  (main) => {
    const inner = new Pipeline(main, 'inner', { retry: Retry.attempts(2, { backoff: Duration.seconds(90) }) });
    const first = box(inner, 'first', { outputs: { o: Output.parameter('/o', { trusted: true }) } });
    inner.addOutput(
      'o',
      box(inner, 'second', { after: [first], outputs: { o: Output.parameter('/o', { trusted: true }) } }).output('o'),
    );
    box(main, 'use', { args: [inner.output('o')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'inner', template: 'inner' },
          {
            name: 'use',
            template: 'use',
            depends: 'inner',
            arguments: { parameters: [{ name: 'o', value: '{{tasks.inner.outputs.parameters.o}}' }] },
          },
        ],
      },
    },
    {
      name: 'inner',
      dag: {
        tasks: [
          { name: 'first', template: 'first' },
          { name: 'second', template: 'first', depends: 'first' },
        ],
      },
      outputs: { parameters: [{ name: 'o', valueFrom: { parameter: '{{tasks.second.outputs.parameters.o}}' } }] },
      retryStrategy: { backoff: { duration: '90s', factor: '2' }, limit: '1' },
    },
    {
      name: 'first',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'o' }] },
      container: { args: ['{{inputs.parameters.o}}'], command: ['x'], image: 'a:1' },
    },
  ],
);

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

lowers(
  'continueOn of a task is the depends of what comes after it',
  (main) => {
    const a = box(main, 'a', { continueOn: { failed: true }, outputs: { o: Output.parameter('/o') } });
    const b = box(main, 'b', { continueOn: { failed: true, error: true } });
    box(main, 'after', { after: [a, b] });
    box(main, 'reads', { args: [a.output('o').orElse('none')] });
    box(main, 'needs', { args: [a.output('o')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          { name: 'b', template: 'b' },
          { name: 'after', template: 'b', depends: '(a || a.Failed) && (b || b.Failed || b.Errored)' },
          {
            name: 'reads',
            template: 'reads',
            depends: 'a || a.Failed',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['a'].status == 'Succeeded' ? get(get(get(tasks['a'], 'outputs'), 'parameters'), 'o') : 'none')")}}}`,
                },
              ],
            },
          },
          {
            name: 'needs',
            template: 'reads',
            depends: 'a',
            arguments: {
              parameters: [{ name: 'o', value: `{{=${inertText("tasks['a'].outputs.parameters['o']")}}}` }],
            },
          },
        ],
      },
    },
    {
      name: 'a',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    { name: 'b', container: { command: ['x'], image: 'a:1' } },
    {
      name: 'reads',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

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
