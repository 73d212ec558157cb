import { acceptedByArgo, lowers } from './scenario';
import { double, join, numbers, sum } from './shared';
import { itemKey, listKey, pod } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';

const even = task('even', ({ n }: { n: number }) => {
  if (n % 2 !== 0) throw new Error(`${n} is odd`);
  return n;
});

lowers(
  'many items in one pod',
  pipeline('main', { count: p.number() }, ({ count }) =>
    sum({ list: numbers({ count }).map((n) => double({ n }), { batch: 2 }) }),
  ),
  [
    { args: { count: 5 }, gives: 20 },
    { args: { count: 0 }, gives: 0 },
  ],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'numbers',
            template: 'numbers',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'value',
            template: 'value',
            depends: 'numbers',
            arguments: { artifacts: [{ name: 'value', from: '{{tasks.numbers.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'double',
            template: 'double',
            depends: 'value',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.value.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('double') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['value'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'sum',
            template: 'sum',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('double') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.sum.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers', { inputs: { count: 'scalar' } }),
    pod('value', { inputs: { value: 'file' }, outputs: { return_value: 'parts' } }),
    pod('double', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'items that fail are left out',
  pipeline('main', { count: p.number() }, ({ count }) =>
    join({ list: numbers({ count }).map((n) => even({ n }), { onItemFailure: 'skip' }) }),
  ),
  [{ args: { count: 4 }, gives: '0 2' }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'numbers',
            template: 'numbers',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'even',
            template: 'even',
            depends: 'numbers',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('even') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'even || even.Failed || even.Errored',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('even') } }],
            },
          },
        ],
      },
      outputs: {
        artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}', optional: true }],
      },
    },
    pod('numbers', { inputs: { count: 'scalar' }, outputs: { return_value: 'parts' } }),
    pod('even', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'items that fail are errors in the list',
  pipeline('main', { count: p.number() }, ({ count }) =>
    join({ list: numbers({ count }).map((n) => even({ n }), { onItemFailure: 'collect' }) }),
  ),
  [{ args: { count: 3 }, gives: '0 {"error":"1 is odd"} 2' }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'numbers',
            template: 'numbers',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'even',
            template: 'even',
            depends: 'numbers',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('even') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'even',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('even') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers', { inputs: { count: 'scalar' }, outputs: { return_value: 'parts' } }),
    pod('even', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

const stream = task('stream', function* ({ count }: { count: number }) {
  for (let n = 0; n < count; n++) yield n;
});
const later = task('later', async function* ({ count }: { count: number }) {
  for (let n = 0; n < count; n++) yield n;
});
lowers(
  'what generators yield, one file after the other',
  pipeline('main', { count: p.number() }, ({ count }) => [
    sum({ list: stream({ count }).map((n) => double({ n })) }),
    sum({ list: later({ count }) }),
  ]),
  [{ args: { count: 3 }, gives: [6, 3] }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'stream',
            template: 'stream',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'double',
            template: 'double',
            depends: 'stream',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.stream.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('double') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['stream'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'sum',
            template: 'sum',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('double') } }],
            },
          },
          {
            name: 'later',
            template: 'later',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'sum-2',
            template: 'sum-2',
            depends: 'later',
            arguments: { artifacts: [{ name: 'list', from: '{{tasks.later.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: {
        artifacts: [
          { name: 'key_0', from: '{{tasks.sum.outputs.artifacts.return_value}}' },
          { name: 'key_1', from: '{{tasks.sum-2.outputs.artifacts.return_value}}' },
        ],
      },
    },
    pod('stream', { inputs: { count: 'scalar' }, outputs: { return_value: 'parts' } }),
    pod('double', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
    pod('later', { inputs: { count: 'scalar' } }),
    pod('sum-2', { inputs: { list: 'file' } }),
  ],
);

acceptedByArgo();
