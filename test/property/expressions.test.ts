import * as fc from 'fast-check';
import type { Leaf } from './argo/pod';
import { received } from './argo/received';
import { asText, canonical, Data, EXPRESSIONS, Made, Meant } from './expressions';
import { Draw } from './generate/draw';
import { text } from './generate/texts';
import { RUNS, settings, TIMEOUT } from './settings';
import {
  ContainerTask,
  ContainerTemplate,
  Expr,
  Input,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  Task,
} from '../../lib';

type Values = Made<string, number, Data>;
type References = Made<Reference, Reference, Reference>;

const RUN = { image: 'busybox', command: ['run'] };
const PARAMETERS = () => ({
  t: Parameter.string(),
  u: Parameter.string(),
  n: Parameter.number(),
  m: Parameter.number(),
  j: Parameter.json(),
});

/** A task that makes the values. */
function make(main: Pipeline, more: object = {}): References {
  const made = new ContainerTask(main, 'make', {
    ...RUN,
    ...more,
    outputs: {
      t: Output.parameter('/t'),
      u: Output.parameter('/u'),
      n: Output.parameter('/n', { type: ParameterType.NUMBER }),
      m: Output.parameter('/m', { type: ParameterType.NUMBER }),
      j: Output.parameter('/j', { type: ParameterType.JSON }),
    },
  });
  return { t: made.output('t'), u: made.output('u'), n: made.output('n'), m: made.output('m'), j: made.output('j') };
}

function leaf({ t, u, n, m, j }: Values): Leaf {
  return () => ({
    phase: 'Succeeded',
    outputs: {
      parameters: { t, u, n: JSON.stringify(n), m: JSON.stringify(m), j: JSON.stringify(j) },
      artifacts: {},
      result: t,
    },
  });
}

function printer(scope: Pipeline): ContainerTemplate {
  return new ContainerTemplate(scope, 'printer', {
    ...RUN,
    parameters: { v: Parameter.string() },
    env: { V: Input.parameter('v') },
  });
}

/** Where an expression may stand. */
const PLACES: Readonly<Record<string, (main: Pipeline, { value }: Meant) => void>> = {
  'an argument': (main, { value }) => {
    new Task(main, 'call', { template: printer(main), arguments: { v: Expr.of(value(make(main))).asText() } });
  },
  'a text three pipelines below': (main, { value }) => {
    const inner = new Pipeline(new Pipeline(new Pipeline(main, 'outer'), 'middle'), 'inner');
    new ContainerTask(inner, 'print', { ...RUN, env: { V: Expr.of(value(make(main))) } });
  },
  'an argument of a loop': (main, { value }) => {
    new Task(main, 'call', {
      template: printer(main),
      forEach: Loop.over([1, 2]),
      arguments: { v: Expr.of(value(make(main))).asText() },
    });
  },
  'inputs of a pipeline': (main, { value }) => {
    const inner = new Pipeline(main, 'inner', { parameters: PARAMETERS(), arguments: { ...make(main) } });
    const parameters = {
      t: inner.parameter('t'),
      u: inner.parameter('u'),
      n: inner.parameter('n'),
      m: inner.parameter('m'),
      j: inner.parameter('j'),
    };
    new ContainerTask(inner, 'print', { ...RUN, env: { V: `${Expr.of(value(parameters))}` } });
  },
  'the body of a template': (main, { value }) => {
    const own = {
      t: Input.parameter('t'),
      u: Input.parameter('u'),
      n: Input.parameter('n'),
      m: Input.parameter('m'),
      j: Input.parameter('j'),
    };
    const template = new ContainerTemplate(main, 'template', {
      ...RUN,
      parameters: PARAMETERS(),
      env: { V: Expr.of(value(own)) },
    });
    new Task(main, 'call', { template, arguments: { ...make(main) } });
  },
  'the items of a loop': (main, { value }) => {
    new Task(main, 'call', {
      template: printer(main),
      forEach: Loop.over(Expr.of([value(make(main))])),
      arguments: { v: Item.value() },
    });
  },
};

function values(draw: Draw): Values {
  const name = () => draw.pick([text(draw), 'b', 'c', 'x']);
  return {
    t: text(draw),
    u: draw.pick([text(draw), '{', '']),
    n: draw.pick([0, 1, 2.5, -3, 4, 10, 1000000, 123456789]),
    m: draw.int(1, 9),
    j: {
      people: [
        { name: name(), age: draw.int(0, 9) },
        ...draw.list(0, 3, () => ({ name: name(), age: draw.int(0, 9) })),
      ],
      'a-b': { c: [name(), name()], yes: true, nothing: null },
    },
  };
}

describe.each(Object.entries(PLACES))('in %s', (_, place) => {
  test.each(EXPRESSIONS.map((meant) => [meant.name, meant] as const))(
    '%s is what its author means',
    (__, meant) => {
      fc.assert(
        fc.property(
          fc.gen().map((gen) => values(Draw.from(gen))),
          (given) => {
            fc.pre(!/\p{Surrogate}/u.test(canonical(given)));
            const found = received((main) => place(main, meant), leaf(given));
            expect(found.length > 0 && new Set(found)).toEqual(new Set([asText(meant.meaning(given))]));
          },
        ),
        settings(RUNS / 250),
      );
    },
    TIMEOUT,
  );
});
