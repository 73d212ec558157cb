import { acceptedByArgo, lowersToGolden, runs } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { container, failed, input, output, p, pipeline, task, when } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';

const LIST = { list: p.json<any[]>() };
const even = task('even', ({ n }: { n: number }) => {
  if (n % 2) throw new Error(`${n} is odd`);
  return n;
});
const quarter = pipeline('quarter', { n: p.number() }, ({ n }) => ({ whole: n, half: even({ n }) }));
const dates = task('dates', ({ n }: { n: number }) => [new Date(n)], { serializer: serializers.structuredClone() });
const millis = task('millis', ({ list }: { list: Date[] }) => list.map((each) => each.getTime()));
const tail = container('tail', {
  image: 'b:1',
  command: ['sh', '-c', 'test "$N" != 2 && printf "$N" > /tmp/n'],
  env: { N: input('n') },
  inputs: { n: input.text<number>() },
  outputs: { n: output.json<number>('/tmp/n') },
});

const each = (name: string, body: (inputs: any) => unknown, gives: unknown, list: unknown[] = [1, 2, 3]) =>
  runs(name, pipeline('main', LIST, body), [{ args: { list }, gives }]);

lowersToGolden(
  'the failures of several calls are collected',
  pipeline('main', {}, () =>
    join({
      list: numbers({ count: 2 }).map((n) => double({ n: even({ n }) }), { onItemFailure: 'collect', name: 'twice' }),
    }),
  ),
  [{ gives: '0 {"error":"twice failed"}' }],
);

lowersToGolden(
  'several calls in batches are one pod',
  pipeline('main', {}, () => {
    const outside = double({ n: 5 });
    return join({
      list: numbers({ count: 3 }).map((n, i) => add({ a: double({ n }), b: add({ a: outside, b: i }) }), { batch: 2 }),
    });
  }),
  [{ gives: '10 13 16' }],
);

const FAILED = (name: string) => ({ error: `${name} failed` });
each(
  'collected: several calls for each item',
  ({ list }) => list.map((n: any) => double({ n: even({ n }) }), { onItemFailure: 'collect' }),
  [FAILED('each-double'), 4, FAILED('each-double')],
);
each('collected: a pipeline', ({ list }) => list.map((n: any) => quarter({ n }), { onItemFailure: 'collect' }), [
  FAILED('quarter'),
  { whole: 2, half: 2 },
  FAILED('quarter'),
]);
each('collected: a container', ({ list }) => list.map((n: any) => tail({ n }).n, { onItemFailure: 'collect' }), [
  1,
  FAILED('each-tail'),
  3,
]);
each(
  'collected: items that are made without a call',
  ({ list }) => list.map((n: any, i: any) => ({ n, i }), { onItemFailure: 'collect' }),
  [
    { n: 1, i: 0 },
    { n: 2, i: 1 },
    { n: 3, i: 2 },
  ],
);
each(
  'collected: a failure that was dealt with is none',
  ({ list }) =>
    list.map((n: any) => [show({ value: 'handled' }, { after: [failed(even({ n }))] }).orElse('none'), n], {
      onItemFailure: 'collect',
    }),
  [
    ['"handled"', 1],
    ['none', 2],
  ],
  [1, 2],
);
each(
  'collected: and mapped again',
  ({ list }) =>
    list.map((n: any) => double({ n: even({ n }) }), { onItemFailure: 'collect' }).map((value: any) => show({ value })),
  ['{"error":"each-double failed"}', '4'],
  [1, 2],
);
each(
  'collected: with branches',
  ({ list }) =>
    list.map((n: any) => when(n.gt(1), () => double({ n: even({ n }) })).otherwise(() => n), {
      onItemFailure: 'collect',
      name: 'branches',
    }),
  [1, 4, FAILED('branches')],
);
each(
  'collected: in a loop',
  ({ list }) =>
    list.map((n: any) =>
      numbers({ count: n }).map((m) => double({ n: even({ n: m }) }), { onItemFailure: 'collect', limit: 2 }),
    ),
  [[0], [0, FAILED('each-double')], [0, FAILED('each-double'), 4]],
);
each(
  'collected: nothing',
  ({ list }) => list.map((n: any) => double({ n: even({ n }) }), { onItemFailure: 'collect' }),
  [],
  [],
);
each(
  'collected: dates',
  ({ list }) =>
    show({
      value: list.map((n: any) => millis({ list: dates({ n: even({ n }) }) }), {
        onItemFailure: 'collect',
        name: 'all',
      }),
    }),
  '[{"error":"all failed"},[2]]',
  [1, 2],
);
runs(
  'collected: texts in the manifest',
  pipeline('main', LIST, ({ list }) => list.map((n) => double({ n: even({ n }) }), { onItemFailure: 'collect' }), {
    transport: 'parameter',
  }),
  [{ args: { list: [1, 2] }, gives: [FAILED('each-double'), 4] }],
);

