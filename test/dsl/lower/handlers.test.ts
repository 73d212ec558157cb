import { acceptedByArgo, lowers } from './scenario';
import { double, show } from './shared';
import { pod } from './templates';
import { p, pipeline } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

lowers(
  'handlers run at the end',
  pipeline('main', { n: p.number() }, ({ n }) => double({ n }), {
    onExit: ({ status }, { n }) => show({ value: [status, n] }),
    onFailure: ({ name, failures }) => show({ value: { name, failures } }, { name: 'alarm' }),
  }),
  [{ args: { n: 1 }, gives: 2 }],
  [
    {
      name: 'on-exit',
      dag: {
        tasks: [
          {
            name: 'main-on-exit',
            template: 'main-on-exit',
            arguments: {
              parameters: [
                { name: 'n', value: "{{=workflow.parameters['n']}}" },
                {
                  name: 'failures',
                  value: `{{=${inertJson("replace(replace(replace(replace(replace(workflow.failures[1:-1], '\\\\\\\\', '\\u0001'), '\\\\\"', '\"'), '\\\\x7f', '\\\\u007f'), '\\\\U', '\\\\\\\\U'), '\\u0001', '\\\\')")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
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
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { inputs: { n: 'scalar' } }),
    {
      name: 'main-on-exit',
      inputs: { parameters: [{ name: 'n' }, { name: 'failures' }] },
      dag: {
        tasks: [
          {
            name: 'exit',
            template: 'exit',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          {
            name: 'failure',
            template: 'failure',
            when: "{{=workflow.status != 'Succeeded'}}",
            arguments: { parameters: [{ name: 'failures', value: "{{=inputs.parameters['failures']}}" }] },
          },
        ],
      },
    },
    {
      name: 'exit',
      inputs: { parameters: [{ name: 'n' }] },
      dag: {
        tasks: [
          {
            name: 'show',
            template: 'show',
            arguments: {
              parameters: [
                { name: 'value_0', value: `{{=${inertJson('toJson(workflow.status)')}}}` },
                { name: 'value_1', value: '{{inputs.parameters.n}}' },
              ],
            },
          },
        ],
      },
    },
    pod('show', { node: 'onExit.show', inputs: { value_0: 'text', value_1: 'scalar' } }),
    {
      name: 'failure',
      inputs: { parameters: [{ name: 'failures' }] },
      dag: {
        tasks: [
          {
            name: 'alarm',
            template: 'alarm',
            arguments: {
              parameters: [
                { name: 'value_name', value: `{{=${inertJson('toJson(workflow.name)')}}}` },
                { name: 'value_failures', value: "{{=inputs.parameters['failures']}}" },
              ],
            },
          },
        ],
      },
    },
    pod('alarm', { node: 'onFailure.alarm', inputs: { value_name: 'text', value_failures: 'text' } }),
  ],
  { onExit: 'on-exit' },
);

lowers(
  'only on failure',
  pipeline('main', {}, () => double({ n: 1 }), {
    onFailure: ({ failures }) => show({ value: failures.at(0).message }),
  }),
  [{ gives: 2 }],
  [
    {
      name: 'on-exit',
      dag: {
        tasks: [
          {
            name: 'main-on-exit',
            template: 'main-on-exit',
            arguments: {
              parameters: [
                {
                  name: 'failures',
                  value: `{{=${inertJson("replace(replace(replace(replace(replace(workflow.failures[1:-1], '\\\\\\\\', '\\u0001'), '\\\\\"', '\"'), '\\\\x7f', '\\\\u007f'), '\\\\U', '\\\\\\\\U'), '\\u0001', '\\\\')")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'main',
      dag: { tasks: [{ name: 'double', template: 'double' }] },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('double'),
    {
      name: 'main-on-exit',
      inputs: { parameters: [{ name: 'failures' }] },
      dag: {
        tasks: [
          {
            name: 'failure',
            template: 'failure',
            when: "{{=workflow.status != 'Succeeded'}}",
            arguments: { parameters: [{ name: 'failures', value: "{{=inputs.parameters['failures']}}" }] },
          },
        ],
      },
    },
    {
      name: 'failure',
      inputs: { parameters: [{ name: 'failures' }] },
      dag: {
        tasks: [
          {
            name: 'show',
            template: 'show',
            arguments: { parameters: [{ name: 'value', value: "{{=inputs.parameters['failures']}}" }] },
          },
        ],
      },
    },
    pod('show', { node: 'onFailure.show', inputs: { value: 'text' } }),
  ],
  { onExit: 'on-exit' },
);

acceptedByArgo();
