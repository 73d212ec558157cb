import { acceptedByArgo, box, inMain, lowersToGolden, specOf } from './scenario';
import { Artifact, Condition, Output, Parameter, Pipeline, Reference, ScriptTask, WorkflowVariable } from '../../lib';

lowersToGolden('outputs go up raw, by parameter and from', (main) => {
  const outer = new Pipeline(main, 'outer');
  const inner = new Pipeline(outer, 'inner');
  const make = box(inner, 'make', { outputs: { 'o-o': Output.parameter('/o'), 'f-f': Output.artifact('/f') } });
  inner.addOutput('o-o', make.output('o-o'), { description: 'what it made' });
  inner.addOutput('f-f', make.output('f-f'));
  outer.addOutput('out', inner.output('o-o'));
  outer.addOutput('file', inner.output('f-f'));
  box(main, 'use', {
    args: [outer.output('out')],
    artifacts: { in: Artifact.at('/in', { from: outer.output('file') }) },
  });
});

lowersToGolden('an input goes up by expression, as an output of its own', (main) => {
  const make = box(main, 'make', { outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') } });
  const pass = new Pipeline(main, 'pass', {
    parameters: { p: Parameter.string(), n: Parameter.number() },
    artifacts: { f: Artifact.required() },
    arguments: { p: make.output('o'), n: 3, f: make.output('f') },
  });
  box(pass, 'work');
  for (const name of ['p', 'n']) pass.addOutput(`${name}-out`, pass.parameter(name));
  pass.addOutput('f-out', pass.artifact('f'));
  box(main, 'use', {
    args: [pass.output('p-out'), pass.output('n-out')],
    artifacts: { in: Artifact.at('/in', { from: pass.output('f-out') }) },
  });
});

lowersToGolden('the standard output of a script goes up as a parameter', (main) => {
  const inner = new Pipeline(main, 'inner');
  const script = new ScriptTask(inner, 'script', { image: 'a:1', command: ['sh'], source: 'echo hello' });
  inner.addOutput('said', script.result);
  box(main, 'use', { args: [inner.output('said')] });
});

lowersToGolden(
  'a variable of the workflow goes up by way of an input, for expressions of outputs do not know it',
  (main) => {
    const inner = new Pipeline(main, 'inner');
    const maybe = box(inner, 'maybe', {
      when: Condition.expression("workflow.name == 'a'"),
      outputs: { o: Output.parameter('/o', { trusted: true }) },
    });
    inner.addOutput('uid', WorkflowVariable.uid());
    inner.addOutput('either', Reference.firstOf(maybe.output('o'), WorkflowVariable.name()));
    box(main, 'use', { args: [inner.output('uid'), inner.output('either')] });
  },
);

test('no expression of an output reads the workflow', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        box(main, 'work');
        main.addOutput('name', WorkflowVariable.name());
      }),
    ),
  ).toThrow('AW1007');
});

acceptedByArgo();
