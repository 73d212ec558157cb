import { Duration, Testing, Yaml } from 'cdk8s';
import {
  ContainerTask,
  CronWorkflow,
  LastRetry,
  Metric,
  Output,
  Parameter,
  Pipeline,
  Retry,
  ScriptTask,
  Volume,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { reported } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

test('a manifest with a little of everything is right for the library and for Argo', async () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', {
    parameters: { date: Parameter.string({ default: '' }) },
    parallelism: 1,
    failFast: false,
    retry: Retry.attempts(2, { while: LastRetry.count().lt(2) }),
    metrics: [Metric.duration('pipeline_seconds', { help: 'Seconds', labels: { status: '{{status}}' } })],
    dagOverrides: { target: 'a b' },
    templateOverrides: {
      synchronization: {
        mutexes: [{ name: 'm' }, { name: 'm', namespace: 'n' }],
        semaphores: [{ configMapKeyRef: { name: 'c', key: 'k' } }],
      },
    },
  });
  new ContainerTask(pipeline, 'a', {
    image: 'registry.example:5000/team/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    command: ['a'],
    imagePullPolicy: 'IfNotPresent',
    env: { _A: 'x', 'a.b-c': pipeline.parameter('date') },
    resources: { requests: { cpu: '.5', memory: '1e3', 'example.com/gpu': '1' }, limits: { cpu: '2' } },
    volumes: {
      '/data': Volume.emptyDir('data', { sizeLimit: '1Gi' }),
      '/data/cache': Volume.emptyDir('cache', { inMemory: true }),
    },
    timeout: Duration.minutes(5),
    retry: Retry.attempts(5, { backoff: Duration.millis(500), factor: 2, maxDuration: Duration.hours(1) }),
    outputs: { o: Output.parameter('/o') },
    labels: { 'example.com/team': 'a' },
    annotations: { 'workflows.argoproj.io/display-name': 'task-a.1' },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    metrics: [
      Metric.gauge('rows', { help: 'Rows', value: '{{outputs.parameters.o}}' }),
      Metric.counter('runs', { help: 'Runs' }),
    ],
    templateOverrides: {
      sidecars: [{ name: 'proxy', image: 's:1', command: ['s'] }],
      initContainers: [{ name: 'setup', image: 'i:1', command: ['i'] }],
      activeDeadlineSeconds: 600,
      memoize: { key: '{{inputs.parameters.date}}', maxAge: '24h', cache: { configMap: { name: 'cache' } } },
      automountServiceAccountToken: true,
    },
    containerOverrides: { ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }] },
  });
  new ScriptTask(pipeline, 'b', {
    image: 'python:3',
    command: ['python'],
    source: 'print("{{workflow.name}}")',
    env: { DATE: pipeline.parameter('date') },
  });
  new CronWorkflow(chart, 'w', {
    pipeline,
    schedules: ['*/5 * * * MON-FRI', '@every 1h'],
    timezone: 'Europe/Madrid',
    startingDeadline: Duration.seconds(0),
    successfulJobsHistoryLimit: 0,
    when: 'cronworkflow.failed < 3',
    stopWhen: "cronworkflow.lastScheduledTime != nil && {'a': 1}.a == 1",
    activeDeadline: Duration.hours(1),
    parallelism: 5,
    workflowOverrides: {
      podGc: { strategy: 'OnPodSuccess', deleteDelayDuration: '30s' },
      ttlStrategy: { secondsAfterCompletion: 0 },
      volumeClaimGc: { strategy: 'OnWorkflowCompletion' },
      artifactGc: { strategy: 'Never' },
      priority: 1,
      podMetadata: { labels: { run: '{{workflow.name}}' } },
      workflowMetadata: { labels: { team: 'a' } },
      volumeClaimTemplates: [
        {
          metadata: { name: 'work' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  });
  expect(reported(chart)).toStrictEqual([]);
  expect(await refusals(Yaml.stringify(...Testing.synth(chart)), lint)).toStrictEqual([]);
});
