import { ContainerTask, Loop, Pipeline, WorkflowVariable } from '../../lib';
import { BOX, specOf, templateOf } from '../support/charts';
import { inPipeline } from '../support/refused';

test('Overrides of a DAG and of its template merge with what the props set', () => {
  expect(
    templateOf('q', (p) => {
      const nested = new Pipeline(p, 'q', {
        failFast: false,
        parallelism: 2,
        dagOverrides: { target: 'x' },
        templateOverrides: {
          parallelism: 3,
          metadata: { labels: { a: `${WorkflowVariable.name()}` } },
          synchronization: { mutexes: [{ name: 'm' }] },
        },
      });
      new ContainerTask(nested, 'x', BOX);
    }),
  ).toStrictEqual({
    name: 'q',
    dag: { failFast: false, target: 'x', tasks: [{ name: 'x', template: 'x' }] },
    metadata: { labels: { a: '{{workflow.name}}' } },
    parallelism: 3,
    synchronization: { mutexes: [{ name: 'm' }] },
  });
});

test('Overrides of a task merge with what the props set', () => {
  expect(
    specOf((p) => {
      const first = new ContainerTask(p, 'a', BOX);
      new ContainerTask(p, 'b', { ...BOX, after: [first], taskOverrides: { onExit: 'a' } });
    }).templates[0].dag.tasks,
  ).toStrictEqual([
    { name: 'a', template: 'a' },
    { name: 'b', template: 'a', depends: 'a', onExit: 'a' },
  ]);
});

test.each<[string, object, string[]]>([
  [
    'name',
    { taskOverrides: { name: 'y' } },
    [
      "AW1208 test/p/x: sets 'name' in taskOverrides, but task names come from the construct's id. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'template',
    { taskOverrides: { template: 'y' } },
    [
      "AW1208 test/p/x: sets 'template' in taskOverrides, but the task calls the template of the construct. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'arguments',
    { taskOverrides: { arguments: {} } },
    [
      "AW1208 test/p/x: sets 'arguments' in taskOverrides, but the library wires arguments; use inputs. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'depends',
    { taskOverrides: { depends: 'y' } },
    [
      "AW1208 test/p/x: sets 'depends' in taskOverrides, but the library derives dependencies; use after and depends of the task. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'dependencies',
    { taskOverrides: { dependencies: ['y'] } },
    [
      "AW1208 test/p/x: sets 'dependencies' in taskOverrides, but the library derives dependencies; use after and depends of the task. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'when',
    { taskOverrides: { when: 'true' } },
    [
      "AW1208 test/p/x: sets 'when' in taskOverrides, but use when of the task. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'withParam',
    { forEach: Loop.over([1]), taskOverrides: { withParam: '[]' } },
    [
      "AW1208 test/p/x: sets 'withParam' in taskOverrides, but use forEach of the task. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'hooks',
    { taskOverrides: { hooks: { exit: { template: 'x' } } } },
    [
      "AW1208 test/p/x: sets 'hooks' in taskOverrides, but use hooks of the task. Remove the key there, or set it in one place only.",
    ],
  ],
])('%s in taskOverrides is refused with the reason', (_, props, messages) => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, ...props }))).toStrictEqual(messages);
});

test.each<[string, object, string[]]>([
  [
    'tasks',
    { dagOverrides: { tasks: [] } },
    [
      "AW1208 test/p/q: sets 'tasks' in dagOverrides, but the tasks are the constructs in the pipeline. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'name',
    { templateOverrides: { name: 'x' } },
    [
      "AW1208 test/p/q: sets 'name' in templateOverrides, but template names come from the construct's id; use templateName. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'dag',
    { templateOverrides: { dag: { tasks: [] } } },
    [
      "AW1208 test/p/q: sets 'dag' in templateOverrides, but the tasks are the constructs in the pipeline; use dagOverrides for the rest. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'container',
    { templateOverrides: { container: { image: 'x' } } },
    [
      "AW1208 test/p/q: sets 'container' in templateOverrides, but this template is a DAG; use a ContainerTask in it. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'timeout',
    { templateOverrides: { timeout: '5s' } },
    [
      "AW1208 test/p/q: sets 'timeout' in templateOverrides, but Argo refuses a timeout on a DAG; set it on the tasks, or activeDeadline on the workflow. Remove the key there, or set it in one place only.",
    ],
  ],
  [
    'activeDeadlineSeconds',
    { templateOverrides: { activeDeadlineSeconds: 5 } },
    [
      "AW1208 test/p/q: sets 'activeDeadlineSeconds' in templateOverrides, but Argo refuses a deadline on a DAG; set it on the tasks, or activeDeadline on the workflow. Remove the key there, or set it in one place only.",
    ],
  ],
])('%s in the overrides of a pipeline is refused with the reason', (_, props, messages) => {
  expect(inPipeline((p) => new ContainerTask(new Pipeline(p, 'q', props as any), 'x', BOX))).toStrictEqual(messages);
});
