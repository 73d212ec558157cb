import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import { ConfigMap, PersistentVolumeAccessMode, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-34';
import {
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Dag,
  DagTask,
  Env,
  EnvSource,
  Pipeline,
  Step,
  Steps,
  Task,
  Volume,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';

const kinds = (chart: Chart) => Testing.synth(chart).map(({ kind }) => kind);

test('Objects that tasks name come before the workflow, in whatever order they were made', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Workflow(chart, 'a', { pipeline });
  new ContainerTask(new Pipeline(pipeline, 'q'), 'x', {
    ...BOX,
    env: { A: Env.secret(new Secret(chart, 's'), 'k') },
    envFrom: [EnvSource.configMap(new ConfigMap(chart, 'c'))],
    serviceAccount: new ServiceAccount(chart, 'sa'),
    volumes: {
      '/v': Volume.fromPersistentVolumeClaim(
        new PersistentVolumeClaim(chart, 'v', {
          storage: Size.gibibytes(1),
          accessModes: [PersistentVolumeAccessMode.READ_WRITE_ONCE],
        }),
      ),
    },
  });
  expect(kinds(chart).at(-1)).toBe('Workflow');
  expect(kinds(chart).sort()).toStrictEqual([
    'ConfigMap',
    'PersistentVolumeClaim',
    'Secret',
    'ServiceAccount',
    'Workflow',
  ]);
});

test('Plain ApiObjects are ordered too', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Workflow(chart, 'a', {
    pipeline,
    serviceAccount: new ApiObject(chart, 'z', { apiVersion: 'v1', kind: 'ServiceAccount' }),
  });
  new ContainerTask(pipeline, 'x', {
    ...BOX,
    env: { A: Env.configMap(new ApiObject(chart, 'y', { apiVersion: 'v1', kind: 'ConfigMap' }), 'k') },
  });
  expect(kinds(chart)).toStrictEqual(['ConfigMap', 'ServiceAccount', 'Workflow']);
});

test('Exit handlers, hooks and further templates name objects as well', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  const named = (id: string) =>
    new ContainerTemplate(chart, id, {
      ...BOX,
      args: [id],
      env: { A: Env.secret(new Secret(chart, `secret-${id}`), 'k') },
    });
  new Workflow(chart, 'a', { pipeline, onExit: named('bye'), hooks: { exit: { template: named('hook') } } });
  new WorkflowTemplate(chart, 'b', { pipeline, templates: [named('more')] });
  new ContainerTask(pipeline, 'x', BOX);
  const all = Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const before = (one: RegExp, other: RegExp) =>
    all.findIndex((name) => one.test(name)) < all.findIndex((name) => other.test(name));
  expect([
    before(/secret-bye/, /^Workflow /),
    before(/secret-hook/, /^Workflow /),
    before(/secret-more/, /^WorkflowTemplate /),
  ]).toStrictEqual([true, true, true]);
});

test('Templates that are rendered as written name objects as well: those that a template calls, and those that stand in its calls', () => {
  const chart = Testing.chart();
  const named = (id: string) =>
    new ContainerTemplate(chart, id, { ...BOX, env: { A: Env.secret(new Secret(chart, `z-${id}`), 'k') } });
  const steps = new Steps(chart, 'steps', { serviceAccount: new ServiceAccount(chart, 'z') });
  new Step(steps, 'a', { inline: named('inline') });
  const dag = new Dag(chart, 'dag');
  new Workflow(chart, 'a', { entrypoint: dag });
  new DagTask(dag, 'a', {
    template: steps,
    onExit: named('exit'),
    hooks: { running: { template: named('hook'), expression: 'true' } },
  });
  expect(kinds(chart)).toStrictEqual(['ServiceAccount', 'Secret', 'Secret', 'Secret', 'Workflow']);
});

test('A template comes before what calls or runs it', () => {
  const chart = Testing.chart();
  const caller = new Pipeline(chart, 'caller');
  new Workflow(chart, 'a', { pipeline: caller });
  const called = new Pipeline(chart, 'called');
  new ContainerTask(called, 'x', BOX);
  const library = new WorkflowTemplate(chart, 'z', { pipeline: called });
  new Task(caller, 'call', { template: library.templateRef });
  new CronWorkflow(chart, 'b', { workflowTemplate: library, schedules: ['@daily'] });
  expect(kinds(chart)).toStrictEqual(['WorkflowTemplate', 'Workflow', 'CronWorkflow']);
});

test('An object of another chart orders the charts', () => {
  const app = Testing.app();
  const first = new Chart(app, 'a-workflows');
  const second = new Chart(app, 'z-base');
  const pipeline = new Pipeline(first, 'p');
  new ContainerTask(pipeline, 'x', { ...BOX, env: { A: Env.secret(new Secret(second, 's'), 'k') } });
  new Workflow(first, 'w', { pipeline });
  app.synth();
  expect(first.node.dependencies.map(({ node }) => node.path)).toStrictEqual(['z-base']);
});
