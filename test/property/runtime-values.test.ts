import * as fc from 'fast-check';
import { leaves, received } from './argo/received';
import { Draw } from './generate/draw';
import { json, text } from './generate/texts';
import { make, print, REFERENCE_ROUTES, Route, ROUTES } from './routes';
import { RUNS, settings, TIMEOUT } from './settings';
import { Item, Literal, Loop, Output, Parameter, ParameterType, Pipeline, Reference } from '../../lib';

/** Checks a claim for many values. */
function holds<T>(draw: (draw: Draw) => T, check: (value: T) => void): void {
  fc.assert(
    fc.property(
      fc.gen().map((gen) => draw(Draw.from(gen))),
      check,
    ),
    settings(RUNS / 20),
  );
}

const routes = REFERENCE_ROUTES.map((name): [string, Route] => [name, ROUTES[name]]);

/** A task whose output is a value that exists only at run time. */
function output(main: Pipeline, type: ParameterType): Reference {
  return make(main, { outputs: { v: Output.parameter('/v', { type }) } }).output('v');
}

describe('a text that a task makes arrives as it was made', () => {
  test.each(routes)(
    'through %s',
    (_, route) => {
      holds(text, (value) => {
        const found = received(
          (main) => route(main, output(main, ParameterType.STRING), () => Parameter.string()),
          leaves(value),
        );
        expect(found.length > 0 && found[0]).toBe(value);
      });
    },
    TIMEOUT,
  );

  test(
    'by standard output',
    () => {
      holds(text, (value) =>
        expect(received((main) => print(main, make(main).result), leaves(value))).toEqual([value]),
      );
    },
    TIMEOUT,
  );

  test(
    'up from three pipelines and down again',
    () => {
      holds(text, (value) => {
        const found = received((main) => {
          const outer = new Pipeline(main, 'outer');
          const inner = new Pipeline(new Pipeline(outer, 'middle'), 'inner');
          inner.addOutput('v', output(inner, ParameterType.STRING));
          (inner.node.scope as Pipeline).addOutput('w', inner.output('v'));
          outer.addOutput('x', (inner.node.scope as Pipeline).output('w'));
          print(new Pipeline(main, 'other'), outer.output('x'));
        }, leaves(value));
        expect(found).toEqual([value]);
      });
    },
    TIMEOUT,
  );

  test(
    'among other texts, whatever braces they begin and end with',
    () => {
      holds(
        (draw) => [text(draw), text(draw), text(draw)],
        ([value, before, after]) => {
          const found = received((main) => {
            const made = output(main, ParameterType.STRING);
            print(main, `${Literal.text(before)}${made}${Literal.text(after)}${made}${made}`);
            const inner = new Pipeline(main, 'inner', {
              parameters: { v: Parameter.string() },
              arguments: { v: `${before}${made}${after}${made}${made}` },
            });
            print(inner, inner.parameter('v'));
          }, leaves(value));
          expect(found).toEqual([
            `${before}${value}${after}${value}${value}`,
            `${before}${value}${after}${value}${value}`,
          ]);
        },
      );
    },
    TIMEOUT,
  );

  test(
    'among other texts in a loop',
    () => {
      holds(
        (draw) => [text(draw), text(draw), text(draw)],
        ([value, before, after]) => {
          const found = received((main) => {
            const v = `${before}${output(main, ParameterType.STRING)}${after}${Item.index()}`;
            const inner = new Pipeline(main, 'inner', {
              parameters: { v: Parameter.string() },
              forEach: Loop.over(['a', 'b']),
              arguments: { v },
            });
            print(inner, inner.parameter('v'));
          }, leaves(value));
          expect(found).toEqual([`${before}${value}${after}0`, `${before}${value}${after}1`]);
        },
      );
    },
    TIMEOUT,
  );
});

