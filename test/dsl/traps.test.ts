import { inspect } from 'node:util';
import { one, recorded, thrown } from './shared';
import { graphOf, pipeline, task, when } from '../../lib/dsl';

const result = task('result', () => ({ rows: [1], at: 'now', name: 'x', then: 1, map: { length: 3 } }));

/** Does something with a reference to an object; gives what is thrown. */
const misuse = (use: (ref: any) => unknown) => {
  let message = '';
  graphOf(
    pipeline('test', {}, () => {
      message = thrown(() => use(result()));
    }),
  );
  return message;
};

describe('what JavaScript lets us trap throws with the remedy', () => {
  const traps: [string, (ref: any) => unknown, string][] = [
    ['==', (ref) => ref == 1, 'used with == or +'], // eslint-disable-line
    ['+', (ref) => ref + 1, 'used with == or +'],
    ['template', (ref) => `a ${ref} b`, 'put into a text'],
    ['String', (ref) => String(ref), 'put into a text'],
    ['toString', (ref) => ref.toString(), 'put into a text'],
    ['join', (ref) => [ref].join(), 'put into a text'],
    ['key', (ref) => (({ a: 1 }) as any)[ref], 'put into a text'],
    ['Number', (ref) => Number(ref), 'used as a number'],
    ['negation', (ref) => -ref, 'used as a number'],
    ['*', (ref) => ref * 2, 'used as a number'],
    ['<', (ref) => ref < 2, 'used as a number'],
    ['Math.max', (ref) => Math.max(ref, 1), 'used as a number'],
    [
      'for of',
      (ref) => {
        for (const each of ref) throw each;
      },
      'iterated',
    ],
    ['spread', (ref) => [...ref], 'iterated'],
    ['Array.from', (ref) => Array.from(ref), 'iterated'],
    [
      'list pattern',
      (ref) => {
        const [a] = ref;
        return a;
      },
      'iterated',
    ],
    ['new Set', (ref) => new Set(ref), 'iterated'],
    ['object spread', (ref) => ({ ...ref }), 'asked for its keys'],
    [
      'object rest',
      (ref) => {
        const { rows, ...rest } = ref;
        return [rows, rest];
      },
      'asked for its keys',
    ],
    ['Object.keys', (ref) => Object.keys(ref), 'asked for its keys'],
    [
      'for in',
      (ref) => {
        for (const each in ref) throw each;
      },
      'asked for its keys',
    ],
    ['Object.assign', (ref) => Object.assign({}, ref), 'asked for its keys'],
    ['JSON', (ref) => JSON.stringify(ref), 'written as JSON'],
    ['deep JSON', (ref) => JSON.stringify({ a: [ref.rows] }), 'written as JSON'],
    [
      'assignment',
      (ref) => {
        ref.rows = 1;
      },
      "changed in its field 'rows'",
    ],
    ['delete', (ref) => delete ref.rows, "changed in its field 'rows'"],
    ['defineProperty', (ref) => Object.defineProperty(ref, 'rows', { value: 1 }), "changed in its field 'rows'"],
    ['in', (ref) => 'rows' in ref, "asked whether it has 'rows'"],
    ['call', (ref) => ref(), 'called as a function'],
    ['index', (ref) => ref.rows[0], 'read at [0]'],
  ];

  test.each(traps)('%s', (_name, use, how) => {
    expect(misuse(use)).toMatch(/^AW1501 test\.result(\.rows)?: was /);
    expect(misuse(use)).toContain(how);
    expect(misuse(use)).toMatch(/, but its value exists only at run time\. .+\.$/);
  });

  test.each(['filter', 'reduce', 'forEach', 'toFixed', 'toUpperCase', 'hasOwnProperty', 'call', 'bind', 'slice'])(
    '%s()',
    (name) => {
      expect(misuse((ref) => ref.rows[name](() => 1))).toContain(`AW1502 test.result.rows: has no operation '${name}'`);
    },
  );
});

