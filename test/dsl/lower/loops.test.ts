import { acceptedByArgo, lowers } from './scenario';
import { add, double, join, numbers, show, sum } from './shared';
import { entry, itemKey, listKey, pod } from './templates';
import { p, pipeline } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

const list = { list: p.json<any[]>() };

lowers(
  'a map over what a task gives',
  pipeline('main', {}, () => sum({ list: numbers({ count: 3 }).map((n) => double({ n })) })),
  [{ gives: 6 }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'numbers', template: 'numbers' },
          {
            name: 'double',
            template: 'double',
            depends: 'numbers',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('double') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
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
    pod('numbers', { outputs: { return_value: 'parts' } }),
    pod('double', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'a map over a parameter',
  pipeline('main', list, (inputs) => sum({ list: inputs.list.map((n) => double({ n })) })),
  [
    { args: { list: [1, 2] }, gives: 6 },
    { args: { list: [] }, gives: 0 },
  ],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: {
              parameters: [
                { name: 'n', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'return_value-key', value: itemKey('double') },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
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
    pod('double', { inputs: { n: 'text' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'a map over a map',
  pipeline('main', {}, () =>
    join({
      list: numbers({ count: 2 })
        .map((n) => double({ n }))
        .map((n) => double({ n })),
    }),
  ),
  [{ gives: '0 4' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'numbers', template: 'numbers' },
          {
            name: 'double',
            template: 'double',
            depends: 'numbers',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('double') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'double-2',
            template: 'double',
            depends: 'double && numbers',
            arguments: {
              artifacts: [{ name: 'n', archive: { none: {} }, s3: { key: itemKey('double') } }],
              parameters: [{ name: 'return_value-key', value: itemKey('double-2') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'double-2',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('double-2') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers', { outputs: { return_value: 'parts' } }),
    pod('double', { inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'a map in a map',
  pipeline('main', list, (inputs) =>
    join({ list: inputs.list.map((row) => sum({ list: row.map((n: any) => double({ n })) })) }),
  ),
  [{ args: { list: [[1, 2], [], [3]] }, gives: '6 0 6' }],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'each-sum',
            template: 'each-sum',
            arguments: {
              parameters: [
                { name: 'item', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'return_value-key', value: itemKey('each-sum') },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'each-sum',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('each-sum') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'each-sum',
      inputs: { parameters: [{ name: 'item' }, { name: 'return_value-key' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: {
              parameters: [
                { name: 'n', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['item'])[int(item)])")}}}` },
                { name: 'return_value-key', value: itemKey('double') },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['item']))-1))}}",
          },
          {
            name: 'sum',
            template: 'sum',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('double') } }],
              parameters: [{ name: 'return_value-key', value: "{{=inputs.parameters['return_value-key']}}" }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.sum.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { node: 'each-sum.double', inputs: { n: 'text' }, outputs: { return_value: 'item' } }),
    pod('sum', { node: 'each-sum.sum', inputs: { list: 'file' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

const inner = pipeline('inner', { count: p.number() }, ({ count }) => numbers({ count }).map((n) => double({ n })));
lowers(
  'a map over what a pipeline gives',
  pipeline('main', {}, () => join({ list: inner({ count: 3 }).map((n) => add({ a: n, b: 1 })) })),
  [{ gives: '1 3 5' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'inner', template: 'inner', arguments: { parameters: [{ name: 'count', value: '3' }] } },
          {
            name: 'value',
            template: 'main-value',
            depends: 'inner',
            arguments: { artifacts: [{ name: 'value', from: '{{tasks.inner.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'value',
            arguments: {
              artifacts: [{ name: 'a', from: '{{tasks.value.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('add') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['value'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'join',
            template: 'join',
            depends: 'add',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('add') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.join.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'numbers',
            template: 'numbers',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'double',
            template: 'double',
            depends: 'numbers',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.numbers.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('double') }],
            },
            withParam:
              "{{=toJson(0..(len(fromJSON(tasks['numbers'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'value',
            template: 'value',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'value', archive: { none: {} }, optional: true, s3: { key: listKey('double') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.value.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers', { node: 'inner.numbers', inputs: { count: 'scalar' }, outputs: { return_value: 'parts' } }),
    pod('double', { node: 'inner.double', inputs: { n: 'file' }, outputs: { return_value: 'item' } }),
    pod('value', { node: 'inner.value', inputs: { value: 'file' } }),
    pod('main-value', { node: 'value', inputs: { value: 'file' }, outputs: { return_value: 'parts' } }),
    pod('add', { inputs: { a: 'file' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'several calls for each item, with its position',
  pipeline('main', list, (inputs) =>
    join({ list: inputs.list.map((n, index) => add({ a: double({ n }), b: index })) }),
  ),
  [{ args: { list: [5, 6] }, gives: '10 13' }],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'each-add',
            template: 'each-add',
            arguments: {
              parameters: [
                { name: 'item', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'index', value: '{{item}}' },
                { name: 'return_value-key', value: itemKey('each-add') },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
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
    {
      name: 'each-add',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }, { name: 'return_value-key' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: "{{=inputs.parameters['item']}}" }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'a', from: '{{tasks.double.outputs.artifacts.return_value}}' }],
              parameters: [
                { name: 'b', value: '{{inputs.parameters.index}}' },
                { name: 'return_value-key', value: "{{=inputs.parameters['return_value-key']}}" },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { node: 'each-add.double', inputs: { n: 'text' } }),
    pod('add', { node: 'each-add.add', inputs: { a: 'file', b: 'scalar' }, outputs: { return_value: 'item' } }),
    pod('join', { inputs: { list: 'file' } }),
  ],
);

lowers(
  'items that are made without a call',
  pipeline('main', list, (inputs) => show({ value: inputs.list.map((each, index) => ({ id: each.id, index })) })),
  [{ args: { list: [{ id: 'a' }, { id: 'b' }] }, gives: '[{"id":"a","index":0},{"id":"b","index":1}]' }],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'each',
            template: 'each',
            arguments: {
              parameters: [
                { name: 'item', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'index', value: '{{item}}' },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
          },
          {
            name: 'show',
            template: 'show',
            depends: 'each',
            arguments: {
              parameters: [
                {
                  name: 'value',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'return_value') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #))")}}}`,
                },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'each',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }] },
      dag: {
        tasks: [
          {
            name: 'value',
            template: 'value',
            arguments: {
              parameters: [
                { name: 'value_id', value: "{{=inputs.parameters['item']}}" },
                { name: 'value_index', value: '{{inputs.parameters.index}}' },
              ],
            },
          },
        ],
      },
      outputs: {
        parameters: [
          { name: 'return_value', valueFrom: { parameter: '{{tasks.value.outputs.parameters.return_value}}' } },
        ],
      },
    },
    pod('value', {
      node: 'each.value',
      inputs: { value_id: 'text', value_index: 'scalar' },
      outputs: { return_value: 'text' },
    }),
    pod('show', { inputs: { value: 'text' } }),
  ],
);

lowers(
  'a list of few items at a time',
  pipeline('main', list, (inputs) => sum({ list: inputs.list.map((n) => double({ n }), { limit: 2, name: 'twice' }) })),
  [{ args: { list: [1, 2, 3] }, gives: 12 }],
  [
    entry([], [], ['list']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'list' }] },
      dag: {
        tasks: [
          {
            name: 'twice',
            template: 'twice',
            arguments: {
              parameters: [
                { name: 'n', value: `{{=${inertJson("toJson(fromJSON(inputs.parameters['list'])[int(item)])")}}}` },
                { name: 'return_value-key', value: itemKey('twice') },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['list']))-1))}}",
          },
          {
            name: 'sum',
            template: 'sum',
            depends: 'twice',
            arguments: {
              artifacts: [{ name: 'list', archive: { none: {} }, optional: true, s3: { key: listKey('twice') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.sum.outputs.artifacts.return_value}}' }] },
      parallelism: 2,
    },
    pod('twice', { inputs: { n: 'text' }, outputs: { return_value: 'item' } }),
    pod('sum', { inputs: { list: 'file' } }),
  ],
);

acceptedByArgo();
