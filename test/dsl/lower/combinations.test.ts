import { acceptedByArgo, runs } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { container, input, output, p, pipeline, script, skipped, statusOf, task, when } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';

const { text } = serializers;
const LIST = { list: p.json<any[]>() };
const letter = task('letter', ({ to }: { to: string }) => `Dear ${to}`, { serializer: text() });
const handled = pipeline('handled', { failures: p.string(), status: p.string() }, () => double({ n: 1 }), {
  onExit: (c, { failures, status }) => show({ value: [c.failures, c.status, failures, status] }),
});
const ev = task('ev', ({ n }: { n: number }) => {
  if (n % 2) throw new Error('odd');
  return n;
});
const fileOut = container('file-out', {
  image: 'b:1',
  command: ['sh', '-c', 'printf abc > /tmp/o; printf %s "$X" > /tmp/t'],
  env: { X: input('x') },
  inputs: { x: input.text<any>() },
  outputs: { o: output.file('/tmp/o'), t: output.text('/tmp/t') },
});
const size = task('size', ({ b }: { b: any }) => Buffer.from(b).toString());
const scr = script('scr', {
  image: 'node:20',
  command: ['node'],
  source: 'console.log(JSON.stringify({ a: Number(process.env.N) * 2 }))',
  env: { N: input('n') },
  inputs: { n: input.text<number>() },
  outputs: { r: output.printedJson<{ a: number }>() },
});
const shared = pipeline('shared', LIST, ({ list }) => ({ a: list.map((n) => double({ n })), t: letter({ to: 'x' }) }), {
  pod: 'shared',
});
const len = task('len', ({ t }: { t: string }) => t.length);
const inner3 = pipeline('inner3', { t: p.string() }, ({ t }) => len({ t }));
const inner4 = pipeline('inner4', { l: p.json<any[]>() }, ({ l }) => l.map((n) => double({ n })));

