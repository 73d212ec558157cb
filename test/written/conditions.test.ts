import { Chart, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import {
  Condition,
  ContainerTask,
  ContainerTemplate,
  Dag,
  DagTask,
  Expr,
  Item,
  Output,
  Parameter,
  Pipeline,
  Step,
  Steps,
  Workflow,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

/** What makes a number and a text. */
function maker(chart: Chart): ContainerTemplate {
  return new ContainerTemplate(chart, 'make', { ...BOX, outputs: { 'the-count': Output.parameter('/c') } });
}

/** The entrypoint of a Workflow of which Argo has to have nothing to say. */
async function accepted(chart: Chart, entrypoint: Dag | Steps): Promise<any> {
  new Workflow(chart, 'w', { entrypoint });
  const manifests = Testing.synth(chart);
  expect(await refusals(manifests.map((manifest) => stringify(manifest)).join('---\n'), lint)).toStrictEqual([]);
  return manifests[0].spec.templates.find(({ name }: any) => name === entrypoint.node.id);
}

test('when takes conditions on what other tasks give, as paths of the expression language', async () => {
  const chart = Testing.chart();
  const dag = new Dag(chart, 'main', { parameters: { 'at-least': Parameter.number({ default: 2 }) } });
  const a = new DagTask(dag, 'task-a', { template: maker(chart) });
  const count = a.outputParameter('the-count');
  new DagTask(dag, 'b', { template: 'make', dependencies: [a], when: count.gt(1).and(a.result.eq("it's")) });
  new DagTask(dag, 'c', { template: 'make', dependencies: [a], when: Expr.of(count).asInt().times(2).gt(4) });
  new DagTask(dag, 'd', {
    template: 'make',
    dependencies: [a],
    when: Condition.expression("tasks['task-a'].exitCode == '0'"),
  });
  new DagTask(dag, 'e', { template: 'make', dependencies: [a], when: '{{tasks.task-a.outputs.result}} == yes' });
  const {
    dag: { tasks },
  } = await accepted(chart, dag);
  expect(tasks.map((task: any) => task.when)).toStrictEqual([
    undefined,
    "{{=float(tasks['task-a'].outputs.parameters['the-count']) > 1 and tasks['task-a'].outputs.result == 'it\\'s'}}",
    "{{=(int(tasks['task-a'].outputs.parameters['the-count']) * 2) > 4}}",
    "{{=tasks['task-a'].exitCode == '0'}}",
    '{{tasks.task-a.outputs.result}} == yes',
  ]);
});

test('Texts take what is computed from values, and items of loops', async () => {
  const chart = Testing.chart();
  const steps = new Steps(chart, 'main');
  const read = new ContainerTemplate(chart, 'read', {
    ...BOX,
    parameters: { v: Parameter.string(), w: Parameter.string() },
  });
  const a = new Step(steps, 'a', { template: maker(chart) });
  new Step(steps, 'b', {
    template: read,
    withParam: '[{"k": 1}]',
    when: Item.value().property('k').eq(1),
    arguments: {
      v: Expr.of(a.outputParameter('the-count')).asInt().plus(1),
      w: `${a.result} of ${Item.value().property('k')}`,
    },
  });
  const {
    steps: [, [b]],
  } = await accepted(chart, steps);
  expect(b.arguments.parameters).toStrictEqual([
    { name: 'v', value: "{{=toJson(int(steps['a'].outputs.parameters['the-count']) + 1)}}" },
    { name: 'w', value: '{{steps.a.outputs.result}} of {{item.k}}' },
  ]);
  expect(b.when).toBe("{{=float(item['k']) == 1}}");
});

test('Hooks take conditions, without a tag', async () => {
  const chart = Testing.chart();
  const make = maker(chart);
  const dag = new Dag(chart, 'main');
  const a = new DagTask(dag, 'a', { template: make });
  new DagTask(dag, 'b', {
    template: make,
    dependencies: [a],
    hooks: { many: { template: make, expression: a.outputParameter('the-count').gt(3) } },
  });
  const {
    dag: { tasks },
  } = await accepted(chart, dag);
  expect(tasks[1].hooks.many.expression).toBe("float(tasks['a'].outputs.parameters['the-count']) > 3");
});

test('depends takes how tasks ended', async () => {
  const chart = Testing.chart();
  const make = maker(chart);
  const dag = new Dag(chart, 'main');
  const a = new DagTask(dag, 'a', { template: make });
  const b = new DagTask(dag, 'b', { template: make, callName: 'second', withItems: [1, 2] });
  new DagTask(dag, 'c', { template: make, depends: a.succeeded.and(b.failed) });
  new DagTask(dag, 'd', {
    template: make,
    depends: a.skipped.or(b.anySucceeded).or(a.omitted.not()).or(b.allFailed.and(a.daemoned)),
  });
  const {
    dag: { tasks },
  } = await accepted(chart, dag);
  expect(tasks.slice(2).map((task: any) => task.depends)).toStrictEqual([
    'a.Succeeded && (second.Failed || second.Errored)',
    '((a.Skipped || second.AnySucceeded) || !(a.Omitted)) || second.AllFailed && a.Daemoned',
  ]);
});

describe('what does not belong there is refused', () => {
  test('values of other templates, in conditions and in what is computed', () => {
    const chart = Testing.chart();
    const make = maker(chart);
    const other = new DagTask(new Dag(chart, 'other'), 'a', { template: make });
    const dag = new Dag(chart, 'main');
    new DagTask(dag, 'b', { template: make, when: other.result.eq('x') });
    new Workflow(chart, 'w', { entrypoint: dag });
    expect(reported(chart)).toStrictEqual([
      "AW1007 test/main: uses the variable 'tasks.a.outputs.result' of 'test/other', which is out of reach here. It can be read in 'test/other' only. " +
        'Make the value an input of the template, and pass it where the template is called.',
    ]);
  });

  test('artifacts in conditions', () => {
    const chart = Testing.chart();
    const make = maker(chart);
    const dag = new Dag(chart, 'main');
    const a = new DagTask(dag, 'a', { template: make });
    expect(thrown(() => a.outputArtifact('f').eq('x'))).toMatch(/^AW1402 /);
  });

  test('tasks of other DAGs, and of pipelines', () => {
    const chart = Testing.chart();
    const make = maker(chart);
    const other = new DagTask(new Dag(chart, 'other'), 'a', { template: make });
    const dag = new Dag(chart, 'main');
    new DagTask(dag, 'b', { template: make, depends: other.failed });
    new Workflow(chart, 'w', { entrypoint: dag });
    const message = (path: string, task: string) =>
      `AW1114 ${path}: waits for '${task}', which is a task of another pipeline. Order is between the tasks of one pipeline. ` +
      'Use the nested pipeline itself, or pass a value between them.';
    expect(reported(chart)).toStrictEqual([message('test/main/b', 'test/other/a')]);
    expect(thrown(() => new ContainerTask(new Pipeline(chart, 'p'), 't', { ...BOX, depends: other.succeeded }))).toBe(
      message('test/p/t', 'test/other/a'),
    );
  });
});
