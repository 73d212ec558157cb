import { acceptedByArgo, lowers } from './scenario';
import { show } from './shared';
import { entry, itemKey, listKey, pod, textAsJson } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';
import { inertJson } from '../../compile/guards';

const { bytes, ndjson, structuredClone, text } = serializers;

const rows = task('rows', () => [{ a: 1 }, { a: 2 }], { serializer: ndjson() });
const letter = task('letter', ({ to }: { to: string }) => `Dear ${to}, {{x}}`, { serializer: text() });
const raw = task('raw', () => Buffer.from([0, 255]) as Uint8Array, { serializer: bytes() });
const dates = task('dates', () => new Map([['a', new Date(0)]]), { serializer: structuredClone() });
const all = task('all', ({ given }: { given: { rows: any; letter: any; raw: any; dates: any } }) => [
  given.rows.length,
  given.letter,
  given.raw.length,
  given.dates.get('a').getTime(),
]);

lowers(
  'formats other than JSON',
  pipeline('main', { to: p.string() }, ({ to }) =>
    all({ given: { rows: rows(), letter: letter({ to }), raw: raw(), dates: dates() } as any }),
  ),
  [{ args: { to: 'Ada' }, gives: [2, 'Dear Ada, {{x}}', 2, 0] }],
  [
    entry(['to']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'to' }] },
      dag: {
        tasks: [
          { name: 'rows', template: 'rows' },
          { name: 'letter', template: 'letter', arguments: { parameters: [{ name: 'to', value: textAsJson('to') }] } },
          { name: 'raw', template: 'raw' },
          { name: 'dates', template: 'dates' },
          {
            name: 'all',
            template: 'all',
            depends: 'rows && letter && raw && dates',
            arguments: {
              artifacts: [
                { name: 'given_rows', from: '{{tasks.rows.outputs.artifacts.return_value}}' },
                { name: 'given_letter', from: '{{tasks.letter.outputs.artifacts.return_value}}' },
                { name: 'given_raw', from: '{{tasks.raw.outputs.artifacts.return_value}}' },
                { name: 'given_dates', from: '{{tasks.dates.outputs.artifacts.return_value}}' },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.all.outputs.artifacts.return_value}}' }] },
    },
    pod('rows'),
    pod('letter', { inputs: { to: 'text' } }),
    pod('raw'),
    pod('dates'),
    pod('all', { inputs: { given_rows: 'file', given_letter: 'file', given_raw: 'file', given_dates: 'file' } }),
  ],
);

lowers(
  'text that goes as a parameter is JSON: Argo takes a newline off its end',
  pipeline('main', { to: p.string() }, ({ to }) => show({ value: letter({ to }, { transport: 'parameter' }) })),
  [{ args: { to: '"Ada"' }, gives: '"Dear \\"Ada\\", {{x}}"' }],
  [
    entry(['to']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'to' }] },
      dag: {
        tasks: [
          { name: 'letter', template: 'letter', arguments: { parameters: [{ name: 'to', value: textAsJson('to') }] } },
          {
            name: 'show',
            template: 'show',
            depends: 'letter',
            arguments: {
              parameters: [
                { name: 'value', value: `{{=${inertJson("tasks['letter'].outputs.parameters['return_value']")}}}` },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('letter', { inputs: { to: 'text' }, outputs: { return_value: 'text' } }),
    pod('show', { inputs: { value: 'text' } }),
  ],
);

lowers(
  'items in a format of their own',
  pipeline('main', {}, () => {
    const list = task('list', () => ['a', 'b'], { serializer: structuredClone() })();
    return show({ value: list.map((each) => letter({ to: each })) });
  }),
  [{ gives: '["Dear a, {{x}}","Dear b, {{x}}"]' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'list', template: 'list' },
          {
            name: 'letter',
            template: 'letter',
            depends: 'list',
            arguments: {
              artifacts: [{ name: 'to', from: '{{tasks.list.outputs.artifacts.return_value}}', subPath: '{{item}}' }],
              parameters: [{ name: 'return_value-key', value: itemKey('letter') }],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['list'].outputs.parameters['return_value-partitions']))-1))}}",
          },
          {
            name: 'show',
            template: 'show',
            depends: 'letter',
            arguments: {
              artifacts: [{ name: 'value', archive: { none: {} }, optional: true, s3: { key: listKey('letter') } }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('list', { outputs: { return_value: 'parts' } }),
    pod('letter', { inputs: { to: 'file' }, outputs: { return_value: 'item' } }),
    pod('show', { inputs: { value: 'file' } }),
  ],
);

acceptedByArgo();