describe('a JSON value that a task makes arrives as it was made', () => {
  test.each(routes)(
    'through %s',
    (_, route) => {
      holds(json, (value) => {
        const found = received(
          (main) => route(main, output(main, ParameterType.JSON), () => Parameter.json()),
          leaves(JSON.stringify(value)),
        );
        expect(JSON.parse(found[0])).toEqual(JSON.parse(JSON.stringify(value)));
      });
    },
    TIMEOUT,
  );

  test(
    'by a field',
    () => {
      holds(
        (draw) => [json(draw), text(draw)] as const,
        ([value, key]) => {
          const found = received(
            (main) => {
              const field = output(main, ParameterType.JSON).property(key).at(1);
              const inner = new Pipeline(main, 'inner', {
                parameters: { v: Parameter.json() },
                arguments: { v: field },
              });
              print(inner, inner.parameter('v'));
            },
            leaves(JSON.stringify({ [key]: [0, value] })),
          );
          expect(JSON.parse(found[0])).toEqual(JSON.parse(JSON.stringify(value)));
        },
      );
    },
    TIMEOUT,
  );

  test(
    'inside of another value',
    () => {
      holds(
        (draw) => [json(draw), text(draw)] as const,
        ([value, other]) => {
          const found = received(
            (main) => {
              const made = output(main, ParameterType.JSON);
              const inner = new Pipeline(main, 'inner', {
                parameters: { v: Parameter.json() },
                arguments: { v: { [other]: made, list: [made, other, `${other}!`] } },
              });
              print(inner, inner.parameter('v'));
            },
            leaves(JSON.stringify(value)),
          );
          expect(JSON.parse(found[0])).toEqual(
            JSON.parse(JSON.stringify({ [other]: value, list: [value, other, `${other}!`] })),
          );
        },
      );
    },
    TIMEOUT,
  );
});

describe('a list that a task makes', () => {
  test(
    'gives each item to one run, in order',
    () => {
      holds(
        (draw) => draw.list(0, 4, () => json(draw)),
        (list) => {
          const found = received(
            (main) => {
              const inner = new Pipeline(main, 'inner', {
                parameters: { v: Parameter.json() },
                forEach: Loop.over(output(main, ParameterType.JSON)),
                arguments: { v: Item.value() },
              });
              print(inner, inner.parameter('v'));
            },
            leaves(JSON.stringify(list)),
          );
          expect(found.map((each) => JSON.parse(each))).toEqual(JSON.parse(JSON.stringify(list)));
        },
      );
    },
    TIMEOUT,
  );

  test(
    'gives its texts to bodies as they are',
    () => {
      holds(
        (draw) => draw.list(1, 4, () => text(draw)),
        (list) => {
          const found = received(
            (main) => print(main, Item.value(), { forEach: Loop.over(output(main, ParameterType.JSON)) }),
            leaves(JSON.stringify(list)),
          );
          expect(found).toEqual(list);
        },
      );
    },
    TIMEOUT,
  );
});

describe('what the items of a loop make is a list, in order', () => {
  test.each([
    ['texts', ParameterType.STRING, text],
    ['JSON values', ParameterType.JSON, json],
  ] as const)(
    'of %s',
    (_, type, value) => {
      holds(
        (draw): unknown[] => draw.list(0, 4, () => value(draw)),
        (list) => {
          let made = 0;
          const found = received(
            (main) => {
              const each = make(main, {
                forEach: Loop.over(list.map((__, index) => index)),
                outputs: { v: Output.parameter('/v', { type }) },
              });
              const inner = new Pipeline(main, 'inner', {
                parameters: { v: Parameter.json() },
                arguments: { v: each.output('v') },
              });
              print(inner, inner.parameter('v'));
            },
            (pod) => leaves(type === ParameterType.JSON ? JSON.stringify(list[made++]) : String(list[made++]))(pod),
          );
          expect(JSON.parse(found[0])).toEqual(JSON.parse(JSON.stringify(list)));
        },
      );
    },
    TIMEOUT,
  );

  test(
    'also of lists',
    () => {
      holds(
        (draw) => draw.list(0, 3, () => draw.list(0, 3, () => text(draw))),
        (rows) => {
          const found = received((main) => {
            const outer = new Pipeline(main, 'outer', {
              parameters: { row: Parameter.json() },
              forEach: Loop.over(rows),
              arguments: { row: Item.value() },
            });
            const item = new Pipeline(outer, 'item', {
              parameters: { v: Parameter.string() },
              forEach: Loop.over(outer.parameter('row')),
              arguments: { v: Item.value() },
            });
            item.addOutput('v', item.parameter('v'));
            make(item);
            outer.addOutput('all', item.output('v'));
            const inner = new Pipeline(main, 'inner', {
              parameters: { v: Parameter.json() },
              arguments: { v: outer.output('all') },
            });
            print(inner, inner.parameter('v'));
          }, leaves(''));
          expect(JSON.parse(found[0])).toEqual(rows);
        },
      );
    },
    TIMEOUT,
  );
});
