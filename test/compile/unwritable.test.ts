import { acceptedByArgo, box, inMain, lowers, lowersToGolden, specOf } from './scenario';
import { ContainerTask, Input, Literal, Parameter, ScriptTask } from '../../lib';

/**
 * Texts that do not survive in YAML as cdk8s writes it: control characters beyond ASCII's first 32, line separators, and lines
 * whose first one begins with a tab.
 */
lowersToGolden(
  'characters that YAML does not carry are written by the expression language, or as JSON escapes',
  (main) => {
    new ContainerTask(main, 'input', {
      image: 'a:1',
      command: ['x'],
      parameters: { text: Parameter.string(), json: Parameter.json() },
      arguments: { text: 'a\u2028{{b', json: ['\u0085'] },
      args: [Input.parameter('json')],
    });
    box(main, 'body', { args: [`${Literal.text('$\u007f')}`, 'plain \u0085 text'] });
  },
);

lowers(
  'a script that begins with a tab keeps it',
  (main) => {
    new ScriptTask(main, 'script', { image: 'a:1', command: ['sh'], source: '\n\tset -e\n\tmake\n' });
  },
  [
    { name: 'main', dag: { tasks: [{ name: 'script', template: 'script' }] } },
    { name: 'script', script: { command: ['sh'], image: 'a:1', source: "\n{{='\\t'}}set -e\n\tmake\n" } },
  ],
);

test('where nothing is computed they are refused', () => {
  const described = (description: string) => () =>
    specOf(inMain((main) => box(main, 'a'), { parameters: { p: Parameter.string({ description }) } }));
  expect(described('a\u007f')).toThrow(
    "AW1310 test/object: has the character U+007F in 'spec.arguments.parameters[0].description'",
  );
  expect(described('\ta\nb')).toThrow('AW1310 test/object: has a tab before the first of several lines');
  expect(described(' \n ')).toThrow('AW1310 test/object: has only spaces in several lines');
});

test('half of a character is refused everywhere', () => {
  expect(() => specOf(inMain((main) => box(main, 'a', { args: ['\ud83d'] })))).toThrow(
    'AW1310 test/object: has the character U+D83D',
  );
});

acceptedByArgo();
