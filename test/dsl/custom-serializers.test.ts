import { p, pipeline, pipelineOf, task, when } from '../../lib/dsl';
import { checkGraph } from '../../lib/dsl/check';
import { run } from '../../lib/local';
import type { Serializer } from '../../lib/serializer';

/** Numbers, eight bytes each. */
const doubles: Serializer<number> = {
  name: 'double',
  write: (value) => Buffer.from(Float64Array.of(value).buffer),
  read: (bytes) => Buffer.from(bytes).readDoubleLE(0),
};

/** Lists of numbers, one per line. */
const lines: Serializer<Iterable<number>> = {
  name: 'lines',
  traits: { text: true, rows: true, jsonValues: true, sameAsJson: true },
  write: (rows) => Buffer.from([...rows].map((row) => `${row}\n`).join('')),
  read: (bytes) => Buffer.from(bytes).toString().split('\n').slice(0, -1).map(Number),
};

const half = task('half', ({ n }: { n: number }) => n / 2, { serializer: doubles });
const count = task('count', ({ to }: { to: number }) => [...Array(to).keys()], { serializer: lines });
const twice = task('twice', ({ n }: { n: number }) => n * 2);
const sum = task('sum', ({ of }: { of: number[] }) => of.reduce((a, b) => a + b, 0));

test('bytes of a serializer that does not say that they are text cannot go as a parameter', async () => {
  const asParameter = pipeline('as-parameter', {}, () => twice({ n: half({ n: 3 }, { transport: 'parameter' }) }));
  expect(checkGraph(pipelineOf(asParameter)).map(({ message }) => message)).toStrictEqual([
    "AW1534 half: passes its result as a parameter, but the serializer 'double' does not write text, and a manifest carries nothing else. " +
      "Take transport: 'artifact', or a serializer of text: json, text, ndjson, csv.",
  ]);
  expect(
    await run(
      pipeline('as-file', {}, () => twice({ n: half({ n: 3 }) })),
      {},
    ),
  ).toBe(3);
});

test('the items of rows are read one by one, and a task of a map that writes rows is collected', async () => {
  const items = pipeline('items', {}, () => sum({ of: count({ to: 4 }).map((n) => twice({ n })) }));
  expect(await run(items, {})).toBe(12);
  const collected = pipeline('collected', {}, () => {
    const lists = count({ to: 4 }).map((to) => count({ to }));
    return sum({ of: lists.map((of) => sum({ of })) });
  });
  expect(await run(collected, {})).toBe(0 + 0 + 1 + 3);
});

test('text that is the same as JSON is JSON in a manifest', async () => {
  const asParameter = pipeline('rows-as-parameter', {}, () =>
    sum({ of: count({ to: 4 }, { transport: 'parameter' }) }),
  );
  expect(checkGraph(pipelineOf(asParameter))).toStrictEqual([]);
  expect(await run(asParameter, {})).toBe(6);
});

test('items in one pod that each leave rows', async () => {
  const inBatches = pipeline('in-batches', {}, () => {
    const lists = count({ to: 4 }).map((to) => count({ to }), { batch: 2 });
    return sum({ of: lists.map((of) => sum({ of })) });
  });
  expect(await run(inBatches, {})).toBe(4);
});

test('a pipeline that is called for each item of rows gets the item, and no rows', async () => {
  const inner = pipeline('inner', { n: p.number() }, ({ n }) => twice({ n }));
  const outer = pipeline('outer', {}, () => sum({ of: count({ to: 4 }).map((n) => inner({ n })) }));
  expect(await run(outer, {})).toBe(12);
});

test('a condition reads the value, however its text was written', async () => {
  const shout = task('shout', ({ word }: { word: string }) => word.toUpperCase());
  const loud = { name: 'loud', write: (value: string) => Buffer.from(`${value}!`), read: loudly } satisfies Serializer;
  const said = (serializer: Serializer) => {
    const say = task('say', () => 'yes', { serializer });
    return pipeline('answer', {}, () =>
      when(say({}).eq('yes'), () => shout({ word: 'heard' })).otherwise(() => shout({ word: 'not heard' })),
    );
  };
  expect(await run(said({ ...loud, traits: { text: true } }), {})).toBe('HEARD');
  expect(await run(said({ ...loud, traits: { text: true, jsonValues: true, sameAsJson: true } }), {})).toBe('HEARD');
});

function loudly(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString().slice(0, -1);
}
