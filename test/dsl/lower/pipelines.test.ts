import { acceptedByArgo, lowers, lowersToGolden } from './scenario';
import { add, double, numbers, show, sum } from './shared';
import { pod } from './templates';
import { p, pipeline, when } from '../../../lib/dsl';

const triple = pipeline('triple', { n: p.number(), more: p.number({ default: 1 }) }, ({ n, more }) => ({
  value: add({ a: n, b: double({ n }) }),
  more,
}));
lowersToGolden(
  'a pipeline that is called twice is one template',
  pipeline('main', { n: p.number() }, ({ n }) =>
    show({ value: [triple({ n }).value, triple({ n: double({ n }), more: 5 })] }),
  ),
  [{ args: { n: 2 }, gives: '[6,{"value":12,"more":5}]' }],
);

const countdown: any = pipeline('countdown', { n: p.number() }, ({ n }) => {
  const less = add({ a: n, b: -1 });
  return when(less.gt(0), () => countdown({ n: less })).otherwise(() => less);
});
lowersToGolden(
  'a pipeline that calls itself',
  pipeline('main', { n: p.number() }, ({ n }) => show({ value: countdown({ n }) })),
  [{ args: { n: 3 }, gives: '0' }],
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
