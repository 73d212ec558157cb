import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Item, Loop, Output, ParameterType } from '../../lib';

lowersToGolden('a literal list of harmless values is withItems', (main) => {
  box(main, 'texts', { forEach: Loop.over(['a', 'b c']), args: [Item.value()] });
  box(main, 'numbers', { forEach: Loop.over([1, 2.5, true]), args: [Item.value()] });
  box(main, 'objects', {
    forEach: Loop.over([
      { name: 'a', n: 1 },
      { name: 'b', n: 2 },
    ]),
    args: [Item.property('name'), Item.property('n')],
  });
});

lowersToGolden('a literal list of values that Argo would change is repeated by index', (main) => {
  box(main, 'texts', { forEach: Loop.over(['{{workflow.name}}', 'a\u001bb', 'q"\\']), args: [Item.value()] });
  box(main, 'mixed', { forEach: Loop.over([1, 'one', null, { a: '{{x}}' }, [1]]), args: [Item.value()] });
  box(main, 'fields', { forEach: Loop.over([{ name: 'q"' }, { name: '<' }]), args: [Item.property('name')] });
  box(main, 'indexed', { forEach: Loop.over(['a', 'b']), args: [Item.value(), Item.index()] });
});

lowersToGolden('an empty literal list runs nothing, where withItems would run once', (main) => {
  const none = box(main, 'none', {
    forEach: Loop.over([]),
    args: [Item.value()],
    outputs: { o: Output.parameter('/o') },
  });
  box(main, 'use', { env: { ALL: none.output('o') } });
});

lowersToGolden('sequences are withSequence, their bounds literal or read at run time', (main) => {
  const make = box(main, 'make', { outputs: { n: Output.parameter('/n', { type: ParameterType.NUMBER }) } });
  box(main, 'count', { forEach: Loop.sequence({ count: 3 }), args: [Item.value()] });
  box(main, 'range', { forEach: Loop.sequence({ start: 10, end: 8, format: 'run-%02d' }), args: [Item.value()] });
  box(main, 'computed', { forEach: Loop.sequence({ count: make.output('n') }), args: [Item.value()] });
});

acceptedByArgo();
