import { acceptedByArgo, lowersToGolden } from './scenario';
import { double, join, numbers, sum } from './shared';
import { p, pipeline, task } from '../../../lib/dsl';

const even = task('even', ({ n }: { n: number }) => {
  if (n % 2 !== 0) throw new Error(`${n} is odd`);
  return n;
});

lowersToGolden(
  'many items in one pod',
  pipeline('main', { count: p.number() }, ({ count }) =>
    sum({ list: numbers({ count }).map((n) => double({ n }), { batch: 2 }) }),
  ),
  [
    { args: { count: 5 }, gives: 20 },
    { args: { count: 0 }, gives: 0 },
  ],
);

lowersToGolden(
  'items that fail are left out',
  pipeline('main', { count: p.number() }, ({ count }) =>
    join({ list: numbers({ count }).map((n) => even({ n }), { onItemFailure: 'skip' }) }),
  ),
  [{ args: { count: 4 }, gives: '0 2' }],
);

lowersToGolden(
  'items that fail are errors in the list',
  pipeline('main', { count: p.number() }, ({ count }) =>
    join({ list: numbers({ count }).map((n) => even({ n }), { onItemFailure: 'collect' }) }),
  ),
  [{ args: { count: 3 }, gives: '0 {"error":"1 is odd"} 2' }],
);

const stream = task('stream', function* ({ count }: { count: number }) {
  for (let n = 0; n < count; n++) yield n;
});
const later = task('later', async function* ({ count }: { count: number }) {
  for (let n = 0; n < count; n++) yield n;
});
lowersToGolden(
  'what generators yield, one file after the other',
  pipeline('main', { count: p.number() }, ({ count }) => [
    sum({ list: stream({ count }).map((n) => double({ n })) }),
    sum({ list: later({ count }) }),
  ]),
  [{ args: { count: 3 }, gives: [6, 3] }],
);

acceptedByArgo();
