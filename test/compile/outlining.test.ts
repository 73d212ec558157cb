import { acceptedByArgo, box, inMain, lowers, lowersToGolden, specOf } from './scenario';
import { ContainerTemplate, Output, Parameter, ParameterType, Pipeline, Retry, Task } from '../../lib';

const names = (build: Parameters<typeof inMain>[0]): string[] =>
  specOf(inMain(build)).templates.map(({ name }: any) => name);

lowers(
  'tasks with equal bodies share a template',
  (main) => {
    box(main, 'a', { args: ['x'] });
    box(main, 'b', { args: ['x'] });
    box(main, 'c', { args: ['y'] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          { name: 'b', template: 'a' },
          { name: 'c', template: 'c' },
        ],
      },
    },
    { name: 'a', container: { args: ['x'], command: ['x'], image: 'a:1' } },
    { name: 'c', container: { args: ['y'], command: ['x'], image: 'a:1' } },
  ],
);

lowersToGolden('pipelines with equal bodies share a template, and so do their tasks', (main) => {
  class Part extends Pipeline {
    constructor(scope: Pipeline, id: string, n: number) {
      super(scope, id, { parameters: { n: Parameter.number() }, arguments: { n } });
      const work = box(this, 'work', {
        args: [this.parameter('n')],
        outputs: { o: Output.parameter('/o', { type: ParameterType.NUMBER }) },
      });
      this.addOutput('o', work.output('o'));
    }
  }
  const parts = [1, 2, 3].map((n) => new Part(main, `part-${n}`, n));
  box(main, 'use', { args: parts.map((part) => part.output('o')) });
});

lowers(
  'one template is called from pipelines at any depth',
  (main, chart) => {
    const gen = new ContainerTemplate(chart, 'gen', { image: 'a:1', command: ['x'] });
    new Task(main, 't', { template: gen });
    for (const id of ['g', 'h']) new Task(new Pipeline(main, id), 't', { template: gen });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 't', template: 'gen' },
          { name: 'g', template: 'g' },
          { name: 'h', template: 'g' },
        ],
      },
    },
    { name: 'gen', container: { command: ['x'], image: 'a:1' } },
    { name: 'g', dag: { tasks: [{ name: 't', template: 'gen' }] } },
  ],
);

test('different templates of one id are told apart by what is around them', () => {
  expect(
    names((main) => {
      for (const id of ['a', 'b', 'c']) box(new Pipeline(main, id), 'work', { args: [id] });
      box(main, 'work', { args: ['d'] });
    }),
  ).toEqual(['main', 'a', 'work', 'b', 'b-work', 'c', 'c-work', 'main-work']);
});

test('a name stays when templates are added after it', () => {
  const first = (main: Pipeline) => {
    box(main, 'a', { args: ['1'] });
    box(new Pipeline(main, 'p'), 'a', { args: ['2'] });
  };
  const before = names(first);
  const after = names((main) => {
    first(main);
    box(new Pipeline(main, 'q'), 'a', { args: ['3'] });
  });
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 2);
});

test('ids become names that Argo and Kubernetes take', () => {
  expect(
    names((main) => {
      box(main, 'Upper', { args: ['1'] });
      box(main, 'y', { args: ['2'] });
      box(main, 'given', { args: ['3'], templateName: 'my-name' });
    }),
  ).toEqual(['main', 'upper', 'y', 'my-name']);
});

test('two templates of one given name are refused', () => {
  expect(() =>
    names((main) => {
      box(main, 'a', { args: ['1'], templateName: 'same' });
      box(main, 'b', { args: ['2'], templateName: 'same' });
    }),
  ).toThrow('AW1102');
});

test('two tasks of one name are refused', () => {
  expect(() =>
    names((main) => {
      box(main, 'else');
      box(main, 'else-task');
    }),
  ).toThrow('AW1102');
});

test('a diamond of pipelines 20 levels deep is rendered in linear time', () => {
  const depth = 20;
  let bodies = 0;
  const retry = Retry.attempts(2);
  const manifest = Object.getOwnPropertyDescriptor(Retry.prototype, '_manifest')!.get!;
  Object.defineProperty(retry, '_manifest', {
    get() {
      bodies++;
      return manifest.call(this);
    },
  });
  expect(
    names((main) => {
      let below: Pipeline | undefined;
      for (let level = 0; level < depth; level++) {
        const pipeline = new Pipeline(main.node.scope as Pipeline, `level-${level}`, { retry });
        if (below) for (const id of ['left', 'right']) new Task(pipeline, id, { template: below });
        else box(pipeline, 'work');
        below = pipeline;
      }
      new Task(main, 'top', { template: below! });
    }),
  ).toHaveLength(depth + 2);
  // A few times per template: once to look for references and once to render, for validation and for the manifest.
  expect(bodies).toBeGreaterThanOrEqual(depth);
  expect(bodies).toBeLessThanOrEqual(6 * depth);
});

acceptedByArgo();
