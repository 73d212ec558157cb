import { ApiObjectMetadata, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  CronWorkflow,
  Template,
  toJson_AnyString,
  toJson_Container,
  toJson_ContainerPartial,
  toJson_DagTask,
  toJson_DagTaskPartial,
  toJson_Parameter,
  toJson_Quantity,
  toJson_ResourceRequirements,
  toJson_RetryStrategy,
  toJson_Template,
  toJson_ValueFrom,
  toJson_WorkflowSpec,
  Workflow,
  WorkflowEventBinding,
  WorkflowSpec,
  WorkflowTemplate,
} from '../../imports/argoproj.io';

const spec: WorkflowSpec = { entrypoint: 'main' };

/** An object such as a run-time reference, which the library replaces later. */
class Handle {
  toString(): string {
    return '\uE000handle\uE000';
  }
}
const handle = new Handle() as unknown as string;

function manifestOf(make: (chart: Chart) => unknown): any {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart)[0];
}

describe('values', () => {
  test('AnyString fields take strings, numbers and booleans and render strings', () => {
    expect(toJson_Parameter({ name: 'p', value: 5, default: false, enum: ['a', 1.5, true], description: 1 })).toEqual({
      name: 'p',
      value: '5',
      default: 'false',
      enum: ['a', '1.5', 'true'],
      description: '1',
    });
    expect(toJson_ValueFrom({ default: 0 })).toEqual({ default: '0' });
    expect(toJson_AnyString('')).toBe('');
    expect(toJson_AnyString(undefined)).toBeUndefined();
  });

  test('IntOrString fields keep numbers as numbers and strings as strings', () => {
    expect(toJson_RetryStrategy({ limit: 3, backoff: { factor: '{{inputs.parameters.factor}}' } })).toEqual({
      limit: 3,
      backoff: { factor: '{{inputs.parameters.factor}}' },
    });
  });

  test('quantities render strings', () => {
    expect(toJson_ResourceRequirements({ requests: { cpu: 1, memory: '2Gi' }, limits: { cpu: 0.5 } })).toEqual({
      requests: { cpu: '1', memory: '2Gi' },
      limits: { cpu: '0.5' },
    });
    expect(toJson_Quantity('500m')).toBe('500m');
  });

  test('an object that stands for a string passes untouched, wherever a string may be', () => {
    const json = toJson_Template({
      name: handle,
      container: { image: handle, command: [handle], resources: { requests: { cpu: handle } } },
      inputs: { parameters: [{ name: 'p', value: handle, enum: [handle] }] },
      annotations: { key: handle },
      retryStrategy: { limit: handle },
    })!;
    expect([json.name, json.container.image, json.container.command[0], json.container.resources.requests.cpu]).toEqual(
      Array(4).fill(handle),
    );
    expect(json.inputs.parameters[0].value).toBe(handle);
    expect(json.inputs.parameters[0].enum[0]).toBe(handle);
    expect(json.annotations.key).toBe(handle);
    expect(json.retryStrategy.limit).toBe(handle);
  });

  test('private-use characters in strings stay', () => {
    expect(toJson_Container({ image: '\uE000ref\uE000:1' })).toEqual({ image: '\uE000ref\uE000:1' });
  });
});

describe('names and absent values', () => {
  test("acronyms get Argo's casing", () => {
    expect(
      toJson_WorkflowSpec({
        podGc: { strategy: 'OnPodCompletion' },
        volumeClaimGc: { strategy: 'OnWorkflowCompletion' },
        artifactGc: { strategy: 'Never' },
        ttlStrategy: { secondsAfterCompletion: 1 },
        hostAliases: [{ ip: '10.0.0.1' }],
      }),
    ).toEqual({
      podGC: { strategy: 'OnPodCompletion' },
      volumeClaimGC: { strategy: 'OnWorkflowCompletion' },
      artifactGC: { strategy: 'Never' },
      ttlStrategy: { secondsAfterCompletion: 1 },
      hostAliases: [{ ip: '10.0.0.1' }],
    });
    expect(toJson_Container({ image: 'i', ports: [{ containerPort: 80, hostIp: '10.0.0.1' }] })).toEqual({
      image: 'i',
      ports: [{ containerPort: 80, hostIP: '10.0.0.1' }],
    });
    expect(
      toJson_Template({
        inputs: {
          artifacts: [
            {
              name: 'a',
              http: {
                url: 'u',
                auth: { oauth2: { clientIdSecret: { key: 'id' }, tokenUrlSecret: { key: 'url' } } },
              },
            },
          ],
        },
      }),
    ).toEqual({
      inputs: {
        artifacts: [
          {
            name: 'a',
            http: {
              url: 'u',
              auth: { oauth2: { clientIDSecret: { key: 'id' }, tokenURLSecret: { key: 'url' } } },
            },
          },
        ],
      },
    });
  });

  test('false, 0, empty text, lists and objects stay; undefined and null go', () => {
    expect(
      toJson_Template({
        failFast: false,
        parallelism: 0,
        name: '',
        tolerations: [],
        metadata: {},
        nodeSelector: {},
        suspend: {},
        daemon: undefined,
        serviceAccountName: null as unknown as undefined,
        container: null as unknown as undefined,
      }),
    ).toStrictEqual({
      failFast: false,
      parallelism: 0,
      name: '',
      tolerations: [],
      metadata: {},
      nodeSelector: {},
      suspend: {},
    });
    expect(toJson_Template(undefined)).toBeUndefined();
  });

  test('results are fresh objects', () => {
    const template: Template = { container: { image: 'i', args: ['a'] }, nodeSelector: { a: 'b' } };
    const json = toJson_Template(template)!;
    json.container.args.push('b');
    json.nodeSelector.c = 'd';
    expect(template).toEqual({ container: { image: 'i', args: ['a'] }, nodeSelector: { a: 'b' } });
  });
});

