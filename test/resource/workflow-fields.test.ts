import { Testing, Yaml } from 'cdk8s';
import {
  ContainerTask,
  CronWorkflow,
  CronWorkflowProps,
  Metric,
  Pipeline,
  Retry,
  Workflow,
  WorkflowDefaults,
  WorkflowProps,
  WorkflowTemplate,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX } from '../support/charts';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

/** The object that a chart holds, which Argo accepts. */
async function objectOf(make: (chart: ReturnType<typeof Testing.chart>, pipeline: Pipeline) => unknown): Promise<any> {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', BOX);
  make(chart, pipeline);
  const objects = Testing.synth(chart);
  expect(await refusals(Yaml.stringify(...objects), lint)).toStrictEqual([]);
  return objects.at(-1);
}

const specOf = async (props: WorkflowProps) => {
  const { templates, entrypoint, ...spec } = (
    await objectOf((chart, pipeline) => new Workflow(chart, 'w', { pipeline, ...props }))
  ).spec;
  return spec;
};

test('A workflow takes every field of Argo in its words', async () => {
  expect(
    await specOf({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
          },
        },
      },
      archiveLogs: true,
      artifactGc: { strategy: 'OnWorkflowDeletion', serviceAccountName: 'gc' },
      artifactRepositoryRef: { configMap: 'repositories', key: 'minio' },
      automountServiceAccountToken: true,
      dnsConfig: { nameservers: ['10.0.0.1'], options: [{ name: 'ndots', value: '2' }] },
      dnsPolicy: 'None',
      executor: { serviceAccountName: 'executor' },
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
      hostNetwork: false,
      imagePullSecrets: [{ name: 'registry' }],
      metrics: [Metric.counter('workflows', { help: 'Workflows' })],
      nodeSelector: { disk: 'ssd' },
      podDisruptionBudget: { minAvailable: '100%' },
      podGc: { strategy: 'OnPodCompletion', labelSelector: { matchLabels: { a: 'b' } }, deleteDelayDuration: '10s' },
      podMetadata: { labels: { team: 'a' } },
      podPriorityClassName: 'high',
      podResources: { requests: { cpu: '1' } },
      podSecurityContext: { runAsNonRoot: true },
      podSpecPatch: 'terminationGracePeriodSeconds: 5',
      priority: 0,
      resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
      retry: Retry.attempts(3),
      schedulerName: 'batch',
      shutdown: 'Stop',
      suspend: true,
      synchronization: { mutexes: [{ name: 'm' }] },
      templateDefaults: { timeout: '1h' },
      tolerations: [{ key: 'gpu', operator: 'Exists' }],
      ttlStrategy: { secondsAfterCompletion: 60 },
      volumeClaimGc: { strategy: 'OnWorkflowCompletion' },
      volumeClaimTemplates: [
        {
          metadata: { name: 'work' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
      volumes: [{ name: 'etc', configMap: { name: 'etc' } }],
      workflowMetadata: { labels: { team: 'a' }, labelsFrom: { day: { expression: "'monday'" } } },
    }),
  ).toStrictEqual({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
        },
      },
    },
    archiveLogs: true,
    artifactGC: { serviceAccountName: 'gc', strategy: 'OnWorkflowDeletion' },
    artifactRepositoryRef: { configMap: 'repositories', key: 'minio' },
    automountServiceAccountToken: true,
    dnsConfig: { nameservers: ['10.0.0.1'], options: [{ name: 'ndots', value: '2' }] },
    dnsPolicy: 'None',
    executor: { serviceAccountName: 'executor' },
    hostAliases: [{ hostnames: ['db'], ip: '10.0.0.1' }],
    hostNetwork: false,
    imagePullSecrets: [{ name: 'registry' }],
    metrics: { prometheus: [{ name: 'workflows', counter: { value: '1' }, help: 'Workflows' }] },
    nodeSelector: { disk: 'ssd' },
    podDisruptionBudget: { minAvailable: '100%' },
    podGC: { deleteDelayDuration: '10s', labelSelector: { matchLabels: { a: 'b' } }, strategy: 'OnPodCompletion' },
    podMetadata: { labels: { team: 'a' } },
    podPriorityClassName: 'high',
    podResources: { requests: { cpu: '1' } },
    podSpecPatch: 'terminationGracePeriodSeconds: 5',
    priority: 0,
    resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
    retryStrategy: { limit: '2' },
    schedulerName: 'batch',
    securityContext: { runAsNonRoot: true },
    shutdown: 'Stop',
    suspend: true,
    synchronization: { mutexes: [{ name: 'm' }] },
    templateDefaults: { timeout: '1h' },
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
    ttlStrategy: { secondsAfterCompletion: 60 },
    volumeClaimGC: { strategy: 'OnWorkflowCompletion' },
    volumeClaimTemplates: [
      {
        metadata: { name: 'work' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
    volumes: [{ name: 'etc', configMap: { name: 'etc' } }],
    workflowMetadata: { labels: { team: 'a' }, labelsFrom: { day: { expression: "'monday'" } } },
  });
});

