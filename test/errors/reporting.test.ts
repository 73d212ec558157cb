import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Parameter,
  Pipeline,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

function broken(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'p', { parameters: { date: Parameter.string() } });
  new ContainerTask(pipeline, 'no-image', { ...BOX, image: undefined });
  new ContainerTask(pipeline, 'no_name', BOX);
  new Pipeline(pipeline, 'empty');
  return pipeline;
}

const OF_THE_PIPELINE = [
  "AW1201 test/p/no-image: has no image. Set image: 'registry/name:tag', or set one for all with TaskDefaults.of(scope).add({ image }).",
  "AW1101 test/p/no_name: has the task name 'no_name', which Argo or Kubernetes refuses: task names have letters, digits and '-', and begin with a letter or digit. Choose another name.",
  'AW1107 test/p/empty: has no tasks, and Argo refuses an empty DAG. Add a task: new ContainerTask(pipeline, ...).',
];

test('errors of several tasks are reported together', () => {
  const chart = Testing.chart();
  new WorkflowTemplate(chart, 'w', { pipeline: broken(chart) });
  expect(reported(chart)).toStrictEqual(OF_THE_PIPELINE);
});

test('mistakes of a pipeline are reported once, though four objects hold it; each object reports its own', () => {
  const chart = Testing.chart();
  const pipeline = broken(chart);
  new WorkflowTemplate(chart, 'a', { pipeline });
  new ClusterWorkflowTemplate(chart, 'b', { pipeline });
  new Workflow(chart, 'c', { pipeline });
  new CronWorkflow(chart, 'd', { pipeline, schedules: ['often'], arguments: { date: 5 } });
  expect(reported(chart).map((message) => message.slice(0, 25))).toStrictEqual([
    ...OF_THE_PIPELINE.map((message) => message.slice(0, 25)),
    'AW1011 test/c: gives no v',
    'AW1301 test/d: has the sc',
    'AW1008 test/d: has 5 for ',
  ]);
});

test('the second object that holds a pipeline reports what is wrong with its own exit handler', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 't', BOX);
  new WorkflowTemplate(chart, 'a', { pipeline });
  new Workflow(chart, 'b', { pipeline, onExit: new ContainerTemplate(chart, 'h', { ...BOX, command: [] }) });
  expect(reported(chart)).toStrictEqual([
    "AW1202 test/h: has no command. Without it Argo's controller asks the registry for the image's entrypoint, which fails for private images. Set command: ['program'].",
  ]);
});

test('equal templates of several constructs are reported for each', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  for (const id of ['a', 'b']) new ContainerTask(pipeline, id, { ...BOX, labels: { team: 'a b' } });
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart).map((message) => message.slice(0, 20))).toStrictEqual([
    'AW1309 test/p/a: has',
    'AW1309 test/p/b: has',
  ]);
});

test('an error names the construct that reports it and the one that is wrong', () => {
  const chart = Testing.chart();
  new Workflow(chart, 'w', { pipeline: new Pipeline(chart, 'p') });
  expect(() => Testing.synth(chart)).toThrow(
    new Error(
      'Validation failed with the following errors:\n  [test/w] AW1107 test/p: has no tasks, and Argo refuses an empty DAG. Add a task: new ContainerTask(pipeline, ...).',
    ),
  );
});

test('synthesizing an app fails too, and writes nothing', () => {
  const outdir = join(mkdtempSync(join(tmpdir(), 'errors-')), 'out');
  const app = new App({ outdir });
  const good = new Chart(app, 'good');
  const pipeline = new Pipeline(good, 'p');
  new ContainerTask(pipeline, 't', BOX);
  new Workflow(good, 'w', { pipeline });
  const bad = new Chart(app, 'bad');
  const wrong = new Workflow(bad, 'w', { pipeline, arguments: { date: '1' } });
  const message =
    "AW1306 bad/w: gives a value to argument 'date', which the pipeline does not declare. It has no inputs at all. Declare it on the pipeline.";
  expect(() => app.synth()).toThrow(message);
  expect(existsSync(outdir) ? readdirSync(outdir) : []).toStrictEqual([]);
  expect(() => app.synthYaml()).toThrow(message);
  expect(() => Testing.synth(good)).toThrow(message);
  bad.node.tryRemoveChild(wrong.node.id);
  app.synth();
  expect(readdirSync(outdir).sort()).toContain('good.k8s.yaml');
});

test('a mistake that is corrected is no longer reported', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart)).toHaveLength(1);
  new ContainerTask(pipeline, 't', BOX);
  expect(reported(chart)).toStrictEqual([]);
});
