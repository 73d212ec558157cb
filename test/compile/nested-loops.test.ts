import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Item, Loop, Output, Parameter, ParameterType, Pipeline } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowers(
  'a nested pipeline is repeated, and its item is threaded to the leaf',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = new Pipeline(main, 'each', { forEach: Loop.over(make.output('list')) });
    box(new Pipeline(each, 'inner'), 'use', { args: [Item.value(), Item.index(), Item.property('name')] });
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
                { name: 'index', value: '{{item}}' },
                {
                  name: 'name',
                  value: `{{=${inertText("(type(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]['name']) == 'string' ? fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]['name'] : toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]['name']))")}}}`,
                },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
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
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }, { name: 'name' }] },
      dag: {
        tasks: [
          {
            name: 'inner',
            template: 'inner',
            arguments: {
              parameters: [
                { name: 'item', value: "{{=inputs.parameters['item']}}" },
                { name: 'index', value: '{{inputs.parameters.index}}' },
                { name: 'name', value: "{{=inputs.parameters['name']}}" },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }, { name: 'name' }] },
      dag: {
        tasks: [
          {
            name: 'use',
            template: 'use',
            arguments: {
              parameters: [
                { name: 'item', value: "{{=inputs.parameters['item']}}" },
                { name: 'index', value: '{{inputs.parameters.index}}' },
                { name: 'name', value: "{{=inputs.parameters['name']}}" },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }, { name: 'name' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}",
          '{{inputs.parameters.index}}',
          "{{=replace(replace(inputs.parameters['name'], '$', '$$'), '$$env', '$env')}}",
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'loops nest, each over what the outer item holds',
  (main) => {
    const make = box(main, 'make', LIST);
    const outer = new Pipeline(main, 'outer', {
      parameters: { row: Parameter.json() },
      forEach: Loop.over(make.output('list')),
      inputs: { row: Item.property('row') },
    });
    const inner = box(outer, 'inner', {
      forEach: Loop.over(outer.parameter('row')),
      args: [Item.value()],
      outputs: { o: Output.parameter('/o', { type: ParameterType.NUMBER }) },
    });
    outer.addOutput('all', inner.output('o'));
    box(main, 'use', { env: { ALL: outer.output('all') } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'outer',
            template: 'outer',
            depends: 'make',
            arguments: {
              parameters: [
                {
                  name: 'row',
                  value: `{{=${inertJson("toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]['row'])")}}}`,
                },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'outer',
            arguments: {
              parameters: [
                {
                  name: 'all',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['outer'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['outer'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['outer'], 'outputs'), 'parameters'), 'all') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #))")}}}`,
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
      name: 'outer',
      inputs: { parameters: [{ name: 'row' }] },
      dag: {
        tasks: [
          {
            name: 'inner',
            template: 'inner',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: `{{=${inertText("(type(fromJSON(inputs.parameters['row'])[int(item)]) == 'string' ? fromJSON(inputs.parameters['row'])[int(item)] : toJson(fromJSON(inputs.parameters['row'])[int(item)]))")}}}`,
                },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(inputs.parameters['row']))-1))}}",
          },
        ],
      },
      outputs: {
        parameters: [
          {
            name: 'all',
            valueFrom: {
              expression:
                "(type(map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['inner'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['inner'], 'outputs'), 'parameters'), 'o') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)) == 'string' ? map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['inner'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['inner'], 'outputs'), 'parameters'), 'o') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #) : toJson(map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['inner'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['inner'], 'outputs'), 'parameters'), 'o') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)))",
            },
          },
        ],
      },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'all' }] },
      container: {
        command: ['x'],
        env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['all'], '$', '$$')}}" }],
        image: 'a:1',
      },
    },
  ],
);

acceptedByArgo();
