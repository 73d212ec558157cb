import { ContainerTask, Output, ScriptTask, WorkflowVariable } from '../../lib';
import { BOX, templateOf } from '../support/charts';
import { inPipeline } from '../support/refused';

test('Overrides of a container merge deeply, and lists append', () => {
  expect(
    templateOf(
      'x',
      (p) =>
        new ContainerTask(p, 'x', {
          ...BOX,
          args: ['a'],
          env: { A: '1' },
          resources: { requests: { cpu: '1' } },
          containerOverrides: {
            args: ['b'],
            env: [{ name: 'B', value: `${WorkflowVariable.name()}` }],
            resources: { requests: { memory: '1Gi' } as any, limits: { cpu: '2' } as any },
            image: 'other:2',
            tty: true,
          },
        }),
    ),
  ).toStrictEqual({
    name: 'x',
    container: {
      args: ['a', 'b'],
      command: ['x'],
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '{{workflow.name}}' },
      ],
      image: 'other:2',
      resources: { limits: { cpu: '2' }, requests: { cpu: '1', memory: '1Gi' } },
      tty: true,
    },
  });
});

test('Overrides of a script merge in the same way', () => {
  expect(
    templateOf(
      'x',
      (p) =>
        new ScriptTask(p, 'x', {
          ...BOX,
          source: 'run',
          env: { A: '1' },
          scriptOverrides: { env: [{ name: 'B', value: '2' }], workingDir: '/w' },
        }),
    ),
  ).toStrictEqual({
    name: 'x',
    script: {
      command: ['x'],
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      image: 'a:1',
      source: 'run',
      workingDir: '/w',
    },
  });
});

test('Overrides of a template merge over what the props set', () => {
  expect(
    templateOf(
      'x',
      (p) =>
        new ContainerTask(p, 'x', {
          ...BOX,
          labels: { a: '1' },
          nodeSelector: { zone: 'x' },
          outputs: { o: Output.parameter('/o') },
          templateOverrides: {
            metadata: { labels: { b: '2' }, annotations: { c: '3' } },
            nodeSelector: { zone: 'y', disk: 'ssd' },
            container: { ports: [{ containerPort: 80 }] } as any,
            sidecars: [{ name: 'side', image: 's:1', command: ['serve'] }],
            priorityClassName: 'high',
            synchronization: { mutexes: [{ name: 'm' }] },
            memoize: { key: 'k', maxAge: '1h', cache: { configMap: { name: 'c' } } },
          },
        }),
    ),
  ).toStrictEqual({
    name: 'x',
    container: { command: ['x'], image: 'a:1', ports: [{ containerPort: 80 }] },
    memoize: { cache: { configMap: { name: 'c' } }, key: 'k', maxAge: '1h' },
    metadata: { annotations: { c: '3' }, labels: { a: '1', b: '2' } },
    nodeSelector: { disk: 'ssd', zone: 'y' },
    outputs: {
      parameters: [{ name: 'o', valueFrom: { path: '/o' } }],
    },
    priorityClassName: 'high',
    sidecars: [{ name: 'side', command: ['serve'], image: 's:1' }],
    synchronization: { mutexes: [{ name: 'm' }] },
  });
});

test.each<[string, object, string[]]>([
  [
    'the name of a template',
    { templateOverrides: { name: 'y' } },
    [
      "AW1208 test/p/x: sets 'name' in templateOverrides, but template names come from the construct's id; use templateName. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'the inputs of a template',
    { templateOverrides: { inputs: {} } },
    [
      "AW1208 test/p/x: sets 'inputs' in templateOverrides, but the library threads inputs; use parameters and artifacts. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'the outputs of a template',
    { templateOverrides: { outputs: { parameters: [{ name: 'a' }] } } },
    [
      "AW1208 test/p/x: sets 'outputs' in templateOverrides, but tasks that read them are wired by the library; use outputs. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'another kind of template',
    { templateOverrides: { dag: { tasks: [] } } },
    [
      "AW1208 test/p/x: sets 'dag' in templateOverrides, but this template is a container; use a Pipeline. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'steps',
    { templateOverrides: { steps: [] } },
    [
      "AW1208 test/p/x: sets 'steps' in templateOverrides, but this template is a container; use a Pipeline. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'a second kind of template',
    { templateOverrides: { suspend: {} } },
    [
      "AW1208 test/p/x: sets 'suspend' in templateOverrides, but this template is a container. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'parallelism of one container',
    { templateOverrides: { parallelism: 2 } },
    [
      "AW1208 test/p/x: sets 'parallelism' in templateOverrides, but only a pipeline runs several tasks at the same time. Remove the key there, or set it in one place only.",
    ],
  ],
])('An override that sets %s is refused with the key and the reason', (_, props, messages) => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, ...props }))).toStrictEqual(messages);
});

test('An override of the source of a script is refused', () => {
  expect(
    inPipeline((p) => new ScriptTask(p, 'x', { ...BOX, source: 'a', scriptOverrides: { source: 'b' } })),
  ).toStrictEqual([
    "AW1208 test/p/x: sets 'source' in scriptOverrides, but the script is given by source. Remove the key there, or set it in one place only.",
  ]);
});

test('What the props of a template gave is not changed by rendering', () => {
  const containerOverrides = { env: [{ name: 'B', value: '2' }], resources: { limits: { cpu: '2' } as any } };
  const before = JSON.stringify(containerOverrides);
  templateOf(
    'x',
    (p) =>
      new ContainerTask(p, 'x', {
        ...BOX,
        env: { A: '1' },
        resources: { limits: { memory: '1Gi' } },
        containerOverrides,
      }),
  );
  expect(JSON.stringify(containerOverrides)).toBe(before);
});
