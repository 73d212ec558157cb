import { acceptedByArgo, runs } from './scenario';
import { double, join, show, sum } from './shared';
import { container, input, output, p, pipeline, task, when } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';

const { msgpack, ndjson, structuredClone, text } = serializers;
const LIST = { list: p.json<any[]>() };
const letter = task('letter', ({ to }: { to: string }) => `Dear ${to}`, { serializer: text() });
const rows = task('rows', ({ n }: { n: number }) => [{ a: n }, { a: n + 1 }], { serializer: ndjson() });
const ev = task('ev', ({ n }: { n: number }) => {
  if (n % 2) throw new Error('odd');
  return n;
});
const dates = task('dates', () => new Date(0), { serializer: structuredClone() });
const year = task('year', ({ d }: { d: Date }) => d.getUTCFullYear());
const fileOut = container('file-out', {
  image: 'b:1',
  command: ['sh', '-c', 'printf abc > /tmp/o; printf %s "$X" > /tmp/t'],
  env: { X: input('x') },
  inputs: { x: input.text<any>() },
  outputs: { o: output.file('/tmp/o'), t: output.text('/tmp/t') },
});
const gen = task(
  'gen',
  async function* ({ n }: { n: number }) {
    for (let i = 0; i < n; i++) yield { i };
  },
  { serializer: ndjson() },
);
const inner2 = pipeline('inner2', { d: p.json<any>() }, ({ d }) => year({ d }));
const len = task('len', ({ t }: { t: string }) => t.length);
const inner3 = pipeline('inner3', { t: p.string() }, ({ t }) => len({ t }));
const inner4 = pipeline('inner4', { l: p.json<any[]>() }, ({ l }) => l.map((n) => double({ n })));
const dl = task('dl', () => [new Date(0), new Date(1e12)], { serializer: structuredClone() });
const inner5 = pipeline('inner5', { l: p.json<any[]>() }, ({ l }) => l.map((d) => year({ d })));

