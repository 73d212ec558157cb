import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Artifact, Item, Loop, Output, ParameterType, Pipeline } from '../../lib';

const LIST = { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } };

lowersToGolden('the artifacts of all items are one folder, under a key of the run and the node', (main) => {
  const make = box(main, 'make', LIST);
  const each = box(main, 'each', {
    forEach: Loop.over(make.output('list')),
    args: [Item.value()],
    outputs: { f: Output.artifact('/f') },
  });
  box(main, 'use', { artifacts: { all: Artifact.at('/in', { from: each.output('f') }) } });
});

lowersToGolden('the artifacts of items that are nested pipelines get their key passed down', (main) => {
  const make = box(main, 'make', LIST);
  const each = new Pipeline(main, 'each', { forEach: Loop.over(make.output('list')) });
  const inner = new Pipeline(each, 'inner');
  inner.addOutput(
    'file',
    box(inner, 'work', { args: [Item.value()], outputs: { f: Output.artifact('/f') } }).output('f'),
  );
  each.addOutput('file', inner.output('file'));
  box(main, 'use', { artifacts: { all: Artifact.at('/in', { from: each.output('file') }) } });
});

acceptedByArgo();
