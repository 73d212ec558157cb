import { Chart, Testing } from 'cdk8s';
import {
  ContainerTask,
  ContainerTemplate,
  Dag,
  DagTask,
  Input,
  Output,
  Parameter,
  Pipeline,
  Step,
  Steps,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { reported, thrown } from '../support/refused';

const box = { image: 'a:1', command: ['x'] };

function inDag(build: (dag: Dag, chart: Chart) => unknown): string[] {
  const chart = Testing.chart();
  const dag = new Dag(chart, 'd', { parameters: { p: Parameter.string() } });
  build(dag, chart);
  new Workflow(chart, 'w', { entrypoint: dag, arguments: { p: 'x' } });
  return reported(chart);
}

describe('references out of reach', () => {
  test('of a task of another DAG', () => {
    const messages = inDag((dag, chart) => {
      const other = new Dag(chart, 'other');
      const task = new DagTask(other, 'a', {
        template: new ContainerTemplate(chart, 't', { ...box, outputs: { n: Output.parameter('/n') } }),
      });
      new DagTask(dag, 'b', {
        template: new ContainerTemplate(chart, 'u', { ...box, parameters: { n: Parameter.string() } }),
        arguments: { n: task.outputParameter('n') },
      });
    });
    expect(messages).toEqual([expect.stringMatching(/^AW1007 test\/d.*It can be read in 'test\/other' only\./)]);
  });

  test('of an input of another template', () => {
    const messages = inDag((dag, chart) => {
      const template = new ContainerTemplate(chart, 't', { ...box, args: [dag.parameter('p')] });
      new DagTask(dag, 'a', { template });
    });
    expect(messages).toEqual([expect.stringMatching(/^AW1007 test\/t.*A template reads its own inputs only\./)]);
  });

  test('of a task of a pipeline', () => {
    const messages = inDag((dag, chart) => {
      const task = new ContainerTask(new Pipeline(chart, 'p'), 'a', { ...box, outputs: { n: Output.parameter('/n') } });
      new DagTask(dag, 'b', {
        template: new ContainerTemplate(chart, 't', { ...box, parameters: { n: Parameter.string() } }),
        arguments: { n: task.output('n') },
      });
    });
    expect(messages).toEqual([
      expect.stringMatching(
        /^AW1007 test\/d.*plain variables: outputs of their calls, inputs, items, variables of the workflow/,
      ),
    ]);
  });

  test('of a task, in a pipeline', () => {
    const chart = Testing.chart();
    const dag = new Dag(chart, 'd');
    const task = new DagTask(dag, 'a', {
      template: new ContainerTemplate(chart, 't', { ...box, outputs: { n: Output.parameter('/n') } }),
    });
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 'b', { ...box, env: { N: task.outputParameter('n') } });
    new Workflow(chart, 'w', { pipeline });
    expect(reported(chart)).toEqual([expect.stringMatching(/^AW1007 test\/p\/b/)]);
  });
});

describe('calls', () => {
  test.each([
    ['nothing', {}],
    ['two things', { template: 'a', templateRef: { name: 'b', template: 'c' } }],
  ])('of %s', (_, props) => {
    const dag = new Dag(Testing.chart(), 'd');
    expect(thrown(() => new DagTask(dag, 'a', props))).toMatch(
      /^AW\d+ test\/d\/a: .*'template'.*'templateRef'.*'inline'/,
    );
  });

  test('of a pipeline', () => {
    expect(inDag((dag, chart) => new DagTask(dag, 'a', { template: new Pipeline(chart, 'p') }))).toEqual([
      expect.stringMatching(/^AW\d+ test\/p: .*A Pipeline is compiled: give it as 'pipeline', or write a Dag/),
    ]);
  });

  test('of what is not a template', () => {
    expect(inDag((dag, chart) => new DagTask(dag, 'a', { template: new Chart(chart, 'c') as any }))).toEqual([
      expect.stringMatching(/^AW\d+ test\/d\/a: .*template/),
    ]);
  });

  test('of another object', () => {
    const messages = inDag((dag, chart) => {
      const template = new ContainerTemplate(chart, 't', box);
      new DagTask(dag, 'a', {
        template: new WorkflowTemplate(chart, 'other', { templates: [template] }).templateRefOf(template),
      });
    });
    expect(messages).toEqual([
      expect.stringMatching(/^AW\d+ test\/other.*It lives in another object: call it by 'templateRef'/),
    ]);
  });

  test('with an argument that is not a value', () => {
    expect(
      inDag(
        (dag, chart) =>
          new DagTask(dag, 'a', { template: new ContainerTemplate(chart, 't', box), arguments: { n: [1] } }),
      ),
    ).toEqual([
      expect.stringMatching(/^AW\d+ test\/d\/a: .*arguments\.n.*a Parameter, an Artifact or an ArtifactLocation/),
    ]);
  });
});

test('two templates of one name in an object', () => {
  const chart = Testing.chart();
  const one = new ContainerTemplate(chart, 'one', { ...box, templateName: 'same' });
  const two = new ContainerTemplate(chart, 'two', { ...box, templateName: 'same' });
  new Workflow(chart, 'w', { entrypoint: one, templates: [one, two] });
  expect(reported(chart)).toEqual([expect.stringMatching(/^AW1102 test\/two: .*'same'.*test\/one/)]);
});

test('an output that is not a reference, and one that stands twice', () => {
  const chart = Testing.chart();
  const steps = new Steps(chart, 's');
  const step = new Step(steps, 'a', {
    template: new ContainerTemplate(chart, 't', { ...box, outputs: { n: Output.parameter('/n') } }),
  });
  steps.addOutput('n', step.outputParameter('n'));
  expect(thrown(() => steps.addOutput('n', step.outputParameter('n')))).toMatch(/^AW1102 test\/s: /);
  expect(thrown(() => steps.addOutput('m', 'text' as any))).toMatch(/^AW\d+ test\/s: .*step\.outputParameter/);
});

test('an input that does not exist', () => {
  const chart = Testing.chart();
  expect(thrown(() => new Dag(chart, 'd').parameter('nothing'))).toMatch(/^AW1004 test\/d: .*nothing/);
  new Workflow(chart, 'w', {
    entrypoint: new ContainerTemplate(chart, 't', { ...box, args: [Input.parameter('nothing')] }),
  });
  expect(reported(chart).join()).toMatch(/AW1004 test\/t: .*nothing/);
});
