import { acceptedByArgo, lowers } from './scenario';
import { add, double, show } from './shared';
import { entry, pod, textAsJson } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';
import { inertJson, inertText } from '../../compile/guards';

const n = { n: p.number() };
const person = task('person', () => ({ name: 'Ada "{{x}}"', address: { town: 'Oslo', zip: 7 }, unread: [1] }));

lowers(
  'a call with a parameter',
  pipeline('main', n, (inputs) => double({ n: inputs.n })),
  [{ args: { n: 4 }, gives: 8 }],
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
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { inputs: { n: 'scalar' } }),
  ],
);

lowers(
  'values go from one task to the next as files, which only those that read them get',
  pipeline('main', {}, () => {
    const four = double({ n: 2 });
    return add({ a: four, b: double({ n: four }) });
  }),
  [{ gives: 12 }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'double', template: 'double' },
          {
            name: 'double-2',
            template: 'double-2',
            depends: 'double',
            arguments: { artifacts: [{ name: 'n', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'add',
            template: 'add',
            depends: 'double && double-2',
            arguments: {
              artifacts: [
                { name: 'a', from: '{{tasks.double.outputs.artifacts.return_value}}' },
                { name: 'b', from: '{{tasks.double-2.outputs.artifacts.return_value}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.add.outputs.artifacts.return_value}}' }] },
    },
    pod('double'),
    pod('double-2', { inputs: { n: 'file' } }),
    pod('add', { inputs: { a: 'file', b: 'file' } }),
  ],
);

lowers(
  'fields that are read are left one by one',
  pipeline('main', {}, () => {
    const { name, address } = person();
    return show({ value: { town: address.town, names: [name, 'and', null] } });
  }),
  [{ gives: '{"town":"Oslo","names":["Ada \\"{{x}}\\"","and",null]}' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'person', template: 'person' },
          {
            name: 'show',
            template: 'show',
            depends: 'person',
            arguments: {
              artifacts: [
                { name: 'value_town', from: '{{tasks.person.outputs.artifacts.key_address_town}}' },
                { name: 'value_names_0', from: '{{tasks.person.outputs.artifacts.key_name}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('person', { outputs: { key_address_town: 'file', key_name: 'file' } }),
    pod('show', { inputs: { value_town: 'file', value_names_0: 'file' } }),
  ],
);

lowers(
  'constants are in the program, not in the manifest',
  pipeline('main', {}, () => show({ value: { text: '{{=1+1}} "$(x)" \n😀', list: [1, null, false, ''] } })),
  [{ gives: '{"text":"{{=1+1}} \\"$(x)\\" \\n😀","list":[1,null,false,""]}' }],
  [
    {
      name: 'main',
      dag: { tasks: [{ name: 'show', template: 'show' }] },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('show'),
  ],
);

lowers(
  'parameters carry texts without files',
  pipeline(
    'main',
    { n: p.number(), text: p.string() },
    (inputs) => show({ value: [double({ n: inputs.n }), inputs.text, person().address] }),
    { transport: 'parameter' },
  ),
  [{ args: { n: 1, text: '{{=1}} "\\' }, gives: '[2,"{{=1}} \\"\\\\",{"town":"Oslo","zip":7}]' }],
  [
    {
      name: 'entry',
      dag: {
        tasks: [
          {
            name: 'main',
            template: 'main',
            arguments: {
              parameters: [
                { name: 'n', value: '{{workflow.parameters.n}}' },
                { name: 'text', value: `{{=${inertText("workflow.parameters['text']")}}}` },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'main',
      inputs: { parameters: [{ name: 'n' }, { name: 'text' }] },
      dag: {
        tasks: [
          {
            name: 'double',
            template: 'double',
            arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
          },
          { name: 'person', template: 'person' },
          {
            name: 'show',
            template: 'show',
            depends: 'double && person',
            arguments: {
              parameters: [
                { name: 'value_0', value: `{{=${inertJson("tasks['double'].outputs.parameters['return_value']")}}}` },
                { name: 'value_1', value: textAsJson('text') },
                { name: 'value_2', value: `{{=${inertJson("tasks['person'].outputs.parameters['key_address']")}}}` },
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
    pod('person', { outputs: { key_address: 'text' } }),
    pod('show', { inputs: { value_0: 'text', value_1: 'text', value_2: 'text' }, outputs: { return_value: 'text' } }),
  ],
);

lowers(
  'a value where there may be none',
  pipeline('main', { who: p.json<any>() }, ({ who }) => show({ value: who.name.orElse('nobody') })),
  [
    { args: { who: { name: 'Ada' } }, gives: '"Ada"' },
    { args: { who: {} }, gives: '"nobody"' },
  ],
  [
    entry([], [], ['who']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'who' }] },
      dag: {
        tasks: [
          {
            name: 'show',
            template: 'show',
            arguments: {
              parameters: [{ name: 'value', value: `{{=${inertJson("(inputs.parameters['who'] ?? 'null')")}}}` }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('show', { inputs: { value: 'text' } }),
  ],
);

lowers(
  'a pipeline that returns an object',
  pipeline('main', n, (inputs) => ({ twice: double({ n: inputs.n }), given: inputs.n, fixed: 'x' })),
  [{ args: { n: 2 }, gives: { twice: 4, given: 2, fixed: 'x' } }],
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
        ],
      },
      outputs: { artifacts: [{ name: 'key_twice', from: '{{tasks.double.outputs.artifacts.return_value}}' }] },
    },
    pod('double', { inputs: { n: 'scalar' } }),
  ],
);

acceptedByArgo();
