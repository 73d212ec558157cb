import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { ContainerTemplate, Input, Item, Literal, Loop, Output, Parameter, ParameterType, Task } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowersToGolden('a run-time list is repeated by index, and the item is selected by expression', (main) => {
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
    arguments: { item: Item.value(), index: Item.index() },
  });
});

lowersToGolden(
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
      arguments: {
        v: make.output('o'),
        p: main.parameter('p'),
        plain: 'plain',
        braces: Literal.text('a {{workflow.name}}'),
        mixed: `p is ${main.parameter('p')}`,
      },
    });
  },
  { parameters: { p: Parameter.string() } },
);

acceptedByArgo();
