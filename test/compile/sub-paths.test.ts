import { acceptedByArgo, box, lowers } from './scenario';
import { Archive, Artifact, Item, Loop, Output, Parameter, Pipeline } from '../../lib';

lowers(
  'each item of a loop gets its file of a folder',
  (main) => {
    const split = box(main, 'split', {
      outputs: { rows: Output.artifact('/rows', { archive: Archive.none() }), count: Output.parameter('/count') },
    });
    box(main, 'each', {
      forEach: Loop.sequence({ count: main.parameter('count') }),
      artifacts: { row: Artifact.at('/row', { from: split.output('rows').subPath(Item.index()) }) },
    });
    box(main, 'first', { artifacts: { row: Artifact.at('/row', { from: split.output('rows').subPath('0') }) } });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'count' }] },
      dag: {
        tasks: [
          { name: 'split', template: 'split' },
          {
            name: 'each',
            template: 'each',
            depends: 'split',
            arguments: {
              artifacts: [{ name: 'row', from: '{{tasks.split.outputs.artifacts.rows}}', subPath: '{{item}}' }],
            },
            withSequence: { count: '{{inputs.parameters.count}}' },
          },
          {
            name: 'first',
            template: 'each',
            depends: 'split',
            arguments: { artifacts: [{ name: 'row', from: '{{tasks.split.outputs.artifacts.rows}}', subPath: '0' }] },
          },
        ],
      },
    },
    {
      name: 'split',
      container: { command: ['x'], image: 'a:1' },
      outputs: {
        parameters: [{ name: 'count', valueFrom: { path: '/count' } }],
        artifacts: [{ name: 'rows', path: '/rows', archive: { none: {} } }],
      },
    },
    {
      name: 'each',
      inputs: { artifacts: [{ name: 'row', path: '/row' }] },
      container: { command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { count: Parameter.number() } },
);

lowers(
  'a file of what a loop collected is read by its key, also below a nested pipeline',
  (main) => {
    const make = box(main, 'make', { forEach: Loop.over(['a', 'b']), outputs: { f: Output.artifact('/f') } });
    const each = new Pipeline(main, 'each', { forEach: Loop.over(['a', 'b']) });
    box(each, 'use', { artifacts: { f: Artifact.at('/f', { from: make.output('f').subPath(Item.index()) }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'make',
            template: 'make',
            arguments: { parameters: [{ name: 'f-key', value: '{{workflow.uid}}/{{node.name}}/make/f/{{item}}' }] },
            withSequence: { count: '2' },
          },
          {
            name: 'each',
            template: 'each',
            depends: 'make',
            arguments: {
              artifacts: [
                { name: 'f', archive: { none: {} }, s3: { key: '{{workflow.uid}}/{{node.name}}/make/f/{{item}}' } },
              ],
            },
            withSequence: { count: '2' },
          },
        ],
      },
    },
    {
      name: 'make',
      inputs: { parameters: [{ name: 'f-key' }] },
      container: { command: ['x'], image: 'a:1' },
      outputs: {
        artifacts: [{ name: 'f', path: '/f', archive: { none: {} }, s3: { key: "{{=inputs.parameters['f-key']}}" } }],
      },
    },
    {
      name: 'each',
      inputs: { artifacts: [{ name: 'f' }] },
      dag: {
        tasks: [
          { name: 'use', template: 'use', arguments: { artifacts: [{ name: 'f', from: '{{inputs.artifacts.f}}' }] } },
        ],
      },
    },
    { name: 'use', inputs: { artifacts: [{ name: 'f', path: '/f' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

test('only artifacts have files inside', () => {
  expect(() => Item.value().subPath('a')).toThrow('AW1018');
  expect(() => Item.value().subPath('a')).toThrow('property(...) and at(...)');
});

acceptedByArgo();
