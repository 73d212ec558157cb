import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '../../../lib/spec/expr/expression';
import { toJson } from '../../../lib/spec/expr/json';

interface Answer {
  readonly expression: string;
  readonly value?: unknown;
  readonly error?: true;
}

/** What Argo 4.0.5 itself answers, with the functions that it gives to expressions. */
const { variables, answers } = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8')) as {
  variables: Record<string, unknown>;
  answers: Answer[];
};

test.each(answers.map(({ expression, ...answer }) => [expression, answer] as const))(
  '%s',
  (expression, { value, error }) => {
    if (error) expect(() => evaluate(expression, variables)).toThrow();
    else expect(JSON.parse(toJson(evaluate(expression, variables)))).toEqual(value);
  },
);
