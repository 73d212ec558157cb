import { inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Artifact, Item, Loop, Output, ParameterType, Pipeline } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowers(
  'the artifacts of all items are one folder, under a key of the run and the node',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = box(main, 'each', {
      forEach: Loop.over(make.output('list')),
      args: [Item.value()],
      outputs: { f: Output.artifact('/f') },
    });
    box(main, 'use', { artifacts: { all: Artifact.at('/in', { from: each.output('f') }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'each',
            template: 'each',
            depends: 'make',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: `{{=${inertText("(type(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]) == 'string' ? fromJSON(tasks['make'].outputs.parameters['list'])[int(item)] : toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]))")}}}`,
                },
                { name: 'f-key', value: '{{workflow.uid}}/{{node.name}}/each/f/{{item}}' },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each',
            arguments: {
              artifacts: [
                {
                  name: 'all',
                  archive: { none: {} },
                  optional: true,
                  s3: { key: '{{workflow.uid}}/{{node.name}}/each/f' },
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'each',
      inputs: { parameters: [{ name: 'item' }, { name: 'f-key' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
      outputs: {
        artifacts: [{ name: 'f', archive: { none: {} }, path: '/f', s3: { key: "{{=inputs.parameters['f-key']}}" } }],
      },
    },
    { name: 'use', inputs: { artifacts: [{ name: 'all', path: '/in' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

lowers(
  'the artifacts of items that are nested pipelines get their key passed down',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = new Pipeline(main, 'each', { forEach: Loop.over(make.output('list')) });
    const inner = new Pipeline(each, 'inner');
    inner.addOutput(
      'file',
      box(inner, 'work', { args: [Item.value()], outputs: { f: Output.artifact('/f') } }).output('f'),
    );
    each.addOutput('file', inner.output('file'));
    box(main, 'use', { artifacts: { all: Artifact.at('/in', { from: each.output('file') }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'each',
            template: 'each',
            depends: 'make',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: `{{=${inertText("(type(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]) == 'string' ? fromJSON(tasks['make'].outputs.parameters['list'])[int(item)] : toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]))")}}}`,
                },
                { name: 'file-key', value: '{{workflow.uid}}/{{node.name}}/each/file/{{item}}' },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each',
            arguments: {
              artifacts: [
                {
                  name: 'all',
                  archive: { none: {} },
                  optional: true,
                  s3: { key: '{{workflow.uid}}/{{node.name}}/each/file' },
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'each',
      inputs: { parameters: [{ name: 'item' }, { name: 'file-key' }] },
      dag: {
        tasks: [
          {
            name: 'inner',
            template: 'inner',
            arguments: {
              parameters: [
                { name: 'item', value: "{{=inputs.parameters['item']}}" },
                { name: 'file-key', value: "{{=inputs.parameters['file-key']}}" },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'file', from: '{{tasks.inner.outputs.artifacts.file}}' }] },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'item' }, { name: 'file-key' }] },
      dag: {
        tasks: [
          {
            name: 'work',
            template: 'work',
            arguments: {
              parameters: [
                { name: 'item', value: "{{=inputs.parameters['item']}}" },
                { name: 'f-key', value: "{{=inputs.parameters['file-key']}}" },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'file', from: '{{tasks.work.outputs.artifacts.f}}' }] },
    },
    {
      name: 'work',
      inputs: { parameters: [{ name: 'item' }, { name: 'f-key' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
      outputs: {
        artifacts: [{ name: 'f', archive: { none: {} }, path: '/f', s3: { key: "{{=inputs.parameters['f-key']}}" } }],
      },
    },
    { name: 'use', inputs: { artifacts: [{ name: 'all', path: '/in' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

acceptedByArgo();
