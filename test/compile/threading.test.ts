import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Artifact, Output, Parameter, ParameterType, Pipeline } from '../../lib';

lowersToGolden('a value reaches a leaf three levels down through the inputs of every template between', (main) => {
  const make = box(main, 'make', { outputs: { 'o-o': Output.parameter('/o') } });
  const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
  box(inner, 'n-3', { args: [make.output('o-o')] });
});

lowersToGolden('an artifact reaches a leaf three levels down by from', (main) => {
  const make = box(main, 'make', { outputs: { 'f-f': Output.artifact('/f') } });
  const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
  box(inner, 'n-3', { artifacts: { in: Artifact.at('/in', { from: make.output('f-f') }) } });
});

lowersToGolden('an optional artifact is optional on every input and argument that it passes', (main) => {
  const make = box(main, 'make', { outputs: { f: Output.artifact('/f', { optional: true }) } });
  const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
  box(inner, 'n-3', { artifacts: { in: Artifact.at('/in', { from: make.output('f'), optional: true }) } });
});

lowersToGolden('values of every type are escaped once, where they enter', (main) => {
  const make = box(main, 'make', {
    outputs: {
      text: Output.parameter('/t'),
      json: Output.parameter('/j', { type: ParameterType.JSON }),
      count: Output.parameter('/n', { type: ParameterType.NUMBER }),
      name: Output.parameter('/k', { trusted: true }),
    },
  });
  const inner = new Pipeline(main, 'inner');
  box(inner, 'use', { args: ['text', 'json', 'count', 'name'].map((name) => make.output(name)) });
});

lowersToGolden('a reference inside a JSON value is computed where its parts are at home', (main) => {
  const make = box(main, 'make', {
    outputs: { o: Output.parameter('/o'), n: Output.parameter('/n', { type: ParameterType.NUMBER }) },
  });
  const inner = new Pipeline(main, 'inner', {
    parameters: { data: Parameter.json() },
    arguments: {
      data: {
        list: [make.output('o'), make.output('n'), 'x'],
        nested: { text: `a ${make.output('o')} b`, none: null },
      },
    },
  });
  box(inner, 'use', {
    env: { DATA: inner.parameter('data'), FIRST: inner.parameter('data').property('list').at(0) },
  });
});

lowersToGolden('two values of one name get names of their own', (main) => {
  const [a, b] = ['a', 'b'].map((id) => box(main, id, { outputs: { o: Output.parameter('/o') } }));
  const inner = new Pipeline(main, 'inner', { parameters: { o: Parameter.string() }, arguments: { o: 'own' } });
  box(inner, 'use', { args: [a.output('o'), b.output('o'), inner.parameter('o')] });
});

acceptedByArgo();
