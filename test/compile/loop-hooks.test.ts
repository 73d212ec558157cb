import { acceptedByArgo, box, inMain, lowersToGolden, specOf } from './scenario';
import {
  Artifact,
  Condition,
  ContainerTemplate,
  ContainerTask,
  Input,
  Loop,
  Output,
  Parameter,
  Pipeline,
  Retry,
} from '../../lib';

const RETRY = { retry: Retry.attempts(2) };

function hooked(task: object, hook: object, name = 'exit', pipeline: object = {}) {
  return () =>
    specOf(
      inMain((main, chart) => {
        const template = new ContainerTemplate(chart, 'bye', { image: 'a:1', command: ['x'], ...hook });
        const each: ContainerTask = box(main, 'each', { ...task, outputs: { o: Output.parameter('/o') } });
        each.addHook(name, { template, when: name === 'exit' ? undefined : each.status.eq('Failed') });
        box(main, 'next', { after: [each] });
      }, pipeline),
    );
}

test('hooks that Argo does not run rightly are refused', () => {
  expect(hooked({ forEach: Loop.over(['a', 'b']) }, {})).toThrow(
    "AW1117 test/main/each: has the hook 'exit', which cannot be: the task loops",
  );
  expect(hooked({}, {}, 'failed', { parallelism: 1 })).toThrow(
    "AW1117 test/main/each: has the hook 'failed', which cannot be: the pipeline has a limit of parallelism",
  );
  expect(hooked({ when: Condition.expression("workflow.name == 'x'") }, RETRY, 'failed')).toThrow(
    "AW1117 test/main/each: has the hook 'failed', which cannot be: the task may be skipped",
  );
  for (const each of [
    hooked(RETRY, RETRY),
    hooked(RETRY, {}),
    hooked({}, RETRY),
    hooked({}, {}, 'exit', { parallelism: 1 }),
  ]) {
    expect(each).not.toThrow();
  }
});

test('a hook with a condition that takes a file is refused, which only the exit hook gets', () => {
  const taking = (name: string) => () =>
    specOf(
      inMain(
        (main, chart) => {
          const template = new ContainerTemplate(chart, 'bye', {
            image: 'a:1',
            command: ['x'],
            artifacts: { f: Artifact.at('/f') },
          });
          const a = box(main, 'a');
          a.addHook(name, { template, arguments: { f: main.artifact('f') }, when: a.status.eq('Failed') });
        },
        { artifacts: { f: Artifact.required() } },
      ),
    );
  expect(taking('failed')).toThrow("AW1117 test/main/a: has the hook 'failed', which cannot be: it takes a file");
  expect(taking('exit')).not.toThrow();
});

test('a task that loops has its hook in a nested pipeline', () => {
  expect(() =>
    specOf(
      inMain((main, chart) => {
        const each = new Pipeline(main, 'each', { forEach: Loop.over(['a', 'b']) });
        const work = box(each, 'work');
        work.addHook('exit', { template: new ContainerTemplate(chart, 'bye', { image: 'a:1', command: ['x'] }) });
      }),
    ),
  ).not.toThrow();
});

lowersToGolden('a retried hook of a retried task has a DAG around it, or Argo would wait for ever', (main, chart) => {
  const template = new ContainerTemplate(chart, 'bye', {
    image: 'a:1',
    command: ['x'],
    ...RETRY,
    parameters: { v: Parameter.string() },
    args: [Input.parameter('v')],
  });
  for (const id of ['a', 'b']) box(main, id, RETRY).addHook('exit', { template, arguments: { v: id } });
});

acceptedByArgo();
