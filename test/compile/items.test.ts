import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { ContainerTemplate, Input, Item, Loop, Parameter, Pipeline, Task } from '../../lib';

const ITEM = "{{=replace(replace(inputs.parameters['item'], '$', '$$'), '$$env', '$env')}}";

lowers(
  'a task that loops has its own item, beside a task that has the item of the loop around',
  (main) => {
    const rows = new Pipeline(main, 'rows', { forEach: Loop.over(['r', 's']) });
    box(rows, 'around', { args: [Item.value()] });
    box(rows, 'own', { forEach: Loop.over(['a', 'b']), args: [Item.value()] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'rows',
            template: 'rows',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withItems: ['r', 's'],
          },
        ],
      },
    },
    {
      name: 'rows',
      inputs: { parameters: [{ name: 'item' }] },
      dag: {
        tasks: [
          {
            name: 'around',
            template: 'around',
            arguments: { parameters: [{ name: 'item', value: "{{=inputs.parameters['item']}}" }] },
          },
          {
            name: 'own',
            template: 'around',
            arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
            withItems: ['a', 'b'],
          },
        ],
      },
    },
    {
      name: 'around',
      inputs: { parameters: [{ name: 'item' }] },
      container: { args: [ITEM], command: ['x'], image: 'a:1' },
    },
  ],
);

lowers(
  'the index of a sequence is the position, not the number',
  (main) => {
    box(main, 'first', { forEach: Loop.sequence({ count: 3 }), args: [Item.index()] });
    box(main, 'later', { forEach: Loop.sequence({ start: 5, end: 7 }), args: [Item.index()] });
    box(main, 'given', { forEach: Loop.sequence({ start: main.parameter('from'), end: -3 }), args: [Item.index()] });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'from' }] },
      dag: {
        tasks: [
          {
            name: 'first',
            template: 'first',
            arguments: { parameters: [{ name: 'index', value: '{{item}}' }] },
            withSequence: { count: '3' },
          },
          {
            name: 'later',
            template: 'first',
            arguments: { parameters: [{ name: 'index', value: '{{=string(abs(int(item) - 5))}}' }] },
            withSequence: { end: '7', start: '5' },
          },
          {
            name: 'given',
            template: 'first',
            arguments: {
              parameters: [{ name: 'index', value: "{{=string(abs(int(item) - int(inputs.parameters['from'])))}}" }],
            },
            withSequence: { end: '-3', start: '{{inputs.parameters.from}}' },
          },
        ],
      },
    },
    {
      name: 'first',
      inputs: { parameters: [{ name: 'index' }] },
      container: { args: ['{{inputs.parameters.index}}'], command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { from: Parameter.number() } },
);

test('the index of a sequence with a format is refused, for Argo cannot tell it from the text', () => {
  expect(() =>
    specOf(
      inMain((main) =>
        box(main, 'a', { forEach: Loop.sequence({ count: 3, format: 'page-%d' }), args: [Item.index()] }),
      ),
    ),
  ).toThrow('AW1007');
});

lowers(
  'an item keeps its type where JSON is wanted',
  (main, chart) => {
    const template = new ContainerTemplate(chart, 'json', {
      image: 'a:1',
      command: ['x'],
      parameters: { v: Parameter.json() },
      args: [Input.parameter('v')],
    });
    new Task(main, 'texts', { template, forEach: Loop.over(['a', 'b']), inputs: { v: Item.value() } });
    new Task(main, 'numbers', { template, forEach: Loop.over([1, 2]), inputs: { v: Item.value() } });
    new Task(main, 'both', { template, forEach: Loop.over([1, 'a']), inputs: { v: Item.value() } });
    new Task(main, 'inside', { template, forEach: Loop.over([1, 2]), inputs: { v: { n: Item.value() } } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'texts',
            template: 'json',
            arguments: { parameters: [{ name: 'v', value: '{{=toJson(item)}}' }] },
            withItems: ['a', 'b'],
          },
          {
            name: 'numbers',
            template: 'json',
            arguments: { parameters: [{ name: 'v', value: '{{item}}' }] },
            withItems: [1, 2],
          },
          {
            name: 'both',
            template: 'json',
            arguments: { parameters: [{ name: 'v', value: "{{=['1', '\"a\"'][int(item)]}}" }] },
            withSequence: { count: '2' },
          },
          {
            name: 'inside',
            template: 'json',
            arguments: {
              parameters: [
                {
                  name: 'v',
                  value: "{{=[item, replace(toJson({ 'n': fromJSON(item) }), '{'+'{', '\\\\u007b\\\\u007b')][1]}}",
                },
              ],
            },
            withItems: [1, 2],
          },
        ],
      },
    },
    {
      name: 'json',
      inputs: { parameters: [{ name: 'v' }] },
      container: { args: ["{{=replace(inputs.parameters['v'], '$', '$$')}}"], command: ['x'], image: 'a:1' },
    },
  ],
);

acceptedByArgo();
