import { Testing, Yaml } from 'cdk8s';
import {
  ContainerSetTask,
  ContainerSetTemplate,
  ContainerTask,
  DataTask,
  Input,
  Item,
  Loop,
  Output,
  Parameter,
  Pipeline,
  PluginTask,
  Task,
  Workflow,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

async function templates(build: (pipeline: Pipeline) => unknown): Promise<Record<string, any>> {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  build(pipeline);
  new Workflow(chart, 'w', { pipeline });
  const objects = Testing.synth(chart);
  expect(await refusals(Yaml.stringify(...objects), lint)).toStrictEqual([]);
  return Object.fromEntries(objects[0].spec.templates.map(({ name, ...template }: any) => [name, template]));
}

test('The files of a bucket are listed, and a loop runs over the list', async () => {
  const all = await templates((p) => {
    const list = new DataTask(p, 'list', {
      source: { artifactPaths: { name: 'logs', s3: { bucket: 'b', key: 'logs/' } } },
      transformation: [{ expression: "filter(data, {# endsWith '.log'})" }, { expression: 'map(data, {# + ".gz"})' }],
      serviceAccount: 'lister',
    });
    new ContainerTask(p, 'read', { ...BOX, forEach: Loop.over(list.result), args: [Item.value()] });
  });
  expect(all.list).toStrictEqual({
    data: {
      source: { artifactPaths: { name: 'logs', s3: { bucket: 'b', key: 'logs/' } } },
      transformation: [{ expression: "filter(data, {# endsWith '.log'})" }, { expression: 'map(data, {# + ".gz"})' }],
    },
    serviceAccountName: 'lister',
  });
  expect(all.p.dag.tasks[1]).toMatchObject({ name: 'read', depends: 'list' });
});

test('Several containers run in one pod, and the one called main has the outputs', async () => {
  const all = await templates((p) => {
    const set = new ContainerSetTemplate(p, 'set', {
      parameters: { day: Parameter.string() },
      containers: [
        { name: 'fetch', image: 'f:1', command: ['fetch'], args: [`${Input.parameter('day')}`] },
        { name: 'main', image: 'm:1', command: ['work'], dependencies: ['fetch'], resources: { requests: { cpu: 1 } } },
      ],
      retryStrategy: { retries: 2, duration: '10s' },
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
      podVolumes: [{ name: 'work', emptyDir: {} }],
      outputs: { rows: Output.parameter('/work/rows') },
    });
    const run = new Task(p, 'run', { template: set, arguments: { day: 'monday' } });
    new ContainerTask(p, 'use', { ...BOX, args: [run.output('rows'), run.result] });
  });
  expect(all.set).toStrictEqual({
    inputs: { parameters: [{ name: 'day' }] },
    containerSet: {
      containers: [
        {
          name: 'fetch',
          args: ["{{=replace(replace(inputs.parameters['day'], '$', '$$'), '$$env', '$env')}}"],
          command: ['fetch'],
          image: 'f:1',
        },
        {
          name: 'main',
          command: ['work'],
          dependencies: ['fetch'],
          image: 'm:1',
          resources: { requests: { cpu: '1' } },
        },
      ],
      retryStrategy: { duration: '10s', retries: 2 },
      volumeMounts: [{ name: 'work', mountPath: '/work' }],
    },
    outputs: { parameters: [{ name: 'rows', valueFrom: { path: '/work/rows' } }] },
    volumes: [{ name: 'work', emptyDir: {} }],
  });
  expect(all.p.dag.tasks[1]).toMatchObject({ name: 'use', depends: 'run' });
});

test('A plugin gets any object, with references that need no pod', async () => {
  const all = await templates((p) => {
    const count = new ContainerTask(p, 'count', {
      ...BOX,
      outputs: { n: Output.parameter('/n', { type: 'number' as any }) },
    });
    const say = new PluginTask(p, 'say', {
      plugin: { slack: { text: `rows: ${count.output('n')}`, channels: ['a'] } },
      timeout: '1m',
    });
    new ContainerTask(p, 'use', { ...BOX, args: [say.result] });
  });
  expect(all.say).toStrictEqual({
    inputs: { parameters: [{ name: 'n' }] },
    plugin: { slack: { channels: ['a'], text: 'rows: {{inputs.parameters.n}}' } },
    timeout: '1m',
  });
});

const container = (name: string, more: object = {}) => ({ name, image: 'a:1', command: ['x'], ...more });
const outputs = { o: Output.parameter('/o') };

test.each<[string, any, string]>([
  [
    'a container without an image',
    { containers: [{ name: 'a', command: ['x'] }] },
    "AW1201 test/p/x (container 'a'): has no image.",
  ],
  [
    'a container without a command',
    { containers: [{ name: 'a', image: 'a:1' }] },
    "AW1202 test/p/x (container 'a'): has no command.",
  ],
  [
    'a container twice',
    { containers: [container('a'), container('a')] },
    "AW1102 test/p/x: has the container 'a', which another container already has.",
  ],
  [
    'a name that is none',
    { containers: [container('A')] },
    "AW1101 test/p/x: has the container 'A', which Argo or Kubernetes refuses:",
  ],
  [
    'a dependency that is not a container',
    { containers: [container('a', { dependencies: ['b'] })] },
    'AW1018 test/p/x: has "b" for \'containerSet.containers[0].dependencies\'',
  ],
  [
    'a cycle',
    { containers: [container('a', { dependencies: ['b'] }), container('b', { dependencies: ['a'] })] },
    'AW1103 test/p/x: has tasks that wait for each other: a -> b -> a',
  ],
  [
    'an output without main',
    { containers: [container('a')], outputs },
    "AW1018 test/p/x: has [\"a\"] for 'containerSet.containers', which takes a container named 'main', which has the input artifacts and the outputs",
  ],
  [
    'a mount that is taken',
    {
      containers: [
        container('a', {
          volumeMounts: [
            { name: 'v', mountPath: '/v' },
            { name: 'v', mountPath: '/v/' },
          ],
        }),
      ],
      podVolumes: [{ name: 'v', emptyDir: {} }],
    },
    "AW1210 test/p/x: has the path '/v/' for volume 'v', which volume 'v' already has.",
  ],
  [
    'a mount of no volume',
    { containers: [container('a')], volumeMounts: [{ name: 'v', mountPath: '/v' }] },
    'AW1018 test/w: has "v" for \'templates.x.volumeMounts\'',
  ],
  [
    'a run-time value in a program',
    {
      parameters: { a: Parameter.string({ default: '' }) },
      containers: [container('a', { command: ['sh', '-c', `echo ${Input.parameter('a')}`] })],
    },
    "AW1204 test/p/x: puts a run-time value into the program text of 'sh -c'",
  ],
])('Of a set of containers, %s is refused', (_, props, message) => {
  expect(inPipeline((p) => new ContainerSetTask(p, 'x', props)).join('\n')).toContain(message);
});

test('A set without containers, and a plugin without a name, are refused at once', () => {
  const pipeline = new Pipeline(Testing.chart(), 'p');
  expect(thrown(() => new ContainerSetTask(pipeline, 'x', { containers: [] }))).toContain(
    "has [] for 'containers', which takes a list of one container or more",
  );
  expect(thrown(() => new PluginTask(pipeline, 'y', { plugin: { a: {}, b: {} } }))).toContain(
    "which takes an object with one key, the plugin's name",
  );
});

test('Only main has a result', () => {
  const pipeline = new Pipeline(Testing.chart(), 'p');
  expect(thrown(() => new ContainerSetTask(pipeline, 'x', { containers: [container('a')] }).result)).toContain(
    'AW1005 test/p/x',
  );
});

test('Fields of another kind are refused', () => {
  const message = (task: (p: Pipeline) => unknown) => inPipeline(task).join('\n');
  expect(
    message(
      (p) =>
        new DataTask(p, 'x', {
          source: { artifactPaths: { name: 'a', s3: {} } },
          transformation: [],
          templateOverrides: { container: BOX as any },
        }),
    ),
  ).toContain("AW1208 test/p/x: sets 'container' in templateOverrides, but this template is a list of data.");
  expect(
    message((p) => new PluginTask(p, 'x', { plugin: { a: {} }, podResources: { limits: { cpu: '1' } } })),
  ).toContain("AW1208 test/p/x: sets 'podResources' in templateOverrides, but the template has no pod of its own.");
});

test('As written, a set has containers without an image', () => {
  const chart = Testing.chart();
  const set = new ContainerSetTemplate(chart, 'set', {
    containers: [{ name: 'a' }],
    templateOverrides: { containerSet: { containers: [{ name: 'b' }] } },
  });
  expect(set._template.body(true)).toStrictEqual({
    manifest: { containerSet: { containers: [{ name: 'a' }, { name: 'b' }] } },
    programs: [],
  });
});
