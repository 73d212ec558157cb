import { ApiObject, Testing, Yaml } from 'cdk8s';
import { Job } from 'cdk8s-plus-34';
import { parse } from 'yaml';
import {
  Artifact,
  ContainerTask,
  Input,
  Item,
  Loop,
  Output,
  Parameter,
  Pipeline,
  ResourceTask,
  ResourceTaskProps,
  Workflow,
  WorkflowVariable,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX, manifestsOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

async function accepted(objects: any[]): Promise<any[]> {
  expect(await refusals(Yaml.stringify(...objects), lint)).toStrictEqual([]);
  return objects;
}

const resource = async (props: ResourceTaskProps) =>
  (await accepted(manifestsOf((p) => new ResourceTask(p, 'x', props))))[0].spec.templates.at(-1);

const config = (data: object, metadata: object = { generateName: 'c-' }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata,
  data,
});

test('An object of the cluster is made, waited for, and given an owner', async () => {
  expect(
    await resource({
      action: 'create',
      manifest: {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { generateName: 'pi-' },
        spec: { template: { spec: { containers: [{ name: 'pi', image: 'perl' }], restartPolicy: 'Never' } } },
      },
      successCondition: 'status.succeeded > 0',
      failureCondition: 'status.failed > 3',
      setOwnerReference: true,
      serviceAccount: 'jobs',
    }),
  ).toStrictEqual({
    name: 'x',
    resource: {
      action: 'create',
      failureCondition: 'status.failed > 3',
      manifest: [
        'apiVersion: batch/v1',
        'kind: Job',
        'metadata:',
        '  generateName: pi-',
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        '        - name: pi',
        '          image: perl',
        '      restartPolicy: Never',
        '',
      ].join('\n'),
      setOwnerReference: true,
      successCondition: 'status.succeeded > 0',
    },
    serviceAccountName: 'jobs',
  });
});

test('References stand anywhere in an object: by themselves with their type, in a text as text', async () => {
  const [{ spec }] = await accepted(
    manifestsOf((p) => {
      const make = new ContainerTask(p, 'make', {
        ...BOX,
        outputs: {
          count: Output.parameter('/n', { type: 'number' as any }),
          name: Output.parameter('/s', { trusted: true }),
        },
      });
      new ResourceTask(p, 'x', {
        action: 'apply',
        parameters: { size: Parameter.number({ default: 3 }) },
        manifest: config(
          {
            size: Input.parameter('size'),
            text: `${Input.parameter('size')}`,
            count: make.output('count'),
            of: WorkflowVariable.name(),
          },
          { name: `c-${make.output('name')}` },
        ),
      });
    }),
  );
  expect(spec.templates.at(-1)).toStrictEqual({
    name: 'x',
    inputs: { parameters: [{ name: 'size', default: '3' }, { name: 'value' }, { name: 'values' }] },
    resource: {
      action: 'apply',
      manifest: [
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata:',
        "  name: {{=inputs.parameters['value']}}",
        'data:',
        `  size: ${json("fromJSON(inputs.parameters['size'])")}`,
        `  text: ${json("inputs.parameters['size']")}`,
        "  count: {{=inputs.parameters['values']}}",
        `  of: ${json('workflow.name')}`,
        '',
      ].join('\n'),
    },
  });
  expect(spec.templates.find(({ name }: any) => name === 'p').dag.tasks[1].arguments.parameters).toStrictEqual([
    { name: 'value', value: json("('c-' + tasks['make'].outputs.parameters['name'])") },
    { name: 'values', value: json("fromJSON(tasks['make'].outputs.parameters['count'])") },
  ]);
});

/** The tag for a value as JSON text without braces. */
function json(expression: string): string {
  return `{{=replace(toJson(${expression}), '{'+'{', '\\\\u007b\\\\u007b')}}`;
}

test('Texts of an object are data, whatever they hold', async () => {
  const {
    resource: { manifest },
  } = await resource({
    action: 'create',
    manifest: config({
      tag: '{{workflow.name}}',
      close: '}}',
      '{{key}}': 'x',
      lines: 'a\n{{b}}\n',
      mark: '\uf8f00\uf8f0',
      yes: 'no',
      control: '\u0085',
      n: '1',
    }),
  });
  expect(manifest).not.toContain('{{');
  const { data } = parse(manifest, { version: '1.1' });
  expect(data).toStrictEqual({
    tag: '{{workflow.name}}',
    close: '}}',
    '{{key}}': 'x',
    lines: 'a\n{{b}}\n',
    mark: '\uf8f00\uf8f0',
    yes: 'no',
    control: '\u0085',
    n: '1',
  });
});

test('A construct of one object belongs to the workflow, and is no longer in its chart', async () => {
  const objects = await accepted(
    manifestsOf((p, chart) => {
      const job = new ApiObject(chart, 'job', {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { generateName: 'job-' } as any,
        spec: { parallelism: 2 },
      });
      new ResourceTask(p, 'raw', { action: 'create', manifest: job });
      const plus = new Job(chart, 'plus', { containers: [{ image: 'perl', args: [`${p.node.id}-{{x}}`] }] });
      new ResourceTask(p, 'plus-task', { action: 'create', manifest: plus });
      new ResourceTask(p, 'delete', { action: 'delete', manifest: plus });
    }),
  );
  expect(objects.map(({ kind }) => kind)).toStrictEqual(['Workflow']);
  const manifestOf = (name: string) =>
    objects[0].spec.templates.find((template: any) => template.name === name).resource.manifest;
  expect(manifestOf('raw')).toBe(
    'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: job-\nspec:\n  parallelism: 2\n',
  );
  expect(manifestOf('plus-task')).toContain('name: test-plus-');
  expect(manifestOf('plus-task')).toContain('- "p-\\u007b\\u007bx}}"');
  expect(manifestOf('delete')).toBe(manifestOf('plus-task'));
});

