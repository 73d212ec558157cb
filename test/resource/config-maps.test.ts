import { Duration, Testing, Yaml } from 'cdk8s';
import { ContainerTask, Input, MemoizationCache, Parameter, Pipeline, SemaphoreConfig, Workflow } from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX } from '../support/charts';
import { thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

test('A cache and semaphores are ConfigMaps, which templates and workflows name', async () => {
  const chart = Testing.chart();
  const cache = new MemoizationCache(chart, 'cache', { metadata: { name: 'results', labels: { team: 'a' } } });
  const limits = new SemaphoreConfig(chart, 'limits', {
    metadata: { name: 'limits' },
    limits: { database: 2, all: 5 },
  });
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', {
    ...BOX,
    parameters: { day: Parameter.string({ default: 'monday', trusted: true }) },
    memoize: cache.memoize(`x-${Input.parameter('day')}`, Duration.hours(1)),
    synchronization: { ...limits.synchronization('database'), mutexes: [{ name: 'm' }] },
  });
  new Workflow(chart, 'w', { pipeline, synchronization: limits.synchronization('all') });
  const objects = Testing.synth(chart);
  expect(await refusals(Yaml.stringify(...objects.filter(({ kind }) => kind === 'Workflow')), lint)).toStrictEqual([]);
  expect(objects.filter(({ kind }) => kind === 'ConfigMap')).toStrictEqual([
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'results', labels: { team: 'a', 'workflows.argoproj.io/configmap-type': 'Cache' } },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'limits' }, data: { all: '5', database: '2' } },
  ]);
  const { spec } = objects.at(-1);
  expect(spec.synchronization).toStrictEqual({ semaphores: [{ configMapKeyRef: { key: 'all', name: 'limits' } }] });
  expect(spec.templates.at(-1)).toMatchObject({
    memoize: { cache: { configMap: { name: 'results' } }, key: 'x-{{inputs.parameters.day}}', maxAge: '3600s' },
    synchronization: {
      mutexes: [{ name: 'm' }],
      semaphores: [{ configMapKeyRef: { key: 'database', name: 'limits' } }],
    },
  });
});

test('A limit that is none, and a semaphore that is not there, are refused', () => {
  const chart = Testing.chart();
  expect(thrown(() => new SemaphoreConfig(chart, 'a', { limits: { x: 0 } }))).toContain(
    "AW1018 test/a: has 0 for 'limits.x', which takes a whole number from 1",
  );
  expect(thrown(() => new SemaphoreConfig(chart, 'b', { limits: { x: 1 } }).semaphore('y'))).toContain(
    "AW1018 test/b: has \"y\" for 'semaphore', which takes one of 'x'",
  );
});

test('The ConfigMaps come before the workflow that needs them, wherever they were written', () => {
  const order = (
    make: (
      cache: () => MemoizationCache,
      limits: () => SemaphoreConfig,
      chart: ReturnType<typeof Testing.chart>,
    ) => unknown,
  ) => {
    const chart = Testing.chart();
    make(
      () => new MemoizationCache(chart, 'cache', { metadata: { name: 'c' } }),
      () => new SemaphoreConfig(chart, 'limits', { metadata: { name: 'l' }, limits: { a: 1 } }),
      chart,
    );
    return Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  };
  const expected = ['ConfigMap c', 'ConfigMap l', 'Workflow w'];
  const metadata = { name: 'w' };
  expect(
    order((cache, limits, chart) => {
      const pipeline = new Pipeline(chart, 'p');
      new Workflow(chart, 'w', { pipeline, metadata });
      new ContainerTask(pipeline, 'x', {
        ...BOX,
        memoize: cache().memoize('a', '1h'),
        synchronization: limits().synchronization('a'),
      });
    }),
  ).toStrictEqual(expected);
  expect(
    order((cache, limits, chart) => {
      const outer = new Pipeline(chart, 'p');
      new Workflow(chart, 'w', { pipeline: outer, metadata });
      new ContainerTask(
        new Pipeline(outer, 'q', {
          memoize: cache().memoize('a', '1h'),
          synchronization: limits().synchronization('a'),
        }),
        'x',
        BOX,
      );
    }),
  ).toStrictEqual(expected);
});
