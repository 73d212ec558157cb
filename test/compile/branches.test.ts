import { acceptedByArgo, box, lowersToGolden } from './scenario';
import { Artifact, Output, Parameter, Pipeline, Reference } from '../../lib';

const OUTPUTS = { 'my-o': Output.parameter('/o', { trusted: true }), 'my-f': Output.artifact('/f') };

lowersToGolden(
  'if, else-if and else are tasks of a wrapping pipeline whose outputs merge',
  (main) => {
    const cond = new Pipeline(main, 'cond', {
      parameters: { k: Parameter.string() },
      arguments: { k: main.parameter('k') },
    });
    const isA = cond.parameter('k').eq('a');
    const isB = cond.parameter('k').eq('b');
    const branches = [
      box(cond, 'then', { outputs: OUTPUTS, when: isA }),
      box(cond, 'else-if-1', { outputs: OUTPUTS, when: isA.not().and(isB) }),
      box(cond, 'else', { outputs: OUTPUTS, when: isA.not().and(isB.not()) }),
    ];
    cond.addOutput('out', Reference.firstOf(...branches.map((branch) => branch.output('my-o'))).orElse(''));
    cond.addOutput('file', Reference.firstOf(...branches.map((branch) => branch.output('my-f'))));
    box(main, 'use', {
      args: [cond.output('out')],
      artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) },
    });
  },
  { parameters: { k: Parameter.string() } },
);

lowersToGolden(
  'branches whose last one always runs need no fallback',
  (main) => {
    const cond = new Pipeline(main, 'cond', {
      parameters: { go: Parameter.boolean() },
      arguments: { go: main.parameter('go') },
    });
    const special = box(cond, 'special', { outputs: OUTPUTS, when: cond.parameter('go').isTrue() });
    const usual = box(cond, 'usual', { outputs: OUTPUTS });
    cond.addOutput('out', Reference.firstOf(special.output('my-o'), usual.output('my-o')));
    cond.addOutput('file', Reference.firstOf(special.output('my-f'), usual.output('my-f')));
    box(main, 'use', {
      args: [cond.output('out')],
      artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) },
    });
  },
  { parameters: { go: Parameter.boolean() } },
);

lowersToGolden(
  'parameters of branches merge flat in the argument of their consumer',
  (main) => {
    const go = main.parameter('go').isTrue();
    const yes = box(main, 'yes', { outputs: { o: Output.parameter('/o') }, when: go });
    const no = box(main, 'no', { outputs: { o: Output.parameter('/o') }, when: go.not() });
    box(main, 'use', { args: [Reference.firstOf(yes.output('o'), no.output('o'))] });
  },
  { parameters: { go: Parameter.boolean() } },
);

acceptedByArgo();
