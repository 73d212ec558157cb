import * as fc from 'fast-check';
import { jsonValue, refused, same, text } from './values';
import { serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const msgpack = serializers.msgpack();
const there = (value: unknown) => msgpack.read(msgpack.write(value) as Uint8Array);
const message = (value: unknown) => refused(() => msgpack.write(value));

test('values of JSON come back as they were', () => {
  const key = text.filter((name) => name !== '__proto__');
  fc.assert(
    fc.property(jsonValue(key), (value) => same(there(value), value)),
    settings(500),
  );
});

test('dates, bytes, big integers, NaN and infinities too', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.uint8Array(), (date, bytes) => {
      expect(Number(there(date))).toBe(Number(date));
      expect(there([bytes])).toStrictEqual([Buffer.from(bytes)]);
    }),
    settings(200),
  );
  for (const value of [NaN, Infinity, -Infinity, 2n ** 64n - 1n, -(2n ** 63n), 2n ** 53n + 1n]) {
    expect(there([value])).toStrictEqual([value]);
  }
});

test('bytes that were read do not keep the file in memory', () => {
  expect(there([Buffer.from('x')])[0].buffer.byteLength).toBeLessThan(10_000);
});

test('it is what other languages write', () => {
  expect(Buffer.from(msgpack.write({ a: [1, null, 'é'] }) as Uint8Array).toString('hex')).toBe('81a1619301c0a2c3a9');
  // 5e9 and 2^60 as unsigned integers of 64 bits, as Python packs them.
  expect(msgpack.read(Buffer.from('92cf000000012a05f200cf1000000000000000', 'hex'))).toStrictEqual([
    5_000_000_000,
    2n ** 60n,
  ]);
  expect(there(undefined)).toBeNull();
  expect(there({ a: undefined })).toStrictEqual({});
});

class Account {}

test.each<[unknown, string]>([
  [{ a: [1n] }, "'a[0]': it is a bigint that a number can hold"],
  [[2n ** 64n], "'[0]': it is a bigint of more than 64 bits"],
  [{ d: new Date(NaN) }, "'d': it is a date without a time"],
  [[undefined], "'[0]': it is undefined"],
  [{ m: new Map() }, "'m': it is a Map, which MessagePack cannot carry"],
  [{ f: () => 1 }, "'f': it is a function"],
  [{ o: new Account() }, "'o': it is an object of class Account"],
  [['\udc00'], "'[0]': it has half of a surrogate pair"],
  [JSON.parse('{"__proto__":1}'), "'__proto__': its name '__proto__' is refused by readers"],
  [new Float64Array(1), 'the value: it is a Float64Array'],
])('%p is refused', async (value, expected) => {
  expect(await message(value)).toContain(`Serializer 'msgpack' cannot write ${expected}`);
});

test('bytes of other formats are refused or read, but never hang', async () => {
  for (const hex of ['', 'ddffffffff', '81a161', 'c6ffffffff', 'd8']) {
    expect(await refused(() => msgpack.read(Buffer.from(hex, 'hex')))).toMatch(
      /^Serializer 'msgpack' cannot read the bytes: .*Check that the file was written by serializer 'msgpack'/,
    );
  }
});

test('without its package the error says what to install', async () => {
  jest.resetModules();
  jest.doMock('msgpackr', () => {
    throw new Error("Cannot find module 'msgpackr'");
  });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const fresh = require('../../lib/serializer').serializers.msgpack();
  expect(await refused(() => fresh.write(1))).toBe(
    "Serializer 'msgpack' cannot write the value: the package 'msgpackr' is not installed. Add it to your dependencies: npm install msgpackr. Or use another serializer.",
  );
  jest.dontMock('msgpackr');
});
