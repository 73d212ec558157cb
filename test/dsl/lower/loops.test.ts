import { acceptedByArgo, lowersToGolden } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { p, pipeline } from '../../../lib/dsl';

const list = { list: p.json<any[]>() };

lowersToGolden(
  'a map over what a task gives',
  pipeline('main', {}, () => sum({ list: numbers({ count: 3 }).map((n) => double({ n })) })),
  [{ gives: 6 }],
);

lowersToGolden(
  'a map over a parameter',
  pipeline('main', list, (inputs) => sum({ list: inputs.list.map((n) => double({ n })) })),
  [
    { args: { list: [1, 2] }, gives: 6 },
    { args: { list: [] }, gives: 0 },
  ],
);

lowersToGolden(
  'a map over a map',
  pipeline('main', {}, () =>
    join({
      list: numbers({ count: 2 })
        .map((n) => double({ n }))
        .map((n) => double({ n })),
    }),
  ),
  [{ gives: '0 4' }],
);

lowersToGolden(
  'a map in a map',
  pipeline('main', list, (inputs) =>
    join({ list: inputs.list.map((row) => sum({ list: row.map((n: any) => double({ n })) })) }),
  ),
  [{ args: { list: [[1, 2], [], [3]] }, gives: '6 0 6' }],
);

const inner = pipeline('inner', { count: p.number() }, ({ count }) => numbers({ count }).map((n) => double({ n })));
lowersToGolden(
  'a map over what a pipeline gives',
  pipeline('main', {}, () => join({ list: inner({ count: 3 }).map((n) => add({ a: n, b: 1 })) })),
  [{ gives: '1 3 5' }],
);

lowersToGolden(
  'several calls for each item, with its position',
  pipeline('main', list, (inputs) =>
    join({ list: inputs.list.map((n, index) => add({ a: double({ n }), b: index })) }),
  ),
  [{ args: { list: [5, 6] }, gives: '10 13' }],
);

lowersToGolden(
  'items that are made without a call',
  pipeline('main', list, (inputs) => show({ value: inputs.list.map((each, index) => ({ id: each.id, index })) })),
  [{ args: { list: [{ id: 'a' }, { id: 'b' }] }, gives: '[{"id":"a","index":0},{"id":"b","index":1}]' }],
);

lowersToGolden(
  'a list of few items at a time',
  pipeline('main', list, (inputs) => sum({ list: inputs.list.map((n) => double({ n }), { limit: 2, name: 'twice' }) })),
  [{ args: { list: [1, 2, 3] }, gives: 12 }],
);

acceptedByArgo();
