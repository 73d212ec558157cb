import { ApiObject, Chart, Testing } from 'cdk8s';
import { ClusterWorkflowTemplate, ContainerTask, CronWorkflow, Pipeline, Workflow, WorkflowTemplate } from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

function pipelineIn(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', BOX);
  return pipeline;
}

const KINDS = {
  Workflow: (chart: Chart, metadata?: object, id = 'w') =>
    new Workflow(chart, id, { pipeline: pipelineIn(chart), metadata }),
  WorkflowTemplate: (chart: Chart, metadata?: object, id = 'w') =>
    new WorkflowTemplate(chart, id, { pipeline: pipelineIn(chart), metadata }),
  ClusterWorkflowTemplate: (chart: Chart, metadata?: object, id = 'w') =>
    new ClusterWorkflowTemplate(chart, id, { pipeline: pipelineIn(chart), metadata }),
  CronWorkflow: (chart: Chart, metadata?: object, id = 'w') =>
    new CronWorkflow(chart, id, { pipeline: pipelineIn(chart), metadata, schedules: ['@daily'] }),
};
const LIMITS = { Workflow: 63, WorkflowTemplate: 63, ClusterWorkflowTemplate: 63, CronWorkflow: 52 };
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];

function metadataOf(kind: keyof typeof KINDS, metadata?: object, chart = Testing.chart()): any {
  KINDS[kind](chart, metadata);
  return Testing.synth(chart)[0].metadata;
}

function refused(kind: keyof typeof KINDS, metadata: object): string[] {
  const chart = Testing.chart();
  KINDS[kind](chart, metadata);
  return reported(chart);
}

describe.each(kinds)('A %s', (kind) => {
  test('gets a name from its place in the tree', () => {
    expect(metadataOf(kind)).toStrictEqual({ name: expect.stringMatching(/^test-w-c8[0-9a-f]{6}$/) });
  });

  test('says its name', () => {
    const chart = Testing.chart();
    const resource = KINDS[kind](chart);
    expect(resource.name).toBe(Testing.synth(chart)[0].metadata.name);
  });

  test('gets a short enough name wherever it stands', () => {
    const chart = new Chart(Testing.app(), 'c'.repeat(40));
    KINDS[kind](chart, undefined, 'w'.repeat(40));
    const { name } = Testing.synth(chart)[0].metadata;
    expect(name.length).toBeLessThanOrEqual(LIMITS[kind]);
    expect(name).toMatch(/^[a-z0-9][-a-z0-9]*[a-z0-9]$/);
  });

  test('has the name, labels and annotations that were given', () => {
    const metadata = {
      name: 'my.name',
      labels: { 'example.org/a': 'B_c.d' },
      annotations: { note: 'any text {{x}}\n' },
    };
    expect(metadataOf(kind, metadata)).toStrictEqual(metadata);
  });

  test('takes labels of the chart', () => {
    expect(metadataOf(kind, { name: 'w' }, new Chart(Testing.app(), 'c', { labels: { team: 'a' } }))).toStrictEqual({
      name: 'w',
      labels: { team: 'a' },
    });
  });

  test('has the namespace of the chart, unless it is of the cluster', () => {
    const expected = kind === 'ClusterWorkflowTemplate' ? { name: 'w' } : { name: 'w', namespace: 'jobs' };
    expect(metadataOf(kind, { name: 'w' }, new Chart(Testing.app(), 'c', { namespace: 'jobs' }))).toStrictEqual(
      expected,
    );
    expect(metadataOf(kind, { name: 'w', namespace: 'jobs' })).toStrictEqual(expected);
  });

  test('takes a name up to its limit and refuses a longer one', () => {
    const limit = LIMITS[kind];
    expect(refused(kind, { name: 'a'.repeat(limit) })).toStrictEqual([]);
    expect(refused(kind, { name: 'a'.repeat(limit + 1) })).toStrictEqual([
      `AW1101 test/w: has the name '${'a'.repeat(limit + 1)}', which Argo or Kubernetes refuses: the name of a ${kind} has at most ${limit} characters, this one has ${limit + 1}. Choose another name.`,
    ]);
  });

  test.each(['A', 'a_b', '-a', 'a-', 'a..b', 'a b', ''])('refuses the name %j', (name) => {
    expect(refused(kind, { name })[0]).toMatch(/^AW1101 test\/w: has the name /);
  });

  test('shares its name with no other one', () => {
    const chart = Testing.chart();
    KINDS[kind](chart, { name: 'same' }, 'one');
    const scope = new Pipeline(chart, 'other');
    new ContainerTask(scope, 'x', BOX);
    if (kind === 'CronWorkflow') {
      new CronWorkflow(chart, 'two', { pipeline: scope, metadata: { name: 'same' }, schedules: ['@daily'] });
    } else {
      new { Workflow, WorkflowTemplate, ClusterWorkflowTemplate }[kind](chart, 'two', {
        pipeline: scope,
        metadata: { name: 'same' },
      });
    }
    expect(reported(chart)).toStrictEqual([
      `AW1102 test/two: has the name 'same', which ${kind} 'test/one' already has. Names are unique. Rename one of them.`,
    ]);
  });
});

test.each<'Workflow' | 'CronWorkflow'>(['Workflow', 'CronWorkflow'])('A %s with generateName has no name', (kind) => {
  expect(metadataOf(kind, { generateName: 'run-' })).toStrictEqual({ generateName: 'run-' });
});

test.each<'WorkflowTemplate' | 'ClusterWorkflowTemplate'>(['WorkflowTemplate', 'ClusterWorkflowTemplate'])(
  'A %s needs a name that others can use',
  (kind) => {
    expect(refused(kind, { generateName: 'run-' })).toStrictEqual([
      `AW1101 test/w: has the generateName 'run-', which Argo or Kubernetes refuses: others refer to a ${kind} by its name, so it needs a fixed one. Choose another name.`,
    ]);
  },
);

test.each(['', 'Run-', '-run', 'run_', 'a'.repeat(59)])('The prefix %j is refused', (generateName) => {
  expect(refused('Workflow', { generateName })[0]).toMatch(/^AW1101 test\/w: has the generateName /);
});

test.each(['run-', 'run', 'run.', 'a'.repeat(58)])('The prefix %j is taken', (generateName) => {
  expect(refused('Workflow', { generateName })).toStrictEqual([]);
});

test('Two workflows may have one prefix', () => {
  const chart = Testing.chart();
  const pipeline = pipelineIn(chart);
  for (const id of ['one', 'two']) new Workflow(chart, id, { pipeline, metadata: { generateName: 'run-' } });
  expect(reported(chart)).toStrictEqual([]);
});

test('An object of another kind may have the name', () => {
  const chart = Testing.chart();
  new ApiObject(chart, 'c', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'same' } });
  KINDS.Workflow(chart, { name: 'same' });
  expect(reported(chart)).toStrictEqual([]);
});
