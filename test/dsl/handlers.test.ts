import { one, thrown, two } from './shared';
import { p, pipeline, pipelineOf, printGraph, when } from '../../lib/dsl';

test('handlers are graphs of their own, which know the workflow and the inputs', () => {
  const guarded = pipeline('guarded', { to: p.string() }, ({ to }) => one({ to }), {
    onExit: ({ name, status, failures }, { to }) => {
      when(status.neq('Succeeded'), () => one({ name, to, first: failures.at(0).message }));
    },
    onFailure: ({ failures }) => failures.map((failure) => two({ task: failure.displayName })),
  });
  const { onExit, onFailure } = pipelineOf(guarded).handlers;
  expect(printGraph(onExit!).split('\n')).toStrictEqual([
    'guarded.onExit(to: string)',
    '  one(name: workflow.name, to: to, first: workflow.failures[0].message) when workflow.status != "Succeeded"',
  ]);
  expect(printGraph(onFailure!).split('\n').slice(1)).toStrictEqual([
    '  two(task: item of workflow.failures.displayName) for each of workflow.failures',
    '  -> two',
  ]);
  expect(pipelineOf(guarded).handlers).toBe(pipelineOf(guarded).handlers);
});

test('a handler cannot use what the pipeline made', () => {
  let made: any;
  const wrong = pipeline(
    'wrong',
    {},
    () => {
      made = one({});
    },
    { onExit: () => two({ made }) },
  );
  expect(pipelineOf(wrong).graph.calls).toHaveLength(1);
  expect(thrown(() => pipelineOf(wrong).handlers)).toContain('AW1507 wrong.onExit: uses wrong.one');
});
