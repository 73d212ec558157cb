import { acceptedByArgo, lowers, lowersToGolden } from './scenario';
import { add, double, show } from './shared';
import { entry, pod } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';
import { escapedJson } from '../../compile/guards';

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

lowersToGolden(
  'values go from one task to the next as files, which only those that read them get',
  pipeline('main', {}, () => {
    const four = double({ n: 2 });
    return add({ a: four, b: double({ n: four }) });
  }),
  [{ gives: 12 }],
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

lowersToGolden(
  'parameters carry texts without files',
  pipeline(
    'main',
    { n: p.number(), text: p.string() },
    (inputs) => show({ value: [double({ n: inputs.n }), inputs.text, person().address] }),
    { transport: 'parameter' },
  ),
  [{ args: { n: 1, text: '{{=1}} "\\' }, gives: '[2,"{{=1}} \\"\\\\",{"town":"Oslo","zip":7}]' }],
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
              parameters: [{ name: 'value', value: `{{=${escapedJson("(inputs.parameters['who'] ?? 'null')")}}}` }],
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
