import { ApiObject, Chart, Testing } from 'cdk8s';
import {
  ContainerTask,
  Dag,
  DagTask,
  HttpTask,
  Input,
  Output,
  Parameter,
  Pipeline,
  PluginTask,
  ResourceTask,
  ResourceTaskProps,
  ResourceTemplate,
  Step,
  Steps,
  Task,
  Workflow,
  WorkflowServiceAccount,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

const OWN = { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] };
const object = (kind: string, apiVersion = 'v1', metadata: object = { name: 'a' }) => ({ apiVersion, kind, metadata });

function rolesOf(chart: Chart): Record<string, any> {
  return Object.fromEntries(
    Testing.synth(chart)
      .filter(({ kind }) => kind === 'Role')
      .map(({ metadata, rules }) => [metadata.namespace ?? '', rules]),
  );
}

/** The rights that an account has beyond those of every pod, for a task with the given settings. */
function rightsFor(props: ResourceTaskProps): any[] {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new WorkflowServiceAccount(chart, 'account', { pipelines: [pipeline] });
  new ResourceTask(pipeline, 'x', props);
  return rolesOf(chart)[''].slice(1);
}

test.each<[string, ResourceTaskProps, object]>([
  [
    'get',
    { action: 'get', manifest: object('ConfigMap') },
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] },
  ],
  [
    'create',
    { action: 'create', manifest: object('Job', 'batch/v1') },
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] },
  ],
  [
    'create and wait',
    { action: 'create', manifest: object('Job', 'batch/v1'), successCondition: 'status.succeeded > 0' },
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create', 'get'] },
  ],
  [
    'apply',
    { action: 'apply', manifest: object('NetworkPolicy', 'networking.k8s.io/v1') },
    { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'create', 'patch'] },
  ],
  [
    'delete',
    { action: 'delete', manifest: object('Ingress', 'networking.k8s.io/v1') },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['delete'] },
  ],
  [
    'replace',
    { action: 'replace', manifest: object('Gateway', 'x.io/v1') },
    { apiGroups: ['x.io'], resources: ['gateways'], verbs: ['get', 'update'] },
  ],
  [
    'replace by force',
    { action: 'replace', manifest: object('Pod'), flags: ['--force'] },
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'update', 'delete', 'create'] },
  ],
  [
    'patch',
    { action: 'patch', manifest: object('Endpoints') },
    { apiGroups: [''], resources: ['endpoints'], verbs: ['get', 'patch'] },
  ],
  [
    'patch with rights that are given',
    {
      action: 'patch',
      manifest: [],
      flags: ['pod', 'a'],
      permissions: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['a'], verbs: ['patch'] }],
    },
    { apiGroups: [''], resources: ['pods'], resourceNames: ['a'], verbs: ['patch'] },
  ],
])('To %s, a pod needs these rights', (_, props, rule) => {
  expect(rightsFor(props)).toStrictEqual([rule]);
});

test('An account has the rights for everything that its pipelines reach, each once', () => {
  const chart = Testing.chart();
  const inner = new Pipeline(chart, 'inner');
  const outer = new Pipeline(chart, 'outer');
  const account = new WorkflowServiceAccount(chart, 'account', {
    metadata: { name: 'sa' },
    pipelines: [outer],
    plurals: { Cactus: 'cacti' },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  });
  new Workflow(chart, 'w', { pipeline: outer, serviceAccount: account });
  // Pipelines grow after the account was made.
  const template = new WorkflowTemplate(chart, 't', { pipeline: inner });
  new ResourceTask(inner, 'a', { action: 'create', manifest: new ApiObject(chart, 'config', object('ConfigMap')) });
  new ResourceTask(inner, 'b', { action: 'delete', manifest: object('ConfigMap') });
  const end = new ResourceTask(inner, 'c', { action: 'get', manifest: object('Cactus', 'plants.io/v1') });
  new Task(outer, 'call', { template: template.templateRef, hooks: { exit: { template: end.template } } });
  new HttpTask(outer, 'ask', { url: 'https://example.com' });
  new PluginTask(outer, 'say', { plugin: { slack: {} } });
  account.allow({ apiGroups: [''], resources: ['secrets'], verbs: ['list'] });
  expect(rolesOf(chart)).toStrictEqual({
    '': [
      OWN,
      { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'delete'] },
      { apiGroups: ['plants.io'], resources: ['cacti'], verbs: ['get'] },
      { apiGroups: ['argoproj.io'], resources: ['workflowtasksets'], verbs: ['list', 'watch'] },
      { apiGroups: ['argoproj.io'], resources: ['workflowtasksets/status'], verbs: ['patch'] },
    ],
  });
});

