import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Item, Loop, Output, Parameter, ParameterType, Pipeline, Reference } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowers(
  'the values of all items are a list, decoded by their declared type',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = box(main, 'each', {
      forEach: Loop.over(make.output('list')),
      args: [Item.value()],
      outputs: {
        text: Output.parameter('/t'),
        number: Output.parameter('/n', { type: ParameterType.NUMBER }),
        json: Output.parameter('/j', { type: ParameterType.JSON }),
      },
    });
    box(main, 'use', {
      env: {
        TEXT: each.output('text'),
        NUMBER: each.output('number'),
        JSON: each.output('json'),
        FIRST: each.output('text').at(0),
      },
    });
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
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each',
            arguments: {
              parameters: [
                {
                  name: 'text',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'text') ?? '[]'))), type(#) == 'string' ? # : toJson(#)))")}}}`,
                },
                {
                  name: 'number',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'number') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #))")}}}`,
                },
                {
                  name: 'json',
                  value: `{{=${inertJson("toJson(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'json') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #))")}}}`,
                },
                {
                  name: '0',
                  value: `{{=${inertText("(type(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'text') ?? '[]'))), type(#) == 'string' ? # : toJson(#))[0]) == 'string' ? map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'text') ?? '[]'))), type(#) == 'string' ? # : toJson(#))[0] : toJson(map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'text') ?? '[]'))), type(#) == 'string' ? # : toJson(#))[0]))")}}}`,
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
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
      outputs: {
        parameters: [
          { name: 'text', valueFrom: { path: '/t' } },
          { name: 'number', valueFrom: { path: '/n' } },
          { name: 'json', valueFrom: { path: '/j' } },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'text' }, { name: 'number' }, { name: 'json' }, { name: '0' }] },
      container: {
        command: ['x'],
        env: [
          { name: 'TEXT', value: "{{=replace(inputs.parameters['text'], '$', '$$')}}" },
          { name: 'NUMBER', value: "{{=replace(inputs.parameters['number'], '$', '$$')}}" },
          { name: 'JSON', value: "{{=replace(inputs.parameters['json'], '$', '$$')}}" },
          { name: 'FIRST', value: "{{=replace(replace(inputs.parameters['0'], '$', '$$'), '$$env', '$env')}}" },
        ],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a loop that surely runs is read without a guard',
  (main) => {
    const each = box(main, 'each', {
      forEach: Loop.over(['a', 'b']),
      args: [Item.value()],
      outputs: { o: Output.parameter('/o') },
    });
    box(main, 'use', { env: { ALL: each.output('o') } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'each',
            template: 'each',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withItems: ['a', 'b'],
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertJson("toJson(map(fromJSON(tasks['each'].outputs.parameters['o']), type(#) == 'string' ? # : toJson(#)))")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'each',
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
  'the standard output of all items is a list too',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = box(main, 'each', {
      forEach: Loop.over(make.output('list')),
      args: [Item.value()],
      result: Parameter.json(),
    });
    box(main, 'use', { env: { ALL: each.result } });
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
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each',
            arguments: {
              parameters: [
                {
                  name: 'result',
                  value: `{{=${inertJson("toJson(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] ? '[]' : (['tasks.each.outputs.result', get(get(tasks['each'], 'outputs'), 'result')][1] ?? '[]'))))")}}}`,
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
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'result' }] },
      container: {
        command: ['x'],
        env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['result'], '$', '$$')}}" }],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'items that failed are left out of the list',
  (main) => {
    const make = box(main, 'make', LIST);
    const each = box(main, 'each', {
      forEach: Loop.over(make.output('list')),
      args: [Item.value()],
      outputs: { o: Output.parameter('/o') },
    });
    box(main, 'use', { depends: each.anySucceeded.or(each.failed), env: { ALL: each.output('o').orElse([]) } });
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
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['make'].outputs.parameters['list']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'each.AnySucceeded || each.Failed || each.Errored',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertJson("toJson((map(fromJSON((tasks['each'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['each'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['each'], 'outputs'), 'parameters'), 'o') ?? '[]'))), type(#) == 'string' ? # : toJson(#)) ?? []))")}}}`,
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
  'the list of a loop goes up and further loops run over it',
  (main) => {
    const inner = new Pipeline(main, 'inner');
    const make = box(inner, 'make', LIST);
    const square = box(inner, 'square', {
      forEach: Loop.over(make.output('list')),
      args: [Item.value()],
      outputs: { n: Output.parameter('/n', { type: ParameterType.NUMBER }) },
    });
    inner.addOutput('squares', square.output('n'));
    const again = box(main, 'again', {
      forEach: Loop.over(inner.output('squares')),
      args: [Item.value()],
      outputs: { n: Output.parameter('/n', { type: ParameterType.NUMBER }) },
    });
    box(main, 'use', { env: { ALL: Reference.firstOf(again.output('n')) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'inner', template: 'inner' },
          {
            name: 'again',
            template: 'square',
            depends: 'inner',
            arguments: {
              parameters: [
                {
                  name: 'item',
                  value: `{{=${inertText("(type(fromJSON(tasks['inner'].outputs.parameters['squares'])[int(item)]) == 'string' ? fromJSON(tasks['inner'].outputs.parameters['squares'])[int(item)] : toJson(fromJSON(tasks['inner'].outputs.parameters['squares'])[int(item)]))")}}}`,
                },
              ],
            },
            withParam: "{{=toJson(0..(len(fromJSON(tasks['inner'].outputs.parameters['squares']))-1))}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'again',
            arguments: {
              parameters: [
                {
                  name: 'n',
                  value: `{{=${inertJson("toJson((map(fromJSON((tasks['again'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['again'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['again'], 'outputs'), 'parameters'), 'n') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)))")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'inner',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'square',
            template: 'square',
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
        ],
      },
      outputs: {
        parameters: [
          {
            name: 'squares',
            valueFrom: {
              expression:
                "(type(map(fromJSON((tasks['square'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['square'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['square'], 'outputs'), 'parameters'), 'n') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)) == 'string' ? map(fromJSON((tasks['square'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['square'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['square'], 'outputs'), 'parameters'), 'n') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #) : toJson(map(fromJSON((tasks['square'].status in ['Skipped', 'Omitted'] or type(get(get(tasks['square'], 'outputs'), 'parameters')) != 'map' ? '[]' : (get(get(get(tasks['square'], 'outputs'), 'parameters'), 'n') ?? '[]'))), type(#) == 'string' ? fromJSON(#) : #)))",
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
      name: 'square',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
      outputs: { parameters: [{ name: 'n', valueFrom: { path: '/n' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'n' }] },
      container: {
        command: ['x'],
        env: [{ name: 'ALL', value: "{{=replace(inputs.parameters['n'], '$', '$$')}}" }],
        image: 'a:1',
      },
    },
  ],
);

acceptedByArgo();
