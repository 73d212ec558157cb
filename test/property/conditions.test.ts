import * as fc from 'fast-check';
import { leaves, ran } from './argo/received';
import { Draw } from './generate/draw';
import { text } from './generate/texts';
import { make, print } from './routes';
import { RUNS, settings, TIMEOUT } from './settings';
import {
  Condition,
  Input,
  Item,
  Loop,
  Output,
  Parameter,
  ParameterType,
  Pipeline,
  Reference,
  Task,
  ContainerTemplate,
} from '../../lib';

/** Whether a task with a condition on a value runs, for each kind of place where the value may come from. */
const PLACES: Readonly<
  Record<string, (value: string, condition: (value: Reference) => Condition) => readonly boolean[]>
> = {
  'an output': (value, condition) =>
    decided(value, (main) => {
      const made = make(main, { outputs: { v: Output.parameter('/v') } });
      print(main, 'x', { when: condition(made.output('v')) });
    }),
  'a result': (value, condition) =>
    decided(value, (main) => {
      print(main, 'x', { when: condition(make(main).result) });
    }),
  'an input': (value, condition) =>
    decided(value, (main) => {
      const inner = new Pipeline(main, 'inner', {
        parameters: { v: Parameter.string() },
        arguments: { v: make(main).result },
      });
      print(new Pipeline(inner, 'more'), 'x', { when: condition(inner.parameter('v')) });
    }),
  'a literal input': (value, condition) =>
    decided('', (main) => {
      const inner = new Pipeline(main, 'inner', { parameters: { v: Parameter.string() }, arguments: { v: value } });
      print(inner, 'x', { when: condition(inner.parameter('v')) });
    }),
  'a field': (value, condition) =>
    decided(JSON.stringify({ 'a-b': [value] }), (main) => {
      const made = make(main, { outputs: { v: Output.parameter('/v', { type: ParameterType.JSON }) } });
      print(main, 'x', { when: condition(made.output('v').property('a-b').at(0)) });
    }),
  'an item': (value, condition) =>
    decided('', (main) => {
      print(main, 'x', { forEach: Loop.over([value, value]), when: condition(Item.value()) });
    }),
  'an item of a run-time list': (value, condition) =>
    decided(JSON.stringify([value]), (main) => {
      const made = make(main, { outputs: { v: Output.parameter('/v', { type: ParameterType.JSON }) } });
      print(main, 'x', { forEach: Loop.over(made.output('v')), when: condition(Item.value()) });
    }),
  'an item around': (value, condition) =>
    decided('', (main) => {
      const each = new Pipeline(main, 'each', { forEach: Loop.over([{ k: value }]) });
      print(each, 'x', { when: condition(Item.property('k')) });
    }),
  'a replacement': (value, condition) =>
    decided('', (main) => {
      const skipped = make(main, { when: Condition.expression('1 > 2') });
      print(main, 'x', { when: condition(skipped.result.orElse(value)) });
    }),
};

/** What became of the condition of the task `print`. */
function decided(output: string, fill: (main: Pipeline) => void): boolean[] {
  const { decisions } = ran(fill, leaves(output));
  return [...decisions].filter(([path]) => /\bprint(\(\d+\))?$/.test(path)).map(([, decision]) => decision);
}

interface Operator {
  condition(value: Reference, other: string): Condition;
  holds(value: string, other: string): boolean;
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  equal: { condition: (value, other) => value.eq(other), holds: (value, other) => value === other },
  different: { condition: (value, other) => value.neq(other), holds: (value, other) => value !== other },
  'one of': {
    condition: (value, other) => value.isIn(['a', other]),
    holds: (value, other) => value === 'a' || value === other,
  },
  'begins with': {
    condition: (value, other) => value.startsWith(other),
    holds: (value, other) => value.startsWith(other),
  },
  'ends with': { condition: (value, other) => value.endsWith(other), holds: (value, other) => value.endsWith(other) },
  contains: { condition: (value, other) => value.contains(other), holds: (value, other) => value.includes(other) },
  matches: {
    condition: (value, other) => value.matches(`^${pattern(other)}$`),
    holds: (value, other) => value === other,
  },
  empty: { condition: (value) => value.isEmpty(), holds: (value) => value === '' },
  'not equal, or empty': {
    condition: (value, other) => value.eq(other).not().or(value.isEmpty()),
    holds: (value, other) => value !== other || value === '',
  },
  'both of two': {
    condition: (value, other) => value.startsWith(other).and(value.eq(other).not()),
    holds: (value, other) => value.startsWith(other) && value !== other,
  },
};

