import { acceptedByArgo, lowers, runs } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { entry, pod } from './templates';
import { p, pipeline, statusOf, task, when } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

const LIST = { list: p.json<any[]>() };
const even = task('even', ({ n }: { n: number }) => {
  if (n % 2) throw new Error('odd');
  return n;
});

lowers(
  'a loop with a limit beside another task',
  pipeline('main', LIST, ({ list }) =>
    add({ a: sum({ list: list.map((n) => double({ n }), { limit: 2, name: 'twice' }) }), b: double({ n: 1 }) }),
  ),
  [
    { args: { list: [1, 2, 3] }, gives: 14 },
    { args: { list: [] }, gives: 2 },
  ],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'twice',
            template: 'main-twice',
            arguments: { parameters: [{ name: 'list', value: "{{=inputs.parameters['list']}}" }] },
          },
          {
            name: 'sum',
            template: 'sum',
            depends: 'twice',
            arguments: {
              artifacts: [
                {
                  name: 'list',
                  archive: { none: {} },
                  optional: true,
                  s3: { key: '{{workflow.uid}}/{{node.name}}.twice/twice/return_value' },
                },
              ],
            },
          },
          { name: 'double', template: 'double' },
          {
            name: 'add',
            template: 'add',
            depends: 'sum && double',
            arguments: {
              artifacts: [
                { name: 'a', from: '{{tasks.sum.outputs.artifacts.return_value}}' },
                { name: 'b', from: '{{tasks.double.outputs.artifacts.return_value}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'main-twice',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'twice',
            template: 'twice',
            arguments: {
              parameters: [
                { name: 'n', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'return_value-key', value: '{{workflow.uid}}/{{node.name}}/twice/return_value/{{item}}' },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
          },
        ],
      },
      parallelism: 2,
    },
    pod('twice', { inputs: { n: 'text' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
    pod('double'),
    pod('add', { inputs: { a: 'file', b: 'file' } }),
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