test('A workflow starts another one, whose own tags stay its own', async () => {
  const objects = await accepted(
    manifestsOf((p, chart) => {
      const inner = new Pipeline(chart, 'inner', { parameters: { day: Parameter.string({ default: 'monday' }) } });
      new ContainerTask(inner, 'x', { ...BOX, args: [inner.parameter('day')] });
      const child = new Workflow(chart, 'child', { pipeline: inner, metadata: { generateName: 'child-' } });
      new ResourceTask(p, 'start', {
        action: 'create',
        manifest: child,
        successCondition: 'status.phase == Succeeded',
      });
    }),
  );
  expect(objects).toHaveLength(1);
  const { manifest } = objects[0].spec.templates.at(-1).resource;
  expect(manifest).not.toContain('{{');
  const child = parse(manifest, { version: '1.1' });
  expect(child.metadata).toStrictEqual({ generateName: 'child-' });
  await accepted([child]);
});

test('Text is a manifest in the language of Argo, an artifact holds one, and flags name what is read', async () => {
  expect(
    (
      await resource({
        action: 'create',
        manifest: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  generateName: "{{workflow.name}}-"\n',
      })
    ).resource.manifest,
  ).toContain('{{workflow.name}}');
  const [{ spec }] = await accepted(
    manifestsOf((p) => {
      const make = new ContainerTask(p, 'make', { ...BOX, outputs: { m: Output.artifact('/m') } });
      new ResourceTask(p, 'x', {
        action: 'apply',
        artifacts: { m: Artifact.at('/m', { from: make.output('m') }) },
        manifestFrom: { artifact: { name: 'm' } },
      });
      new ResourceTask(p, 'y', { action: 'get', flags: ['pods', '--selector', 'a=b'] });
      new ResourceTask(p, 'z', {
        action: 'patch',
        mergeStrategy: 'json',
        forEach: Loop.over(['a', 'b']),
        manifest: [{ op: 'add', path: '/metadata/labels/x', value: Item.value() }],
        flags: ['configmap', 'c'],
      });
    }),
  );
  const of = (name: string) => spec.templates.find((template: any) => template.name === name);
  expect(of('x')).toStrictEqual({
    name: 'x',
    inputs: { artifacts: [{ name: 'm', path: '/m' }] },
    resource: { action: 'apply', manifestFrom: { artifact: { name: 'm' } } },
  });
  expect(of('y').resource).toStrictEqual({ action: 'get', flags: ['pods', '--selector', 'a=b'] });
  expect(of('z').resource).toStrictEqual({
    action: 'patch',
    flags: ['configmap', 'c'],
    manifest: "- op: add\n  path: /metadata/labels/x\n  value: {{=inputs.parameters['value']}}\n",
    mergeStrategy: 'json',
  });
});

test.each<[string, any, string]>([
  [
    'a run-time value in text',
    {
      action: 'create',
      manifest: `kind: ConfigMap\nmetadata: { name: ${Input.parameter('a')} }`,
      parameters: { a: Parameter.string({ default: '' }) },
    },
    'AW1204 test/p/x: puts a run-time value into the text of a manifest, where its text would become program text. Give the manifest as an object,',
  ],
  [
    'no object at all',
    { action: 'create' },
    "AW1305 test/p/x: sets none of 'manifest', 'manifestFrom', but exactly one of them is needed.",
  ],
  [
    'an artifact that is not an input',
    { action: 'create', manifestFrom: { artifact: { name: 'm' } } },
    'AW1018 test/p/x: has "m" for \'resource.manifestFrom\'',
  ],
  [
    'an unknown strategy',
    { action: 'patch', manifest: {}, mergeStrategy: 'all' },
    "AW1018 test/p/x: has \"all\" for 'resource.mergeStrategy', which takes one of 'strategic', 'merge', 'json'",
  ],
  [
    'a value that is not data',
    { action: 'create', manifest: { a: () => 1 } },
    "AW1010 test/p/x: has a function at 'manifest.a', which JSON cannot carry.",
  ],
])('%s is refused', (_, props, message) => {
  expect(inPipeline((p) => new ResourceTask(p, 'x', props)).join('\n')).toContain(message);
});

test('What cannot be done, and what is not an object, is refused at once', () => {
  const chart = Testing.chart();
  const make = (props: any) =>
    thrown(() => new ResourceTask(new Pipeline(chart, `p${chart.node.children.length}`), 'x', props));
  expect(make({ action: 'edit', manifest: {} })).toContain(
    "has \"edit\" for 'action', which takes one of 'get', 'create', 'apply', 'delete', 'replace', 'patch'",
  );
  expect(make({ action: 'create', manifest: new Pipeline(chart, 'none') })).toContain(
    'or a construct of one object: it holds 0 objects',
  );
});

test('With the risk accepted, and as written, a text may hold values', () => {
  const chart = Testing.chart();
  const props = {
    action: 'create',
    manifest: 'metadata: { name: "{{inputs.parameters.a}}" }',
    parameters: { a: Parameter.string({ default: '' }) },
  };
  const task = new ResourceTask(new Pipeline(chart, 'p'), 'x', props);
  const model: any = task.template._template;
  expect(model.body(true)).toStrictEqual({
    manifest: { resource: { action: 'create', manifest: props.manifest } },
    programs: [],
  });
  expect(model.body().programs).toHaveLength(1);
  expect(inPipeline((p) => new ResourceTask(p, 'x', { ...props, allowInterpolation: true }))).toStrictEqual([]);
});