runs('param named failures', handled, [{ args: { failures: 'x', status: 'y' }, gives: 2 }]);
runs(
  'a list of a map and one of a task for the same function',
  pipeline('main', LIST, ({ list }) => [
    sum({ list: numbers({ count: 3 }) }),
    sum({ list: list.map((n) => double({ n })) }),
    sum({ list: list.map((n) => double({ n }), { batch: 2 }) }),
  ]),
  [
    { args: { list: [] }, gives: [3, 0, 0] },
    { args: { list: [1, 2, 3] }, gives: [3, 12, 12] },
  ],
);
runs(
  'batch over param',
  pipeline('main', LIST, ({ list }) => sum({ list: list.map((n) => double({ n }), { batch: 2 }) })),
  [
    { args: { list: [1, 2, 3] }, gives: 12 },
    { args: { list: [] }, gives: 0 },
  ],
);
runs(
  'batch + index',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((n, i) => add({ a: n, b: i }), { batch: 2 }) })),
  [{ args: { list: [10, 20, 30] }, gives: '10 21 32' }],
);
runs(
  'batch chained',
  pipeline('main', LIST, ({ list }) =>
    join({ list: list.map((n) => double({ n }), { batch: 2 }).map((n) => double({ n })) }),
  ),
  [{ args: { list: [1, 2, 3] }, gives: '4 8 12' }],
);
runs(
  'collect + batch',
  pipeline('main', LIST, ({ list }) =>
    join({ list: list.map((n) => ev({ n }), { batch: 2, onItemFailure: 'collect' }) }),
  ),
  [{ args: { list: [1, 2, 3] }, gives: '{"error":"odd"} 2 {"error":"odd"}' }],
);
runs(
  'skip of part',
  pipeline('main', LIST, ({ list }) =>
    join({ list: list.map((n) => double({ n: ev({ n }) }), { onItemFailure: 'skip' }) }),
  ),
  [
    { args: { list: [1, 2, 3] }, gives: '4' },
    { args: { list: [1] }, gives: '' },
  ],
);
runs(
  'skip then map',
  pipeline('main', LIST, ({ list }) =>
    join({ list: list.map((n) => ev({ n }), { onItemFailure: 'skip' }).map((n) => double({ n })) }),
  ),
  [{ args: { list: [1, 2, 3, 4] }, gives: '4 8' }],
);
runs(
  'empty list parameter transport',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((n) => double({ n })) }), { transport: 'parameter' }),
  [
    { args: { list: [] }, gives: '' },
    { args: { list: [3] }, gives: '6' },
  ],
);
runs(
  'length of output',
  pipeline('main', {}, () => show({ value: [numbers({ count: 3 }).length, numbers({ count: 3 }).at(1)] })),
  [{ gives: '[3,1]' }],
);
runs(
  'fields of map output',
  pipeline('main', LIST, ({ list }) => {
    const r = list.map((n) => ({ x: double({ n }), y: n }));
    return join({ list: r.map((e: any) => e.x) });
  }),
  [{ args: { list: [1, 2] }, gives: '2 4' }],
);
runs(
  'at of a map',
  pipeline('main', LIST, ({ list }) => show({ value: list.map((n) => double({ n })).at(1) })),
  [{ args: { list: [1, 2] }, gives: '4' }],
);
runs(
  'length of a map',
  pipeline('main', LIST, ({ list }) => show({ value: list.map((n) => double({ n })).length })),
  [{ args: { list: [1, 2] }, gives: '2' }],
);
runs(
  'return map directly',
  pipeline('main', LIST, ({ list }) => list.map((n) => double({ n }))),
  [
    { args: { list: [1, 2] }, gives: [2, 4] },
    { args: { list: [] }, gives: [] },
  ],
);
runs(
  'return object with map',
  pipeline('main', LIST, ({ list }) => ({ a: list.map((n) => double({ n })), b: list.map((n) => n) })),
  [{ args: { list: [1, 2] }, gives: { a: [2, 4], b: [1, 2] } }],
);
runs(
  'return item passthrough',
  pipeline('main', LIST, ({ list }) => list.map((n) => n)),
  [{ args: { list: [1, { a: 1 }] }, gives: [1, { a: 1 }] }],
);
runs(
  'map with when',
  pipeline('main', LIST, ({ list }) =>
    join({ list: list.map((n) => when(n.gt(1), () => double({ n })).otherwise(() => n)) }),
  ),
  [{ args: { list: [1, 2] }, gives: '1 4' }],
);
runs(
  'map with when no otherwise',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((n) => when(n.gt(1), () => double({ n }))) })),
  [{ args: { list: [1, 2] }, gives: 'null 4' }],
);
runs(
  'map in when',
  pipeline('main', LIST, ({ list }) =>
    show({ value: when(list.length.gt(1), () => list.map((n) => double({ n }))).otherwise(() => []) }),
  ),
  [
    { args: { list: [1, 2] }, gives: '[2,4]' },
    { args: { list: [1] }, gives: '[]' },
  ],
);
runs(
  'container file to function',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((x) => size({ b: fileOut({ x }).o })) })),
  [{ args: { list: ['q', 'r'] }, gives: '"abc" "abc"' }],
);
runs(
  'script json',
  pipeline('main', { n: p.number() }, ({ n }) => add({ a: scr({ n }).r.a, b: 1 })),
  [{ args: { n: 4 }, gives: 9 }],
);
runs(
  'shared in map',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((l) => shared({ list: l }).a) })),
  [{ args: { list: [[1], []] }, gives: '[2] []' }],
);
runs(
  'shared map result',
  pipeline('main', LIST, ({ list }) => join({ list: shared({ list }).a.map((n) => double({ n })) })),
  [{ args: { list: [1, 2] }, gives: '4 8' }],
);
runs(
  'nested nested',
  pipeline('main', LIST, ({ list }) => list.map((a) => a.map((b: any) => b.map((c: any) => double({ n: c }))))),
  [{ args: { list: [[[1, 2]], []] }, gives: [[[2, 4]], []] }],
);
runs(
  'outer item inside inner',
  pipeline('main', LIST, ({ list }) =>
    list.map((a) => numbers({ count: a }).map((b, i) => add({ a: add({ a, b }), b: i }))),
  ),
  [{ args: { list: [2, 0, 1] }, gives: [[2, 4], [], [1]] }],
);
runs(
  'failed skipped',
  pipeline('main', { n: p.number() }, ({ n }) => {
    const a = when(n.gt(0), () => double({ n }));
    const b = show({ value: 'skipped' }, { after: [skipped(a)] });
    return show({ value: [statusOf(b)] }, { name: 'fin' });
  }),
  [
    { args: { n: 1 }, gives: '["Omitted"]' },
    { args: { n: 0 }, gives: '["Succeeded"]' },
  ],
);
runs(
  'list file into nested map',
  pipeline('main', {}, () => inner4({ l: numbers({ count: 2 }) })),
  [{ gives: [0, 2] }],
);
runs(
  'handlers with nested',
  pipeline('main', { n: p.number() }, ({ n }) => double({ n }), {
    onExit: ({ status }, { n }) => {
      when(status.eq('Succeeded'), () => inner3({ t: 'a' }));
      numbers({ count: n }).map((k) => double({ n: k }));
    },
  }),
  [{ args: { n: 2 }, gives: 4 }],
);
runs(
  'no calls',
  pipeline('main', { n: p.number() }, ({ n }) => ({ a: n, b: [1] })),
  [{ args: { n: 2 }, gives: { a: 2, b: [1] } }],
);
runs(
  'nothing',
  pipeline('main', { n: p.number() }, ({ n }) => {
    double({ n });
  }),
  [{ args: { n: 2 } }],
);
runs(
  'null and undefined',
  pipeline('main', {}, () => show({ value: task('nul', () => undefined)() as any })),
  [{ gives: 'null' }],
);

acceptedByArgo();
