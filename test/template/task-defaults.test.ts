import { Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-34';
import {
  ApprovalTask,
  ContainerTask,
  Env,
  EnvSource,
  Metric,
  Pipeline,
  Retry,
  ScriptTask,
  TaskDefaults,
  Volume,
  Workflow,
} from '../../lib';
import { manifestsOf, templateOf } from '../support/charts';

const run = { command: ['x'] };

test('A template takes the image of the scope around it', () => {
  expect(
    templateOf('x', (p, chart) => {
      TaskDefaults.of(chart).add({ image: 'team:1' });
      new ContainerTask(p, 'x', run);
    }),
  ).toStrictEqual({ name: 'x', container: { command: ['x'], image: 'team:1' } });
});

test('The nearer scope wins, and the own props win over both', () => {
  const imageOf = (props: object) =>
    templateOf('x', (p, chart) => {
      TaskDefaults.of(chart.node.root).add({ image: 'app' });
      TaskDefaults.of(p).add({ image: 'pipeline' });
      TaskDefaults.of(chart).add({ image: 'chart' });
      new ContainerTask(p, 'x', { ...run, ...props });
    }).container.image;
  expect(imageOf({})).toBe('pipeline');
  expect(imageOf({ image: 'own' })).toBe('own');
  expect(imageOf({ image: undefined })).toBe('pipeline');
});

test('A later default of one scope goes before an earlier one', () => {
  expect(
    templateOf('x', (p) => {
      TaskDefaults.of(p).add({ image: 'first', imagePullPolicy: 'Always' }).add({ image: 'second' });
      new ContainerTask(p, 'x', run);
    }).container,
  ).toStrictEqual({ command: ['x'], image: 'second', imagePullPolicy: 'Always' });
});

test('Maps merge and lists append, from far to near', () => {
  expect(
    templateOf('x', (p, chart) => {
      TaskDefaults.of(chart).add({
        image: 'i',
        env: { A: 'far', B: 'far' },
        envFrom: [EnvSource.secret('far')],
        labels: { team: 'a' },
        tolerations: [{ key: 'far', operator: 'Exists' }],
        resources: { requests: { cpu: '1', memory: '1Gi' } },
        volumes: { '/a': Volume.emptyDir('a') },
        metrics: [Metric.counter('far', { help: 'h' })],
        retry: Retry.attempts(5),
      });
      TaskDefaults.of(p).add({ env: { B: 'near', C: 'near' }, tolerations: [{ key: 'near', operator: 'Exists' }] });
      new ContainerTask(p, 'x', {
        ...run,
        env: { C: 'own' },
        envFrom: [EnvSource.secret('own')],
        labels: { task: 'x' },
        resources: { requests: { cpu: '2' }, limits: { cpu: '4' } },
        volumes: { '/b': Volume.emptyDir('b') },
        metrics: [Metric.counter('own', { help: 'h' })],
        retry: Retry.attempts(2),
      });
    }),
  ).toStrictEqual({
    name: 'x',
    container: {
      command: ['x'],
      env: [
        { name: 'A', value: 'far' },
        { name: 'B', value: 'near' },
        { name: 'C', value: 'own' },
      ],
      envFrom: [{ secretRef: { name: 'far' } }, { secretRef: { name: 'own' } }],
      image: 'i',
      resources: { limits: { cpu: '4' }, requests: { cpu: '2', memory: '1Gi' } },
      volumeMounts: [
        { name: 'a', mountPath: '/a' },
        { name: 'b', mountPath: '/b' },
      ],
    },
    metadata: { labels: { task: 'x', team: 'a' } },
    metrics: {
      prometheus: [
        { name: 'far', counter: { value: '1' }, help: 'h' },
        { name: 'own', counter: { value: '1' }, help: 'h' },
      ],
    },
    retryStrategy: { limit: '1' },
    tolerations: [
      { key: 'far', operator: 'Exists' },
      { key: 'near', operator: 'Exists' },
    ],
    volumes: [
      { name: 'a', emptyDir: {} },
      { name: 'b', emptyDir: {} },
    ],
  });
});

test('A value of another kind replaces', () => {
  expect(
    templateOf('x', (p) => {
      TaskDefaults.of(p).add({ image: 'i', env: { A: Env.secret('s', 'k') } });
      new ContainerTask(p, 'x', { ...run, env: { A: 'plain' } });
    }).container.env,
  ).toStrictEqual([{ name: 'A', value: 'plain' }]);
});

test('Scripts take defaults, approvals do not', () => {
  expect(
    manifestsOf((p, chart) => {
      TaskDefaults.of(chart).add({ image: 'i', labels: { a: 'b' } });
      new ScriptTask(p, 's', { ...run, source: 'x' });
      new ApprovalTask(p, 'w');
    })[0].spec.templates,
  ).toStrictEqual([
    {
      name: 'p',
      dag: {
        tasks: [
          { name: 's', template: 's' },
          { name: 'w', template: 'w' },
        ],
      },
    },
    { name: 's', metadata: { labels: { a: 'b' } }, script: { command: ['x'], image: 'i', source: 'x' } },
    { name: 'w', suspend: {} },
  ]);
});

test('Defaults reach templates that were made before them', () => {
  expect(
    templateOf('x', (p, chart) => {
      new ContainerTask(p, 'x', run);
      TaskDefaults.of(chart).add({ image: 'late' });
    }).container.image,
  ).toBe('late');
});

test('Defaults do not reach beside their scope', () => {
  const chart = Testing.chart();
  const [one, two] = ['one', 'two'].map((id) => new Pipeline(chart, id));
  TaskDefaults.of(one).add({ env: { A: '1' } });
  for (const pipeline of [one, two]) {
    new ContainerTask(pipeline, 'x', { ...run, image: 'i' });
    new Workflow(chart, `run-${pipeline.node.id}`, { pipeline });
  }
  expect(
    Testing.synth(chart).map(({ spec }) => spec.templates.find(({ name }: any) => name === 'x').container),
  ).toStrictEqual([
    { command: ['x'], env: [{ name: 'A', value: '1' }], image: 'i' },
    { command: ['x'], image: 'i' },
  ]);
});

test('An object that a default names is deployed before the Workflow', () => {
  expect(
    manifestsOf((p, chart) => {
      TaskDefaults.of(chart).add({ image: 'i', env: { A: Env.secret(new Secret(chart, 'z'), 'k') } });
      new ContainerTask(p, 'x', run);
    }).map(({ kind }) => kind),
  ).toStrictEqual(['Secret', 'Workflow']);
});

test('The defaults of a scope are one object', () => {
  const chart = Testing.chart();
  expect(TaskDefaults.of(chart)).toBe(TaskDefaults.of(chart));
});
