import { Chart, Testing } from 'cdk8s';
import {
  Artifact,
  ClusterWorkflowTemplate,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Output,
  Parameter,
  Pipeline,
  Task,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

const signature = {
  template: 'load',
  parameters: { table: Parameter.string() },
  outputs: { rows: Output.parameter('/unused', { trusted: true }) },
};

function callee(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'callee', { parameters: { n: Parameter.number({ default: 1 }) } });
  const x = new ContainerTask(pipeline, 'x', { ...BOX, outputs: { o: Output.parameter('/o', { trusted: true }) } });
  pipeline.addOutput('o', x.output('o'));
  return pipeline;
}

const workflowOf = (chart: Chart) => Testing.synth(chart).find(({ kind }) => kind === 'Workflow').spec;

test.each([
  ['WorkflowTemplate', WorkflowTemplate, {}],
  ['ClusterWorkflowTemplate', ClusterWorkflowTemplate, { clusterScope: true }],
] as const)('A template of a %s of another app is called by its name', (_, kind, scope) => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  const load = new Task(pipeline, 'load', {
    template: kind.fromName(chart, 'ref', 'etl', signature),
    arguments: { table: 't' },
  });
  new ContainerTask(pipeline, 'next', { ...BOX, args: [load.output('rows')] });
  new Workflow(chart, 'w', { pipeline });
  expect(workflowOf(chart).templates[0].dag.tasks).toStrictEqual([
    {
      name: 'load',
      templateRef: { ...scope, name: 'etl', template: 'load' },
      arguments: { parameters: [{ name: 'table', value: 't' }] },
    },
    {
      name: 'next',
      template: 'next',
      depends: 'load',
      arguments: { parameters: [{ name: 'rows', value: '{{tasks.load.outputs.parameters.rows}}' }] },
    },
  ]);
});

test('A template of the same app is called by reference, and its object comes first', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'a-caller');
  const holder = new Chart(chart.node.root as any, 'library');
  const library = new WorkflowTemplate(holder, 'z', { pipeline: callee(holder), metadata: { name: 'lib' } });
  const call = new Task(pipeline, 'call', { template: library.templateRef, arguments: { n: 2 } });
  new ContainerTask(pipeline, 'next', { ...BOX, args: [call.output('o')] });
  new Workflow(chart, 'w', { pipeline });
  expect(workflowOf(chart)).toStrictEqual({
    entrypoint: 'a-caller',
    templates: [
      {
        name: 'a-caller',
        dag: {
          tasks: [
            {
              name: 'call',
              templateRef: { name: 'lib', template: 'callee' },
              arguments: { parameters: [{ name: 'n', value: '2' }] },
            },
            {
              name: 'next',
              template: 'next',
              depends: 'call',
              arguments: { parameters: [{ name: 'o', value: '{{tasks.call.outputs.parameters.o}}' }] },
            },
          ],
        },
      },
      {
        name: 'next',
        inputs: { parameters: [{ name: 'o' }] },
        container: { args: ['{{inputs.parameters.o}}'], command: ['x'], image: 'a:1' },
      },
    ],
  });
});

test('A further template of an object is called by reference', () => {
  const chart = Testing.chart();
  const extra = new ContainerTemplate(chart, 'extra', {
    ...BOX,
    artifacts: { f: Artifact.at('/f', { optional: true }) },
  });
  const library = new ClusterWorkflowTemplate(chart, 'z', {
    pipeline: callee(chart),
    templates: [extra],
    metadata: { name: 'lib' },
  });
  const pipeline = new Pipeline(chart, 'p');
  new Task(pipeline, 'call', { template: library.templateRefOf(extra) });
  new Workflow(chart, 'w', { pipeline });
  expect(workflowOf(chart).templates[0].dag.tasks).toStrictEqual([
    { name: 'call', templateRef: { clusterScope: true, name: 'lib', template: 'extra' } },
  ]);
  expect(library.templateRefOf(extra)).toBe(library.templateRefOf(extra));
});

test('A template that the object does not hold is refused', () => {
  const chart = Testing.chart();
  const library = new WorkflowTemplate(chart, 't', { pipeline: callee(chart) });
  expect(thrown(() => library.templateRefOf(new ContainerTemplate(chart, 'stranger', BOX)))).toBe(
    "AW1116 test/t: does not hold template 'test/stranger', so nothing can refer to it there. Its templates are: 'test/callee'. Use one of these, or add it to 'templates'.",
  );
});

