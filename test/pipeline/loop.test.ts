import { ContainerTask, Item, Loop, Output, Parameter, ParameterType } from '../../lib';
import { BOX, producer, specOf } from '../support/charts';
import { thrown } from '../support/refused';

/** The task `each`, which repeats and reads its item. */
const taskOf = (loop: Loop | ((x: ContainerTask) => Loop), args: any[] = [Item.value()]) => {
  const { templates } = specOf(
    (p) => new ContainerTask(p, 'each', { ...BOX, args, forEach: loop instanceof Loop ? loop : loop(producer(p)) }),
  );
  return templates.find(({ name }: any) => name === 'p').dag.tasks.find(({ name }: any) => name === 'each');
};

test.each<[string, Loop | ((x: ContainerTask) => Loop), any[], object]>([
  [
    'texts',
    Loop.over(['a', 'b']),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withItems: ['a', 'b'],
    },
  ],
  [
    'numbers',
    Loop.over([1, 2.5]),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withItems: [1, 2.5],
    },
  ],
  [
    'booleans',
    Loop.over([true, false]),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withItems: [true, false],
    },
  ],
  [
    'objects whose fields are read',
    Loop.over([{ a: 'x' }, { a: 'y' }]),
    [Item.property('a')],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'a', value: '{{item.a}}' }] },
      withItems: [{ a: 'x' }, { a: 'y' }],
    },
  ],
  [
    'objects that are read whole',
    Loop.over([{ a: 1 }]),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{=[\'{"a":1}\'][int(item)]}}' }] },
      withSequence: { count: '1' },
    },
  ],
  [
    'texts with braces',
    Loop.over(['{{x}}']),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: {
        parameters: [
          {
            name: 'item',
            value:
              "{{=[replace('\\u007b{x\\u007d}', '{'+'{', \"{\"+\"{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}\"+\"}\")][int(item)]}}",
          },
        ],
      },
      withSequence: { count: '1' },
    },
  ],
  [
    'values of several kinds',
    Loop.over(['a', 1, null, [], {}]),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: "{{=['a', '1', 'null', '[]', '{}'][int(item)]}}" }] },
      withSequence: { count: '5' },
    },
  ],
  [
    'no item',
    Loop.over([]),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withParam: '[]',
    },
  ],
  [
    'positions',
    Loop.over(['a', 'b']),
    [Item.index()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'index', value: '{{item}}' }] },
      withSequence: { count: '2' },
    },
  ],
  [
    'a sequence by count',
    Loop.sequence({ count: 3 }),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withSequence: { count: '3' },
    },
  ],
  [
    'a sequence from start to end',
    Loop.sequence({ start: -1, end: 5, format: 'shard-%03d' }),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withSequence: { end: '5', format: 'shard-%03d', start: '-1' },
    },
  ],
  [
    'a list of a task',
    (x) => Loop.over(x.output('o')),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      depends: 'x',
      arguments: {
        parameters: [
          {
            name: 'item',
            value:
              "{{=replace((type(fromJSON(tasks['x'].outputs.parameters['o'])[int(item)]) == 'string' ? fromJSON(tasks['x'].outputs.parameters['o'])[int(item)] : toJson(fromJSON(tasks['x'].outputs.parameters['o'])[int(item)])), '{'+'{', \"{\"+\"{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}\"+\"}\")}}",
          },
        ],
      },
      withParam: "{{=toJson(0..(len(fromJSON(tasks['x'].outputs.parameters['o']))-1))}}",
    },
  ],
  [
    'a sequence with an end of a task',
    (x) => Loop.sequence({ end: x.output('o') }),
    [Item.value()],
    {
      name: 'each',
      template: 'each',
      depends: 'x',
      arguments: { parameters: [{ name: 'item', value: '{{item}}' }] },
      withSequence: {
        end: "{{=replace(tasks['x'].outputs.parameters['o'], '{'+'{', \"{\"+\"{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}\"+\"}\")}}",
      },
    },
  ],
])('A loop over %s', (_, loop, args, task) => {
  expect(taskOf(loop, args)).toStrictEqual(task);
});

