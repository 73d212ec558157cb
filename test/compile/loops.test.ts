import { inertJson, inertText, rawText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { ContainerTemplate, Input, Item, Literal, Loop, Output, Parameter, ParameterType, Task } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowers(
  'a run-time list is repeated by index, and the item is selected by expression',
  (main) => {
    const make = box(main, 'make', LIST);
    box(main, 'text', { forEach: Loop.over(make.output('list')), args: [Item.value()] });
    const each = new ContainerTemplate(main, 'each', {
      image: 'a:1',
      command: ['x'],
      parameters: { item: Parameter.json(), index: Parameter.number() },
      args: [Input.parameter('item')],
    });
    new Task(main, 'json', {
      template: each,
      forEach: Loop.over(make.output('list')),
      inputs: { item: Item.value(), index: Item.index() },
    });
  },
  [
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
                {
                  name: 'item',
                  value: `{{=${inertJson("toJson(fromJSON(tasks['make'].outputs.parameters['list'])[int(item)])")}}}`,
                },
                { name: 'index', value: '{{item}}' },
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
      name: 'text',
      inputs: { parameters: [{ name: 'item' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'each',
      inputs: { parameters: [{ name: 'item' }, { name: 'index' }] },
      container: { args: ["{{=replace(inputs.parameters['item'], '$', '$$')}}"], command: ['x'], image: 'a:1' },
    },
  ],
);

lowers(
  'every argument of a loop is held back for the pass that knows the item',
  (main) => {
    const make = box(main, 'make', { outputs: { list: LIST.outputs.list, o: Output.parameter('/p') } });
    const each = new ContainerTemplate(main, 'each', {
      image: 'a:1',
      command: ['x'],
      parameters: {
        v: Parameter.string(),
        p: Parameter.string(),
        plain: Parameter.string(),
        braces: Parameter.string(),
        mixed: Parameter.string(),
      },
    });
    new Task(main, 'loop', {
      template: each,
      forEach: Loop.over(make.output('list')),
      inputs: {
        v: make.output('o'),
        p: main.parameter('p'),
        plain: 'plain',
        braces: Literal.text('a {{workflow.name}}'),
        mixed: `p is ${main.parameter('p')}`,
      },
    });
  },
  [
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
                {
                  name: 'mixed',
                  value: `{{=[item, ${inertText(`('p is ' + ${rawText("inputs.parameters['p']")})`)}][1]}}`,
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
      outputs: {
        parameters: [
          { name: 'list', valueFrom: { path: '/o' } },
          { name: 'o', valueFrom: { path: '/p' } },
        ],
      },
    },
    {
      name: 'each',
      inputs: { parameters: [{ name: 'v' }, { name: 'p' }, { name: 'plain' }, { name: 'braces' }, { name: 'mixed' }] },
      container: { command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { p: Parameter.string() } },
);

acceptedByArgo();