describe('fields that hold anything', () => {
  test('withItems is a list of any JSON', () => {
    const withItems = ['a', 1, true, null, { os: 'linux', nested: { podGC: 1 } }, [1, 2]];
    expect(toJson_DagTask({ name: 't', withItems })).toEqual({ name: 't', withItems });
    expect(toJson_DagTask({ name: 't', withItems: [] })).toEqual({ name: 't', withItems: [] });
  });

  test('inline is a template', () => {
    const inline: Template = { container: { image: 'i' }, podSpecPatch: '{}' };
    expect(toJson_DagTask({ name: 't', inline })).toEqual({ name: 't', inline });
    expect(
      toJson_Template({ steps: [[{ name: 's', inline: { inputs: { parameters: [{ name: 'p', value: 1 }] } } }]] }),
    ).toEqual({ steps: [[{ name: 's', inline: { inputs: { parameters: [{ name: 'p', value: '1' }] } } }]] });
  });

  test('plugin is an open object, and archive strategies are empty ones', () => {
    expect(
      toJson_Template({
        plugin: { hello: { anyCase_key: [1, { deep: false }] } },
        outputs: { artifacts: [{ name: 'a', archive: { none: {} } }] },
      }),
    ).toStrictEqual({
      plugin: { hello: { anyCase_key: [1, { deep: false }] } },
      outputs: { artifacts: [{ name: 'a', archive: { none: {} } }] },
    });
  });

  test('hooks are a map of typed values', () => {
    expect(
      toJson_DagTask({ name: 't', hooks: { exit: { arguments: { parameters: [{ name: 'p', value: true }] } } } }),
    ).toEqual({ name: 't', hooks: { exit: { arguments: { parameters: [{ name: 'p', value: 'true' }] } } } });
  });
});

describe('partials', () => {
  test('require nothing and convert as the full structs do', () => {
    expect(toJson_ContainerPartial({ imagePullPolicy: 'Always', ports: [{ containerPort: 1, hostIp: 'h' }] })).toEqual({
      imagePullPolicy: 'Always',
      ports: [{ containerPort: 1, hostIP: 'h' }],
    });
    expect(toJson_DagTaskPartial({})).toEqual({});
  });
});

describe('metadata', () => {
  test('without generateName an object has the name that cdk8s makes', () => {
    expect(manifestOf((chart) => new Workflow(chart, 'hello', { spec })).metadata.name).toMatch(/^test-hello-/);
  });

  test('generateName drops the name', () => {
    const manifest = manifestOf(
      (chart) => new Workflow(chart, 'hello', { metadata: { generateName: 'hello-', labels: { a: 'b' } }, spec }),
    );
    expect(manifest.metadata).toEqual({ generateName: 'hello-', labels: { a: 'b' } });
    expect(Workflow.manifest({ metadata: { generateName: 'hello-', name: 'hello' }, spec }).metadata).toEqual({
      generateName: 'hello-',
    });
  });

  test('generateName that is added later drops the name too', () => {
    const manifest = manifestOf((chart) =>
      new Workflow(chart, 'hello', { spec }).metadata.add('generateName', 'later-'),
    );
    expect(manifest.metadata).toEqual({ generateName: 'later-' });
  });

  test("cdk8s's own metadata is accepted, with other keys", () => {
    const metadata: ApiObjectMetadata = { name: 'n', uid: 'u', finalizers: ['f'] };
    expect(manifestOf((chart) => new Workflow(chart, 'hello', { metadata, spec })).metadata).toEqual({
      name: 'n',
      uid: 'u',
      finalizers: ['f'],
    });
  });

  test('only an object that lives in a namespace takes it from its chart', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'ns' });
    new WorkflowTemplate(chart, 'a', { spec });
    new ClusterWorkflowTemplate(chart, 'b', { spec });
    expect(Testing.synth(chart).map(({ metadata }) => metadata.namespace)).toEqual(['ns', undefined]);
  });
});

