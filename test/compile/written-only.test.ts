import { Testing } from 'cdk8s';
import {
  Artifact,
  ContainerTask,
  Dag,
  DagTask,
  ContainerTemplate,
  Output,
  Parameter,
  Pipeline,
  Task,
  Workflow,
} from '../../lib';
import { reported } from '../support/refused';

const box = { image: 'busybox', command: ['true'] };
const NEXT =
  "which a pipeline cannot take: it is for objects whose templates are rendered as they are written. Use the other forms of declarations; or give the object 'entrypoint' and 'templates' in place of 'pipeline'.";

test.each<[string, object, string]>([
  [
    'a value that nobody can change',
    { parameters: { p: Parameter.of({ value: 'v' }) }, arguments: { p: 'w' } },
    'parameters.p.value',
  ],
  [
    'another name than the key',
    { parameters: { p: Parameter.string({ name: 'q', default: '' }) } },
    'parameters.p.name',
  ],
  [
    'an artifact by an expression',
    { artifacts: { a: Artifact.at('/a', { optional: true, fromExpression: 'tasks.b' }) } },
    'artifacts.a.fromExpression',
  ],
  [
    'an artifact by its text',
    { artifacts: { a: Artifact.at('/a', { optional: true, from: '{{tasks.b.outputs.artifacts.c}}' }) } },
    'artifacts.a.from',
  ],
  ["an output in Argo's own form", { outputs: { o: Output.of({ value: 'v' }) } }, 'outputs.o'],
])('%s is refused in a pipeline', (_, props, field) => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 't', { ...box, ...props });
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart)).toStrictEqual([`AW1118 test/p/t: has '${field}' in Argo's own form, ${NEXT}`]);
});

test('a Dag is not a task of a pipeline', () => {
  const chart = Testing.chart();
  const dag = new Dag(chart, 'dag');
  new DagTask(dag, 'a', { template: new ContainerTemplate(chart, 'box', box) });
  const pipeline = new Pipeline(chart, 'p');
  new Task(pipeline, 't', { template: dag });
  new Workflow(chart, 'w', { pipeline });
  expect(reported(chart)).toStrictEqual([
    "AW1118 test/dag: has its calls in Argo's own form, which a pipeline cannot take: it is for objects whose templates are rendered as they are written. " +
      "Use a Pipeline, or templateRef of the WorkflowTemplate that holds it; or give the object 'entrypoint' and 'templates' in place of 'pipeline'.",
  ]);
});
