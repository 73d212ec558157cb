import { ApiObject, Chart } from 'cdk8s';
import { ConfigMap, EnvValue, Secret } from 'cdk8s-plus-34';
import { ContainerTask, Env, EnvSource, WorkflowVariable } from '../../lib';
import { BOX, manifestsOf, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const envOf = (props: (chart: Chart) => object) => {
  const {
    container: { env, envFrom },
  } = templateOf('x', (p, chart) => new ContainerTask(p, 'x', { ...BOX, ...props(chart) }));
  return { ...(env ? { env } : {}), ...(envFrom ? { envFrom } : {}) };
};

test('Texts, numbers, booleans and references are values', () => {
  expect(
    envOf(() => ({
      env: {
        TEXT: 'a',
        EMPTY: '',
        ZERO: 0,
        NO: false,
        NAME: WorkflowVariable.name(),
        MIXED: `${WorkflowVariable.uid()}/x`,
      },
    })),
  ).toStrictEqual({
    env: [
      { name: 'TEXT', value: 'a' },
      { name: 'EMPTY', value: '' },
      { name: 'ZERO', value: '0' },
      { name: 'NO', value: 'false' },
      { name: 'NAME', value: '{{workflow.name}}' },
      { name: 'MIXED', value: '{{workflow.uid}}/x' },
    ],
  });
});

test('Secrets and ConfigMaps are named by text', () => {
  expect(
    envOf(() => ({
      env: {
        A: Env.secret('s', 'k'),
        B: Env.configMap('c.d', 'k', { optional: true }),
        C: Env.secret('s', 'k', { optional: false }),
        D: Env.field('status.podIP'),
      },
    })),
  ).toStrictEqual({
    env: [
      { name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      { name: 'B', valueFrom: { configMapKeyRef: { name: 'c.d', key: 'k', optional: true } } },
      { name: 'C', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: false } } },
      { name: 'D', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ],
  });
});

test('Secrets and ConfigMaps are constructs of cdk8s-plus', () => {
  expect(
    envOf((chart) => ({
      env: {
        A: Env.secret(new Secret(chart, 's', { metadata: { name: 'my-secret' } }), 'k'),
        B: Env.configMap(new ConfigMap(chart, 'c', { metadata: { name: 'my-config' } }), 'k'),
      },
      envFrom: [
        EnvSource.secret(Secret.fromSecretName(chart, 'o', 'other'), 'P_'),
        EnvSource.configMap(ConfigMap.fromConfigMapName(chart, 'm', 'more')),
      ],
    })),
  ).toStrictEqual({
    env: [
      { name: 'A', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'k' } } },
      { name: 'B', valueFrom: { configMapKeyRef: { name: 'my-config', key: 'k' } } },
    ],
    envFrom: [{ prefix: 'P_', secretRef: { name: 'other' } }, { configMapRef: { name: 'more' } }],
  });
});

test('Secrets and ConfigMaps are ApiObjects', () => {
  expect(
    envOf((chart) => ({
      env: {
        A: Env.secret(
          new ApiObject(chart, 's', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'plain' } }),
          'k',
        ),
      },
      envFrom: [EnvSource.configMap(new ApiObject(chart, 'c', { apiVersion: 'v1', kind: 'ConfigMap' }))],
    })),
  ).toStrictEqual({
    env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'plain', key: 'k' } } }],
    envFrom: [{ configMapRef: { name: 'test-c-c811f4b1' } }],
  });
});

test('An EnvValue of cdk8s-plus is a value', () => {
  expect(
    envOf((chart) => ({
      env: {
        VALUE: EnvValue.fromValue('v'),
        SECRET: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(chart, 's', 'my-secret'), key: 'k' }),
        CONFIG: EnvValue.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'c', 'my-config'), 'k'),
      },
    })),
  ).toStrictEqual({
    env: [
      { name: 'VALUE', value: 'v' },
      { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'k' } } },
      { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'my-config', key: 'k' } } },
    ],
  });
});

test('An object that a variable reads is deployed before the Workflow', () => {
  const kinds = manifestsOf((p, chart) => {
    new ContainerTask(p, 'x', { ...BOX, env: { A: Env.secret(new Secret(chart, 'z'), 'k') } });
  }).map(({ kind }) => kind);
  expect(kinds).toStrictEqual(['Secret', 'Workflow']);
});

test.each<[string, unknown, string[]]>([
  [
    'null',
    null,
    [
      "AW1018 test/p/x: has null for 'env.A', which takes a text, number, boolean, reference, Env.secret(...) or Env.configMap(...). Correct it.",
    ],
  ],
  [
    'undefined',
    undefined,
    [
      "AW1018 test/p/x: has no value for 'env.A', which takes a text, number, boolean, reference, Env.secret(...) or Env.configMap(...). Set it.",
    ],
  ],
  [
    'a list',
    ['a'],
    [
      'AW1018 test/p/x: has ["a"] for \'env.A\', which takes a text, number, boolean, reference, Env.secret(...) or Env.configMap(...). Correct it.',
    ],
  ],
  [
    'NaN',
    NaN,
    [
      "AW1018 test/p/x: has NaN for 'env.A', which takes a text, number, boolean, reference, Env.secret(...) or Env.configMap(...). Correct it.",
    ],
  ],
  [
    'a plain object',
    { secret: 's' },
    [
      'AW1018 test/p/x: has {"secret":"s"} for \'env.A\', which takes a text, number, boolean, reference, Env.secret(...) or Env.configMap(...). Correct it.',
    ],
  ],
])('%s is not a value of a variable', (_, value, messages) => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, env: { A: value } }))).toStrictEqual(messages);
});

test.each<[string, () => unknown, string]>([
  [
    'an empty name',
    () => Env.secret('', 'k'),
    'AW1212 Env.secretKeyRef: has "" for \'secretKeyRef\', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.',
  ],
  [
    'a name in capitals',
    () => Env.configMap('My', 'k'),
    "AW1101 Env.configMapKeyRef: has the configMapKeyRef 'My', which Argo or Kubernetes refuses: names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit. Choose another name.",
  ],
  [
    'no object',
    () => EnvSource.secret(undefined as any),
    "AW1212 EnvSource.secretRef: has undefined for 'secretRef', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.",
  ],
  [
    'a plain object',
    () => EnvSource.configMap({ name: 'x' } as any),
    'AW1212 EnvSource.configMapRef: has {"name":"x"} for \'configMapRef\', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.',
  ],
])('%s is refused where an object is named', (_, make, message) => {
  expect(thrown(make)).toBe(message);
});

test('A variable that is set twice is refused', () => {
  expect(
    inPipeline(
      (p) =>
        new ContainerTask(p, 'x', {
          ...BOX,
          env: { A: 'a' },
          containerOverrides: { env: [{ name: 'A', value: 'b' }] },
        }),
    ),
  ).toStrictEqual([
    "AW1208 test/p/x: sets 'env.A' in containerOverrides, but the variable is already set; the API server refuses two of one name. Remove the key there, or set it in one place only.",
  ]);
});
