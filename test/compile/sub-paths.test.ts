import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Archive, Artifact, Item, Loop, Output, Parameter, Pipeline } from '../../lib';

lowersToGolden(
  'each item of a loop gets its file of a folder',
  (main) => {
    const split = box(main, 'split', {
      outputs: { rows: Output.artifact('/rows', { archive: Archive.none() }), count: Output.parameter('/count') },
    });
    box(main, 'each', {
      forEach: Loop.sequence({ count: main.parameter('count') }),
      artifacts: { row: Artifact.at('/row', { from: split.output('rows').subPath(Item.index()) }) },
    });
    box(main, 'first', { artifacts: { row: Artifact.at('/row', { from: split.output('rows').subPath('0') }) } });
  },
  { parameters: { count: Parameter.number() } },
);

lowersToGolden('a file of what a loop collected is read by its key, also below a nested pipeline', (main) => {
  const make = box(main, 'make', { forEach: Loop.over(['a', 'b']), outputs: { f: Output.artifact('/f') } });
  const each = new Pipeline(main, 'each', { forEach: Loop.over(['a', 'b']) });
  box(each, 'use', { artifacts: { f: Artifact.at('/f', { from: make.output('f').subPath(Item.index()) }) } });
});

test('only artifacts have files inside', () => {
  expect(() => Item.value().subPath('a')).toThrow('AW1018');
  expect(() => Item.value().subPath('a')).toThrow('property(...) and at(...)');
});

acceptedByArgo();
