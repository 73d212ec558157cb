import { inertJson, inertText, rawText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { ContainerTemplate, Input, Item, Literal, Loop, Output, Parameter, ParameterType, Pipeline, Task } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowers('a run-time list is repeated by index, and the item is selected by expression', (main) => {
  const make = box(main, 'make', LIST);
  box(main, 'text', { forEach: Loop.over(make.output('list')), args: [Item.value()] });
  const each = new ContainerTemplate(main, 'each', { image: 'a:1', command: ['x'], parameters: { item: Parameter.json(), index: Parameter.number() }, args: [Input.parameter('item')] });
  new Task(main, 'json', { template: each, forEach: Loop.over(make.output('list')), inputs: { item: Item.value(), index: Item.index() } });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'make', template: 'make' },
        {
          name: 'text',
          template: 'text',
          depends: 'make',
          arguments: {
            parameters: [
              {
                name: 'item',
                value: `{{=${inertText("(type(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]) == 'string' ? fromJSON(tasks['make'].outputs.parameters['list'])[int(item)] : toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]))")}}}`,
              },
            ],
          },
          withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
        },
        {
          name: 'json',
          template: 'each',
          depends: 'make',
          arguments: {
            parameters: [
              { name: 'item', value: `{{=${inertJson("toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)])")}}}` },
              { name: 'index', value: '{{item}}' },
            ],
          },
          withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
        },
      ],
    },
  },
  { name: 'make', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }] } },
  {
    name: 'text',
    inputs: { parameters: [{ name: 'item' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
  {
    name: 'each',
    inputs: { parameters: [{ name: 'item' }, { name: 'index' }] },
    container: { args: ["{{=replace(inputs.parameters['item'], '$', '$$')}}"], command: ['x'], image: 'a:1' },
  },
]);

lowers('every argument of a loop is held back for the pass that knows the item', (main) => {
  const make = box(main, 'make', { outputs: { list: LIST.outputs.list, o: Output.parameter('/p') } });
  const each = new ContainerTemplate(main, 'each', {
    image: 'a:1',
    command: ['x'],
    parameters: { v: Parameter.string(), p: Parameter.string(), plain: Parameter.string(), braces: Parameter.string(), mixed: Parameter.string() },
  });
  new Task(main, 'loop', {
    template: each,
    forEach: Loop.over(make.output('list')),
    inputs: { v: make.output('o'), p: main.parameter('p'), plain: 'plain', braces: Literal.text('a {{workflow.name}}'), mixed: `p is ${main.parameter('p')}` },
  });
}, [
  {
    name: 'entry',
    dag: {
      tasks: [
        {
          name: 'main',
          template: 'main',
          arguments: { parameters: [{ name: 'p', value: `{{=${inertText("workflow.parameters['p']")}}}` }] },
        },
      ],
    },
  },
  {
    name: 'main',
    inputs: { parameters: [{ name: 'p' }] },
    dag: {
      tasks: [
        { name: 'make', template: 'make' },
        {
          name: 'loop',
          template: 'each',
          depends: 'make',
          arguments: {
            parameters: [
              { name: 'v', value: `{{=[item, ${inertText("tasks['make'].outputs.parameters['o']")}][1]}}` },
              { name: 'p', value: "{{=[item, inputs.parameters['p']][1]}}" },
              { name: 'plain', value: 'plain' },
              { name: 'braces', value: `{{=[item, ${inertText("'a \\u007b{workflow.name\\u007d}'")}][1]}}` },
              { name: 'mixed', value: `{{=[item, ${inertText(`('p is ' + ${rawText("inputs.parameters['p']")})`)}][1]}}` },
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
    outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }, { name: 'o', valueFrom: { path: '/p' } }] },
  },
  {
    name: 'each',
    inputs: { parameters: [{ name: 'v' }, { name: 'p' }, { name: 'plain' }, { name: 'braces' }, { name: 'mixed' }] },
    container: { command: ['x'], image: 'a:1' },
  },
], { parameters: { p: Parameter.string() } });

lowers('a literal list of harmless values is withItems', (main) => {
  box(main, 'texts', { forEach: Loop.over(['a', 'b c']), args: [Item.value()] });
  box(main, 'numbers', { forEach: Loop.over([1, 2.5, true]), args: [Item.value()] });
  box(main, 'objects', { forEach: Loop.over([{ name: 'a', n: 1 }, { name: 'b', n: 2 }]), args: [Item.property('name'), Item.property('n')] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'texts', template: 'texts', arguments: { parameters: [{ name: 'item', value: '{{item}}' }] }, withItems: ['a', 'b c'] },
        { name: 'numbers', template: 'texts', arguments: { parameters: [{ name: 'item', value: '{{item}}' }] }, withItems: [1, 2.5, true] },
        {
          name: 'objects',
          template: 'objects',
          arguments: { parameters: [{ name: 'name', value: '{{item.name}}' }, { name: 'n', value: '{{item.n}}' }] },
          withItems: [{ name: 'a', n: 1 }, { name: 'b', n: 2 }],
        },
      ],
    },
  },
  {
    name: 'texts',
    inputs: { parameters: [{ name: 'item' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
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
]);

lowers('a literal list of values that Argo would change is repeated by index', (main) => {
  box(main, 'texts', { forEach: Loop.over(['{{workflow.name}}', 'a\u001bb', 'q"\\']), args: [Item.value()] });
  box(main, 'mixed', { forEach: Loop.over([1, 'one', null, { a: '{{x}}' }, [1]]), args: [Item.value()] });
  box(main, 'fields', { forEach: Loop.over([{ name: 'q"' }, { name: '<' }]), args: [Item.property('name')] });
  box(main, 'indexed', { forEach: Loop.over(['a', 'b']), args: [Item.value(), Item.index()] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        {
          name: 'texts',
          template: 'texts',
          arguments: {
            parameters: [{ name: 'item', value: `{{=[${inertText("'\\u007b{workflow.name\\u007d}'")}, 'a\\u001bb', 'q"\\\\'][int(item)]}}` }],
          },
          withSequence: { count: '3' },
        },
        {
          name: 'mixed',
          template: 'texts',
          arguments: {
            parameters: [
              { name: 'item', value: '{{=[\'1\', \'one\', \'null\', \'{"a":"\\\\u007b\\\\u007bx\\u007d}"}\', \'[1]\'][int(item)]}}' },
            ],
          },
          withSequence: { count: '5' },
        },
        {
          name: 'fields',
          template: 'fields',
          arguments: { parameters: [{ name: 'name', value: '{{=[\'q"\', \'<\'][int(item)]}}' }] },
          withSequence: { count: '2' },
        },
        {
          name: 'indexed',
          template: 'indexed',
          arguments: { parameters: [{ name: 'item', value: "{{=['a', 'b'][int(item)]}}" }, { name: 'index', value: '{{item}}' }] },
          withSequence: { count: '2' },
        },
      ],
    },
  },
  {
    name: 'texts',
    inputs: { parameters: [{ name: 'item' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
  {
    name: 'fields',
    inputs: { parameters: [{ name: 'name' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['name'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
  {
    name: 'indexed',
    inputs: { parameters: [{ name: 'item' }, { name: 'index' }] },
    container: {
      args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}", '{{inputs.parameters.index}}'],
      command: ['x'],
      image: 'a:1',
    },
  },
]);

lowers('an empty literal list runs nothing, where withItems would run once', (main) => {
  const none = box(main, 'none', { forEach: Loop.over([]), args: [Item.value()], outputs: { o: Output.parameter('/o') } });
  box(main, 'use', { env: { ALL: none.output('o') } });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'none', template: 'none', arguments: { parameters: [{ name: 'item', value: '{{item}}' }] }, withParam: '[]' },
        {
          name: 'use',
          template: 'use',
          depends: 'none',
          arguments: {
            parameters: [
              {
                name: 'o',
                value: `{{=${inertJson("toJson(map(fromJSON((tasks['none'].status in ['Skipped', 'Omitted'] or type(tasks['none']?.outputs?.parameters) != 'map' ? '[]' : (tasks['none'].outputs.parameters['o'] ?? '[]'))), type(#) == 'string' ? # : toJson(#)))")}}}`,
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
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
  },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }] },
    container: { command: ['x'], env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['o'], '$', '$$')}}" }], image: 'a:1' },
  },
]);

lowers('sequences are withSequence, their bounds literal or read at run time', (main) => {
  const make = box(main, 'make', { outputs: { n: Output.parameter('/n', { type: ParameterType.NUMBER }) } });
  box(main, 'count', { forEach: Loop.sequence({ count: 3 }), args: [Item.value()] });
  box(main, 'range', { forEach: Loop.sequence({ start: 10, end: 8, format: 'run-%02d' }), args: [Item.value()] });
  box(main, 'computed', { forEach: Loop.sequence({ count: make.output('n') }), args: [Item.value()] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'make', template: 'make' },
        { name: 'count', template: 'count', arguments: { parameters: [{ name: 'item', value: '{{item}}' }] }, withSequence: { count: '3' } },
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
  { name: 'make', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'n', valueFrom: { path: '/n' } }] } },
  {
    name: 'count',
    inputs: { parameters: [{ name: 'item' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
]);

lowers('a nested pipeline is repeated, and its item is threaded to the leaf', (main) => {
  const make = box(main, 'make', LIST);
  const each = new Pipeline(main, 'each', { forEach: Loop.over(make.output('list')) });
  box(new Pipeline(each, 'inner'), 'use', { args: [Item.value(), Item.index(), Item.property('name')] });
}, [
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
  { name: 'make', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }] } },
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
]);

lowers('loops nest, each over what the outer item holds', (main) => {
  const make = box(main, 'make', LIST);
  const outer = new Pipeline(main, 'outer', { parameters: { row: Parameter.json() }, forEach: Loop.over(make.output('list')), inputs: { row: Item.property('row') } });
  const inner = box(outer, 'inner', { forEach: Loop.over(outer.parameter('row')), args: [Item.value()], outputs: { o: Output.parameter('/o', { type: ParameterType.NUMBER }) } });
  outer.addOutput('all', inner.output('o'));
  box(main, 'use', { env: { ALL: outer.output('all') } });
}, [
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
              { name: 'row', value: `{{=${inertJson("toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)]['row'])")}}}` },
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
                value: `{{=${inertJson("toJson(map(fromJSON((tasks['outer'].status in ['Skipped', 'Omitted'] or type(tasks['outer']?.outputs?.parameters) != 'map' ? '[]' : (tasks['outer'].outputs.parameters['all'] ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #))")}}}`,
              },
            ],
          },
        },
      ],
    },
  },
  { name: 'make', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'list', valueFrom: { path: '/o' } }] } },
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
            expression: "(type(map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(tasks['inner']?.outputs?.parameters) != 'map' ? '[]' : (tasks['inner'].outputs.parameters['o'] ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)) == 'string' ? map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(tasks['inner']?.outputs?.parameters) != 'map' ? '[]' : (tasks['inner'].outputs.parameters['o'] ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #) : toJson(map(fromJSON((tasks['inner'].status in ['Skipped', 'Omitted'] or type(tasks['inner']?.outputs?.parameters) != 'map' ? '[]' : (tasks['inner'].outputs.parameters['o'] ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)))",
          },
        },
      ],
    },
  },
  {
    name: 'inner',
    inputs: { parameters: [{ name: 'item' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
  },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'all' }] },
    container: { command: ['x'], env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['all'], '$', '$$')}}" }], image: 'a:1' },
  },
]);

acceptedByArgo();
