import { compact, isPlainObject, mergeOver } from '../../lib/spec/merge';
import { thrown } from '../support/refused';

const over = (base: Record<string, any>, top: Record<string, any> | undefined) => mergeOver(base, top, 'p', 'level');

test('Objects merge deeply, lists append, everything else replaces', () => {
  expect(
    over(
      { a: { b: { c: 1, d: 2 } }, list: [1], text: 'x', kept: true },
      { a: { b: { d: 3, e: 4 } }, list: [2], text: 'y', added: null },
    ),
  ).toStrictEqual({ a: { b: { c: 1, d: 3, e: 4 } }, list: [1, 2], text: 'y', kept: true, added: null });
});

test('A value of another kind replaces', () => {
  expect(over({ a: [1], b: { c: 1 }, d: 1 }, { a: 'x', b: [2], d: { e: 1 } })).toStrictEqual({
    a: 'x',
    b: [2],
    d: { e: 1 },
  });
});

test('Nothing over a base is the base', () => {
  const base = { a: 1 };
  expect(over(base, undefined)).toBe(base);
  expect(over(base, {})).toStrictEqual({ a: 1 });
});

test('Neither side is changed', () => {
  const base = { a: { b: 1 }, list: [1] };
  const top = { a: { c: 2 }, list: [2] };
  over(base, top);
  expect([base, top]).toStrictEqual([
    { a: { b: 1 }, list: [1] },
    { a: { c: 2 }, list: [2] },
  ]);
});

test('Keys that objects inherit are keys like others', () => {
  const hostile = JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "toString": ["t"]}');
  const merged = over({ a: 1 }, hostile);
  expect(Object.keys(merged)).toStrictEqual(['a', '__proto__', 'constructor', 'toString']);
  expect(JSON.stringify(merged)).toBe('{"a":1,"__proto__":{"x":1},"constructor":"c","toString":["t"]}');
  expect(merged.x).toBeUndefined();
});

test('A reserved key is refused with its name, the level and the reason', () => {
  expect(thrown(() => mergeOver({}, { name: 'x' }, 'p', 'taskOverrides', { name: 'names come from ids' }))).toBe(
    "AW1208 p: sets 'name' in taskOverrides, but names come from ids. Remove the key there, or set it in one place only.",
  );
  expect(mergeOver({}, { toString: 1 }, 'p', 'x', { name: 'y' })).toStrictEqual({ toString: 1 });
});

test('What is undefined or empty is left out, zero and false are not', () => {
  expect(
    compact({ a: undefined, b: [], c: {}, d: 0, e: '', f: false, g: null, h: [[]], i: { j: undefined } }),
  ).toStrictEqual({ d: 0, e: '', f: false, g: null, h: [[]], i: { j: undefined } });
});

test('A key called __proto__ stays', () => {
  expect(JSON.stringify(compact(JSON.parse('{"__proto__": 1}')))).toBe('{"__proto__":1}');
});

test.each([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [new Date(), false],
  ['x', false],
  [new Map(), false],
])('%p is plain: %s', (value, plain) => {
  expect(isPlainObject(value)).toBe(plain);
});
