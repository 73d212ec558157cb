import { acceptedByArgo, lowers, lowersToGolden } from './scenario';
import { show } from './shared';
import { entry, pod, textAsJson } from './templates';
import { p, pipeline, task } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';
import { escapedJson } from '../../compile/guards';

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

lowersToGolden(
  'formats other than JSON',
  pipeline('main', { to: p.string() }, ({ to }) =>
    all({ given: { rows: rows(), letter: letter({ to }), raw: raw(), dates: dates() } as any }),
  ),
  [{ args: { to: 'Ada' }, gives: [2, 'Dear Ada, {{x}}', 2, 0] }],
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
                { name: 'value', value: `{{=${escapedJson("tasks['letter'].outputs.parameters['return_value']")}}}` },
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

lowersToGolden(
  'items in a format of their own',
  pipeline('main', {}, () => {
    const list = task('list', () => ['a', 'b'], { serializer: structuredClone() })();
    return show({ value: list.map((each) => letter({ to: each })) });
  }),
  [{ gives: '["Dear a, {{x}}","Dear b, {{x}}"]' }],
);

acceptedByArgo();