test('Fields are laid over the defaults, and overrides over both: objects merge, lists append', async () => {
  expect(
    await specOf({
      defaults: WorkflowDefaults.of({
        ttlStrategy: { secondsAfterSuccess: 60, secondsAfterFailure: 60 },
        tolerations: [{ key: 'a' }],
        priority: 1,
        schedulerName: 'a',
      }),
      ttlStrategy: { secondsAfterFailure: 120 },
      tolerations: [{ key: 'b' }],
      priority: 2,
      workflowOverrides: { tolerations: [{ key: 'c' }], priority: 3 },
    }),
  ).toStrictEqual({
    priority: 3,
    schedulerName: 'a',
    tolerations: [{ key: 'a' }, { key: 'b' }, { key: 'c' }],
    ttlStrategy: { secondsAfterFailure: 120, secondsAfterSuccess: 60 },
  });
});

test('A plugin of the executor, and a template that is suspended when it is submitted', async () => {
  const container = {
    name: 'hello',
    image: 'h:1',
    ports: [{ containerPort: 4355 }],
    resources: { requests: { cpu: '1' }, limits: { cpu: '1' } },
    securityContext: {},
  };
  const { spec } = await objectOf(
    (chart, pipeline) =>
      new WorkflowTemplate(chart, 't', {
        pipeline,
        suspend: true,
        executorPlugins: [{ metadata: { name: 'hello' }, spec: { sidecar: { container } } }],
      }),
  );
  expect(spec).toMatchObject({
    suspend: true,
    executorPlugins: [{ metadata: { name: 'hello' }, spec: { sidecar: { container: { name: 'hello' } } } }],
  });
});

const cronOf = async (props: Partial<CronWorkflowProps>) =>
  (await objectOf((chart, pipeline) => new CronWorkflow(chart, 'c', { pipeline, schedules: ['@daily'], ...props })))
    .spec;

test('A CronWorkflow keeps its own settings apart from those of its workflows', async () => {
  const {
    workflowSpec: { templates, entrypoint, ...workflowSpec },
    ...spec
  } = await cronOf({
    concurrencyPolicy: 'Forbid',
    suspend: false,
    suspendWorkflows: true,
    stopStrategy: { expression: 'cronworkflow.failed >= 3' },
    when: '{{=cronworkflow.lastScheduledTime == nil}}',
    workflowMetadata: { labels: { team: 'a' }, annotations: { note: 'n' } },
    workflowSpecMetadata: { labelsFrom: { day: { expression: "'monday'" } } },
    podMetadata: { labels: { team: '{{workflow.labels.team}}' } },
  });
  expect(spec).toStrictEqual({
    concurrencyPolicy: 'Forbid',
    schedules: ['@daily'],
    stopStrategy: { expression: 'cronworkflow.failed >= 3' },
    suspend: false,
    when: '{{=cronworkflow.lastScheduledTime == nil}}',
    workflowMetadata: { annotations: { note: 'n' }, labels: { team: 'a' } },
  });
  expect(workflowSpec).toStrictEqual({
    podMetadata: { labels: { team: '{{workflow.labels.team}}' } },
    suspend: true,
    workflowMetadata: { labelsFrom: { day: { expression: "'monday'" } } },
  });
});

test('An end of a schedule that is given twice is refused', async () => {
  await expect(cronOf({ stopWhen: 'true', stopStrategy: { expression: 'true' } })).rejects.toThrow(
    "AW1208 test/c: sets 'stopStrategy' in the props, but stopWhen sets it already.",
  );
});
