import * as fc from 'fast-check';
import { literalText } from '../../../lib/ir/print';
import { quoted } from '../../../lib/ir/quote';
import { ExpressionError } from '../../../lib/spec/expr/error';
import { evaluate, expressionOf } from '../../../lib/spec/expr/expression';
import { toJson } from '../../../lib/spec/expr/json';
import { forget } from '../../../lib/spec/expr/memo';

const anything = fc
  .jsonValue({ stringUnit: 'binary' })
  .filter((value) => !/"__proto__"|[\ud800-\udfff]/.test(JSON.stringify(value)));

describe('for all values', () => {
  test('the literal that the compiler writes is the value', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(evaluate(quoted(text), {})).toBe(text)));
    fc.assert(
      fc.property(anything, (value) =>
        expect(evaluate(literalText(JSON.parse(JSON.stringify(value))), {})).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  test('JSON goes there and back, with its keys in order', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const json = toJson(value);
        expect(evaluate('toJson(fromJSON(x))', { x: JSON.stringify(value) })).toBe(json);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      }),
    );
  });

  test('arithmetic of integers is that of JavaScript', () => {
    const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: 0, max: 99 }).map(String),
        fc.tuple(tie('node'), fc.constantFrom('+', '-', '*'), tie('node')).map((parts) => `(${parts.join(' ')})`),
        fc
          .tuple(tie('node'), fc.constantFrom('+', '-', '*'), fc.integer({ min: 0, max: 9 }))
          .map((parts) => parts.join(' ')),
      ),
    })).node;
    // eslint-disable-next-line no-eval
    fc.assert(fc.property(tree, (text) => expect(evaluate(text, {})).toBe(eval(text) as number)));
  });

  test('map, filter and reduce are those of JavaScript', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 })), fc.integer({ min: -100, max: 100 }), (list, limit) => {
        const env = { list, limit };
        expect(evaluate('map(list, # * 2 + #index)', env)).toEqual(list.map((item, index) => item * 2 + index));
        expect(evaluate('filter(list, # > limit) | len()', env)).toBe(list.filter((item) => item > limit).length);
        expect(evaluate('reduce(list, #acc + #, 0)', env)).toBe(list.reduce((sum, item) => sum + item, 0));
        expect(evaluate('findIndex(list, # == limit)', env)).toBe(list.includes(limit) ? list.indexOf(limit) : null);
        expect(evaluate('sort(list)', env)).toEqual([...list].sort((a, b) => a - b));
      }),
    );
  });
});

describe('an expression', () => {
  test('names what it does not know, also where it is never reached', () => {
    expect(() => evaluate('true ? 1 : nope', {})).toThrow(new ExpressionError('unknown name nope in true ? 1 : nope'));
    expect(() => evaluate('shout(a)', { a: '' })).toThrow(
      'unknown function shout; there are those of expr-lang, asInt, asFloat, toJson, jsonpath and sprig.*',
    );
    expect(() => evaluate('sprig.env(a)', { a: '' })).toThrow('unknown function sprig.env');
  });

  test('says what is wrong where it cannot be read', () => {
    expect(() => evaluate('1 +', {})).toThrow('unexpected token at the end in 1 +');
    expect(() => evaluate("'a", {})).toThrow("literal not terminated at character 1 in 'a");
    expect(() => evaluate('map([1])', {})).toThrow('map needs 2 arguments, at the end in map([1])');
    expect(() => evaluate('a ?? b + 1', { a: 1, b: 2 })).toThrow(
      '?? cannot be mixed with other operators: put it in parentheses, at "+"',
    );
    expect(() => evaluate("'\\q'", {})).toThrow("unable to unescape \\q in '\\q'");
  });

  test('knows which variables it reads, and by which keys', () => {
    const expression = expressionOf(
      "let x = tasks['a-b'].outputs; x.y == inputs.parameters?.['p'] and map([1], tasks.c)[0] == item",
    );
    expect([...expression.roots].sort()).toEqual(['inputs', 'item', 'tasks']);
    expect(expression.paths).toEqual(
      expect.arrayContaining(['tasks.a-b.outputs', 'inputs.parameters.p', 'tasks.c', 'item']),
    );
    expect([...expression.keysOf('tasks')!]).toEqual(['a-b', 'c']);
    expect(expressionOf('tasks[x]').keysOf('tasks')).toBeUndefined();
    expect(expressionOf('$env.tasks').keysOf('tasks')).toBeUndefined();
    expect([...expressionOf("'pod' in $env").keysOf('tasks')!]).toEqual([]);
  });

  test('mentions a variable by its tokens', () => {
    expect(expressionOf('sprig.upper(item)').mentions('item')).toBe(true);
    expect(expressionOf("items == 'item'").mentions('item')).toBe(false);
    expect(expressionOf('workflow.status == 1').mentions('workflow.status')).toBe(true);
  });

  test('prints the numbers of JSON as Go prints floats', () => {
    const env = { j: '{"n": 1234567, "l": [1234567, 1]}' };
    expect(evaluate('string(fromJSON(j).n)', env)).toBe('1.234567e+06');
    expect(evaluate('string(int(fromJSON(j).n))', env)).toBe('1234567');
    expect(evaluate('map(fromJSON(j).l, string(#))', env)).toEqual(['1.234567e+06', '1']);
    expect(evaluate('string(1234567)', env)).toBe('1234567');
    expect(evaluate('toJson(fromJSON(j).n)', env)).toBe('1234567');
  });

  test('long chains of conditions and sums take no stack', () => {
    const many = (operator: string, of: string) => Array.from({ length: 5000 }, () => of).join(` ${operator} `);
    expect(evaluate(many('and', 'true'), {})).toBe(true);
    expect(evaluate(many('||', 'a'), { a: false })).toBe(false);
  });

  test('that reads one element of a long list does not parse the list each time', () => {
    const list = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ index, text: 'x'.repeat(20) })));
    const expression = expressionOf('toJson(fromJSON(list)[int(item)])');
    const started = performance.now();
    for (let index = 0; index < 20_000; index++) expression.evaluate({ list, item: String(index) });
    forget();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
