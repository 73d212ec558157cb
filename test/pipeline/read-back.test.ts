import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ApprovalTask,
  Artifact,
  ContainerSetTask,
  ContainerTask,
  ContainerTemplate,
  Dag,
  DataTask,
  HttpTask,
  Input,
  Output,
  Parameter,
  Pipeline,
  PluginTask,
  ResourceTask,
  ScriptTask,
  Steps,
  Task,
  TaskDefaults,
  WorkflowTemplate,
} from '../../lib';

const box = { image: 'a:1', command: ['x'] };

function chart(): Chart {
  return new Chart(new App(), 'test');
}

test('A pipeline tells its tasks in order, and a task its name, its pipeline and its arguments', () => {
  const etl = new Pipeline(chart(), 'etl', { parameters: { day: Parameter.string() } });
  const extract = new ContainerTask(etl, 'extract', {
    ...box,
    parameters: { day: Parameter.string() },
    arguments: { day: etl.parameter('day') },
  });
  const inner = new Pipeline(etl, 'inner');
  const group = new Construct(etl, 'group');
  const load = new ContainerTask(group, 'load', box);
  const deep = new ContainerTask(inner, 'deep', box);

  expect(etl.tasks).toStrictEqual([extract, inner, load]);
  expect(inner.tasks).toStrictEqual([deep]);
  expect(etl.tasks.map(({ taskName }) => taskName)).toStrictEqual(['extract', 'inner', 'group-load']);
  expect(deep.pipeline).toBe(inner);
  expect(inner.pipeline).toBe(etl);
  expect(etl.pipeline).toBeUndefined();
  expect(etl.taskName).toBe('etl');
  expect(extract.arguments).toStrictEqual({ day: etl.parameter('day') });
  expect(load.arguments).toStrictEqual({});
});

test('What is read is a copy', () => {
  const etl = new Pipeline(chart(), 'etl');
  const task = new ContainerTask(etl, 'task', {
    ...box,
    parameters: { day: Parameter.string() },
    arguments: { day: 'monday' },
  });
  etl.tasks.pop();
  task.command.push('y');
  Object.assign(task.arguments, { day: 'friday' });
  Object.assign(task.template.inputParameters, { other: Parameter.number() });
  expect(etl.tasks).toStrictEqual([task]);
  expect(task.command).toStrictEqual(['x']);
  expect(task.arguments).toStrictEqual({ day: 'monday' });
  expect(Object.keys(task.template.inputParameters)).toStrictEqual(['day']);
});

test('A template tells what it declares', () => {
  const day = Parameter.string();
  const file = Artifact.at('/tmp/in');
  const declared = {
    parameters: { day },
    artifacts: { file },
    outputs: { count: Output.parameter('/tmp/count'), table: Output.artifact('/tmp/table') },
  };
  const scope = chart();
  const template = new ContainerTemplate(scope, 'template', { ...box, ...declared });
  const etl = new Pipeline(scope, 'etl', { parameters: { day }, artifacts: { file } });
  const task = new ContainerTask(etl, 'task', {
    ...box,
    ...declared,
    arguments: { day: 'd', file: etl.artifact('file') },
  });
  etl.addOutput('count', task.output('count'));

  for (const each of [template, task.template]) {
    expect(each.inputParameters).toStrictEqual({ day });
    expect(each.inputArtifacts).toStrictEqual({ file });
    expect(each.outputNames).toStrictEqual(['count', 'table']);
  }
  expect(etl.inputParameters).toStrictEqual({ day });
  expect(etl.inputArtifacts).toStrictEqual({ file });
  expect(etl.outputNames).toStrictEqual(['count']);
  expect(new Task(etl, 'again', { template, arguments: { day: 'd', file: etl.artifact('file') } }).template).toBe(
    template,
  );
});

test('The image and the command are those that come out, with the defaults around', () => {
  const scope = chart();
  const etl = new Pipeline(scope, 'etl');
  const task = new ContainerTask(etl, 'task', { command: ['x'], args: ['--day', Input.parameter('day')] });
  const script = new ScriptTask(etl, 'script', { image: 'own', command: ['sh'], source: 'true' });
  expect(task.image).toBeUndefined();
  TaskDefaults.of(scope).add({ image: 'team:1' });
  expect([task.image, task.command, task.args]).toStrictEqual(['team:1', ['x'], ['--day', Input.parameter('day')]]);
  expect([script.image, script.command, script.args, script.source]).toStrictEqual(['own', ['sh'], [], 'true']);
});

test('Each kind of template is told by its field in the manifest', () => {
  const scope = chart();
  const etl = new Pipeline(scope, 'etl');
  const http = new HttpTask(etl, 'http', { url: 'https://example.com' });
  const resource = new ResourceTask(etl, 'resource', { action: 'get', flags: ['pods'] });
  new ContainerTask(etl, 'container', box);
  new ScriptTask(etl, 'script', { ...box, source: 'true' });
  new ContainerSetTask(etl, 'set', { containers: [{ name: 'main', ...box }] });
  new DataTask(etl, 'data', {
    source: { artifactPaths: { name: 'files', s3: { bucket: 'b' } } },
    transformation: [{ expression: 'data' }],
  });
  new PluginTask(etl, 'plugin', { plugin: { hello: {} } });
  new ApprovalTask(etl, 'approval');
  new Pipeline(etl, 'pipeline');
  const shared = new WorkflowTemplate(scope, 'shared', { pipeline: new Pipeline(scope, 'main') });
  expect(Object.fromEntries(etl.tasks.map(({ taskName, template }) => [taskName, template.kind]))).toStrictEqual({
    http: 'http',
    resource: 'resource',
    container: 'container',
    script: 'script',
    set: 'containerSet',
    data: 'data',
    plugin: 'plugin',
    approval: 'suspend',
    pipeline: 'dag',
  });
  expect(new Dag(scope, 'dag').kind).toBe('dag');
  expect(new Steps(scope, 'steps').kind).toBe('steps');
  expect(shared.templateRef.kind).toBe('dag');
  expect(WorkflowTemplate.fromName(scope, 'elsewhere', 'other', { template: 'main' }).kind).toBe('templateRef');
  expect(http.url).toBe('https://example.com');
  expect(resource.action).toBe('get');
});
