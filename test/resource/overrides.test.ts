import { Chart, Cron, Duration, Lazy, Testing } from 'cdk8s';
import { ContainerTask, CronWorkflow, Pipeline, Workflow, WorkflowDefaults, WorkflowTemplate } from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

function pipelineIn(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', BOX);
  return pipeline;
}

const templates = [
  { name: 'p', dag: { tasks: [{ name: 'x', template: 'x' }] } },
  { name: 'x', container: { command: ['x'], image: 'a:1' } },
];

function workflow(props: object): any {
  const chart = Testing.chart();
  new Workflow(chart, 'w', { pipeline: pipelineIn(chart), metadata: { name: 'w' }, ...props });
  return Testing.synth(chart)[0].spec;
}

function refused(props: object, cron = false): string[] {
  const chart = Testing.chart();
  if (cron) new CronWorkflow(chart, 'w', { pipeline: pipelineIn(chart), schedules: ['@daily'], ...props });
  else new Workflow(chart, 'w', { pipeline: pipelineIn(chart), ...props });
  return reported(chart);
}

test('Overrides of a workflow merge over its defaults and props', () => {
  expect(
    workflow({
      defaults: WorkflowDefaults.of({
        parallelism: 1,
        securityContext: { runAsUser: 1, fsGroup: 1 },
        imagePullSecrets: [{ name: 'a' }],
        podMetadata: { labels: { a: '1' } },
      }),
      activeDeadline: Duration.hours(1),
      workflowOverrides: {
        parallelism: 3,
        securityContext: { runAsUser: 2 },
        imagePullSecrets: [{ name: 'b' }],
        podMetadata: { labels: { b: '{{workflow.name}}' } },
        suspend: true,
      },
    } as any),
  ).toStrictEqual({
    activeDeadlineSeconds: 3600,
    entrypoint: 'p',
    imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
    parallelism: 3,
    podMetadata: { labels: { a: '1', b: '{{workflow.name}}' } },
    securityContext: { fsGroup: 1, runAsUser: 2 },
    suspend: true,
    templates: [
      {
        name: 'p',
        dag: { tasks: [{ name: 'x', template: 'x' }] },
      },
      { name: 'x', container: { command: ['x'], image: 'a:1' } },
    ],
  });
});

test('A prop of a workflow goes before its defaults', () => {
  expect(
    workflow({
      defaults: WorkflowDefaults.of({ parallelism: 1, serviceAccountName: 'a', activeDeadlineSeconds: 5 }),
      parallelism: 2,
      serviceAccount: 'b',
      activeDeadline: Duration.seconds(10),
    }),
  ).toStrictEqual({ activeDeadlineSeconds: 10, entrypoint: 'p', parallelism: 2, serviceAccountName: 'b', templates });
});

test('Overrides of a CronWorkflow merge over its props, and do not reach the workflow', () => {
  const chart = Testing.chart();
  new CronWorkflow(chart, 'w', {
    pipeline: pipelineIn(chart),
    schedules: [Cron.daily(), '@hourly'],
    timezone: 'Etc/UTC',
    suspend: false,
    successfulJobsHistoryLimit: 0,
    startingDeadline: Duration.seconds(0),
    when: 'cronworkflow.failed < 3',
    stopWhen: 'cronworkflow.succeeded > 9',
    cronOverrides: { concurrencyPolicy: 'Replace', suspend: true, workflowMetadata: { labels: { a: 'b' } } },
    workflowOverrides: { suspend: false },
  });
  expect(Testing.synth(chart)[0].spec).toStrictEqual({
    concurrencyPolicy: 'Replace',
    schedules: ['0 0 * * *', '@hourly'],
    startingDeadlineSeconds: 0,
    stopStrategy: { expression: 'cronworkflow.succeeded > 9' },
    successfulJobsHistoryLimit: 0,
    suspend: true,
    timezone: 'Etc/UTC',
    when: '{{=cronworkflow.failed < 3}}',
    workflowMetadata: { labels: { a: 'b' } },
    workflowSpec: {
      entrypoint: 'p',
      suspend: false,
      templates: [
        {
          name: 'p',
          dag: { tasks: [{ name: 'x', template: 'x' }] },
        },
        { name: 'x', container: { command: ['x'], image: 'a:1' } },
      ],
    },
  });
});

test('Lazy values are resolved when the manifest is written', () => {
  let value = 1;
  const chart = Testing.chart();
  new Workflow(chart, 'w', {
    pipeline: pipelineIn(chart),
    metadata: { name: 'w' },
    workflowOverrides: {
      parallelism: Lazy.any({ produce: () => value }),
      podMetadata: { labels: { a: Lazy.any({ produce: () => `v${value}` }) } },
    },
  });
  value = 7;
  expect(Testing.synth(chart)[0].spec).toStrictEqual({
    entrypoint: 'p',
    parallelism: 7,
    podMetadata: { labels: { a: 'v7' } },
    templates,
  });
});

test.each<[string, object, string[]]>([
  [
    'entrypoint',
    { entrypoint: 'y' },
    [
      "AW1208 test/w: sets 'entrypoint' in workflowOverrides, but it is the pipeline. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'templates',
    { templates: [] },
    [
      "AW1208 test/w: sets 'templates' in workflowOverrides, but they come from the pipeline. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'arguments',
    { arguments: { parameters: [] } },
    [
      "AW1208 test/w: sets 'arguments' in workflowOverrides, but use arguments of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'workflowTemplateRef',
    { workflowTemplateRef: { name: 'y' } },
    [
      "AW1208 test/w: sets 'workflowTemplateRef' in workflowOverrides, but use workflowTemplate of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'onExit',
    { onExit: 'y' },
    [
      "AW1208 test/w: sets 'onExit' in workflowOverrides, but use onExit of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'hooks',
    { hooks: { exit: { template: 'y' } } },
    [
      "AW1208 test/w: sets 'hooks' in workflowOverrides, but use hooks of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
])('%s in workflowOverrides is refused with the reason', (_, workflowOverrides, messages) => {
  expect(refused({ workflowOverrides })).toStrictEqual(messages);
});

test.each<[string, object, string[]]>([
  [
    'workflowSpec',
    { workflowSpec: {} },
    [
      "AW1208 test/w: sets 'workflowSpec' in cronOverrides, but it comes from the pipeline; use workflowOverrides. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'schedules',
    { schedules: ['@daily'] },
    [
      "AW1208 test/w: sets 'schedules' in cronOverrides, but use schedules of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
])('%s in cronOverrides is refused with the reason', (_, cronOverrides, messages) => {
  expect(refused({ cronOverrides }, true)).toStrictEqual(messages);
});

test.each(['entrypoint', 'templates', 'arguments', 'workflowTemplateRef', 'onExit', 'hooks'])(
  '%s is not a default of several workflows',
  (key) => {
    expect(() => WorkflowDefaults.of({ [key]: [] } as any)).toThrow(
      `AW1208 WorkflowDefaults.of: sets '${key}' in the defaults, but every workflow has its own.`,
    );
  },
);

test('A WorkflowTemplate takes overrides of its workflows', () => {
  const chart = Testing.chart();
  new WorkflowTemplate(chart, 't', {
    pipeline: pipelineIn(chart),
    workflowOverrides: { priority: 1, workflowMetadata: { labels: { a: 'b' } } },
  });
  expect(Testing.synth(chart)[0].spec).toStrictEqual({
    entrypoint: 'p',
    priority: 1,
    templates,
    workflowMetadata: { labels: { a: 'b' } },
  });
});
