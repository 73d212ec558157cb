import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { FUNCTIONS } from '../../../lib/spec/expr/functions';
import { inspect } from '../../../lib/spec/expr/inspect';
import { PREDICATES } from '../../../lib/spec/expr/parser';
import { nearest, signatures } from '../../../lib/spec/expr/signatures';
import { tagsOf } from '../../../lib/spec/tags';
import { TAG_ROOTS } from '../../../lib/validate/expressions';
import { EXAMPLES_PATH, HAS_EXAMPLES } from '../../oracle/recordings';
import { describeWith } from '../../oracle/suite';

test('the table of functions has all that the engine runs', () => {
  expect([...FUNCTIONS.keys(), ...PREDICATES.keys()].filter((name) => !signatures().has(name))).toEqual([]);
  expect(signatures().get('replace')).toEqual({
    name: 'replace',
    takes: ['text', 'text', 'text', 'int'],
    least: 3,
    variadic: false,
    gives: 'text',
    total: true,
  });
  expect(signatures().get('max')).toEqual({
    name: 'max',
    takes: ['numbers'],
    least: 1,
    variadic: true,
    gives: 'number',
    total: false,
  });
});

test.each([
  ["tasks['a'].outputs.parameters['b'] == inputs.parameters.c ? item : nil", ['tasks', 'inputs', 'item']],
  ['let x = workflow.name; upper(x) + $env.y', ['workflow', '$env']],
  ['map(fromJSON(item), {#.a + #index})', ['item']],
  ["date(workflow.creationTimestamp.s).Add(duration('1h')).Format('2006') // when", ['workflow']],
  ['sprig.trim(inputs.parameters.x) | upper()', ['inputs']],
])('%s reads %j', (text, roots) => {
  expect([...inspect(text).roots].sort()).toEqual([...roots].sort());
  expect(inspect(text).unknown).toBeUndefined();
});

test('a function that does not exist is named, and so are those like it', () => {
  expect(inspect("sprig.uper('a') + toUpper('b')").unknown).toBe('sprig.uper');
  expect(nearest('toJason', signatures().keys(), 2)).toEqual(['toJson', 'toJSON']);
  expect(nearest('uper', signatures().keys(), 2)).toEqual(['upper', 'sprig.upper']);
});

test('whatever Argo was seen to evaluate can be read', () => {
  const { answers } = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8')) as {
    answers: { expression: string; error?: true }[];
  };
  const wrong = answers.filter(({ expression, error }) => {
    if (error) return false;
    return inspect(expression).unknown !== undefined;
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['1 + ', 'unexpected token at the end in 1 + '],
  ['len(a', 'expected , or ) at the end in len(a'],
  ["a ['b' c]", 'expected ] at "c" (character 8) in a [\'b\' c]'],
  ['a ? b', 'expected : at the end in a ? b'],
  ["a == 'b", "literal not terminated at character 6 in a == 'b"],
  ['a ~ b', 'unrecognized character "~" at character 3 in a ~ b'],
])('%s is told where it goes wrong', (text, message) => {
  expect(() => inspect(text)).toThrow(message);
});

describeWith(HAS_EXAMPLES, "Argo's own examples", () => {
  test('have expressions of which each is read, and speaks of what is known', () => {
    let found = 0;
    const problems: string[] = [];
    const check = (text: string, roots: readonly string[]) => {
      found++;
      try {
        const { roots: read, unknown } = inspect(text);
        problems.push(
          ...[...read].filter((root) => !roots.includes(root)),
          ...(unknown === undefined ? [] : [unknown]),
        );
      } catch (error) {
        problems.push((error as Error).message);
      }
    };
    const visit = (value: unknown, key: string): void => {
      if (typeof value === 'object' && value !== null) {
        for (const [name, item] of Object.entries(value)) visit(item, `${key}.${name}`);
      }
      if (typeof value !== 'string') return;
      for (const tag of tagsOf(value)) if (tag.expression) check(tag.text, [...TAG_ROOTS, 'cronworkflow']);
      // Of a resource it is a selector of labels.
      if (/\.(expression|fromExpression|http\.successCondition)$/.test(key) && !value.includes('{{')) {
        check(value, [...TAG_ROOTS, 'cronworkflow', 'data', 'request', 'response']);
      }
    };
    for (const file of (readdirSync(EXAMPLES_PATH, { recursive: true }) as string[]).filter((each) =>
      /\.ya?ml$/.test(each),
    )) {
      for (const document of parseAllDocuments(readFileSync(join(EXAMPLES_PATH, file), 'utf8'), {
        logLevel: 'error',
      })) {
        if (document.errors.length === 0) visit(document.toJS(), '');
      }
    }
    expect(problems).toEqual([]);
    expect(found).toBeGreaterThan(20);
  });
});
