import * as fc from 'fast-check';
import { leaves, ran, received } from './argo/received';
import { Draw } from './generate/draw';
import { json, text } from './generate/texts';
import { print, ROUTES } from './routes';
import { RUNS, settings, TIMEOUT } from './settings';
import { Artifact, ArtifactLocation, ContainerTask, Literal, Parameter, Retry, ScriptTask } from '../../lib';

const NOTHING = leaves('');
/** What a workflow argument cannot be, because YAML does not carry it. */
const UNWRITABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]|\n/;

/** Checks a claim for many values. */
function holds<T>(make: (draw: Draw) => T, check: (value: T) => void): void {
  fc.assert(
    fc.property(
      fc.gen().map((gen) => make(Draw.from(gen))),
      check,
    ),
    settings(RUNS / 20),
  );
}

describe('a literal text arrives as it was written', () => {
  test.each(Object.entries(ROUTES))(
    'through %s',
    (_, route) => {
      holds(text, (value) => {
        const found = received((main) => route(main, value, () => Parameter.string()), NOTHING);
        expect(found.length).toBeGreaterThan(0);
        expect(new Set(found).size <= 2 && found[0]).toBe(value);
      });
    },
    TIMEOUT,
  );

  test(
    'in the environment of a task',
    () => {
      holds(text, (value) => expect(received((main) => print(main, Literal.text(value)), NOTHING)).toEqual([value]));
    },
    TIMEOUT,
  );

  test(
    'in the environment of a task that retries',
    () => {
      holds(text, (value) =>
        expect(received((main) => print(main, Literal.text(value), { retry: Retry.attempts(2) }), NOTHING)).toEqual([
          value,
        ]),
      );
    },
    TIMEOUT,
  );

  test(
    'between other texts',
    () => {
      holds(
        (draw) => [text(draw), text(draw)],
        ([first, second]) => {
          expect(received((main) => print(main, `${Literal.text(first)}${Literal.text(second)}x`), NOTHING)).toEqual([
            `${first}${second}x`,
          ]);
        },
      );
    },
    TIMEOUT,
  );

  test(
    'in a script',
    () => {
      holds(text, (value) => {
        const { pods } = ran(
          (main) =>
            new ScriptTask(main, 'script', {
              image: 'busybox',
              command: ['sh'],
              source: `echo ${Literal.text(value)}`,
            }),
          NOTHING,
        );
        expect(pods[0].template.script.source).toBe(`echo ${value}`);
      });
    },
    TIMEOUT,
  );

  test(
    'as the content of an artifact',
    () => {
      holds(text, (value) => {
        const artifacts = { f: Artifact.at('/f', { location: ArtifactLocation.raw(value) }) };
        const { pods } = ran(
          (main) => new ContainerTask(main, 'read', { image: 'busybox', command: ['cat'], artifacts }),
          NOTHING,
        );
        expect(pods[0].template.inputs.artifacts[0].raw.data).toBe(value);
      });
    },
    TIMEOUT,
  );

  test(
    'as the default of a parameter',
    () => {
      holds(
        (draw) => text(draw).replace(UNWRITABLE, ''),
        (value) => {
          fc.pre(!UNWRITABLE.test(value));
          expect(
            received((main) => print(main, main.parameter('v')), NOTHING, { v: Parameter.string({ default: value }) }),
          ).toEqual([value]);
        },
      );
    },
    TIMEOUT,
  );

  test(
    'as an argument of the workflow',
    () => {
      holds(
        (draw) => text(draw).replace(UNWRITABLE, ''),
        (value) => {
          fc.pre(!UNWRITABLE.test(value));
          expect(
            received((main) => print(main, main.parameter('v')), NOTHING, { v: Parameter.string() }, { v: value }),
          ).toEqual([value]);
        },
      );
    },
    TIMEOUT,
  );
});

describe('a literal JSON value arrives as it was written', () => {
  test.each(Object.entries(ROUTES))(
    'through %s',
    (name, route) => {
      holds(json, (value) => {
        // Where no parameter says its type, a text is a text.
        fc.pre(name !== 'the items of a loop, read below' || typeof value !== 'string');
        const found = received((main) => route(main, value, () => Parameter.json()), NOTHING);
        expect(found.length).toBeGreaterThan(0);
        expect(JSON.parse(found[0])).toEqual(JSON.parse(JSON.stringify(value)));
      });
    },
    TIMEOUT,
  );

  test(
    'as the default of a parameter',
    () => {
      holds(json, (value) => {
        const [found] = received((main) => print(main, main.parameter('v')), NOTHING, {
          v: Parameter.json({ default: value }),
        });
        expect(JSON.parse(found)).toEqual(JSON.parse(JSON.stringify(value)));
      });
    },
    TIMEOUT,
  );

  test(
    'as an argument of the workflow',
    () => {
      holds(json, (value) => {
        const [found] = received(
          (main) => print(main, main.parameter('v')),
          NOTHING,
          { v: Parameter.json() },
          { v: value },
        );
        expect(JSON.parse(found)).toEqual(JSON.parse(JSON.stringify(value)));
      });
    },
    TIMEOUT,
  );
});
