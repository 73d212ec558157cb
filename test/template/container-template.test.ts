import { Duration } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-34';
import {
  Artifact,
  ArtifactLocation,
  ContainerTask,
  ContainerTemplate,
  Input,
  Output,
  Parameter,
  Task,
} from '../../lib';
import { BOX, specOf, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

test('Every prop has its place in the manifest', () => {
  expect(
    templateOf(
      'mine',
      (p, chart) =>
        new ContainerTask(p, 'x', {
          templateName: 'mine',
          image: 'a:1',
          imagePullPolicy: 'Always',
          command: ['run', '--in'],
          args: [Input.artifactPath('data'), Input.outputPath('count'), Input.outputArtifactPath('file')],
          workingDir: '/work',
          artifacts: { data: Artifact.at('/in', { location: ArtifactLocation.key('a/b'), mode: 0o755 }) },
          outputs: { count: Output.parameter('/out/count'), file: Output.artifact('/out/file', { optional: true }) },
          resources: { requests: { cpu: '500m' }, limits: { memory: '1Gi' } },
          timeout: Duration.minutes(5),
          serviceAccount: new ServiceAccount(chart, 'sa', { metadata: { name: 'me' } }),
          nodeSelector: { zone: 'a' },
          tolerations: [{ key: 'k', operator: 'Exists' }],
          affinity: { nodeAffinity: {} },
          podSecurityContext: { runAsUser: 1 },
          securityContext: { readOnlyRootFilesystem: true },
          labels: { a: 'b' },
          annotations: { c: 'd' },
        }),
    ),
  ).toStrictEqual({
    name: 'mine',
    inputs: {
      artifacts: [{ name: 'data', mode: 493, path: '/in', s3: { key: 'a/b' } }],
    },
    affinity: { nodeAffinity: {} },
    container: {
      args: ['{{inputs.artifacts.data.path}}', '{{outputs.parameters.count.path}}', '{{outputs.artifacts.file.path}}'],
      command: ['run', '--in'],
      image: 'a:1',
      imagePullPolicy: 'Always',
      resources: { limits: { memory: '1Gi' }, requests: { cpu: '500m' } },
      securityContext: { readOnlyRootFilesystem: true },
      workingDir: '/work',
    },
    metadata: { annotations: { c: 'd' }, labels: { a: 'b' } },
    nodeSelector: { zone: 'a' },
    outputs: {
      artifacts: [{ name: 'file', optional: true, path: '/out/file' }],
      parameters: [{ name: 'count', valueFrom: { path: '/out/count' } }],
    },
    securityContext: { runAsUser: 1 },
    serviceAccountName: 'me',
    timeout: '300s',
    tolerations: [{ key: 'k', operator: 'Exists' }],
  });
});

test('A template that stands alone is called many times', () => {
  expect(
    specOf((p, chart) => {
      const template = new ContainerTemplate(chart, 'greet', {
        ...BOX,
        parameters: { who: Parameter.string({ default: 'world', trusted: true }) },
        args: [Input.parameter('who')],
      });
      new Task(p, 'one', { template });
      new Task(p, 'two', { template, arguments: { who: 'you' } });
    }),
  ).toStrictEqual({
    entrypoint: 'p',
    templates: [
      {
        name: 'p',
        dag: {
          tasks: [
            { name: 'one', template: 'greet' },
            {
              name: 'two',
              template: 'greet',
              arguments: { parameters: [{ name: 'who', value: 'you' }] },
            },
          ],
        },
      },
      {
        name: 'greet',
        inputs: { parameters: [{ name: 'who', default: 'world' }] },
        container: { args: ['{{inputs.parameters.who}}'], command: ['x'], image: 'a:1' },
      },
    ],
  });
});

test('Tasks with equal bodies share one template', () => {
  expect(
    specOf((p) => {
      new ContainerTask(p, 'one', BOX);
      new ContainerTask(p, 'two', BOX);
      new ContainerTask(p, 'three', { ...BOX, args: ['a'] });
    }).templates.map(({ name, dag }: any) => dag?.tasks ?? name),
  ).toStrictEqual([
    [
      { name: 'one', template: 'one' },
      { name: 'two', template: 'one' },
      { name: 'three', template: 'three' },
    ],
    'one',
    'three',
  ]);
});

test.each<[string, object, string[]]>([
  [
    'no image',
    { image: undefined },
    [
      "AW1201 test/p/x: has no image. Set image: 'registry/name:tag', or set one for all with TaskDefaults.of(scope).add({ image }).",
    ],
  ],
  [
    'an empty image',
    { image: '' },
    [
      "AW1201 test/p/x: has no image. Set image: 'registry/name:tag', or set one for all with TaskDefaults.of(scope).add({ image }).",
    ],
  ],
  [
    'no command',
    { command: undefined },
    [
      "AW1202 test/p/x: has no command. Without it Argo's controller asks the registry for the image's entrypoint, which fails for private images. Set command: ['program'].",
    ],
  ],
  [
    'an empty command',
    { command: [] },
    [
      "AW1202 test/p/x: has no command. Without it Argo's controller asks the registry for the image's entrypoint, which fails for private images. Set command: ['program'].",
    ],
  ],
  [
    'a command that is a text',
    { command: 'x' },
    ['AW1018 test/p/x: has "x" for \'command\', which takes a list of texts and references. Correct it.'],
  ],
  [
    'a word that is a number',
    { command: ['x', 1] },
    ["AW1018 test/p/x: has 1 for 'command[1]', which takes a text or a reference. Correct it."],
  ],
  [
    'a quantity that is none',
    { resources: { requests: { cpu: '1 core' } } },
    [
      "AW1206 test/p/x: has \"1 core\" for 'resources.requests.cpu', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
    ],
  ],
  [
    'a negative quantity',
    { resources: { limits: { memory: '-1Gi' } } },
    [
      "AW1206 test/p/x: has \"-1Gi\" for 'container.resources.limits.memory', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
    ],
  ],
  [
    'a timeout of a second',
    { timeout: Duration.seconds(1) },
    [
      "AW1207 test/p/x: has 1 seconds for 'timeout', but Argo starts no pod for less than 3 seconds. Choose another duration.",
    ],
  ],
  [
    'a template name in capitals',
    { templateName: 'Mine' },
    [
      "AW1101 test/p/x: has the template name 'Mine', which Argo or Kubernetes refuses: template names have lower-case letters, digits and '-', begin with a letter or digit, and have at most 128 characters; Argo puts them in names of pods. Choose another name.",
    ],
  ],
])('%s is refused', (_, props, messages) => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, ...props } as any))).toStrictEqual(messages);
});

test('A name for two inputs is refused', () => {
  expect(
    inPipeline((p, chart) => {
      expect(
        thrown(
          () =>
            new ContainerTemplate(chart, 't', {
              ...BOX,
              parameters: { a: Parameter.string() },
              artifacts: { a: Artifact.at('/a') },
            }),
        ),
      ).toBe(
        "AW1102 test/t: has the input artifact 'a', which an input parameter of the same template already has. Names are unique. Rename one of them.",
      );
      new ContainerTask(p, 'x', BOX);
    }),
  ).toStrictEqual([]);
});

test('A field of an input is guarded where it is put into text, for it may hold tags again', () => {
  const { templates } = specOf((p, chart) => {
    const template = new ContainerTemplate(chart, 'user', {
      ...BOX,
      parameters: { user: Parameter.json() },
      workingDir: `${Input.parameter('user').property('home')}`,
    });
    new Task(p, 'run', { template, arguments: { user: { home: '/home' } } });
  });
  const value = "fromJSON(inputs.parameters['user'])['home']";
  expect(templates.at(-1).container.workingDir).toMatch(
    `{{=replace((type(${value}) == 'string' ? ${value} : toJson(${value})), '{'+'{', "`,
  );
});
