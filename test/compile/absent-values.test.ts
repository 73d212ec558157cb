import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Output, Parameter, ParameterType, ScriptTask } from '../../lib';

lowersToGolden('a consumer of what may be skipped is omitted with it', (main) => {
  const flip = new ScriptTask(main, 'flip-coin', {
    image: 'a:1',
    command: ['sh'],
    source: 'echo heads',
    resultType: Parameter.string({ trusted: true }),
  });
  const heads = box(main, 'heads', { when: flip.result.eq('heads'), outputs: { o: Output.parameter('/o') } });
  const use = box(main, 'use', { args: [heads.output('o')], outputs: { o: Output.parameter('/o') } });
  box(main, 'later', { args: [use.output('o')] });
  box(main, 'order', { after: [heads] });
});

lowersToGolden(
  'a consumer with orElse asks whether a task that may be skipped succeeded',
  (main) => {
    const maybe = box(main, 'maybe', {
      when: main.parameter('go').isTrue(),
      outputs: { o: Output.parameter('/o'), j: Output.parameter('/j', { type: ParameterType.JSON }) },
    });
    const said = new ScriptTask(main, 'said', {
      image: 'a:1',
      command: ['sh'],
      source: 'echo',
      when: main.parameter('go').isTrue(),
    });
    box(main, 'use', {
      args: [maybe.output('o').orElse('dflt'), maybe.output('j').orElse({ a: ['{{x}}'] }), said.result.orElse('')],
    });
  },
  { parameters: { go: Parameter.boolean({ default: true }) } },
);

lowersToGolden('a consumer with orElse asks whether a task that may fail succeeded', (main) => {
  const risky = box(main, 'risky', { outputs: { o: Output.parameter('/o') } });
  box(main, 'use', { depends: risky.succeeded.or(risky.failed), args: [risky.output('o').orElse('dflt')] });
});

lowersToGolden(
  'an omitted producer is waited for by a consumer with orElse',
  (main) => {
    const maybe = box(main, 'maybe', { when: main.parameter('go').isTrue(), outputs: { o: Output.parameter('/o') } });
    const next = box(main, 'next', { args: [maybe.output('o')], outputs: { o: Output.parameter('/o') } });
    box(main, 'use', { args: [next.output('o').orElse('dflt')] });
  },
  { parameters: { go: Parameter.boolean({ default: true }) } },
);

acceptedByArgo();
