import { apiVerdict } from './api-rules';
import { HAS_SCHEMA } from './schema';
import { describeWith } from './suite';

type Fields = Record<string, unknown>;

const LEAF = { name: 'main', container: { image: 'busybox' } };

function workflow(spec: Fields, metadata: Fields = { generateName: 'a-' }): string[] {
  return apiVerdict({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata, spec: { templates: [LEAF], ...spec } });
}

function template(fields: Fields): string[] {
  return workflow({ templates: [{ ...LEAF, ...fields }] });
}

function container(fields: Fields): string[] {
  return template({ container: { image: 'busybox', ...fields } });
}

function artifact(fields: Fields): string[] {
  return template({ inputs: { artifacts: [{ name: 'a', path: '/a', ...fields }] } });
}

function metric(fields: Fields): Fields {
  return { name: 'm', help: 'h', counter: { value: '1' }, ...fields };
}

function named(count: number, fields: Fields = {}): Fields[] {
  return Array.from({ length: count }, (_, index) => ({ name: `n${index}`, ...fields }));
}

describeWith(HAS_SCHEMA, 'the rules that no recorded case shows both sides of', () => {
  test.each<[string, () => string[]]>([
    ['200 templates', () => workflow({ templates: named(200, { suspend: {} }) })],
    ['200 tasks', () => template({ container: undefined, dag: { tasks: named(200, { template: 'main' }) } })],
    ['500 input parameters', () => template({ inputs: { parameters: named(500) } })],
    ['100 metrics', () => template({ metrics: { prometheus: Array.from({ length: 100 }, () => metric({})) } })],
    ['a name of 128', () => template({ name: 'a'.repeat(128) })],
    ['a mode of 0777', () => artifact({ mode: 0o777, raw: { data: '' } })],
    ['an integer or text', () => template({ activeDeadlineSeconds: 5, retryStrategy: { limit: '{{inputs.parameters.l}}' } })],
    ['quantities', () => container({ resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: 1 } } })],
    ['one port for two protocols', () => container({ ports: [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }] })],
    ['items of any kind', () => template({ container: undefined, steps: [[{ name: 's', template: 'main', withItems: [1, 'a', { b: [] }] }]] })],
    ['anything inline and in a plugin', () => workflow({
      templates: [{ name: 'm', dag: { tasks: [{ name: 't', inline: { nonsense: 1 } }] } }, { name: 'p', plugin: { slack: { text: 1 } } }],
    })],
    ['nulls', () => template({ daemon: null, container: { image: 'busybox', env: null } })],
    ['a container without an image, which templateDefaults may give', () => template({ container: {} })],
    ['upper case in the prefix of an annotation', () => workflow({}, { name: 'a', annotations: { 'Example.com/a': '' } })],
    ['a generated name that starts with 250 characters', () => workflow({}, { generateName: 'a'.repeat(250) })],
    ['a namespace', () => workflow({}, { name: 'a', namespace: 'b' })],
    ['a claim with metadata', () => workflow({ volumeClaimTemplates: [{ metadata: { name: 'c' }, spec: { accessModes: ['ReadWriteOnce'] } }] })],
    ['the bytes of a body', () => template({ container: undefined, http: { url: 'http://a', bodyFrom: { bytes: 'YQ==' } } })],
    ['another kind', () => apiVerdict({ apiVersion: 'v1', kind: 'ConfigMap', metadata: {}, data: 1 })],
  ])('take %s', (_, verdict) => {
    expect(verdict()).toEqual([]);
  });

  test.each<[string, () => string[], string]>([
    ['no object', () => apiVerdict('text'), 'not an object'],
    ['no kind', () => apiVerdict({ apiVersion: 'argoproj.io/v1alpha1' }), 'is missing'],
    ['101 metrics', () => template({ metrics: { prometheus: Array.from({ length: 101 }, () => metric({})) } }), 'Too many: 101'],
    ['a name of 129', () => template({ name: 'a'.repeat(129) }), 'Too long'],
    ['a negative mode', () => artifact({ mode: -1, raw: { data: '' } }), 'mode: Invalid value'],
    ['a broken number for an integer', () => template({ parallelism: 1.5 }), 'must be of type integer'],
    ['a broken number as a quantity', () => container({ resources: { limits: { cpu: 0.5 } } }), 'must be of type integer or string'],
    ['a port twice, once by default', () => container({ ports: [{ containerPort: 1 }, { containerPort: 1, protocol: 'TCP' }] }), 'Duplicate value'],
    ['a device twice', () => container({ volumeDevices: [{ name: 'a', devicePath: '/d' }, { name: 'b', devicePath: '/d' }] }), 'Duplicate value'],
    ['a variable twice in a container set', () => template({
      container: undefined, containerSet: { containers: [{ name: 'c', image: 'i', env: [{ name: 'A' }, { name: 'A' }] }] },
    }), 'Duplicate value'],
    ['a null in a list', () => container({ args: [null] }), 'must be of type string'],
    ['a null where a value is required', () => template({ memoize: { key: 'k', cache: { configMap: { name: 'c' } }, maxAge: null } }), 'Required value'],
    ['artifact locations in archiveLocation', () => template({ archiveLocation: { s3: {}, gcs: { key: 'k' } } }), 'at most one artifact location'],
    ['an artifact name with a space', () => artifact({ name: 'a b', raw: { data: '' } }), 'should match'],
    ['a metric without help at the level of the workflow', () => workflow({ metrics: { prometheus: [metric({ help: '' })] } }), 'at least 1 chars'],
    ['an unknown field of embedded metadata', () => workflow({ volumeClaimTemplates: [{ metadata: { uid: 'u' } }] }), 'unknown field'],
    ['an unknown field of metadata', () => workflow({}, { name: 'a', title: 'b' }), 'unknown field "Workflow.metadata.title"'],
    ['an unknown field of the object', () => apiVerdict({
      apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'a' }, spec: {}, status: {},
    }), 'unknown field "WorkflowTemplate.status"'],
    ['a label that is no text', () => workflow({}, { name: 'a', labels: { b: true } }), 'must be of type string'],
    ['a label key with two prefixes', () => workflow({}, { name: 'a', labels: { 'b/c/d': '' } }), 'must be a qualified name'],
    ['a label value of 64', () => workflow({}, { name: 'a', labels: { b: 'c'.repeat(64) } }), 'must be a valid label'],
    ['a name of 254', () => workflow({}, { name: 'a'.repeat(254) }), 'metadata.name'],
    ['a namespace with a dot', () => workflow({}, { name: 'a', namespace: 'b.c' }), 'metadata.namespace'],
    ['a date as a time', () => workflow({}, { name: 'a', creationTimestamp: '2024-01-02' }), 'must be of type date-time'],
    ['what is no base64', () => template({ container: undefined, http: { url: 'http://a', bodyFrom: { bytes: '?' } } }), 'must be of type byte'],
    ['more than etcd stores', () => workflow({ entrypoint: 'a'.repeat(2 ** 21) }), 'request is too large'],
  ])('refuse %s', (_, verdict, message) => {
    expect(verdict()).toEqual([expect.stringContaining(message)]);
  });
});
