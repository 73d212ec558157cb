import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, JsonPatch, Testing, Yaml, ApiObject } from 'cdk8s';
import {
  ContainerTask,
  CronWorkflow,
  Item,
  Loop,
  Output,
  Parameter,
  Pipeline,
  Retry,
  ScriptTask,
  Workflow,
  WorkflowDefaults,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';

function rich(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'p', {
    parameters: { date: Parameter.string({ default: 'x' }), list: Parameter.json({ default: [1] }) },
  });
  const a = new ContainerTask(pipeline, 'a', {
    ...BOX,
    args: [pipeline.parameter('date')],
    outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') },
    retry: Retry.attempts(2),
  });
  const nested = new Pipeline(pipeline, 'q', { forEach: Loop.over(pipeline.parameter('list')) });
  const b = new ScriptTask(nested, 'b', {
    ...BOX,
    source: 'run',
    env: { ITEM: Item.value(), O: a.output('o') },
    outputs: { r: Output.parameter('/r') },
  });
  nested.addOutput('r', b.output('r'));
  new ContainerTask(pipeline, 'c', { ...BOX, args: [nested.output('r')] });
  return pipeline;
}

function deployed(): { app: App; chart: Chart } {
  const app = Testing.app();
  const chart = new Chart(app, 'test');
  const pipeline = rich(chart);
  const defaults = WorkflowDefaults.recommended();
  new WorkflowTemplate(chart, 't', { pipeline, defaults });
  new CronWorkflow(chart, 'c', { pipeline, defaults, schedules: ['@daily'] });
  new Workflow(chart, 'w', { pipeline, defaults });
  return { app, chart };
}

test('Rendering twice gives equal bytes', () => {
  const { app, chart } = deployed();
  const first = Yaml.stringify(...Testing.synth(chart));
  expect(Yaml.stringify(...Testing.synth(chart))).toBe(first);
  app.synth();
  expect(Yaml.stringify(...Testing.synth(chart))).toBe(first);
  expect(app.synthYaml()).toBe(app.synthYaml());
});

test('Equal trees give equal bytes', () => {
  expect(Yaml.stringify(...Testing.synth(deployed().chart))).toBe(Yaml.stringify(...Testing.synth(deployed().chart)));
});

test('Rendering does not change the tree', () => {
  const { chart } = deployed();
  const paths = () => chart.node.findAll().map(({ node }) => node.path);
  const before = paths();
  Testing.synth(chart);
  expect(paths()).toStrictEqual(before);
});

test('A pipeline that grows after rendering is rendered anew', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Workflow(chart, 'w', { pipeline });
  const tasks = () => Testing.synth(chart)[0].spec.templates[0].dag.tasks.map(({ name }: any) => name);
  new ContainerTask(pipeline, 'a', BOX);
  expect(tasks()).toStrictEqual(['a']);
  new ContainerTask(pipeline, 'b', BOX);
  expect(tasks()).toStrictEqual(['a', 'b']);
});

test('A manifest that was given out may be changed by its reader', () => {
  const { chart } = deployed();
  const first = JSON.stringify(Testing.synth(chart));
  for (const manifest of Testing.synth(chart)) {
    const { templates } = manifest.spec?.workflowSpec ?? manifest.spec ?? {};
    if (templates) templates.length = 0;
  }
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});

test('Keys stand in the order in which people read them', () => {
  const { chart } = deployed();
  const workflow = Testing.synth(chart).find(({ kind }) => kind === 'Workflow');
  const { spec } = workflow;
  const of = (name: string) => spec.templates.find((template: any) => template.name === name);
  expect(Object.keys(workflow)).toStrictEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(Object.keys(spec)).toStrictEqual([
    'activeDeadlineSeconds',
    'arguments',
    'entrypoint',
    'podGC',
    'securityContext',
    'serviceAccountName',
    'templates',
    'ttlStrategy',
  ]);
  expect(Object.keys(of('p'))).toStrictEqual(['name', 'inputs', 'dag']);
  expect(Object.keys(of('a'))).toStrictEqual(['name', 'inputs', 'container', 'outputs', 'retryStrategy']);
  expect(Object.keys(of('p').dag.tasks.find(({ name }: any) => name === 'q'))).toStrictEqual([
    'name',
    'template',
    'depends',
    'arguments',
    'withParam',
  ]);
});

test('JSON patches use the names of Argo', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', BOX);
  const workflow = new Workflow(chart, 'w', { pipeline, metadata: { name: 'w' } });
  ApiObject.of(workflow).addJsonPatch(
    JsonPatch.add('/spec/podGC', { strategy: 'OnPodSuccess' }),
    JsonPatch.replace('/spec/templates/1/container/image', 'b:2'),
    JsonPatch.add('/metadata/labels', { a: 'b' }),
  );
  const expected = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'w', labels: { a: 'b' } },
    spec: {
      entrypoint: 'p',
      podGC: { strategy: 'OnPodSuccess' },
      templates: [
        { name: 'p', dag: { tasks: [{ name: 'x', template: 'x' }] } },
        { name: 'x', container: { command: ['x'], image: 'b:2' } },
      ],
    },
  };
  expect(Testing.synth(chart)).toStrictEqual([expected]);
  expect(Testing.synth(chart)).toStrictEqual([expected]);
});

describe('App.synth', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  afterAll(() => rmSync(outdir, { recursive: true }));

  test('writes nothing when validation fails, and names every mistake', () => {
    const folder = join(outdir, 'refused');
    const app = new App({ outdir: folder });
    const good = new Chart(app, 'good');
    new Workflow(good, 'w', { pipeline: rich(good) });
    const bad = new Chart(app, 'bad');
    const pipeline = new Pipeline(bad, 'p');
    new ContainerTask(pipeline, 'x', { command: ['x'] });
    new ContainerTask(pipeline, 'y', { image: 'a:1', command: [] });
    new Workflow(bad, 'w', { pipeline, metadata: { name: 'W' } });
    expect(() => app.synth()).toThrow(
      /^Validation failed with the following errors:\n(?=[^]*AW1201 bad\/p\/x: )(?=[^]*AW1202 bad\/p\/y: )(?=[^]*AW1101 bad\/w: )/,
    );
    expect(existsSync(folder) ? readdirSync(folder) : []).toStrictEqual([]);
  });

  test('writes what Testing.synth gives', () => {
    const app = new App({ outdir: join(outdir, 'good') });
    const chart = new Chart(app, 'test');
    new Workflow(chart, 'w', { pipeline: rich(chart) });
    app.synth();
    expect(readdirSync(app.outdir)).toStrictEqual(['test.k8s.yaml']);
    expect(readFileSync(join(app.outdir, 'test.k8s.yaml'), 'utf8')).toBe(Yaml.stringify(...Testing.synth(chart)));
  });
});
