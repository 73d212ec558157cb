import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { contentOf, echo, Folder, inProcess } from './command';
import { settings } from '../property/settings';
import { same } from '../serializer/values';

const folder = new Folder();
afterAll(() => folder.remove());

test('a task reads its inputs and writes its outputs', async () => {
  const out = folder.fresh();
  expect(
    await inProcess([
      '--node-name',
      'inner.raise',
      '--input',
      'n',
      folder.file(3),
      '--input',
      'exponent',
      folder.file(2),
      '--output',
      'return',
      out,
    ]),
  ).toEqual({ code: 0, out: '', err: '' });
  expect(contentOf(out)).toBe('9');
});

test('a partitioned output is a folder of numbered files and the list of their names', async () => {
  const [numbers, total] = [folder.fresh(), folder.fresh()];
  expect(
    (
      await inProcess([
        '--node-name',
        'generate',
        '--input',
        'count',
        folder.file(12),
        '--output',
        'numbers',
        numbers,
        '--output',
        'total',
        total,
      ])
    ).err,
  ).toBe('');
  const names = Array.from({ length: 12 }, (_, index) => String(index));
  expect(contentOf(numbers)).toEqual({
    ...Object.fromEntries(names.map((name) => [name, name])),
    'partitions.json': JSON.stringify(names),
  });
  expect(contentOf(total)).toBe('12');
});

test.each([
  [0, {}, []],
  [3, { 0: '[0,1,2]' }, ['0']],
  [7, { 0: '[0,1,2]', 1: '[3,4,5]', 2: '[6]' }, ['0', '1', '2']],
])('%d items in batches', async (count, files, names) => {
  const out = folder.fresh();
  await inProcess(['--node-name', 'batches', '--input', 'count', folder.file(count), '--output', 'return', out]);
  expect(contentOf(out)).toEqual({ ...files, 'partitions.json': JSON.stringify(names) });
});

test('a folder is read in the order of its numbers, without the list of names', async () => {
  const [partitions, out] = [folder.fresh(), folder.fresh()];
  mkdirSync(join(partitions, 'logs'), { recursive: true });
  for (const name of ['10', '9', '007', '99999999999999999999', '0', '100000000000000000000']) {
    writeFileSync(join(partitions, name), `"${name}"`);
  }
  writeFileSync(join(partitions, 'partitions.json'), 'no list');
  writeFileSync(join(partitions, '.3.123-abc.part'), 'left behind');
  mkdirSync(join(partitions, '11'));
  writeFileSync(join(partitions, '11', '1'), '"b"');
  writeFileSync(join(partitions, '11', '0'), '"a"');
  await inProcess(echo(partitions, out));
  expect(JSON.parse(contentOf(out) as string)).toEqual([
    '0',
    '007',
    '9',
    '10',
    ['a', 'b'],
    '99999999999999999999',
    '100000000000000000000',
  ]);
});

test('what one writes in partitions, the other reads', async () => {
  const [numbers, total, sum] = [folder.fresh(), folder.fresh(), folder.fresh()];
  await inProcess([
    '--node-name',
    'generate',
    '--input',
    'count',
    folder.file(2000),
    '--output',
    'numbers',
    numbers,
    '--output',
    'total',
    total,
  ]);
  await inProcess(['--node-name', 'sum', '--input', 'numbers', numbers, '--output', 'return', sum]);
  expect(contentOf(sum)).toBe('1999000');
});

test('rows go through as a stream', async () => {
  const out = folder.fresh();
  await inProcess([
    '--node-name',
    'echo-rows',
    '--input',
    'value',
    folder.file('{"a":1}\n\n[2]'),
    '--output',
    'return',
    out,
  ]);
  expect(contentOf(out)).toBe('{"a":1}\n[2]\n');
});

test.each(['"', "'; rm -rf / #", '{{=1+1}}', '$(x)', '🙂\u2028\0', '-0', '--output', '', 'a'.repeat(100_000)])(
  'a hostile text stays what it is: %j',
  async (text) => {
    const [json, plain] = [folder.fresh(), folder.fresh()];
    await inProcess(echo(folder.file(JSON.stringify({ text })), json));
    await inProcess(['--node-name', 'echo-text', '--input', 'value', folder.file(text), '--output', 'return', plain]);
    expect(JSON.parse(contentOf(json) as string)).toEqual({ text });
    expect(contentOf(plain)).toBe(text);
  },
);

test('whatever bytes a file has, they are a value or an error that names the file', async () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const [input, out] = [folder.file(Buffer.from(content)), folder.fresh()];
      const { code, err } = await inProcess(echo(input, out));
      if (code === 0) {
        same(
          JSON.parse(contentOf(out) as string),
          JSON.parse(
            Buffer.from(content)
              .toString()
              .replace(/^\ufeff/, ''),
          ),
        );
      } else {
        expect([code, err.slice(0, 60), contentOf(out)]).toEqual([
          1,
          expect.stringMatching(/^AW1608 echo: reads input 'value' from /),
          undefined,
        ]);
      }
    }),
    settings(200),
  );
});

test('a whole pipeline, by its name or by none, is run by the engine', async () => {
  const out = folder.fresh();
  await inProcess(['--input', 'count', folder.file(2), '--output', 'result', out]);
  expect(JSON.parse(contentOf(out) as string)).toEqual({ definition: 'the whole', inputs: { count: 2 }, name: 'etl' });
  await inProcess(['--node-name', 'inner', '--input', 'n', folder.file(5), '--output', 'n', out]);
  expect(JSON.parse(contentOf(out) as string)).toEqual({
    definition: 'the inner one',
    inputs: { n: 5 },
    name: 'inner',
  });
});

test('an optional input may be left out, or its file not be there', async () => {
  const [out, empty] = [folder.fresh(), folder.fresh()];
  mkdirSync(empty);
  for (const factor of [folder.fresh(), empty]) {
    await inProcess(['--input', 'count', folder.file(2), '--input', 'factor', factor, '--output', 'result', out]);
    expect(JSON.parse(contentOf(out) as string).inputs).toEqual({ count: 2 });
  }
  await inProcess(['--input', 'count', folder.file(2), '--input', 'factor', folder.file(5), '--output', 'result', out]);
  expect(JSON.parse(contentOf(out) as string).inputs).toEqual({ count: 2, factor: 5 });
});

test('empty names in an address mean nothing, and the last of two locations counts', async () => {
  const [one, other] = [folder.fresh(), folder.fresh()];
  await inProcess([
    '--node-name=.inner..raise.',
    '--input',
    'n',
    'nowhere',
    '--input',
    'n',
    folder.file(2),
    '--input',
    'exponent',
    folder.file(5),
    '--output',
    'return',
    one,
    '--output',
    'return',
    other,
  ]);
  expect([contentOf(one), contentOf(other)]).toEqual([undefined, '32']);
});

test('nothing returned is null, a file that exists is replaced', async () => {
  const out = folder.file('old');
  await inProcess(['--node-name', 'whoami', '--output', 'return', out]);
  expect(contentOf(out)).toBe('"whoami"');
  expect(await inProcess(['--node-name', 'nothing'])).toEqual({ code: 0, out: '', err: '' });
});
