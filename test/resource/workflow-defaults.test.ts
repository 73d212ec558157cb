import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-34';
import {
  ClusterWorkflowTemplate,
  ContainerTask,
  CronWorkflow,
  Pipeline,
  Workflow,
  WorkflowDefaults,
  WorkflowServiceAccount,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { thrown } from '../support/refused';

function pipelineIn(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 'x', BOX);
  return pipeline;
}

const specs = (chart: Chart) =>
  Testing.synth(chart)
    .filter(({ apiVersion }) => apiVersion.startsWith('argoproj.io'))
    .map(({ spec }) => spec.workflowSpec ?? spec);
const names = (chart: Chart) => Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

test('The recommended defaults bound time, storage and rights', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', {
    pipeline: pipelineIn(chart),
    metadata: { name: 'w' },
    defaults: WorkflowDefaults.recommended(),
  });
  expect(Testing.synth(chart)).toStrictEqual([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'test-workflows-c802c7ec' } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'test-workflows-c802c7ec' },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'test-workflows-c802c7ec' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'test-workflows-c802c7ec' },
      subjects: [{ kind: 'ServiceAccount', name: 'test-workflows-c802c7ec' }],
    },
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { name: 'w' },
      spec: {
        activeDeadlineSeconds: 86400,
        entrypoint: 'p',
        podGC: { strategy: 'OnWorkflowSuccess' },
        securityContext: {
          fsGroup: 8737,
          runAsNonRoot: true,
          runAsUser: 8737,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        serviceAccountName: 'test-workflows-c802c7ec',
        templates: [
          {
            name: 'p',
            dag: { tasks: [{ name: 'x', template: 'x' }] },
          },
          { name: 'x', container: { command: ['x'], image: 'a:1' } },
        ],
        ttlStrategy: { secondsAfterFailure: 604800, secondsAfterSuccess: 86400 },
      },
    },
  ]);
});

test('The recommended defaults take other times and another user', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', {
    pipeline: pipelineIn(chart),
    serviceAccount: 'mine',
    defaults: WorkflowDefaults.recommended({
      deadline: Duration.hours(1),
      keepSucceeded: Duration.minutes(1),
      keepFailed: Duration.hours(2),
      user: 1000,
    }),
  });
  expect(Testing.synth(chart)).toHaveLength(1);
  expect(specs(chart)[0]).toStrictEqual({
    activeDeadlineSeconds: 3600,
    entrypoint: 'p',
    podGC: { strategy: 'OnWorkflowSuccess' },
    securityContext: { fsGroup: 1000, runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    serviceAccountName: 'mine',
    templates: [
      {
        name: 'p',
        dag: { tasks: [{ name: 'x', template: 'x' }] },
      },
      { name: 'x', container: { command: ['x'], image: 'a:1' } },
    ],
    ttlStrategy: { secondsAfterFailure: 7200, secondsAfterSuccess: 60 },
  });
});

test.each([0, -1, 1.5, NaN, '1000'])('The user %p is refused', (user) => {
  expect(thrown(() => WorkflowDefaults.recommended({ user: user as any }))).toMatch(
    /^AW1018 WorkflowDefaults.recommended: has .* for 'user', which takes the number of a user that is not root/,
  );
});

test('All workflows of a chart share one service account', () => {
  const chart = Testing.chart();
  const pipeline = pipelineIn(chart);
  new Workflow(chart, 'one', { pipeline, defaults: WorkflowDefaults.recommended(), metadata: { name: 'one' } });
  new CronWorkflow(chart, 'two', {
    pipeline,
    defaults: WorkflowDefaults.recommended(),
    schedules: ['@daily'],
    metadata: { name: 'two' },
  });
  new WorkflowTemplate(chart, 'three', {
    pipeline,
    defaults: WorkflowDefaults.recommended(),
    metadata: { name: 'three' },
  });
  expect(names(chart)).toStrictEqual([
    'ServiceAccount test-workflows-c802c7ec',
    'Role test-workflows-c802c7ec',
    'RoleBinding test-workflows-c802c7ec',
    'Workflow one',
    'CronWorkflow two',
    'WorkflowTemplate three',
  ]);
  expect(new Set(specs(chart).map(({ serviceAccountName }) => serviceAccountName)).size).toBe(1);
});

test('Each chart has its own', () => {
  const app = Testing.app();
  const defaults = WorkflowDefaults.recommended();
  const accounts = ['a', 'b'].map((id) => {
    const chart = new Chart(app, id, { namespace: id });
    new Workflow(chart, 'w', { pipeline: pipelineIn(chart), defaults });
    return specs(chart)[0].serviceAccountName;
  });
  expect(new Set(accounts).size).toBe(2);
});

test('A cluster-wide template gets no account of a chart', () => {
  const chart = Testing.chart();
  new ClusterWorkflowTemplate(chart, 't', { pipeline: pipelineIn(chart), defaults: WorkflowDefaults.recommended() });
  expect(Testing.synth(chart)).toHaveLength(1);
  expect(specs(chart)[0].serviceAccountName).toBeUndefined();
});

test('A run of a template leaves the account to the template', () => {
  const chart = Testing.chart();
  const workflowTemplate = new WorkflowTemplate(chart, 't', {
    pipeline: pipelineIn(chart),
    serviceAccount: 'of-template',
  });
  new Workflow(chart, 'w', { workflowTemplate, defaults: WorkflowDefaults.recommended() });
  expect(names(chart).some((name) => name.startsWith('ServiceAccount'))).toBe(false);
});

test("Defaults of one's own make no service account", () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', { pipeline: pipelineIn(chart), defaults: WorkflowDefaults.of({ parallelism: 2 }) });
  expect(Testing.synth(chart)).toHaveLength(1);
});

test.each<[string, (chart: Chart) => any, string]>([
  ['a name', () => 'me', 'me'],
  ['a construct of cdk8s-plus', (chart) => new ServiceAccount(chart, 'sa', { metadata: { name: 'plus' } }), 'plus'],
  [
    'an imported construct of cdk8s-plus',
    (chart) => ServiceAccount.fromServiceAccountName(chart, 'sa', 'imported'),
    'imported',
  ],
  [
    'an ApiObject',
    (chart) => new ApiObject(chart, 'sa', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'plain' } }),
    'plain',
  ],
  [
    'a service account for workflows',
    (chart) => new WorkflowServiceAccount(chart, 'sa', { metadata: { name: 'own' } }),
    'own',
  ],
])('The service account is %s', (_, account, name) => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', { pipeline: pipelineIn(chart), serviceAccount: account(chart) });
  expect(specs(chart)[0].serviceAccountName).toBe(name);
  expect(Testing.synth(chart).at(-1).kind).toBe('Workflow');
});

test('A WorkflowServiceAccount may report results of tasks, and nothing else', () => {
  const chart = Testing.chart();
  const account = new WorkflowServiceAccount(chart, 'sa', { metadata: { namespace: 'jobs', labels: { a: 'b' } } });
  const manifests = Testing.synth(chart);
  expect(account.name).toBe(manifests[0].metadata.name);
  expect(manifests).toStrictEqual([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { labels: { a: 'b' }, name: 'test-sa-c8386f6a', namespace: 'jobs' },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] }],
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { labels: { a: 'b' }, name: 'test-sa-c8386f6a', namespace: 'jobs' },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { labels: { a: 'b' }, name: 'test-sa-c8386f6a', namespace: 'jobs' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'test-sa-c8386f6a' },
      subjects: [{ kind: 'ServiceAccount', name: 'test-sa-c8386f6a' }],
    },
  ]);
});