test.each<[string, () => unknown, string]>([
  [
    'a name in capitals',
    () => WorkflowTemplate.fromName(Testing.chart(), 'r', 'Etl', signature),
    "AW1101 test/r: has the name 'Etl', which Argo or Kubernetes refuses: names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit. Choose another name.",
  ],
  [
    'no name',
    () => WorkflowTemplate.fromName(Testing.chart(), 'r', '', signature),
    "AW1101 test/r: has the name '', which Argo or Kubernetes refuses: names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit. Choose another name.",
  ],
  [
    'a template name with a dot',
    () => WorkflowTemplate.fromName(Testing.chart(), 'r', 'etl', { template: 'a.b' }),
    "AW1101 test/r: has the template 'a.b', which Argo or Kubernetes refuses: names of templates have letters, digits and '-', and begin with a letter or digit. Choose another name.",
  ],
  [
    'a declaration that is none',
    () => WorkflowTemplate.fromName(Testing.chart(), 'r', 'etl', { template: 'a', parameters: { x: 'text' as any } }),
    'AW1018 test/r: has "text" for \'parameters.x\', which takes a declaration, for example Parameter.string(). Correct it.',
  ],
])('%s is refused in a reference', (_, make, message) => {
  expect(thrown(make)).toBe(message);
});

test('A cluster-wide template calls no namespaced one', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Task(pipeline, 'call', { template: WorkflowTemplate.fromName(chart, 'r', 'etl', { template: 'a' }) });
  new ClusterWorkflowTemplate(chart, 't', { pipeline });
  expect(reported(chart)).toStrictEqual([
    "AW1115 test/r: calls template 'etl/a' of a namespaced WorkflowTemplate from a ClusterWorkflowTemplate. Cluster-wide templates call only cluster-wide ones. Use a ClusterWorkflowTemplate.",
  ]);
});

test('A workflow runs a template of the cluster', () => {
  const chart = Testing.chart();
  const workflowTemplate = new WorkflowTemplate(chart, 'z', { pipeline: callee(chart), metadata: { name: 'lib' } });
  new Workflow(chart, 'a', { workflowTemplate, arguments: { n: 5 }, metadata: { name: 'run' } });
  new CronWorkflow(chart, 'b', { workflowTemplate, schedules: ['@daily'], metadata: { name: 'nightly' } });
  expect(Testing.synth(chart).map(({ kind, spec }) => [kind, kind === 'WorkflowTemplate' ? '' : spec])).toStrictEqual([
    ['WorkflowTemplate', ''],
    ['Workflow', { arguments: { parameters: [{ name: 'n', value: '5' }] }, workflowTemplateRef: { name: 'lib' } }],
    ['CronWorkflow', { schedules: ['@daily'], workflowSpec: { workflowTemplateRef: { name: 'lib' } } }],
  ]);
});

test('A run of a cluster-wide template says so', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', {
    workflowTemplate: new ClusterWorkflowTemplate(chart, 't', { pipeline: callee(chart), metadata: { name: 'lib' } }),
  });
  expect(workflowOf(chart)).toStrictEqual({ workflowTemplateRef: { clusterScope: true, name: 'lib' } });
});

test('An argument that the template does not declare is refused', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', {
    workflowTemplate: new WorkflowTemplate(chart, 't', { pipeline: callee(chart) }),
    arguments: { m: 1 },
  });
  expect(reported(chart)).toStrictEqual([
    "AW1306 test/w: gives a value to argument 'm', which the pipeline does not declare. Its inputs are: 'n'. Use one of these, or declare it on the pipeline.",
  ]);
});

test.each<[string, (chart: Chart) => object, string]>([
  [
    'neither a pipeline nor a template',
    () => ({}),
    "AW1305 test/w: sets none of 'pipeline', 'workflowTemplate', 'entrypoint', 'workflowTemplateRef', but exactly one of them is needed. Set one.",
  ],
  [
    'both',
    (chart) => ({ pipeline: callee(chart), workflowTemplate: {} }),
    "AW1305 test/w: sets 'pipeline', 'workflowTemplate', but exactly one of 'pipeline', 'workflowTemplate', 'entrypoint', 'workflowTemplateRef' is needed. Remove the others.",
  ],
  [
    'a template that is a name',
    () => ({ workflowTemplate: 'lib' }),
    'AW1018 test/w: has "lib" for \'workflowTemplate\', which takes a WorkflowTemplate or ClusterWorkflowTemplate. Correct it.',
  ],
  [
    'a pipeline that lives elsewhere',
    (chart) => ({ pipeline: WorkflowTemplate.fromName(chart, 'r', 'etl', { template: 'a' }) }),
    "AW1018 test/w: has an object of class TemplateReference ('test/r') for 'pipeline', which takes a pipeline of this app, in which a Task calls the template: that is a template of another object. Correct it.",
  ],
])('A workflow with %s is refused', (_, props, message) => {
  const chart = Testing.chart();
  expect(thrown(() => new Workflow(chart, 'w', props(chart) as any))).toBe(message);
});