function pattern(literal: string): string {
  return literal.replace(/[\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]/g, '\\$&');
}

/** Two texts that are often related. */
function pair(draw: Draw): [string, string] {
  const value = text(draw);
  return [value, draw.pick([value, value.slice(0, 2), value.slice(-2), `${value}x`, text(draw), ''])];
}

describe.each(Object.entries(PLACES))('a condition on %s', (_, place) => {
  test.each(Object.entries(OPERATORS))(
    'knows %s',
    (__, { condition, holds }) => {
      fc.assert(
        fc.property(
          fc.gen().map((gen) => pair(Draw.from(gen))),
          ([value, other]) => {
            fc.pre(isWhole(other));
            const found = place(value, (reference) => condition(reference, other));
            expect(found.length > 0 && new Set(found)).toEqual(new Set([holds(value, other)]));
          },
        ),
        settings(RUNS / 100),
      );
    },
    TIMEOUT,
  );
});

/** Not half of a character. */
function isWhole(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

describe('a condition compares', () => {
  const numbers = () => fc.constantFrom('0', '-1', '2', '2.5', '10', '1e3', '-0.5');

  test.each([
    ['greater', (a: Reference, b: number) => a.gt(b), (a: number, b: number) => a > b],
    ['at least', (a: Reference, b: number) => a.gte(b), (a: number, b: number) => a >= b],
    ['less', (a: Reference, b: number) => a.lt(b), (a: number, b: number) => a < b],
    ['at most', (a: Reference, b: number) => a.lte(b), (a: number, b: number) => a <= b],
    ['equal', (a: Reference, b: number) => a.eq(b), (a: number, b: number) => a === b],
    ['different', (a: Reference, b: number) => a.neq(b), (a: number, b: number) => a !== b],
  ] as const)(
    'numbers as numbers: %s',
    (_, condition, holds) => {
      fc.assert(
        fc.property(numbers(), numbers(), (a, b) => {
          for (const place of ['an output', 'an input', 'an item']) {
            expect(PLACES[place](a, (value) => condition(value, Number(b)))[0]).toBe(holds(Number(a), Number(b)));
          }
        }),
        settings(RUNS / 40),
      );
    },
    TIMEOUT,
  );

  test(
    'two run-time values',
    () => {
      fc.assert(
        fc.property(
          fc.gen().map((gen) => pair(Draw.from(gen))),
          ([value, other]) => {
            fc.pre(isWhole(other));
            const found = decided(value, (main) => {
              const printer = new ContainerTemplate(main, 'printer', {
                image: 'i',
                command: ['c'],
                parameters: { w: Parameter.string() },
                env: { W: Input.parameter('w') },
              });
              const inner = new Pipeline(main, 'inner', {
                parameters: { w: Parameter.string() },
                arguments: { w: other },
              });
              new Task(inner, 'print', {
                template: printer,
                arguments: { w: inner.parameter('w') },
                when: make(main).result.eq(inner.parameter('w')),
              });
            });
            expect(found).toEqual([value === other]);
          },
        ),
        settings(RUNS / 40),
      );
    },
    TIMEOUT,
  );

  test('how a task ended', () => {
    const found = decided('', (main) => print(main, 'x', { when: make(main).status.eq('Succeeded') }));
    expect(found).toEqual([true]);
  });
});
