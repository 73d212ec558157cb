import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { listOf, refused, text } from './values';
import { encode, serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const plain = serializers.text();
const bytes = serializers.bytes();

test('texts come back as they were, marks and line ends included', () => {
  fc.assert(
    fc.property(text, (value) => expect(plain.read(plain.write(value) as Uint8Array)).toBe(value)),
    settings(500),
  );
});

test('what is not text is refused', async () => {
  expect(await refused(() => plain.write(5 as any))).toBe(
    "Serializer 'text' cannot write the value: it is a number, but this serializer takes texts. Convert it with String(...), or use serializers.json().",
  );
  expect(await refused(() => plain.write('a\ud83d'))).toMatch(/half of a surrogate pair, which UTF-8 cannot carry/);
  expect(await refused(() => plain.read(Buffer.from([0x61, 0xc3])))).toMatch(/they are not UTF-8/);
});

test('bytes come back as a Buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (value) => {
      expect(bytes.read(bytes.write(value) as Uint8Array)).toStrictEqual(Buffer.from(value));
    }),
    settings(100),
  );
});

test('pieces are written one after the other, and read so on request', async () => {
  const pieces = [Buffer.from('a'), new Uint8Array(), Buffer.from('bc')];
  for (const value of [pieces, pieces.values(), Readable.from(pieces)]) {
    expect(Buffer.from(await encode(bytes, value)).toString()).toBe('abc');
  }
  const stream = serializers.bytes({ stream: true });
  expect(
    Buffer.concat(await listOf(stream.readStream!(Readable.from(pieces)) as AsyncIterable<Buffer>)).toString(),
  ).toBe('abc');
  expect(Buffer.concat(await listOf(stream.read(Buffer.from('abc')))).toString()).toBe('abc');
  expect(stream.name).toBe(bytes.name);
});

test('what are no bytes is refused', async () => {
  expect(await refused(() => bytes.write('text'))).toMatch(
    /^Serializer 'bytes' cannot write the value: it is a text, but this serializer takes a Uint8Array or Buffer/,
  );
  expect(await refused(() => bytes.write(new Float32Array(2)))).toMatch(/it is a Float32Array/);
  expect(await refused(() => bytes.write(null))).toMatch(/it is null/);
  expect(await refused(() => encode(bytes, [Buffer.from('a'), 'b']))).toMatch(/cannot write '\[1\]': it is a text/);
  expect(await refused(() => encode(bytes, [1, 2]))).toMatch(/cannot write '\[0\]': it is a number/);
});
