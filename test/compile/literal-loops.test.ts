import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Item, Loop, Output, ParameterType } from '../../lib';

lowers(
  'a literal list of harmless values is withItems',
  (main) => {
    box(main, 'texts', { forEach: Loop.over(['a', 'b c']), args: [Item.value()] });
    box(main, 'numbers', { forEach: Loop.over([1, 2.5, true]), args: [Item.value()] });
    box(main, 'objects', {
      forEach: Loop.over([
        { name: 'a', n: 1 },
        { name: 'b', n: 2 },
      ]),
      args: [Item.property('name'), Item.property('n')],
    });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'texts',
            template: 'texts',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withItems: ['a', 'b c'],
          },
          {
            name: 'numbers',
            template: 'texts',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withItems: [1, 2.5, true],
          },
          {
            name: 'objects',
            template: 'objects',
            arguments: {
              parameters: [
                { name: 'name', value: '{{item.name}}' },
                { name: 'n', value: '{{item.n}}' },
              ],
            },
            withItems: [
              { name: 'a', n: 1 },
              { name: 'b', n: 2 },
            ],
          },
        ],
      },
    },
    {
      name: 'texts',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'objects',
      inputs: { parameters: [{ name: 'name' }, { name: 'n' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['name'], '$', '$$'), '$$env', '$env')}}",
          "{{=replace(replace(inputs.parameters['n'], '$', '$$'), '$$env', '$env')}}",
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a literal list of values that Argo would change is repeated by index',
  (main) => {
    box(main, 'texts', { forEach: Loop.over(['{{workflow.name}}', 'a\u001bb', 'q"\\']), args: [Item.value()] });
    box(main, 'mixed', { forEach: Loop.over([1, 'one', null, { a: '{{x}}' }, [1]]), args: [Item.value()] });
    box(main, 'fields', { forEach: Loop.over([{ name: 'q"' }, { name: '<' }]), args: [Item.property('name')] });
    box(main, 'indexed', { forEach: Loop.over(['a', 'b']), args: [Item.value(), Item.index()] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'texts',
            template: 'texts',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: `{{=[${inertText("'\\u007b{workflow.name\\u007d}'")}, 'a\\u001bb', 'q"\\\\'][int(item)]}}`,
                },
              ],
            },
            withSequence: { count: '3' },
          },
          {
            name: 'mixed',
            template: 'texts',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: "{{=['1', 'one', 'null', '{\"a\":\"\\\\u007b\\\\u007bx\\u007d}\"}', '[1]'][int(item)]}}",
                },
              ],
            },
            withSequence: { count: '5' },
          },
          {
            name: 'fields',
            template: 'fields',
            arguments: { parameters: [{ name: 'name', value: "{{=['q\"', '<'][int(item)]}}" }] },
            withSequence: { count: '2' },
          },
          {
            name: 'indexed',
            template: 'indexed',
            arguments: {
              parameters: [
                { name: 'item', value: "{{=['a', 'b'][int(item)]}}" },
                { name: 'index', value: '{{item}}' },
              ],
            },
            withSequence: { count: '2' },
          },
        ],
      },
    },
    {
      name: 'texts',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'fields',
      inputs: { parameters: [{ name: 'name' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['name'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'indexed',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}",
          '{{inputs.parameters.index}}',
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'an empty literal list runs nothing, where withItems would run once',
  (main) => {
    const none = box(main, 'none', {
      forEach: Loop.over([]),
      args: [Item.value()],
      outputs: { o: Output.parameter('/o') },
    });
    box(main, 'use', { env: { ALL: none.output('o') } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'none',
            template: 'none',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withParam: '[]',
          },
          {
            name: 'use',
            template: 'use',
            depends: 'none',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['none'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['none'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['none'], 'outputs'), 'parameters'), 'o') ?? '[]'))), type(#) == 'string' ? # : toJson(#)))")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'none',
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
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        command: ['x'],
        env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['o'], '$', '$$')}}" }],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'sequences are withSequence, their bounds literal or read at run time',
  (main) => {
    const make = box(main, 'make', { outputs: { n: Output.parameter('/n', { type: ParameterType.NUMBER }) } });
    box(main, 'count', { forEach: Loop.sequence({ count: 3 }), args: [Item.value()] });
    box(main, 'range', { forEach: Loop.sequence({ start: 10, end: 8, format: 'run-%02d' }), args: [Item.value()] });
    box(main, 'computed', { forEach: Loop.sequence({ count: make.output('n') }), args: [Item.value()] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'count',
            template: 'count',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withSequence: { count: '3' },
          },
          {
            name: 'range',
            template: 'count',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withSequence: { end: '8', format: 'run-%02d', start: '10' },
          },
          {
            name: 'computed',
            template: 'count',
            depends: 'make',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withSequence: { count: '{{tasks.make.outputs.parameters.n}}' },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'n', valueFrom: { path: '/n' } }] },
    },
    {
      name: 'count',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

acceptedByArgo();
