import { acceptedByArgo, box, inMain, lowersToGolden, specOf } from './scenario';
import { ContainerTemplate, Input, Item, Loop, Parameter, Pipeline, Task } from '../../lib';

lowersToGolden('a task that loops has its own item, beside a task that has the item of the loop around', (main) => {
  const rows = new Pipeline(main, 'rows', { forEach: Loop.over(['r', 's']) });
  box(rows, 'around', { args: [Item.value()] });
  box(rows, 'own', { forEach: Loop.over(['a', 'b']), args: [Item.value()] });
});

lowersToGolden(
  'the index of a sequence is the position, not the number',
  (main) => {
    box(main, 'first', { forEach: Loop.sequence({ count: 3 }), args: [Item.index()] });
    box(main, 'later', { forEach: Loop.sequence({ start: 5, end: 7 }), args: [Item.index()] });
    box(main, 'given', { forEach: Loop.sequence({ start: main.parameter('from'), end: -3 }), args: [Item.index()] });
  },
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

lowersToGolden('an item keeps its type where JSON is wanted', (main, chart) => {
  const template = new ContainerTemplate(chart, 'json', {
    image: 'a:1',
    command: ['x'],
    parameters: { v: Parameter.json() },
    args: [Input.parameter('v')],
  });
  new Task(main, 'texts', { template, forEach: Loop.over(['a', 'b']), arguments: { v: Item.value() } });
  new Task(main, 'numbers', { template, forEach: Loop.over([1, 2]), arguments: { v: Item.value() } });
  new Task(main, 'both', { template, forEach: Loop.over([1, 'a']), arguments: { v: Item.value() } });
  new Task(main, 'inside', { template, forEach: Loop.over([1, 2]), arguments: { v: { n: Item.value() } } });
});

acceptedByArgo();
