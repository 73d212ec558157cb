import { ApiObject, Chart, Size } from 'cdk8s';
import { ConfigMap, PersistentVolumeAccessMode, PersistentVolumeClaim, Secret } from 'cdk8s-plus-34';
import { ContainerTask, Volume } from '../../lib';
import { BOX, manifestsOf, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const volumesOf = (volumes: (chart: Chart) => Record<string, Volume>) => {
  const { container, volumes: declared } = templateOf(
    'x',
    (p, chart) => new ContainerTask(p, 'x', { ...BOX, volumes: volumes(chart) }),
  );
  return { volumes: declared, mounts: container.volumeMounts };
};
const nameOf = (volume: Volume) => volume._manifest.name;

test('Objects of cdk8s-plus become volumes and mounts', () => {
  expect(
    volumesOf((chart) => ({
      '/claim': Volume.fromPersistentVolumeClaim(
        new PersistentVolumeClaim(chart, 'p1', {
          metadata: { name: 'my-claim' },
          storage: Size.gibibytes(1),
          accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
        }),
      ),
      '/secret': Volume.fromSecret(new Secret(chart, 's', { metadata: { name: 'my-secret' } }), { readOnly: true }),
      '/config': Volume.fromConfigMap(new ConfigMap(chart, 'c', { metadata: { name: 'my-config' } }), {
        subPath: 'a.json',
      }),
    })),
  ).toStrictEqual({
    volumes: [
      { name: 'claim-my-claim', persistentVolumeClaim: { claimName: 'my-claim' } },
      { name: 'secret-my-secret', secret: { secretName: 'my-secret' } },
      { name: 'config-my-config', configMap: { name: 'my-config' } },
    ],
    mounts: [
      { name: 'claim-my-claim', mountPath: '/claim' },
      { name: 'secret-my-secret', mountPath: '/secret', readOnly: true },
      { name: 'config-my-config', mountPath: '/config', subPath: 'a.json' },
    ],
  });
});

test('Names and plain ApiObjects become volumes', () => {
  expect(
    volumesOf((chart) => ({
      '/a': Volume.fromSecret('s', { name: 'mine' }),
      '/b': Volume.fromPersistentVolumeClaim(
        new ApiObject(chart, 'p1', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'plain' } }),
      ),
      '/c': Volume.emptyDir('scratch', { sizeLimit: '1Gi', inMemory: true }),
      '/d': Volume.emptyDir('more'),
      '/e': Volume.of({ name: 'other', hostPath: { path: '/x' } }),
    })),
  ).toStrictEqual({
    volumes: [
      { name: 'mine', secret: { secretName: 's' } },
      { name: 'claim-plain', persistentVolumeClaim: { claimName: 'plain' } },
      { name: 'scratch', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
      { name: 'more', emptyDir: {} },
      { name: 'other', hostPath: { path: '/x' } },
    ],
    mounts: [
      { name: 'mine', mountPath: '/a' },
      { name: 'claim-plain', mountPath: '/b' },
      { name: 'scratch', mountPath: '/c' },
      { name: 'more', mountPath: '/d' },
      { name: 'other', mountPath: '/e' },
    ],
  });
});

test('One volume at two places is declared once', () => {
  expect(
    volumesOf(() => {
      const volume = Volume.fromSecret('s');
      return { '/a': volume, '/b': volume, '/c': Volume.fromSecret('s', { subPath: 'k' }) };
    }),
  ).toStrictEqual({
    volumes: [{ name: 'secret-s', secret: { secretName: 's' } }],
    mounts: [
      { name: 'secret-s', mountPath: '/a' },
      { name: 'secret-s', mountPath: '/b' },
      { name: 'secret-s', mountPath: '/c', subPath: 'k' },
    ],
  });
});

test('Two volumes of one name are refused', () => {
  expect(
    inPipeline(
      (p) =>
        new ContainerTask(p, 'x', {
          ...BOX,
          volumes: { '/a': Volume.emptyDir('v'), '/b': Volume.fromSecret('s', { name: 'v' }) },
        }),
    ),
  ).toStrictEqual([
    "AW1211 test/p/x: has two different volumes named 'v'. The names of a pod's volumes are unique. Give one of them another name.",
  ]);
});

test('A mount that is not absolute is refused', () => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, volumes: { a: Volume.emptyDir('v') } }))).toStrictEqual([
    "AW1210 test/p/x: has the path 'a' for volume 'v', which is not absolute. Paths in a container are absolute, have no '..', and are used once. Choose another path.",
  ]);
});

test('Two mounts at one place are refused', () => {
  expect(
    inPipeline(
      (p) =>
        new ContainerTask(p, 'x', { ...BOX, volumes: { '/a': Volume.emptyDir('v'), '/a/': Volume.emptyDir('w') } }),
    ),
  ).toStrictEqual([
    "AW1210 test/p/x: has the path '/a/' for volume 'w', which volume 'v' already has. Paths in a container are absolute, have no '..', and are used once. Choose another path.",
  ]);
});

describe('The name of a volume', () => {
  test('is made of the kind and the name of the object', () => {
    expect(
      [Volume.fromSecret('x'), Volume.fromConfigMap('x'), Volume.fromPersistentVolumeClaim('x')].map(nameOf),
    ).toStrictEqual(['secret-x', 'config-x', 'claim-x']);
  });

  test('is a label also for a long object name or one with dots', () => {
    for (const object of ['a'.repeat(253), 'a.b', `${'a'.repeat(60)}.b`, `${'a'.repeat(46)}.${'b'.repeat(50)}`]) {
      expect(nameOf(Volume.fromSecret(object))).toMatch(/^secret-[a-z0-9-]{1,47}-[0-9a-f]{8}$/);
    }
  });

  test('differs for objects that differ after the cut, and for a dot and a hyphen', () => {
    const names = [`${'a'.repeat(60)}b`, `${'a'.repeat(60)}c`, 'a.b', 'a-b'].map((object) =>
      nameOf(Volume.fromSecret(object)),
    );
    expect(new Set(names).size).toBe(4);
  });

  test('is the same each time', () => {
    expect(nameOf(Volume.fromSecret('a.b'))).toBe(nameOf(Volume.fromSecret('a.b')));
  });
});

test('A volume of an object of the app puts the object before the Workflow', () => {
  const documents = manifestsOf((p, chart) => {
    new ContainerTask(p, 'x', { ...BOX, volumes: { '/a': Volume.fromConfigMap(new ConfigMap(chart, 'z')) } });
  });
  expect(documents.map(({ kind }) => kind)).toStrictEqual(['ConfigMap', 'Workflow']);
});

test('What has no name is refused', () => {
  expect(thrown(() => Volume.fromSecret('' as any))).toBe(
    'AW1212 Volume.fromSecret: has "" for \'secret\', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.',
  );
  expect(thrown(() => Volume.fromConfigMap({} as any))).toBe(
    "AW1212 Volume.fromConfigMap: has {} for 'configMap', which has no name. Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.",
  );
});