test('The rights of templates that are rendered as written are those of all that they call, and of what stands in their calls', () => {
  const chart = Testing.chart();
  const steps = new Steps(chart, 'steps');
  new Step(steps, 'a', {
    inline: new ResourceTemplate(chart, 'inline', { action: 'delete', manifest: object('ConfigMap') }),
  });
  const dag = new Dag(chart, 'dag');
  new WorkflowServiceAccount(chart, 'account', { pipelines: [dag] });
  new DagTask(dag, 'a', {
    template: steps,
    onExit: new ResourceTemplate(chart, 'exit', { action: 'create', manifest: object('Job', 'batch/v1') }),
  });
  expect(rolesOf(chart)['']).toStrictEqual([
    OWN,
    { apiGroups: [''], resources: ['configmaps'], verbs: ['delete'] },
    { apiGroups: ['batch'], resources: ['jobs'], verbs: ['create'] },
  ]);
});

test('In another namespace the account has a role of its own', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  const account = new WorkflowServiceAccount(chart, 'account', {
    metadata: { name: 'sa', namespace: 'argo' },
    namespaces: ['apps'],
  });
  account.addPermissionsFor(pipeline);
  account.allow({ apiGroups: [''], resources: ['pods'], verbs: ['list'], namespace: 'other' });
  new ResourceTask(pipeline, 'x', {
    action: 'create',
    manifest: object('ConfigMap', 'v1', { name: 'a', namespace: 'apps' }),
  });
  new ResourceTask(pipeline, 'y', {
    action: 'create',
    manifest: object('Secret', 'v1', { name: 'a', namespace: 'argo' }),
  });
  expect(rolesOf(chart)).toStrictEqual({
    argo: [OWN, { apiGroups: [''], resources: ['secrets'], verbs: ['create'] }],
    apps: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }],
    other: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }],
  });
  expect(
    Testing.synth(chart).find(({ kind, metadata }) => kind === 'RoleBinding' && metadata.namespace === 'apps'),
  ).toStrictEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'sa', namespace: 'apps' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'sa' },
    subjects: [{ kind: 'ServiceAccount', name: 'sa', namespace: 'argo' }],
  });
  expect(thrown(() => new WorkflowServiceAccount(chart, 'homeless', { namespaces: ['apps'] }))).toContain(
    "AW1018 test/homeless: has no value for 'metadata.namespace', which takes the namespace of the account",
  );
});

test('Rights that nobody can tell are refused, with what to do', () => {
  const report = (props: ResourceTaskProps) => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 'make', { ...BOX, outputs: { o: Output.parameter('/o') } });
    new ResourceTask(pipeline, 'x', props);
    new WorkflowServiceAccount(chart, 'account', { pipelines: [pipeline] });
    return reported(chart);
  };
  const parameters = { a: Parameter.string({ default: 'a' }) };
  for (const props of [
    { action: 'create', manifest: 'kind: Pod' },
    { action: 'get', flags: ['pods'] },
    { action: 'create', parameters, manifest: { ...object('Pod'), kind: Input.parameter('a') } },
    { action: 'create', parameters, manifest: object('Pod', 'v1', { namespace: `${Input.parameter('a')}` }) },
  ]) {
    expect(report(props).join('\n')).toMatch(
      /^AW1311 test\/p\/x: does '(create|get)' with an object whose kind, apiVersion or namespace is known only at run time/,
    );
  }
  expect(thrown(() => new WorkflowServiceAccount(Testing.chart(), 'account', { pipelines: ['p' as any] }))).toContain(
    'AW1111 test/account: has "p" for \'pipelines\'',
  );
});
