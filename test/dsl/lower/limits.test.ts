import { acceptedByArgo, lowersToGolden, runs } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { p, pipeline, statusOf, task, when } from '../../../lib/dsl';

const LIST = { list: p.json<any[]>() };
const even = task('even', ({ n }: { n: number }) => {
  if (n % 2) throw new Error('odd');
  return n;
});

lowersToGolden(
  'a loop with a limit beside another task',
  pipeline('main', LIST, ({ list }) =>
    add({ a: sum({ list: list.map((n) => double({ n }), { limit: 2, name: 'twice' }) }), b: double({ n: 1 }) }),
  ),
  [
    { args: { list: [1, 2, 3] }, gives: 14 },
    { args: { list: [] }, gives: 2 },
  ],
);

runs(
  'several loops with limits, whose values are texts',
  pipeline(
    'main',
    LIST,
    ({ list }) =>
      show({ value: [list.map((n) => double({ n }), { limit: 2 }), list.map((n) => double({ n }), { limit: 3 })] }),
    { transport: 'parameter' },
  ),
  [
    { args: { list: [1, 2] }, gives: '[[2,4],[2,4]]' },
    { args: { list: [] }, gives: '[[],[]]' },
  ],
);

const each = (name: string, body: (inputs: any) => unknown, gives: unknown, list: unknown[] = [1, 2, 3]) =>
  runs(name, pipeline('main', LIST, body), [{ args: { list }, gives }]);
each(
  'limits of chained loops',
  ({ list }) =>
    join({ list: list.map((n: any) => double({ n }), { limit: 2 }).map((n: any) => double({ n }), { limit: 1 }) }),
  '4 8 12',
);
each(
  'a loop over what a loop with a limit gives',
  ({ list }) => [
    join({ list: list.map((n: any) => double({ n }), { limit: 2 }).map((n: any) => double({ n })) }),
    double({ n: 1 }),
  ],
  ['4 8 12', 2],
);
each(
  'a limit of a loop over what a task gives',
  () => [numbers({ count: 3 }).map((n) => double({ n }), { limit: 2 }), double({ n: 1 })],
  [[0, 2, 4], 2],
);
each(
  'limits of a loop in a loop',
  ({ list }) =>
    list.map(
      (n: any) => ({ all: numbers({ count: n }).map((m) => add({ a: m, b: n }), { limit: 2 }), other: double({ n }) }),
      { limit: 1 },
    ),
  [
    { all: [1], other: 2 },
    { all: [2, 3], other: 4 },
    { all: [3, 4, 5], other: 6 },
  ],
);
each(
  'a limit and failures that are skipped',
  ({ list }) => [list.map((n: any) => even({ n }), { limit: 2, onItemFailure: 'skip' }), double({ n: 1 })],
  [[2], 2],
);
each(
  'a limit and failures that are collected',
  ({ list }) => [list.map((n: any) => even({ n }), { limit: 2, onItemFailure: 'collect' }), double({ n: 1 })],
  [[{ error: 'odd' }, 2, { error: 'odd' }], 2],
);
each(
  'a limit and batches',
  ({ list }) => [list.map((n: any, i: any) => add({ a: n, b: i }), { limit: 1, batch: 2 }), double({ n: 1 })],
  [[1, 3, 5], 2],
);
each(
  'a limit and several calls for an item',
  ({ list }) => [list.map((n: any, i: any) => add({ a: double({ n }), b: i }), { limit: 2 }), double({ n: 1 })],
  [[2, 5, 8], 2],
);
each(
  'a limit and an element, a length, a status',
  ({ list }) => {
    const all = list.map((n: any) => double({ n }), { limit: 2 });
    return {
      at: all.at(1),
      length: all.length,
      many: when(all.length.gt(2), () => double({ n: 5 })),
      status: statusOf(all),
    };
  },
  { at: 4, length: 3, many: 10, status: 'Succeeded' },
);
each(
  'a loop with a limit after another task',
  ({ list }) => {
    const first = double({ n: 1 });
    const all = list.map((n: any) => double({ n: double({ n }, { after: [first] }) }), { limit: 2 });
    return [show({ value: 'last' }, { after: [all] }), add({ a: 1, b: first }), all];
  },
  ['"last"', 3, [4, 8, 12]],
);

acceptedByArgo();
