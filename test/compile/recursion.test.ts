import { acceptedByArgo, box, inMain, lowersToGolden, specOf } from './scenario';
import { Output, Parameter, ParameterType, Pipeline, Reference, Task } from '../../lib';

const OUTPUTS = { o: Output.parameter('/o', { type: ParameterType.NUMBER }), f: Output.artifact('/f') };

lowersToGolden('a pipeline that calls itself gives the innermost outputs, else its own', (main) => {
  const loop = new Pipeline(main, 'loop', { parameters: { num: Parameter.number() }, arguments: { num: 3 } });
  const work = box(loop, 'work', { args: [loop.parameter('num')], outputs: OUTPUTS });
  const again = new Task(loop, 'again', {
    template: loop,
    arguments: { num: work.output('o') },
    when: work.output('o').gt(1),
  });
  loop.addOutput('res', Reference.firstOf(again.output('res'), work.output('o')));
  loop.addOutput('file', Reference.firstOf(again.output('file'), work.output('f')));
  box(main, 'use', { args: [loop.output('res')] });
});

lowersToGolden('two pipelines call each other, and a value from outside reaches both', (main) => {
  const make = box(main, 'make', { outputs: OUTPUTS });
  const ping = new Pipeline(main, 'ping');
  const a = box(ping, 'a', { args: [make.output('o')], outputs: OUTPUTS });
  const pong = new Pipeline(ping, 'pong', { when: a.output('o').lt(5) });
  const b = box(pong, 'b', { outputs: OUTPUTS });
  new Task(pong, 'back', { template: ping, when: b.output('o').lt(5) });
});

test('a pipeline that calls itself without a condition is refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const loop = new Pipeline(main, 'loop');
        box(loop, 'work');
        new Task(loop, 'again', { template: loop });
      }),
    ),
  ).toThrow('AW1108');
});

test('a chain of calls deeper than Argo goes is refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        let scope = main;
        for (let depth = 0; depth < 100; depth++) scope = new Pipeline(scope, 'deeper');
        box(scope, 'work');
      }),
    ),
  ).toThrow('AW1106');
});

acceptedByArgo();
