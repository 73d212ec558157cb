import { refused } from './values';
import { decode, encode, sameFormat, type Serializer, serializers } from '../../lib/serializer';

/** Points on a map, eight bytes each. */
const points: Serializer<{ x: number; y: number }[]> = {
  name: 'points',
  write: (list) => Buffer.from(Float32Array.from(list.flatMap(({ x, y }) => [x, y])).buffer),
  read: (bytes) =>
    Array.from({ length: bytes.length / 8 }, (_, index) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset + index * 8, 8);
      return { x: view.getFloat32(0, true), y: view.getFloat32(4, true) };
    }),
};

test("a serializer of one's own is a name and two functions", async () => {
  const list = [
    { x: 1, y: 2.5 },
    { x: -3, y: 0 },
  ];
  const bytes = await encode(points, list);
  expect(bytes).toHaveLength(16);
  expect(decode(points, bytes)).toStrictEqual(list);
});

test('whatever it throws says which serializer it was', async () => {
  expect(await refused(() => encode(points, null))).toMatch(
    /^Serializer 'points' cannot write the value: Cannot read properties of null/,
  );
  const strict: Serializer = {
    name: 'strict',
    write: () => {
      throw Object.assign(new Error('never'), { path: 'a[1]' });
    },
    read: () => {
      throw 'a text';
    },
  };
  expect(await refused(() => encode(strict, 1))).toBe("Serializer 'strict' cannot write 'a[1]': never");
  expect(await refused(() => decode(strict, Buffer.alloc(0)))).toBe(
    "Serializer 'strict' cannot read the bytes: a text",
  );
});

test('what it writes has to be bytes', async () => {
  const writing = (written: unknown): Serializer => ({
    name: 'wrong',
    write: () => written as Uint8Array,
    read: () => undefined,
  });
  const message = (kind: string) =>
    `Serializer 'wrong' cannot write the value: its function 'write' gives ${kind} in place of bytes. Return a Uint8Array, as Buffer.from(text) is, or an iterable of them.`;
  expect(await refused(() => encode(writing('text'), 1))).toBe(message('a text'));
  expect(await refused(() => encode(writing(undefined), 1))).toBe(message('undefined'));
  expect(await refused(() => encode(writing([Buffer.from('a'), 'b']), 1))).toBe(message('a text'));
});

test('what has the same name is the same format', () => {
  expect(sameFormat(serializers.json(), serializers.json({ indent: 2 }))).toBe(true);
  expect(sameFormat(serializers.json(), serializers.text())).toBe(false);
  const names = Object.values(serializers).map((make) => make().name);
  expect(names).toStrictEqual(['json', 'text', 'bytes', 'ndjson', 'csv', 'msgpack', 'structured-clone']);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+$/);
});