test('The list that was given may change afterwards', () => {
  const list = ['a'];
  const loop = Loop.over(list);
  list.push('b');
  expect(taskOf(loop).withItems).toStrictEqual(['a']);
});

test('Outputs of all items are read as one list', () => {
  const spec = specOf((p) => {
    const each = new ContainerTask(p, 'each', {
      ...BOX,
      forEach: Loop.over([1, 2]),
      outputs: { o: Output.parameter('/o', { type: ParameterType.NUMBER }) },
    });
    new ContainerTask(p, 'all', {
      ...BOX,
      parameters: { list: Parameter.json() },
      arguments: { list: each.output('o') },
      args: ['x'],
    });
  });
  expect(spec.templates.find(({ name }: any) => name === 'p').dag.tasks).toStrictEqual([
    { name: 'each', template: 'each', withItems: [1, 2] },
    {
      name: 'all',
      template: 'all',
      depends: 'each',
      arguments: {
        parameters: [
          {
            name: 'list',
            value:
              "{{=replace(toJson(map(fromJSON(tasks['each'].outputs.parameters['o']), type(#) == 'string' ? fromJSON(#) : #)), '{'+'{', '\\\\u007b\\\\u007b')}}",
          },
        ],
      },
    },
  ]);
});

const cyclic: any[] = [];
cyclic.push(cyclic);

test.each<[string, () => unknown, string]>([
  [
    'a text',
    () => Loop.over('abc'),
    'AW1018 Loop.over: has "abc" for \'list\', which takes a list, or a reference to a parameter that holds one. Correct it.',
  ],
  [
    'an object',
    () => Loop.over({ a: 1 }),
    'AW1018 Loop.over: has {"a":1} for \'list\', which takes a list, or a reference to a parameter that holds one. Correct it.',
  ],
  [
    'nothing',
    () => Loop.over(undefined),
    "AW1018 Loop.over: has no value for 'list', which takes a list, or a reference to a parameter that holds one. Set it.",
  ],
  [
    'a list with undefined',
    () => Loop.over([undefined]),
    "AW1010 Loop.over: has undefined at 'list[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
  ],
  [
    'a list with itself',
    () => Loop.over(cyclic),
    "AW1010 Loop.over: has a value that contains itself at 'list[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
  ],
  [
    'neither count nor end',
    () => Loop.sequence({}),
    "AW1305 Loop.sequence: sets none of 'count', 'end', but exactly one of them is needed. Set one.",
  ],
  [
    'count and end',
    () => Loop.sequence({ count: 1, end: 2 }),
    "AW1305 Loop.sequence: sets 'count', 'end', but exactly one of 'count', 'end' is needed. Remove the others.",
  ],
  [
    'half a number',
    () => Loop.sequence({ count: 0.5 }),
    "AW1018 Loop.sequence: has 0.5 for 'count', which takes a whole number from 0 or a reference to one. Correct it.",
  ],
  [
    'a negative count',
    () => Loop.sequence({ count: -1 }),
    "AW1018 Loop.sequence: has -1 for 'count', which takes a whole number from 0 or a reference to one. Correct it.",
  ],
  [
    'a number as text',
    () => Loop.sequence({ end: '3' }),
    'AW1018 Loop.sequence: has "3" for \'end\', which takes a whole number or a reference to one. Correct it.',
  ],
  [
    'a format without a number',
    () => Loop.sequence({ count: 1, format: 'x' }),
    "AW1018 Loop.sequence: has \"x\" for 'format', which takes a text with one number format, such as '%03d'. Correct it.",
  ],
  [
    'a format with two numbers',
    () => Loop.sequence({ count: 1, format: '%d%d' }),
    "AW1018 Loop.sequence: has \"%d%d\" for 'format', which takes a text with one number format, such as '%03d'. Correct it.",
  ],
])('%s is not a loop', (_, make, message) => {
  expect(thrown(make)).toBe(message);
});
