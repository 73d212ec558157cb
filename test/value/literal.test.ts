import { ContainerTask, Item, Literal, Output, Parameter, ScriptTask } from '../../lib';
import { DEFERRED_OPEN } from '../../lib/spec/tags';
import { BOX, producer, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const bodyOf = (props: object) => templateOf('x', (p) => new ContainerTask(p, 'x', { ...BOX, ...props })).container;

test('Braces of a literal reach the container through a tag of the last pass', () => {
  expect(bodyOf({ args: [Literal.text('{{x}}')] })).toStrictEqual({
    image: 'a:1',
    command: ['x'],
    args: [`${DEFERRED_OPEN}x}}`],
  });
});

test('A literal without braces is written as it is', () => {
  expect(bodyOf({ args: [Literal.text('plain'), Literal.text('')] }).args).toStrictEqual(['plain', '']);
});

test('A literal stands inside other text', () => {
  expect(bodyOf({ args: [`a ${Literal.text('{{')} b`] }).args).toStrictEqual([`a ${DEFERRED_OPEN} b`]);
});

test('The dollar that Kubernetes would expand is doubled in commands, arguments and variables', () => {
  const literal = Literal.text('$(HOME) $x');
  expect(bodyOf({ command: [literal], args: [literal], env: { A: literal }, workingDir: `${literal}` })).toStrictEqual({
    args: ['$$(HOME) $$x'],
    command: ['$$(HOME) $$x'],
    env: [{ name: 'A', value: '$$(HOME) $$x' }],
    image: 'a:1',
    workingDir: '$(HOME) $x',
  });
});

test('A literal may stand in the source of a script', () => {
  expect(
    templateOf('x', (p) => new ScriptTask(p, 'x', { ...BOX, source: `echo '${Literal.text('{{x}}')}'` })).script.source,
  ).toBe(`echo '${DEFERRED_OPEN}x}}'`);
});

test('A literal is a default like its text', () => {
  expect(Parameter.string({ default: Literal.text('{{x}}') }).default).toBe('{{x}}');
  expect(
    templateOf(
      'x',
      (p) =>
        new ContainerTask(p, 'x', { ...BOX, outputs: { o: Output.parameter('/o', { default: Literal.text('d') }) } }),
    ).outputs,
  ).toStrictEqual({ parameters: [{ name: 'o', valueFrom: { path: '/o', default: 'd' } }] });
});

test('Neighbouring braces of a literal and its surroundings form no tag', () => {
  const [arg] = bodyOf({ args: [`{${Literal.text('{')}x`] }).args;
  expect(arg).toStrictEqual(
    "{{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{' : nil}}{x",
  );
});

test('A literal next to a reference stays apart from it', () => {
  expect(
    templateOf(
      'y',
      (p) =>
        new ContainerTask(p, 'y', {
          ...BOX,
          args: [`${Literal.text('{')}${producer(p).output('o')}${Literal.text('{')}`],
        }),
    ).container.args,
  ).toStrictEqual([
    "{{=replace(('{' + replace(replace(inputs.parameters['o'], \"{\"+\"{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}\"+\"}\", '{'+'{'), '$', '$$') + '{'), '{'+'{', \"{\"+\"{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}\"+\"}\")}}",
  ]);
});

test('A damaged literal is noticed', () => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, args: [`${Literal.text('a')}`.slice(1)] }))[0]).toMatch(
    /^AW1203 test\/p\/x: /,
  );
});

test.each([undefined, null, 5, {}])('%p is not text of a literal', (text) => {
  expect(thrown(() => Literal.text(text as any))).toMatch(
    /^AW1018 Literal\.text: has .* for 'text', which takes a text\. /,
  );
});

test('A reference inside a literal is refused where the literal is used', () => {
  expect(
    inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, args: [`${Literal.text(`${Item.index()}`)}`] }))[0],
  ).toMatch(/^AW1214 test\/p\/x: /);
});
