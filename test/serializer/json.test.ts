import * as vm from 'node:vm';
import * as fc from 'fast-check';
import { jsonValue, refused, same } from './values';
import { SerializationError, serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const json = serializers.json();
const there = (value: unknown) => json.read(json.write(value) as Uint8Array);
const message = (value: unknown) => refused(() => json.write(value));

test('values of JSON come back as they were', () => {
  fc.assert(
    fc.property(jsonValue(), (value) => same(there(value), value)),
    settings(500),
  );
});

test('half characters survive, as JSON has escapes', () => {
  expect(there({ '\ud83d': ['\ude42x'] })).toStrictEqual({ '\ud83d': ['\ude42x'] });
});

test('keys that objects have already are plain data', () => {
  const value = JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toJSON":2}');
  expect(Object.entries(there(value))).toStrictEqual(Object.entries(value));
  expect(({} as any).polluted).toBeUndefined();
});

test('objects without prototype and of other realms are plain objects', () => {
  expect(there(Object.assign(Object.create(null), { a: 1 }))).toStrictEqual({ a: 1 });
  expect(there(vm.runInNewContext('({ a: [1, { b: 2 }] })'))).toStrictEqual({ a: [1, { b: 2 }] });
});

test('nothing is null, and fields that are undefined are left out', () => {
  expect(there(undefined)).toBeNull();
  expect(there({ a: undefined, b: [{ c: undefined }] })).toStrictEqual({ b: [{}] });
});

class Account {
  public readonly id = 1;
}

test.each<[string, unknown, string]>([
  ['undefined in a list', { rows: [1, undefined] }, "'rows[1]': it is undefined, which a list would turn into null."],
  // eslint-disable-next-line no-sparse-arrays
  ['a hole in a list', [1, , 2], "'[1]': it is undefined, which a list would turn into null."],
  ['NaN', { a: { b: NaN } }, "'a.b': it is NaN, which JSON has no number for."],
  ['an infinity', [[-Infinity]], "'[0][0]': it is -Infinity, which JSON has no number for."],
  ['a bigint', { n: 1n }, "'n': it is a bigint, which JSON cannot carry. Convert it with String(...) or Number(...)"],
  ['a function', { 'a b': () => 1 }, '\'["a b"]\': it is a function, which no serializer carries.'],
  ['a symbol', [Symbol('s')], "'[0]': it is a symbol, which no serializer carries."],
  ['a symbol as key', { a: { [Symbol('s')]: 1 } }, "'a': it has a symbol as key, which would be lost."],
  [
    'a date',
    { rows: [{}, {}, {}, { when: new Date(0) }] },
    "'rows[3].when': it is a Date, which JSON cannot carry. Convert it with toISOString()",
  ],
  ['a map', new Map(), 'the value: it is a Map, which JSON cannot carry. Convert it with Object.fromEntries(...)'],
  ['a set', [new Set()], "'[0]': it is a Set, which JSON cannot carry. Convert it with [...set]"],
  [
    'a promise',
    { later: Promise.resolve(1) },
    "'later': it is a Promise, which JSON cannot carry. Wait for it with await.",
  ],
  [
    'a generator',
    {
      rows: (function* () {
        yield 1;
      })(),
    },
    "'rows': it is a generator, which JSON cannot carry. Collect what it gives with [...generator]",
  ],
  [
    'bytes',
    { data: Buffer.from('x') },
    "'data': it is a Buffer, which JSON cannot carry. Convert it with Array.from(...), or use serializers.bytes()",
  ],
  ['numbers of a kind', new Int8Array(1), 'the value: it is an Int8Array, which'],
  [
    'an object of a class',
    { owner: new Account() },
    "'owner': it is an object of class Account, which JSON cannot carry. Convert it to a plain object, as in { ...object }",
  ],
  ['an error', new TypeError('x'), 'the value: it is an object of class TypeError'],
  ['a boxed number', [Object(1)], "'[0]': it is an object of class Number"],
  ['a date of another realm', vm.runInNewContext('({ d: new Date(0) })'), "'d': it is a Date"],
])('%s is refused', async (_, value, expected) => {
  expect(await message(value)).toContain(`Serializer 'json' cannot write ${expected}`);
});

test('a value that contains itself is refused with the shortest way to it', async () => {
  const value: any = { a: { b: [0] } };
  value.a.b.push({ c: value.a });
  expect(await message(value)).toBe(
    "Serializer 'json' cannot write 'a.b[1].c': it contains itself. " +
      'Break the cycle, for instance by an id in place of the object, or use serializers.structuredClone().',
  );
  const shared = { x: 1 };
  expect(there([shared, shared])).toStrictEqual([shared, shared]);
});

test('too deep values are refused, deep ones are not', async () => {
  const deep = (levels: number) => Array.from({ length: levels }).reduce((inner) => [inner], 1);
  expect(there(deep(500))).toStrictEqual(deep(500));
  expect(await message(deep(100_000))).toMatch(/nested too deep/);
});

test('the error can be taken apart', () => {
  expect.assertions(2);
  try {
    json.write({ rows: [{ when: new Date() }] });
  } catch (error) {
    expect(error).toBeInstanceOf(SerializationError);
    expect(error).toMatchObject({
      path: 'rows[0].when',
      serializer: 'json',
      operation: 'write',
      reason: expect.stringContaining('a Date'),
    });
  }
});

test('files that are not JSON are refused', async () => {
  const read = (bytes: string | Buffer) => refused(() => json.read(Buffer.from(bytes as string)));
  expect(await read('')).toBe(
    "Serializer 'json' cannot read the bytes: it is empty. Check that the file was written by serializer 'json', and wholly.",
  );
  expect(await read('{"a":1')).toMatch(/cannot read the bytes: .*JSON/);
  expect(await read('NaN')).toMatch(/cannot read the bytes: .*NaN/);
  expect(await read(Buffer.from([0x22, 0xff, 0x22]))).toMatch(/cannot read the bytes: they are not UTF-8/);
});

test('a byte order mark is not a part of the value, an indent no other format', () => {
  expect(json.read(Buffer.from('\ufeff[1]'))).toStrictEqual([1]);
  expect(Buffer.from(serializers.json({ indent: 2 }).write([1]) as Uint8Array).toString()).toBe('[\n  1\n]');
  expect(serializers.json({ indent: 2 }).name).toBe(json.name);
});
