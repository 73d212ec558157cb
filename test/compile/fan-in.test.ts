import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Item, Loop, Output, Parameter, ParameterType, Pipeline, Reference } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowersToGolden('the values of all items are a list, decoded by their declared type', (main) => {
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
});

lowersToGolden('a loop that surely runs is read without a guard', (main) => {
  const each = box(main, 'each', {
    forEach: Loop.over(['a', 'b']),
    args: [Item.value()],
    outputs: { o: Output.parameter('/o') },
  });
  box(main, 'use', { env: { ALL: each.output('o') } });
});

lowersToGolden('the standard output of all items is a list too', (main) => {
  const make = box(main, 'make', LIST);
  const each = box(main, 'each', {
    forEach: Loop.over(make.output('list')),
    args: [Item.value()],
    resultType: Parameter.json(),
  });
  box(main, 'use', { env: { ALL: each.result } });
});

lowersToGolden('items that failed are left out of the list', (main) => {
  const make = box(main, 'make', LIST);
  const each = box(main, 'each', {
    forEach: Loop.over(make.output('list')),
    args: [Item.value()],
    outputs: { o: Output.parameter('/o') },
  });
  box(main, 'use', { depends: each.anySucceeded.or(each.failed), env: { ALL: each.output('o').orElse([]) } });
});

lowersToGolden('the list of a loop goes up and further loops run over it', (main) => {
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
});

acceptedByArgo();