describe('kinds', () => {
  test.each([Workflow, WorkflowTemplate, ClusterWorkflowTemplate])('$name renders its kind and spec', (kind) => {
    expect(kind.manifest({ spec })).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind: kind.name, spec });
    expect(manifestOf((chart) => new kind(chart, 'x', { metadata: { name: 'x' }, spec }))).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: kind.name,
      metadata: { name: 'x' },
      spec,
    });
  });

  test('CronWorkflow', () => {
    const props = {
      metadata: { name: 'nightly' },
      spec: {
        schedules: ['@daily'],
        workflowSpec: { podGc: { strategy: 'OnPodSuccess' } },
        workflowMetadata: { generateName: 'n-' },
      },
    };
    expect(manifestOf((chart) => new CronWorkflow(chart, 'nightly', props))).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'CronWorkflow',
      metadata: { name: 'nightly' },
      spec: {
        schedules: ['@daily'],
        workflowSpec: { podGC: { strategy: 'OnPodSuccess' } },
        workflowMetadata: { generateName: 'n-' },
      },
    });
  });

  test('WorkflowEventBinding', () => {
    const binding = {
      event: { selector: 'payload.message != ""' },
      submit: {
        workflowTemplateRef: { name: 't' },
        arguments: { parameters: [{ name: 'm', valueFrom: { event: 'payload.message' } }] },
      },
    };
    expect(
      manifestOf((chart) => new WorkflowEventBinding(chart, 'b', { metadata: { name: 'b' }, spec: binding })),
    ).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'WorkflowEventBinding',
      metadata: { name: 'b' },
      spec: binding,
    });
  });

  test('lazy values are resolved before names are converted', () => {
    const lazy = Lazy.any({ produce: () => ({ podGc: { strategy: 'OnPodSuccess' } }) });
    expect(manifestOf((chart) => new Workflow(chart, 'x', { spec: lazy })).spec).toEqual({
      podGC: { strategy: 'OnPodSuccess' },
    });
  });

  test("JSON patches apply to the manifest, under Argo's names", () => {
    const manifest = manifestOf((chart) => {
      const workflow = new Workflow(chart, 'x', { metadata: { name: 'x' }, spec });
      workflow.addJsonPatch(
        JsonPatch.add('/spec/podGC', { strategy: 'OnPodSuccess' }),
        JsonPatch.add('/spec/newField', 1),
      );
      workflow.addJsonPatch(JsonPatch.remove('/spec/entrypoint'));
    });
    expect(manifest.spec).toEqual({ podGC: { strategy: 'OnPodSuccess' }, newField: 1 });
  });

  test('a patch that does not fit names the construct', () => {
    const chart = Testing.chart();
    new Workflow(chart, 'x', { spec }).addJsonPatch(JsonPatch.replace('/spec/a/b', 1));
    expect(() => Testing.synth(chart)).toThrow(/Failed patching construct at path 'test\/x'/);
  });

  test('a whole document renders', () => {
    expect(
      manifestOf(
        (chart) =>
          new Workflow(chart, 'diamond', {
            metadata: { generateName: 'diamond-', labels: { team: 'data' } },
            spec: {
              entrypoint: 'main',
              arguments: { parameters: [{ name: 'count', value: 3 }] },
              activeDeadlineSeconds: 600,
              podGc: { strategy: 'OnPodCompletion' },
              securityContext: { runAsNonRoot: true, fsGroup: 2000 },
              volumeClaimTemplates: [
                {
                  metadata: { name: 'work' },
                  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
                },
              ],
              templates: [
                {
                  name: 'main',
                  dag: {
                    failFast: false,
                    tasks: [
                      {
                        name: 'list',
                        template: 'echo',
                        arguments: { parameters: [{ name: 'text', value: '{{workflow.parameters.count}}' }] },
                      },
                      {
                        name: 'each',
                        depends: 'list.Succeeded',
                        template: 'echo',
                        withParam: '{{tasks.list.outputs.result}}',
                      },
                      {
                        name: 'twice',
                        depends: 'each',
                        withItems: [1, { a: 2 }],
                        inline: { suspend: { duration: '1s' } },
                      },
                    ],
                  },
                },
                {
                  name: 'echo',
                  inputs: { parameters: [{ name: 'text', default: true }] },
                  container: {
                    image: 'busybox:1',
                    command: ['echo'],
                    args: ['{{inputs.parameters.text}}'],
                    readinessProbe: { httpGet: { path: '/', port: 'http' }, initialDelaySeconds: 0 },
                    resources: { requests: { cpu: 1 } },
                  },
                  retryStrategy: { limit: 2, retryPolicy: 'OnError' },
                },
              ],
            },
          }),
      ),
    ).toMatchSnapshot();
  });
});
