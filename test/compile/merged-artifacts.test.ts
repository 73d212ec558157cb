import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Artifact, Output, Parameter, Pipeline, Reference } from '../../lib';

const OUTPUTS = { 'my-o': Output.parameter('/o', { trusted: true }), 'my-f': Output.artifact('/f') };

lowersToGolden(
  'branches can be pipelines that branch themselves',
  (main) => {
    const branch = (scope: Pipeline, id: string) => {
      const pipeline = new Pipeline(scope, id, {
        parameters: { k: Parameter.boolean() },
        arguments: { k: main.parameter('go') },
        when: main.parameter('go').isTrue(),
      });
      const a = box(pipeline, 'a', { outputs: OUTPUTS, when: pipeline.parameter('k').isTrue() });
      const b = box(pipeline, 'b', { outputs: OUTPUTS, when: pipeline.parameter('k').isTrue().not() });
      pipeline.addOutput('file', Reference.firstOf(a.output('my-f'), b.output('my-f')));
      return pipeline;
    };
    const cond = new Pipeline(main, 'cond');
    cond.addOutput('file', Reference.firstOf(branch(cond, 'yes').output('file'), branch(cond, 'no').output('file')));
    box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) } });
  },
  { parameters: { go: Parameter.boolean() } },
);

lowersToGolden(
  'an artifact of one branch is optional on the way up and at its consumer',
  (main) => {
    const cond = new Pipeline(main, 'cond');
    const maybe = box(cond, 'maybe', { outputs: OUTPUTS, when: main.parameter('go').isTrue() });
    cond.addOutput('file', maybe.output('my-f'));
    box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file'), optional: true }) } });
  },
  { parameters: { go: Parameter.boolean() } },
);

lowersToGolden('an artifact that was passed in is the last resort of a merge', (main) => {
  const make = box(main, 'make', { outputs: OUTPUTS });
  const cond = new Pipeline(main, 'cond', {
    artifacts: { old: Artifact.required() },
    arguments: { old: make.output('my-f') },
  });
  const fresh = box(cond, 'fresh', { outputs: OUTPUTS, when: make.output('my-o').eq('new') });
  cond.addOutput('file', Reference.firstOf(fresh.output('my-f'), cond.artifact('old')));
  box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) } });
});

acceptedByArgo();
