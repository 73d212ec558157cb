import { box, inMain, specOf } from './scenario';
import { Artifact, ContainerTask, Output, Parameter, Pipeline } from '../../lib';

const FILE = { outputs: { f: Output.artifact('/f') } };
const MAYBE = { outputs: { f: Output.artifact('/f', { optional: true }) } };

function read(main: Pipeline, maker: Pipeline | ContainerTask, optional?: boolean): void {
  box(main, 'read', { artifacts: { f: Artifact.at('/in', { from: maker.output('f'), optional }) } });
}

/** Ways in which a task may succeed without the artifact that another one reads. */
const WAYS: Record<string, (main: Pipeline) => Pipeline | ContainerTask> = {
  'a task may leave it out': (main) => box(main, 'make', MAYBE),
  'a task of a nested pipeline may leave it out': (main) => {
    const inner = new Pipeline(main, 'inner');
    inner.addOutput('f', box(inner, 'make', MAYBE).output('f'));
    return inner;
  },
  'a task of a nested pipeline may be skipped': (main) => {
    const inner = new Pipeline(main, 'inner');
    inner.addOutput('f', box(inner, 'make', { ...FILE, when: main.parameter('go').isTrue() }).output('f'));
    return inner;
  },
  'a nested pipeline passes an optional input on': (main) => {
    const inner = new Pipeline(main, 'inner', {
      artifacts: { f: Artifact.optional() },
      arguments: { f: box(main, 'make', FILE).output('f') },
    });
    box(inner, 'a');
    inner.addOutput('f', inner.artifact('f'));
    return inner;
  },
};

describe.each(Object.entries(WAYS))('an artifact that may not exist, because %s,', (_, make) => {
  const parameters = { go: Parameter.boolean() };

  test('is refused where it is required', () => {
    expect(() => specOf(inMain((main) => read(main, make(main)), { parameters }))).toThrow('AW1013');
  });

  test('is read where it is optional', () => {
    const { templates } = specOf(inMain((main) => read(main, make(main), true), { parameters }));
    const task = templates[0].dag.tasks.find(({ name }: any) => name === 'read');
    expect(task.arguments.artifacts).toStrictEqual([
      {
        name: 'f',
        from: expect.stringMatching(/^\{\{tasks\.(make|inner)\.outputs\.artifacts\.f\}\}$/),
        optional: true,
      },
    ]);
  });
});

test('an optional input of a pipeline is refused where it is required', () => {
  const consumer = (optional?: boolean) => () =>
    specOf(
      inMain(
        (main) => {
          box(main, 'read', { artifacts: { f: Artifact.at('/in', { from: main.artifact('f'), optional }) } });
        },
        { artifacts: { f: Artifact.optional() } },
      ),
    );
  expect(consumer()).toThrow('AW1013');
  expect(consumer(true)).not.toThrow();
});

test('what one task below requires is not optional because another one takes it if it is there', () => {
  const below =
    (...optional: boolean[]) =>
    () =>
      specOf(
        inMain(
          (main) => {
            const made = box(main, 'make', {
              ...FILE,
              when: main.parameter('go').isTrue(),
              continueOn: { failed: true },
            });
            const inner = new Pipeline(main, 'inner', { depends: made.ended });
            optional.forEach((each, index) =>
              box(inner, `read-${index}`, {
                artifacts: { f: Artifact.at('/in', { from: made.output('f'), optional: each }) },
              }),
            );
          },
          { parameters: { go: Parameter.boolean() } },
        ),
      );
  expect(below(true, true)).not.toThrow();
  expect(below(true, false)).toThrow('AW1013');
  expect(below(false, true)).toThrow('AW1013');
});

test('what an optional artifact comes from may be skipped, and its reader runs all the same', () => {
  const dependsOf = (optional: boolean) => {
    const { templates } = specOf(
      inMain((main) => read(main, box(main, 'make', { ...FILE, when: main.parameter('go').isTrue() }), optional), {
        parameters: { go: Parameter.boolean() },
      }),
    );
    return templates[0].dag.tasks.find(({ name }: any) => name === 'read').depends;
  };
  expect(dependsOf(true)).toBe('make');
  expect(dependsOf(false)).toBe('make.Succeeded');
});