test('await throws too', async () => {
  let ref: any;
  graphOf(
    pipeline('test', {}, () => {
      ref = result();
    }),
  );
  await expect((async () => await ref)()).rejects.toThrow(
    'AW1501 test.result: was awaited, but its value exists only at run time. Take await away: the value is passed on as it is.',
  );
  await expect(Promise.all([ref])).rejects.toThrow('was awaited');
});

test('conditions are trapped as well', () => {
  let condition: any;
  graphOf(
    pipeline('test', {}, () => {
      condition = (result() as any).at.eq('now');
    }),
  );
  for (const use of [() => `${condition}`, () => condition + 1, () => condition == true, () => +condition]) {
    // eslint-disable-line
    expect(thrown(use)).toContain('AW1504 a condition: was used as a plain value');
  }
  expect(thrown(() => JSON.stringify({ condition }))).toContain('AW1504 a condition: was written as JSON');
  expect(
    thrown(() => {
      condition.kind = 1;
    }),
  ).toContain('not extensible');
});

test('any field of an object can be read, whatever its name', () => {
  expect(
    recorded(() => {
      const ref: any = result();
      return [
        ref.at,
        ref.map,
        ref.map.length,
        ref.then,
        ref.eq,
        ref.toJSON,
        ref.length,
        ref.name,
        ref.key,
        ref['a b'],
        ref.rows.at(2),
      ];
    }),
  ).toStrictEqual([
    '  result()',
    '  -> [result.at, result.map, result.map.length, result.then, result.eq, result.toJSON, result.length, result.name, result.key, result["a b"], result.rows[2]]',
  ]);
});

test('destructured fields are references', () => {
  expect(
    recorded(() => {
      const {
        rows,
        at: { day },
      } = result() as any;
      return { day, rows };
    }),
  ).toStrictEqual(['  result()', '  -> { day: result.at.day, rows: result.rows }']);
});

test('tools can look at references', () => {
  let ref: any;
  graphOf(
    pipeline('test', {}, () => {
      ref = result();
    }),
  );
  expect(inspect(ref)).toBe('Ref(test.result)');
  expect(inspect({ deep: [ref.rows] })).toBe('{ deep: [ Ref(test.result.rows) ] }');
  expect(inspect(ref, { showProxy: true })).toContain('Proxy');
  expect(Object.prototype.toString.call(ref)).toBe('[object Ref]');
  expect(ref.rows).toBe(ref.rows);
  expect(ref).toEqual(ref);
  expect({ a: ref, b: [ref.rows] }).toStrictEqual({ a: ref, b: [ref.rows] });
  expect({ a: ref }).not.toEqual({ a: ref.rows });
  expect({ a: ref }).not.toEqual({ a: 1 });
  expect(inspect((ref as any).at.eq(1))).toContain('Condition');
});

test('a reference or condition that was made in one place is refused in another', () => {
  const other = { ref: undefined as any, condition: undefined as any };
  graphOf(
    pipeline('other', {}, () => {
      other.ref = result();
      other.condition = other.ref.at.eq('now');
    }),
  );
  expect(thrown(() => recorded(() => one({ x: { deep: [other.ref.rows] } })))).toContain(
    'AW1507 test: uses other.result.rows, which belongs to',
  );
  expect(thrown(() => recorded(() => when(other.condition, () => one({}))))).toContain(
    'AW1507 test: uses other.result.at, which belongs to',
  );
  expect(thrown(() => recorded(() => other.ref.rows.map(() => one({}))))).toContain('AW1507');
  expect(thrown(() => recorded(() => other.ref))).toContain('AW1507');
  expect(thrown(() => other.ref.rows.map(() => 1))).toContain(
    "AW1509 other.result.rows: uses 'map' outside of a pipeline",
  );
  expect(
    thrown(() =>
      recorded(({ list, n }) => {
        let kept: any;
        list.map((item: any) => {
          kept = when(item.eq(1), () => one({}));
        });
        kept.otherwise(() => n);
      }),
    ),
  ).toContain("which is known only inside the function that was given to 'map'");
});
