import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { jsonValue, listOf, refused, same } from './values';
import { decode, encode, serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const ndjson = serializers.ndjson();
const lazy = serializers.ndjson({ stream: true });

/** A stream of the bytes in pieces of a size. */
const cut = (bytes: Uint8Array, size: number) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );

test('rows come back as they were, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(jsonValue()), fc.integer({ min: 1, max: 20 }), async (rows, size) => {
      const bytes = await encode(ndjson, rows);
      same(decode(ndjson, bytes), rows);
      same(await ndjson.readStream!(cut(bytes, size)), rows);
      same(await listOf(lazy.readStream!(cut(bytes, size)) as AsyncIterable<unknown>), rows);
      same(await listOf(decode(lazy, bytes)), rows);
    }),
    settings(200),
  );
});

test('whatever can be walked is written', async () => {
  async function* later() {
    yield 1;
    yield [2];
  }
  for (const rows of [[1, [2]], new Set([1, [2]]), [1, [2]].values(), later(), Readable.from([1, [2]])]) {
    expect(Buffer.from(await encode(ndjson, rows)).toString()).toBe('1\n[2]\n');
  }
  expect((await encode(ndjson, [])).length).toBe(0);
  expect(decode(ndjson, Buffer.alloc(0))).toStrictEqual([]);
});

test('a generator is asked for a row only when the rows before are written', () => {
  let made = 0;
  function* endless() {
    for (;;) yield 'x'.repeat(1000) + made++;
  }
  const pieces = (ndjson.write(endless()) as Iterable<Uint8Array>)[Symbol.iterator]();
  pieces.next();
  expect(made).toBeLessThan(100);
  expect(pieces.return!().done).toBe(true);
});

test('blank lines and Windows line ends are no rows', () => {
  expect(decode(ndjson, Buffer.from('\ufeff{"a":1}\r\n\r\n  \n2'))).toStrictEqual([{ a: 1 }, 2]);
});

test('errors name the row, in the value and in the file', async () => {
  expect(await refused(() => encode(ndjson, [1, { when: new Date() }]))).toMatch(
    /^Serializer 'ndjson' cannot write '\[1\]\.when': it is a Date/,
  );
  expect(await refused(() => encode(ndjson, [1, undefined]))).toMatch(/cannot write '\[1\]': it is undefined/);
  expect(await refused(() => ndjson.write({ a: 1 }))).toMatch(
    /the value: it is an object, but this serializer takes rows/,
  );
  expect(await refused(() => ndjson.write('rows'))).toMatch(/it is a text, but this serializer takes rows/);
  expect(await refused(() => decode(ndjson, Buffer.from('1\n\n{"a"')))).toMatch(
    /^Serializer 'ndjson' cannot read line 3: /,
  );
  expect(await refused(() => decode(ndjson, Buffer.from([0x31, 0x0a, 0xff])))).toMatch(/they are not UTF-8/);
});

test('an error of the generator stays its own', async () => {
  const own = new Error('own');
  await expect(
    encode(
      ndjson,
      (function* () {
        yield 1;
        throw own;
      })(),
    ),
  ).rejects.toBe(own);
});
