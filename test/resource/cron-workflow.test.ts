import { Cron, Duration, Testing } from 'cdk8s';
import { ConcurrencyPolicy, ContainerTask, CronWorkflow, Parameter, Pipeline } from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

function cron(props: object): any {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', { parameters: { n: Parameter.number({ default: 1 }) } });
  new ContainerTask(pipeline, 't', BOX);
  new CronWorkflow(chart, 'c', { pipeline, schedules: ['@daily'], metadata: { name: 'nightly' }, ...props });
  return Testing.synth(chart)[0];
}

const WORKFLOW_SPEC = {
  arguments: { parameters: [{ name: 'n', value: '1' }] },
  entrypoint: 'p',
  templates: [
    {
      name: 'p',
      inputs: { parameters: [{ name: 'n', default: '1' }] },
      dag: { tasks: [{ name: 't', template: 't' }] },
    },
    { name: 't', container: { command: ['x'], image: 'a:1' } },
  ],
};

test('a whole CronWorkflow', () => {
  expect(cron({})).toStrictEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'CronWorkflow',
    metadata: { name: 'nightly' },
    spec: { schedules: ['@daily'], workflowSpec: WORKFLOW_SPEC },
  });
});

test('every setting', () => {
  const { workflowSpec, ...spec } = cron({
    schedules: [Cron.daily(), '30 4 * * 1-5', Cron.schedule({ minute: '*/5', hour: '9' })],
    timezone: 'Europe/Madrid',
    concurrencyPolicy: ConcurrencyPolicy.REPLACE,
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 10,
    startingDeadline: Duration.minutes(2),
    suspend: false,
    when: 'cronworkflow.lastScheduledTime == nil',
    stopWhen: 'cronworkflow.failed >= 3',
    arguments: { n: 0 },
  }).spec;
  expect(spec).toStrictEqual({
    concurrencyPolicy: 'Replace',
    failedJobsHistoryLimit: 10,
    schedules: ['0 0 * * *', '30 4 * * 1-5', '*/5 9 * * *'],
    startingDeadlineSeconds: 120,
    stopStrategy: { expression: 'cronworkflow.failed >= 3' },
    successfulJobsHistoryLimit: 0,
    suspend: false,
    timezone: 'Europe/Madrid',
    when: '{{=cronworkflow.lastScheduledTime == nil}}',
  });
  expect(workflowSpec).toStrictEqual({ ...WORKFLOW_SPEC, arguments: { parameters: [{ name: 'n', value: '0' }] } });
});

test('a condition that ends with a brace does not end its tag early', () => {
  expect(cron({ when: "cronworkflow.failed in {'1': 1}" }).spec.when).toBe("{{=cronworkflow.failed in {'1': 1} }}");
});

test('overrides are laid over the spec of the CronWorkflow; what the library relies on is refused', () => {
  expect(cron({ cronOverrides: { workflowMetadata: { labels: { team: 'a' } }, suspend: true } }).spec).toMatchObject({
    suspend: true,
    workflowMetadata: { labels: { team: 'a' } },
  });
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 't', BOX);
  new CronWorkflow(chart, 'c', {
    pipeline,
    schedules: ['@daily'],
    cronOverrides: { workflowSpec: { entrypoint: 'x' } },
  });
  new CronWorkflow(chart, 'd', { pipeline, schedules: ['@daily'], cronOverrides: { schedules: ['@hourly'] } });
  expect(reported(chart)).toStrictEqual([
    "AW1208 test/c: sets 'workflowSpec' in cronOverrides, but it comes from the pipeline; use workflowOverrides. Remove the key there, or set it in one place only.",
    "AW1208 test/d: sets 'schedules' in cronOverrides, but use schedules of the construct. Remove the key there, or set it in one place only.",
  ]);
});
