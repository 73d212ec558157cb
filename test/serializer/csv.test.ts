import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { listOf, refused, text } from './values';
import { type CsvOptions, decode, encode, serializers } from '../../lib/serializer';
import { settings } from '../property/settings';

const csv = serializers.csv();
const written = async (rows: unknown, options?: CsvOptions) =>
  Buffer.from(await encode(serializers.csv(options), rows)).toString();
const read = (content: string, options?: CsvOptions) => decode(serializers.csv(options), Buffer.from(content));
const delimiter = fc.constantFrom<CsvOptions['delimiter']>(',', ';', '\t', '|');

/** Tables of hostile texts, all rows of one width. */
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 5 }));

test('texts come back as they were, as lists and as objects, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(table, delimiter, fc.integer({ min: 1, max: 9 }), async (rows, between, size) => {
      const lists = serializers.csv({ header: false, delimiter: between });
      const bytes = Buffer.from(await encode(lists, rows));
      // A mark at the very begin belongs to the file.
      if (bytes[0] === 0xef) return;
      expect(decode(lists, bytes)).toStrictEqual(rows);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await lists.readStream!(Readable.from(pieces))).toStrictEqual(rows);

      const keys = rows[0]?.map((key, index) => `${key}${index}`) ?? [];
      if (keys[0]?.startsWith('\ufeff')) return;
      const objects = rows.map((row) => Object.fromEntries(row.map((field, index) => [keys[index], field])));
      const keyed = serializers.csv({ delimiter: between });
      expect(decode(keyed, await encode(keyed, objects))).toStrictEqual(objects);
    }),
    settings(300),
  );
});

test('typed columns come back as they were', async () => {
  const row = fc.record(
    {
      n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))),
      b: fc.option(fc.boolean()),
      s: text,
    },
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row), async (rows) => {
      const typed = serializers.csv({ columns: { n: 'number', b: 'boolean', s: 'string' } });
      expect(decode(typed, await encode(typed, rows))).toStrictEqual(rows);
    }),
    settings(200),
  );
});

test('quotes are where RFC 4180 wants them', async () => {
  expect(
    await written([
      { id: 1, 'a,b': 'x' },
      { id: true, 'a,b': 'say "hi"\n' },
      { id: null, 'a,b': undefined },
      { id: ' ' },
    ]),
  ).toBe('id,"a,b"\r\n1,x\r\ntrue,"say ""hi""\n"\r\n,\r\n ,\r\n');
  expect(await written([['a;b', 'c,d']], { header: false, delimiter: ';' })).toBe('"a;b";c,d\r\n');
  expect(await written([{ a: '' }, { a: null }])).toBe('a\r\n""\r\n""\r\n');
});

test('other programs write other line ends, marks and blank lines', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    expect(read(['\ufeffa,b', '1,"x\ny"', '', '"2",'].join(end))).toStrictEqual([
      { a: '1', b: 'x\ny' },
      { a: '2', b: '' },
    ]);
  }
  expect(read('')).toStrictEqual([]);
  expect(read('a,b\n')).toStrictEqual([]);
});

test('columns give the order and the header of no rows; streams are read row by row', async () => {
  expect(await written([], { columns: { b: 'string', a: 'number' } })).toBe('b,a\r\n');
  expect(await written([{ a: 1, b: 2 }], { columns: { b: 'string', a: 'number' } })).toBe('b,a\r\n2,1\r\n');
  expect(await written([])).toBe('');
  const stream = serializers.csv({ stream: true }).readStream!(
    Readable.from([Buffer.from('a\n1\n2\n')]),
  ) as AsyncIterable<unknown>;
  expect(await listOf(stream)).toStrictEqual([{ a: '1' }, { a: '2' }]);
});

test('keys that objects have already are plain data', async () => {
  const rows = [JSON.parse('{"__proto__":"x","constructor":"y"}')];
  expect(await written(rows)).toBe('__proto__,constructor\r\nx,y\r\n');
  expect(Object.entries(read('__proto__,constructor\nx,y')[0])).toStrictEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
  expect(await written([{ a: 1, toString: 2 }, { a: 1 }])).toBe('a,toString\r\n1,2\r\n1,\r\n');
});

test.each<[unknown, CsvOptions, string]>([
  ['text', {}, "'csv' cannot write the value: it is a text, but this serializer takes rows"],
  [[{ a: 1 }, [1]], {}, "'csv' cannot write '[1]': it is a list, but rows are objects here."],
  [[{ a: 1 }], { header: false }, "'csv-no-header' cannot write '[0]': it is an object, but rows are lists here."],
  [[[]], { header: false }, "'[0]': it has no fields"],
  [[{}], {}, "'[0]': it has no keys"],
  [[{ a: 1 }, { a: 1, b: 2 }], {}, "'[1].b': it is not among the columns, which are 'a'."],
  [[{ a: { b: 1 } }], {}, "'[0].a': it is an object, but fields of CSV are texts, numbers and booleans."],
  [[{ a: NaN }], {}, "'[0].a': it is NaN, which CSV has no number for."],
  [[{ a: '\ud83d' }], {}, "'[0].a': it has half of a surrogate pair"],
  [[['x'], [1n]], { header: false }, "'[1][0]': it is a bigint"],
  [
    [['x']],
    { header: false, columns: { a: 'string', b: 'string' } },
    "'[0]': it has 1 fields, but there are 2 columns.",
  ],
])('%j is refused', async (rows, options, message) => {
  expect(await refused(() => written(rows, options))).toContain(message);
});

test.each<[string, CsvOptions, string]>([
  ['a,b\n1', {}, 'cannot read record 2: it has 1 fields, but the header has 2.'],
  ['a\n1,2', {}, 'cannot read record 2: it has 2 fields, but the header has 1.'],
  ['a,a\n', {}, "cannot read record 1: it names the column 'a' twice."],
  ['a\n"x', {}, 'cannot read record 2: it has a quote that is not closed.'],
  ['a\n"x"y', {}, 'cannot read record 2: it has text after a closing quote.'],
  ['a\nx"y"', {}, 'cannot read record 2: it has a quote inside a field'],
  ['a\n1', { columns: { b: 'string' } }, "cannot read record 1: it has no column 'b'. Its columns are 'a'."],
  ['a\n1\nx', { columns: { a: 'number' } }, 'cannot read record 3, column \'a\': it has "x", which is not a number.'],
  ['a\n ', { columns: { a: 'number' } }, 'cannot read record 2, column \'a\': it has " ", which is not a number.'],
  ['a\nTrue', { columns: { a: 'boolean' } }, 'it has "True", which is not a boolean.'],
  [
    '1,2',
    { header: false, columns: { a: 'number' } },
    'cannot read record 1: it has 2 fields, but there are 1 columns.',
  ],
])('%j cannot be read', async (content, options, message) => {
  expect(await refused(() => read(content, options))).toContain(message);
});

test('the name tells formats apart that cannot read each other', () => {
  const names = [
    {},
    { stream: true },
    { header: false },
    { delimiter: ';' as const },
    { delimiter: '\t' as const },
    { delimiter: '|' as const, header: false },
  ].map((options) => serializers.csv(options).name);
  expect(names).toStrictEqual(['csv', 'csv', 'csv-no-header', 'csv-semicolon', 'tsv', 'csv-pipe-no-header']);
  expect(csv.name).toBe('csv');
});
