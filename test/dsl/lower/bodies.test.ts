import { acceptedByArgo, lowers, runs } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { itemKey, listKey, pod } from './templates';
import { container, failed, input, output, p, pipeline, task, when } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';
import { inertJson } from '../../compile/guards';

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

lowers(
  'the failures of several calls are collected',
  pipeline('main', {}, () =>
    join({
      list: numbers({ count: 2 }).map((n) => double({ n: even({ n }) }), { onItemFailure: 'collect', name: 'twice' }),
    }),
  ),
  [{ gives: '0 {"error":"twice failed"}' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'numbers', template: 'numbers' },
          {
            name: 'twice',
            template: 'main-twice',
            depends: 'numbers',
            arguments: {
              artifacts: [
                { name: 'item', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' },
              ],
              parameters: [{ name: 'return_value-key', value: itemKey('twice') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'twice',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('twice') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers', { outputs: { return_value: 'parts' } }),
    {
      name: 'main-twice',
      inputs: { artifacts: [{ name: 'item' }], parameters: [{ name: 'return_value-key' }] },
      dag: {
        tasks: [
          {
            name: 'twice',
            template: 'twice',
            arguments: { artifacts: [{ name: 'item', from: '{{inputs.artifacts.item}}' }] },
          },
          {
            name: 'collect',
            template: 'collect',
            depends: 'twice.Succeeded || twice.Failed || twice.Errored || twice.Skipped || twice.Omitted',
            arguments: {
              artifacts: [{ name: 'value', from: '{{tasks.twice.outputs.artifacts.return_value}}', optional: true }],
              parameters: [
                { name: 'status', value: `{{=${inertJson("toJson(tasks['twice'].status)")}}}` },
                { name: 'return_value-key', value: "{{=inputs.parameters['return_value-key']}}" },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.collect.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'twice',
      inputs: { artifacts: [{ name: 'item' }] },
      dag: {
        tasks: [
          {
            name: 'even',
            template: 'even',
            arguments: { artifacts: [{ name: 'n', from: '{{inputs.artifacts.item}}' }] },
          },
          {
            name: 'double',
            template: 'double',
            depends: 'even',
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.even.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('even', { node: 'twice.twice.even', inputs: { n: 'file' } }),
    pod('double', { node: 'twice.twice.double', inputs: { n: 'file' } }),
    pod('collect', {
      node: 'twice.collect',
      inputs: { status: 'text', value: 'optional' },
      outputs: { return_value: 'item' },
    }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'several calls in batches are one pod',
  pipeline('main', {}, () => {
    const outside = double({ n: 5 });
    return join({
      list: numbers({ count: 3 }).map((n, i) => add({ a: double({ n }), b: add({ a: outside, b: i }) }), { batch: 2 }),
    });
  }),
  [{ gives: '10 13 16' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'double', template: 'double' },
          { name: 'numbers', template: 'numbers' },
          {
            name: 'value',
            template: 'value',
            depends: 'numbers',
            arguments: { artifacts: [{ name: 'value', from: '{{tasks.numbers.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'each-add',
            template: 'each-add',
            depends: 'value && double',
            arguments: {
              artifacts: [
                { name: 'item', from: '{{tasks.value.outputs.artifacts.return_value}}', subPath: '{{item}}' },
                { name: 'double', from: '{{tasks.double.outputs.artifacts.return_value}}' },
              ],
              parameters: [
                { name: 'index', value: '{{item}}' },
                { name: 'return_value-key', value: itemKey('each-add') },
              ],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['value'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'each-add',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('each-add') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    pod('double'),
    pod('numbers'),
    pod('value', { inputs: { value: 'file' }, outputs: { return_value: 'parts' } }),
    pod('each-add', { inputs: { item: 'file', double: 'file', index: 'text' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
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