each(
  'batch: several calls for each item',
  ({ list }) => join({ list: list.map((n: any, i: any) => add({ a: double({ n }), b: i }), { batch: 2 }) }),
  '2 5 8',
);
each(
  'batch: a pipeline',
  ({ list }) => list.map((n: any) => quarter({ n }), { batch: 2 }),
  [
    { whole: 2, half: 2 },
    { whole: 4, half: 4 },
    { whole: 6, half: 6 },
  ],
  [2, 4, 6],
);
each(
  'batch: what is outside',
  ({ list }) => {
    const outside = double({ n: 5 });
    const none = when(outside.gt(100), () => double({ n: 7 }));
    return list.map(
      (n: any) => ({
        a: add({ a: n, b: outside }),
        b: [outside, n],
        c: none.orElse(1),
        d: double({ n: none.orElse(n) }),
        all: sum({ list }),
      }),
      { batch: 2 },
    );
  },
  [1, 2, 3].map((n) => ({ a: n + 10, b: [10, n], c: 1, d: 2 * n, all: 6 })),
);
each(
  'batch: fields of items',
  ({ list }) => list.map((each2: any) => add({ a: double({ n: each2.a }), b: each2.b.c }), { batch: 2 }),
  [5, 8],
  [
    { a: 1, b: { c: 3 } },
    { a: 2, b: { c: 4 } },
  ],
);
each(
  'batch: a loop in a loop',
  ({ list }) => list.map((n: any) => numbers({ count: n }).map((m) => add({ a: m, b: n })), { batch: 2 }),
  [[1], [2, 3], [3, 4, 5]],
);
each(
  'batch: in a loop',
  ({ list }) =>
    list.map((n: any) =>
      numbers({ count: n }).map((m, i) => add({ a: double({ n: m }), b: add({ a: i, b: n }) }), { batch: 2 }),
    ),
  [[1], [2, 5], [3, 6, 9]],
);
each(
  'batch: of one function, in a loop',
  ({ list }) =>
    list.map((n: any, i: any) => numbers({ count: n }).map((m, j) => show({ value: [n, i, m, j] }), { batch: 2 })),
  [['[1,0,0,0]'], ['[2,1,0,0]', '[2,1,1,1]']],
  [1, 2],
);
each(
  'batch: in another batch',
  ({ list }) =>
    list.map(
      (n: any) =>
        numbers({ count: n }).map((m, i) => add({ a: double({ n: m }), b: add({ a: i, b: n }) }), { batch: 2 }),
      { batch: 2 },
    ),
  [[1], [2, 5], [3, 6, 9]],
);
each(
  'batch: with branches',
  ({ list }) => list.map((n: any) => when(n.gt(1), () => double({ n })).otherwise(() => 'one'), { batch: 2 }),
  ['one', 4, 6],
);
each(
  'batch: failures of several calls',
  ({ list }) => list.map((n: any) => double({ n: even({ n }) }), { batch: 2, onItemFailure: 'collect', limit: 1 }),
  [{ error: '1 is odd' }, 4, { error: '3 is odd' }],
);
each(
  'batch: failures of a pipeline',
  ({ list }) => list.map((n: any) => quarter({ n }), { batch: 2, onItemFailure: 'collect' }),
  [{ error: '1 is odd' }, { whole: 2, half: 2 }, { error: '3 is odd' }],
);
each(
  'batch: no items are read',
  ({ list }) => [
    list.map(() => double({ n: 4 }), { batch: 2 }),
    list.map((_: any, n: any) => double({ n }), { batch: 2 }),
    list.map((_: any, n: any) => double({ n: double({ n }) }), { batch: 2 }),
  ],
  [
    [8, 8, 8],
    [0, 2, 4],
    [0, 4, 8],
  ],
);
each(
  'batch: dates',
  ({ list }) =>
    list.map((n: any) => dates({ n: double({ n }) }), { batch: 2 }).map((value: any) => millis({ list: value })),
  [[2], [4], [6]],
);
each('batch: items without a call', ({ list }) => list.map((n: any, i: any) => ({ n, i }), { batch: 2 }), [
  { n: 1, i: 0 },
  { n: 2, i: 1 },
  { n: 3, i: 2 },
]);
each('batch: nothing', ({ list }) => list.map((n: any) => double({ n: double({ n }) }), { batch: 2 }), [], []);

acceptedByArgo();