runs(
  'text items transport parameter',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((to) => letter({ to })) }), { transport: 'parameter' }),
  [{ args: { list: ['a', '"{{b}}"'] }, gives: '"Dear a" "Dear \\"{{b}}\\""' }],
);
runs(
  'ndjson rows mapped',
  pipeline('main', {}, () => join({ list: rows({ n: 1 }).map((r) => double({ n: r.a })) })),
  [{ gives: '2 4' }],
);
runs(
  'ndjson via pipeline',
  pipeline('main', {}, () => show({ value: pipeline('inn', { n: p.number() }, ({ n }) => rows({ n }))({ n: 3 }) })),
  [{ gives: '[{"a":3},{"a":4}]' }],
);
runs(
  'three branches',
  pipeline('main', { s: p.string() }, ({ s }) =>
    when(s.eq('a'), () => letter({ to: 'A' }))
      .elseWhen(s.eq('b'), () => letter({ to: 'B' }))
      .otherwise(() => letter({ to: s })),
  ),
  [
    { args: { s: 'a' }, gives: 'Dear A' },
    { args: { s: 'b' }, gives: 'Dear B' },
    { args: { s: '{{=1}}' }, gives: 'Dear {{=1}}' },
  ],
);
runs(
  'clone through branches',
  pipeline('main', { b: p.boolean() }, ({ b }) =>
    year({ d: when(b, () => dates()).otherwise(() => dates({}, { name: 'd2' })) as any }),
  ),
  [
    { args: { b: true }, gives: 1970 },
    { args: { b: false }, gives: 1970 },
  ],
);
runs(
  'clone default',
  pipeline('main', { b: p.boolean() }, ({ b }) => show({ value: when(b, () => dates()).otherwise(() => 'x' as any) })),
  [
    { args: { b: true }, gives: '"1970-01-01T00:00:00.000Z"' },
    { args: { b: false }, gives: '"x"' },
  ],
);
runs(
  'container text hostile in map',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((x) => fileOut({ x }).t) })),
  [
    {
      args: { list: ['$(X) "{{=1}}" \\', '', 'é😀'] },
      gives: ['$(X) "{{=1}}" \\', '', 'é😀'].map((x) => JSON.stringify(x)).join(' '),
    },
  ],
);
runs(
  'gen ndjson',
  pipeline('main', { n: p.number() }, ({ n }) => show({ value: gen({ n }) })),
  [{ args: { n: 2 }, gives: '[{"i":0},{"i":1}]' }],
);
runs(
  'gen field',
  pipeline('main', { n: p.number() }, ({ n }) => join({ list: gen({ n }).map((r) => double({ n: r.i })) })),
  [{ args: { n: 2 }, gives: '0 2' }],
);
runs(
  'msgpack all',
  pipeline('main', LIST, ({ list }) => join({ list: list.map((n) => double({ n })) }), { serializer: msgpack() }),
  [{ args: { list: [1, 2] }, gives: '2 4' }],
);
runs(
  'clone all',
  pipeline(
    'main',
    LIST,
    ({ list }) => ({
      x: join({ list: list.map((n) => double({ n })) }),
      y: when(list.length.gt(1), () => double({ n: 1 })),
    }),
    { serializer: structuredClone() },
  ),
  [{ args: { list: [1, 2] }, gives: { x: '2 4', y: 2 } }],
);
runs(
  'clone into nested',
  pipeline('main', {}, () => inner2({ d: dates() as any })),
  [{ gives: 1970 }],
);
runs(
  'text into nested',
  pipeline('main', {}, () => inner3({ t: letter({ to: 'x' }) })),
  [{ gives: 6 }],
);
runs(
  'text and literal into nested',
  pipeline('main', { s: p.string() }, ({ s }) => [
    inner3({ t: letter({ to: 'x' }) }),
    inner3({ t: 'abc' }),
    inner3({ t: s }),
  ]),
  [{ args: { s: 'é' }, gives: [6, 3, 1] }],
);
runs(
  'clone list into nested map',
  pipeline('main', {}, () => inner5({ l: dl() as any })),
  [{ gives: [1970, 2001] }],
);
runs(
  'clone item into nested',
  pipeline('main', {}, () => dl().map((d) => inner2({ d: d as any }))),
  [{ gives: [1970, 2001] }],
);
runs(
  'rows into nested',
  pipeline('main', {}, () => inner4({ l: rows({ n: 1 }).map((r) => r.a) })),
  [{ gives: [2, 4] }],
);
runs(
  'orElse map',
  pipeline('main', { o: p.json<any>() }, ({ o }) => o.rows.orElse([1]).map((n: any) => double({ n }))),
  [
    { args: { o: {} }, gives: [2] },
    { args: { o: { rows: [4] } }, gives: [8] },
  ],
);
runs(
  'orElse map param',
  pipeline('main', { o: p.json<any>() }, ({ o }) => sum({ list: o.rows.orElse([1]).map((n: any) => double({ n })) }), {
    transport: 'parameter',
  }),
  [
    { args: { o: {} }, gives: 2 },
    { args: { o: { rows: [4] } }, gives: 8 },
  ],
);
runs(
  'cond on clone',
  pipeline(
    'main',
    { n: p.number() },
    ({ n }) => when(double({ n }).gt(2), () => letter({ to: 'big' })).otherwise(() => letter({ to: 'small' })),
    { serializer: structuredClone() },
  ),
  [
    { args: { n: 1 }, gives: 'Dear small' },
    { args: { n: 2 }, gives: 'Dear big' },
  ],
);
runs(
  'text newline param',
  pipeline('main', {}, () => len({ t: letter({ to: 'x\n' }, { transport: 'parameter' }) })),
  [{ gives: 7 }],
);
runs(
  'batch over clone',
  pipeline('main', {}, () => dl().map((d) => year({ d: d as any }), { batch: 2 })),
  [{ gives: [1970, 2001] }],
);
runs(
  'batch over rows',
  pipeline('main', {}, () => rows({ n: 1 }).map((r) => double({ n: r.a }), { batch: 2 })),
  [{ gives: [2, 4] }],
);
runs(
  'text list items',
  pipeline('main', LIST, ({ list }) => list.map((to) => letter({ to })).map((t) => len({ t }))),
  [{ args: { list: ['a', 'bb'] }, gives: [6, 7] }],
);
runs(
  'text list batch',
  pipeline('main', LIST, ({ list }) => list.map((to) => letter({ to }), { batch: 2 })),
  [{ args: { list: ['a', 'bb', 'c'] }, gives: ['Dear a', 'Dear bb', 'Dear c'] }],
);
runs(
  'rows items',
  pipeline('main', LIST, ({ list }) => list.map((n) => rows({ n }))),
  [{ args: { list: [1] }, gives: [[{ a: 1 }, { a: 2 }]] }],
);
runs(
  'rows items mapped again',
  pipeline('main', LIST, ({ list }) => list.map((n) => rows({ n })).map((r) => show({ value: r }))),
  [{ args: { list: [1] }, gives: ['[{"a":1},{"a":2}]'] }],
);
runs(
  'skip text',
  pipeline('main', LIST, ({ list }) => list.map((n) => letter({ to: ev({ n }) as any }), { onItemFailure: 'skip' })),
  [{ args: { list: [1, 2] }, gives: ['Dear 2'] }],
);

acceptedByArgo();
