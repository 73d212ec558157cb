import { acceptedByArgo, lowers } from './scenario';
import { add, double, numbers, show, sum } from './shared';
import { pod } from './templates';
import { p, pipeline, when } from '../../../lib/dsl';

const triple = pipeline('triple', { n: p.number(), more: p.number({ default: 1 }) }, ({ n, more }) => ({
  value: add({ a: n, b: double({ n }) }),
  more,
}));
lowers(
  'a pipeline that is called twice is one template',
  pipeline('main', { n: p.number() }, ({ n }) =>
    show({ value: [triple({ n }).value, triple({ n: double({ n }), more: 5 })] }),
  ),
  [{ args: { n: 2 }, gives: '[6,{"value":12,"more":5}]' }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'value',
            template: 'value',
            arguments: { parameters: [{ name: 'value', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'triple',
            template: 'triple',
            depends: 'value',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.value.outputs.artifacts.return_value}}' }],
              parameters: [{ name: 'more', value: '1' }],
            },
          },
          {
            name: 'double',
            template: 'main-double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'triple-2',
            template: 'triple',
            depends: 'double',
            arguments: {
              artifacts: [{ name: 'n', from: '{{tasks.double.outputs.artifacts.return_value}}' }],
              parameters: [{ name: 'more', value: '5' }],
            },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'triple && triple-2',
            arguments: {
              artifacts: [
                { name: 'value_0', from: '{{tasks.triple.outputs.artifacts.key_value}}' },
                { name: 'value_1_value', from: '{{tasks.triple-2.outputs.artifacts.key_value}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('value', { inputs: { value: 'scalar' } }),
    {
      name: 'triple',
      inputs: { artifacts: [{ name: 'n' }], parameters: [{ name: 'more' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { artifacts: [{ name: 'n', from: '{{inputs.artifacts.n}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'double',
            arguments: {
              artifacts: [
                { name: 'a', from: '{{inputs.artifacts.n}}' },
                { name: 'b', from: '{{tasks.double.outputs.artifacts.return_value}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'key_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { node: 'triple.double', inputs: { n: 'file' } }),
    pod('add', { node: 'triple.add', inputs: { a: 'file', b: 'file' } }),
    pod('main-double', { node: 'double', inputs: { n: 'scalar' } }),
    pod('show', { inputs: { value_0: 'file', value_1_value: 'file' } }),
  ],
);

const countdown: any = pipeline('countdown', { n: p.number() }, ({ n }) => {
  const less = add({ a: n, b: -1 });
  return when(less.gt(0), () => countdown({ n: less })).otherwise(() => less);
});
lowers(
  'a pipeline that calls itself',
  pipeline('main', { n: p.number() }, ({ n }) => show({ value: countdown({ n }) })),
  [{ args: { n: 3 }, gives: '0' }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'value',
            template: 'value',
            arguments: { parameters: [{ name: 'value', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'countdown',
            template: 'countdown',
            depends: 'value',
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.value.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'countdown',
            arguments: { artifacts: [{ name: 'value', from: '{{tasks.countdown.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('value', { inputs: { value: 'scalar' } }),
    {
      name: 'countdown',
      inputs: { artifacts: [{ name: 'n' }] },
      dag: {
        tasks: [
          { name: 'add', template: 'add', arguments: { artifacts: [{ name: 'a', from: '{{inputs.artifacts.n}}' }] } },
          {
            name: 'countdown',
            template: 'countdown',
            depends: 'add',
            when: "{{=float(fromJSON(tasks['add'].outputs.parameters['return_value-text'])) > 0}}",
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'value',
            template: 'countdown-value',
            depends: 'add && countdown',
            arguments: {
              artifacts: [
                { name: 'value_otherwise', from: '{{tasks.add.outputs.artifacts.return_value}}' },
                { name: 'value_0', from: '{{tasks.countdown.outputs.artifacts.return_value}}', optional: true },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.value.outputs.artifacts.return_value}}' }] },
    },
    pod('add', { node: 'countdown.add', inputs: { a: 'file' }, outputs: { return_value: 'file-text' } }),
    pod('countdown-value', { node: 'countdown.value', inputs: { value_otherwise: 'file', value_0: 'optional' } }),
    pod('show', { inputs: { value: 'file' } }),
  ],
);

const total = pipeline(
  'total',
  { count: p.number() },
  ({ count }) => sum({ list: numbers({ count }).map((n) => double({ n })) }),
  { pod: 'shared' },
);
lowers(
  'a pipeline in one pod',
  pipeline('main', { count: p.number() }, ({ count }) => add({ a: total({ count }), b: 1 })),
  [{ args: { count: 3 }, gives: 7 }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          {
            name: 'total',
            template: 'total',
            arguments: { parameters: [{ name: 'count', value: '{{inputs.parameters.count}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'total',
            arguments: { artifacts: [{ name: 'a', from: '{{tasks.total.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    pod('total', { inputs: { count: 'scalar' } }),
    pod('add', { inputs: { a: 'file' } }),
  ],
);

acceptedByArgo();
