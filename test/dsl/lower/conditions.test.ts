import { acceptedByArgo, lowers } from './scenario';
import { add, double, show } from './shared';
import { pod } from './templates';
import { ended, failed, p, pipeline, statusOf, task, when } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

const n = { n: p.number() };

lowers(
  'branches that merge into a file',
  pipeline('main', n, (inputs) =>
    show({ value: when(inputs.n.gt(3), () => double({ n: inputs.n })).otherwise(() => add({ a: inputs.n, b: 100 })) }),
  ),
  [
    { args: { n: 4 }, gives: '8' },
    { args: { n: 1 }, gives: '101' },
  ],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            when: "{{=float(inputs.parameters['n']) > 3}}",
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            when: "{{=not (float(inputs.parameters['n']) > 3)}}",
            arguments: { parameters: [{ name: 'a', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'double && add',
            arguments: {
              artifacts: [
                { name: 'value_0', from: '{{tasks.double.outputs.artifacts.return_value}}', optional: true },
                { name: 'value_1', from: '{{tasks.add.outputs.artifacts.return_value}}', optional: true },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { inputs: { n: 'scalar' } }),
    pod('add', { inputs: { a: 'scalar' } }),
    pod('show', { inputs: { value_0: 'optional', value_1: 'optional' } }),
  ],
);

lowers(
  'branches that merge into a text',
  pipeline(
    'main',
    n,
    (inputs) => show({ value: when(double({ n: inputs.n }).eq(4), () => double({ n: inputs.n })).otherwise(() => 0) }),
    { transport: 'parameter' },
  ),
  [
    { args: { n: 2 }, gives: '4' },
    { args: { n: 1 }, gives: '0' },
  ],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'double-2',
            template: 'double',
            depends: 'double',
            when: "{{=float(fromJSON(tasks['double'].outputs.parameters['return_value'])) == 4}}",
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'double-2',
            arguments: {
              parameters: [
                {
                  name: 'value',
                  value: `{{=${inertJson("(tasks['double-2'].status == 'Succeeded' ? get(get(get(tasks['double-2'], 'outputs'), 'parameters'), 'return_value') : 'null')")}}}`,
                },
              ],
            },
          },
        ],
      },
      outputs: {
        parameters: [
          { name: 'return_value', valueFrom: { parameter: '{{tasks.show.outputs.parameters.return_value}}' } },
        ],
      },
    },
    pod('double', { inputs: { n: 'scalar' }, outputs: { return_value: 'text' } }),
    pod('show', { inputs: { value: 'text' }, outputs: { return_value: 'text' } }),
  ],
);

lowers(
  'a branch of several calls, and none',
  pipeline('main', n, (inputs) => when(inputs.n.eq(1), () => add({ a: double({ n: inputs.n }), b: 1 }))),
  [
    { args: { n: 1 }, gives: 3 },
    { args: { n: 2 }, gives: null },
  ],
  [
    {
      name: 'main',
      inputs: { artifacts: [{ name: 'none', raw: { data: 'null' } }], parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'then-add',
            template: 'then-add',
            when: "{{=float(inputs.parameters['n']) == 1}}",
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'return_value',
            fromExpression:
              "tasks['then-add'].status == 'Succeeded' ? tasks['then-add'].outputs.artifacts['return_value'] : inputs.artifacts['none']",
          },
        ],
      },
    },
    {
      name: 'then-add',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'double',
            arguments: { artifacts: [{ name: 'a', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { node: 'then-add.double', inputs: { n: 'scalar' } }),
    pod('add', { node: 'then-add.add', inputs: { a: 'file' } }),
  ],
);

const broken = task('broken', (): number => {
  throw new Error('broken');
});
lowers(
  'what runs by how others ended',
  pipeline('main', n, (inputs) => {
    const first = double({ n: inputs.n });
    const wrong = when(first.lt(0), () => broken());
    const rescue = double({ n: 1 }, { name: 'rescue', after: [failed(wrong)] });
    const always = double({ n: 2 }, { name: 'always', after: [first, ended(wrong), ended(rescue)] });
    return show({ value: [always, statusOf(wrong)] });
  }),
  [{ args: { n: 2 }, gives: '[4,"Skipped"]' }],
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'broken',
            template: 'broken',
            depends: 'double',
            when: "{{=float(fromJSON(tasks['double'].outputs.parameters['return_value'])) < 0}}",
          },
          { name: 'rescue', template: 'rescue', depends: 'broken.Failed || broken.Errored' },
          {
            name: 'always',
            template: 'always',
            depends:
              '(broken.Succeeded || broken.Failed || broken.Errored || broken.Skipped || broken.Omitted) && (rescue.Succeeded || rescue.Failed || rescue.Errored || rescue.Skipped || rescue.Omitted) && double',
          },
          {
            name: 'show',
            template: 'show',
            depends: 'always.Succeeded && (broken || broken.Failed || broken.Errored || broken.Omitted)',
            arguments: {
              artifacts: [{ name: 'value_0', from: '{{tasks.always.outputs.artifacts.return_value}}' }],
              parameters: [{ name: 'value_1', value: `{{=${inertJson("toJson(tasks['broken'].status)")}}}` }],
            },
          },
        ],
      },
      outputs: {
        artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}', optional: true }],
      },
    },
    pod('double', { inputs: { n: 'scalar' }, outputs: { return_value: 'text' } }),
    pod('broken'),
    pod('rescue'),
    pod('always'),
    pod('show', { inputs: { value_0: 'file', value_1: 'text' } }),
  ],
);

acceptedByArgo();
