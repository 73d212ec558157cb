import { Chart, Testing } from 'cdk8s';
import { ContainerTemplate, Dag, DagTask, Step, Steps, Workflow, WorkflowTemplate } from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

/** What a Workflow `test/w` is reported for whose entrypoint is the DAG `test/dag`; `test/work` is a template. */
function inDag(build: (dag: Dag, chart: Chart) => unknown): string[] {
  const chart = Testing.chart();
  const work = new ContainerTemplate(chart, 'work', BOX);
  const dag = new Dag(chart, 'dag');
  build(dag, chart);
  new Workflow(chart, 'w', { entrypoint: dag, templates: [work] });
  return reported(chart);
}

describe('AW1119 templates that the object does not hold', () => {
  test('are not called, and no hook runs them', () => {
    const message = (path: string, field: string) =>
      `AW1119 ${path}: names the template 'wrok' in '${field}', which the object does not hold. Its templates are: 'work', 'dag'. Use one of these, or add it there.`;
    expect(inDag((dag) => new DagTask(dag, 'a', { template: 'wrok' }))).toStrictEqual([
      message('test/dag/a', 'template'),
    ]);
    expect(inDag((dag) => new DagTask(dag, 'a', { template: 'work', onExit: 'wrok' }))).toStrictEqual([
      message('test/dag/a', 'onExit'),
    ]);
    expect(
      inDag((dag) => new DagTask(dag, 'a', { template: 'work', hooks: { exit: { template: 'wrok' } } })),
    ).toStrictEqual([message('test/dag/a', 'hooks.exit.template')]);
  });

  test('are not the entrypoint, nor do they run at the end', () => {
    const chart = Testing.chart();
    new Workflow(chart, 'w', {
      entrypoint: 'main',
      templates: [new ContainerTemplate(chart, 'work', BOX)],
      onExit: 'end',
    });
    expect(reported(chart)).toStrictEqual([
      "AW1119 test/w: names the template 'main' in 'entrypoint', which the object does not hold. Its templates are: 'work'. Use one of these, or add it there.",
      "AW1119 test/w: names the template 'end' in 'onExit', which the object does not hold. Its templates are: 'work'. Use one of these, or add it there.",
    ]);
  });

  test('are not in another object of the app', () => {
    const chart = Testing.chart();
    const steps = new Steps(chart, 'steps');
    new Step(steps, 'a', { templateRef: { name: 'test-other', template: 'nothing' } });
    new Step(steps, 'b', { templateRef: { name: 'in-the-cluster', template: 'nothing' } });
    new Workflow(chart, 'w', { entrypoint: steps });
    new WorkflowTemplate(chart, 'other', {
      metadata: { name: 'test-other' },
      templates: [new ContainerTemplate(chart, 'work', BOX)],
    });
    expect(reported(chart)).toStrictEqual([
      "AW1119 test/steps/a: names the template 'nothing' in 'templateRef.template', which WorkflowTemplate 'test-other' does not hold. Its templates are: 'work'. Use one of these, or add it there.",
    ]);
  });
});

test('AW1120 tasks wait for tasks of their DAG', () => {
  const message = (field: string, name: string) =>
    `AW1120 test/dag/b: names '${name}' in '${field}', which is not a task of its DAG. The tasks there are: 'a', 'b'. Use one of these, or add it. ` +
    "A status after a name has a capital letter: 'name.Succeeded'.";
  const waiting = (props: object) =>
    inDag((dag) => {
      new DagTask(dag, 'a', { template: 'work' });
      new DagTask(dag, 'b', { template: 'work', ...props });
    });
  expect(waiting({ dependencies: ['a', 'x'] })).toStrictEqual([message('dependencies', 'x')]);
  expect(waiting({ depends: 'a && (x.Failed || b1)' })).toStrictEqual([
    message('depends', 'x'),
    message('depends', 'b1'),
  ]);
  expect(waiting({ depends: 'a.succeeded' })).toStrictEqual([message('depends', 'succeeded')]);
  expect(waiting({ depends: 'a.Succeeded' })).toStrictEqual([]);
});
