import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Item, Loop, Output, Parameter, ParameterType, Pipeline } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowersToGolden('a nested pipeline is repeated, and its item is threaded to the leaf', (main) => {
  const make = box(main, 'make', LIST);
  const each = new Pipeline(main, 'each', { forEach: Loop.over(make.output('list')) });
  box(new Pipeline(each, 'inner'), 'use', { args: [Item.value(), Item.index(), Item.property('name')] });
});

lowersToGolden('loops nest, each over what the outer item holds', (main) => {
  const make = box(main, 'make', LIST);
  const outer = new Pipeline(main, 'outer', {
    parameters: { row: Parameter.json() },
    forEach: Loop.over(make.output('list')),
    arguments: { row: Item.property('row') },
  });
  const inner = box(outer, 'inner', {
    forEach: Loop.over(outer.parameter('row')),
    args: [Item.value()],
    outputs: { o: Output.parameter('/o', { type: ParameterType.NUMBER }) },
  });
  outer.addOutput('all', inner.output('o'));
  box(main, 'use', { env: { ALL: outer.output('all') } });
});

acceptedByArgo();
