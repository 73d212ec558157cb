import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { jsonValue, refused } from './values';
import { serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const clone = serializers.structuredClone();
const there = (value: unknown): any => clone.read(clone.write(value) as Uint8Array);
const same = (value: unknown) => expect(there(value)).toEqual(value);

test('whatever values there are come back as they were', () => {
  const scalar = fc.oneof(
    fc.double(),
    fc.bigInt(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(undefined, null, -0, '\ud83d'),
  );
  const leaf = fc.oneof(scalar, fc.date(), fc.uint8Array(), fc.float64Array(), jsonValue());
  const map = fc.array(fc.tuple(leaf, leaf)).map((entries) => new Map(entries));
  const value = fc.oneof(
    leaf,
    fc.array(leaf),
    fc.dictionary(fc.string(), leaf),
    map,
    fc.array(leaf).map((items) => new Set(items)),
  );
  fc.assert(fc.property(value, same), settings(500));
});

test('-0, undefined, holes, boxed values, patterns and errors', () => {
  expect(Object.is(there(-0), -0)).toBe(true);
  // eslint-disable-next-line no-sparse-arrays
  expect(1 in there([1, , undefined])).toBe(false);
  expect(there({ a: undefined })).toHaveProperty('a', undefined);
  for (const value of [
    Object(1n),
    Object(true),
    Object('x'),
    /x/giu,
    new ArrayBuffer(3),
    new DataView(new ArrayBuffer(2)),
    Buffer.from('x'),
    new BigInt64Array(1),
  ]) {
    same(value);
  }
  const error = there(new RangeError('far', { cause: { a: 1 } }));
  expect([error.name, error.message, error.cause]).toEqual(['RangeError', 'far', { a: 1 }]);
});

test('values that contain themselves or share parts', () => {
  const value: any = { list: [], map: new Map() };
  value.list.push(value);
  value.map.set(value, value.list);
  const back = there(value);
  expect(back.list[0]).toBe(back);
  expect(back.map.get(back)).toBe(back.list);
  const shared = new Date(0);
  const [one, other] = there([shared, shared]);
  expect(one).toBe(other);
});

test('a view of a large buffer takes only its own bytes along', () => {
  const bytes = clone.write(new Uint8Array(new ArrayBuffer(1_000_000), 5, 10)) as Uint8Array;
  expect(bytes.length).toBeLessThan(100);
  expect(isDeepStrictEqual([...clone.read(bytes)], [...new Uint8Array(10)])).toBe(true);
});

class Account {
  public readonly id = 1;
}
class Register extends Map {}

test.each<[string, unknown, string]>([
  ['a function', { a: [() => 1] }, "'a[0]': it is a function, which no serializer carries"],
  ['a symbol', [Symbol('s')], "'[0]': it is a symbol"],
  [
    'an object of a class',
    new Map([['k', { account: new Account() }]]),
    "'k.account': it is an object of class Account, whose class would be lost",
  ],
  ['a class made from Map', { register: new Register() }, "'register': it is an object of class Register"],
  ['a promise', new Set([Promise.resolve()]), "'[0]': it is a Promise. Wait for it with await"],
  ['a proxy', { p: new Proxy({}, {}) }, "'p': it is a proxy"],
  ['a weak map', [new WeakMap()], "'[0]': it is a WeakMap"],
  ['a symbol as key', { [Symbol('s')]: 1 }, 'the value: it has a symbol as key'],
  [
    'an error with fields',
    [Object.assign(new Error('x'), { code: 'E' })],
    "'[0]': it is an error with fields of its own ('code')",
  ],
  [
    'an error of a class',
    [new (class Mine extends Error {})('x')],
    "'[0]': it is an object of class Mine, which would come back as a bare Error",
  ],
  ['what an error was caused by', new Error('x', { cause: { f: () => 1 } }), "'cause.f': it is a function"],
])('%s is refused', async (_, value, expected) => {
  expect(await refused(() => clone.write(value))).toContain(`Serializer 'structured-clone' cannot write ${expected}`);
});

test('too deep values and other bytes are refused', async () => {
  const deep = Array.from({ length: 100_000 }).reduce((inner) => [inner], 1);
  expect(await refused(() => clone.write(deep))).toMatch(/nested too deep/);
  for (const bytes of ['', '{"a":1}', '\xff\x0fo"']) {
    expect(await refused(() => clone.read(Buffer.from(bytes, 'latin1')))).toMatch(
      /cannot read the bytes: .*Check that the file was written by serializer 'structured-clone'/,
    );
  }
});
