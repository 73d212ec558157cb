import { Lexer } from 'yaml';
import { documentsIn } from '../../lib/convert/lexer';

// The converter reads quoted texts as Go does through members of the lexer that are not its public ones, so yaml has an exact version.
test('the lexer of yaml still has the private members that the converter uses', () => {
  const lexer = new Lexer() as any;
  expect(typeof lexer.parseQuotedScalar).toBe('function');
  expect([...lexer.lex('a: "b"')].length).toBeGreaterThan(0);
  expect(typeof lexer.indentNext).toBe('number');
  const { bundledDependencies, dependencies } = jest.requireActual('../../package.json');
  expect(bundledDependencies).toContain('yaml');
  expect(dependencies.yaml).toMatch(/^\d+\.\d+\.\d+$/);
});

test('quoted texts whose next lines are indented less than what holds them', () => {
  expect(documentsIn('a:\n  b: "one\n two"\n', {})[0].toJS()).toEqual({ a: { b: 'one two' } });
});
