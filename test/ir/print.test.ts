import * as fc from 'fast-check';
import {
  binary,
  call,
  choice,
  dotted,
  group,
  indexed,
  joined,
  literal,
  map,
  name,
  not,
  source,
  unary,
} from '../../lib/ir/build';
import { childrenOf, ExpressionNode } from '../../lib/ir/expression-node';
import { ASSOCIATIVE, BINARY } from '../../lib/ir/operators';
import { print } from '../../lib/ir/print';
import { quoted } from '../../lib/ir/quote';
import { parse } from '../../lib/spec/expr/parser';
import { expressionTag } from '../../lib/spec/tags';

const HOSTILE = [
  '{{',
  '}}',
  '{{x}}',
  '{{{{',
  '}}}}',
  '{{{',
  '}}}',
  '}',
  '{',
  "'",
  '"',
  '`',
  '\\',
  "\\'",
  '\\u007b',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u2028',
  '😀',
  "'}}'",
  "}'}",
  '\ud800',
];

describe('quoted', () => {
  test.each([
    ['', "''"],
    ['plain text', "'plain text'"],
    ["it's", "'it\\'s'"],
    ['"quoted"', '\'"quoted"\''],
    ['back\\slash', "'back\\\\slash'"],
    ['two\nlines', "'two\\nlines'"],
    ['\r\t\0\u001b', "'\\r\\t\\u0000\\u001b'"],
    ['\u0085\u2028\u2029', "'\\u0085\\u2028\\u2029'"],
    ['{{x}}', "'\\u007b{x\\u007d}'"],
    ['{{{', "'\\u007b\\u007b{'"],
    ['}}}}', "'\\u007d\\u007d\\u007d}'"],
    ['{ } { }', "'{ } { }'"],
    ['ñ 日本 😀', "'ñ 日本 😀'"],
  ])('writes %j as %s', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });

  test.each(HOSTILE)('of %j neither opens nor ends a tag, and can be decoded again', (text) => {
    const written = quoted(text);
    expect(written).not.toMatch(/\{\{|\}\}|[\n\r\0]/);
    // Within single quotes expr knows the escapes that JavaScript knows.
    expect(new Function(`return ${written}`)()).toBe(text);
  });
});

describe('a literal', () => {
  test.each([
    [null, 'nil'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-1.5, '-1.5'],
    ['', "''"],
    [[], '[]'],
    [{}, '{ }'],
    [[1, 'a', null], "[1, 'a', nil]"],
    [{ a: { b: { c: [] } } }, "{ 'a': { 'b': { 'c': [] } } }"],
    [{ '}}': '{{' }, "{ '\\u007d}': '\\u007b{' }"],
  ])('writes %j as %s', (value, expected) => {
    expect(print(literal(value))).toBe(expected);
  });

  test('never holds two closing braces in a row, however deep the value is', () => {
    const deep = HOSTILE.reduce<unknown>((inner, text) => ({ [text]: [inner, text] }), {});
    expect(print(literal(deep))).not.toMatch(/\{\{|\}\}/);
    expect(() => expressionTag(literal(deep))).not.toThrow();
  });
});

describe('a map', () => {
  test('quotes its keys and takes its values as expressions', () => {
    const entries = [
      ['a', literal(1)],
      ["b'c", indexed(dotted('inputs.parameters'), ['x'])],
    ] as const;
    expect(print(map(entries))).toBe("{ 'a': 1, 'b\\'c': inputs.parameters['x'] }");
  });

  test('keeps the braces of nested maps apart', () => {
    expect(print(map([['a', map([['b', map([])]])]]))).toBe("{ 'a': { 'b': { } } }");
  });
});

test('A path is read by quoted index, so that a hyphen is no subtraction', () => {
  expect(print(indexed(name('tasks'), ['a-b', 'outputs', 0, "it's"]))).toBe("tasks['a-b']['outputs'][0]['it\\'s']");
});

describe('parentheses', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name);
  test.each([
    [binary(binary(a, '+', b), '*', c), '(a + b) * c'],
    [binary(a, '-', binary(b, '-', c)), 'a - (b - c)'],
    [binary(binary(a, '-', b), '-', c), 'a - b - c'],
    [binary(binary(a, '**', b), '**', c), '(a ** b) ** c'],
    [binary(literal(-2), '**', b), '(-2) ** b'],
    [binary(binary(a, '<', b), '<', c), '(a < b) < c'],
    [binary(binary(a, '??', b), '==', c), '(a ?? b) == c'],
    [binary(a, '??', binary(b, '??', c)), 'a ?? b ?? c'],
    [indexed(choice(a, b, c), ['x']), "(a ? b : c)['x']"],
    [choice(choice(a, b, c), b, choice(a, b, c)), '(a ? b : c) ? b : a ? b : c'],
    [not(group(binary(a, 'or', b))), 'not (a or b)'],
    [binary(not(a), '==', b), 'not (a) == b'],
    [binary(source('a or b'), 'and', c), '(a or b) and c'],
    [call('map', a, map([['x', b]])), "map(a, ({ 'x': b }))"],
    [call('f', group(a)), 'f((a))'],
    [binary(literal(0), '..', group(binary(a, '-', literal(1)))), '0..(a-1)'],
  ])('%# are where they are needed', (node, text) => expect(print(node)).toBe(text));
});

/** Any tree that the parser can give. */
const trees = fc.letrec<{ tree: ExpressionNode }>((tie) => {
  const tree = tie('tree');
  const operators = [...BINARY.keys()].filter((operator) => operator !== '|' && operator !== '&&' && operator !== '||');
  return {
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', 'item').map(name),
      fc.oneof(fc.string({ unit: 'binary' }), fc.nat(), fc.boolean(), fc.constant(null)).map(literal),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(tree, { maxLength: 2 }) }),
      fc.array(fc.tuple(fc.string(), tree), { maxLength: 2 }).map(map),
      fc.tuple(tree, fc.string()).map(([of, key]) => indexed(of, [key])),
      fc.tuple(tree, tree).map(([of, from]): ExpressionNode => ({ kind: 'slice', of, from })),
      fc.tuple(tree, tree).map(([left, right]) => call('get', left, right)),
      fc.tuple(fc.constantFrom('not', '-'), tree).map(([operator, of]) => unary(operator, of)),
      fc
        .tuple(tree, fc.constantFrom(...operators), tree)
        .map(([left, operator, right]) => binary(left, operator, right)),
      fc.tuple(tree, tree, tree).map(([test, then, otherwise]) => choice(test, then, otherwise)),
      tree.map(group),
    ),
  };
}).tree;

test('What is printed and parsed again is the same tree, and never closes a tag', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const text = print(tree);
      expect(text).not.toMatch(/\{\{|\}\}/);
      expect(print(parse(text))).toBe(print(parse(print(parse(text)))));
      expect(plain(parse(text))).toEqual(plain(tree));
    }),
    { numRuns: 2000 },
  );
});

/** A tree without what only its reader sees, and without how it was written. */
function plain(node: ExpressionNode): unknown {
  if (node.kind === 'group') return plain(node.of);
  if (node.kind === 'binary' && ASSOCIATIVE.has(node.operator)) return [node.operator, ...sides(node, node.operator)];
  if (node.kind === 'map') return ['map', node.entries.map(([key, value]) => [plain(key), plain(value)])];
  return [{ ...node, ...NO_PARTS }, childrenOf(node).map(plain)];
}

/** What stands between the operators of a tower, which means the same from either side. */
function sides(node: ExpressionNode, operator: string): unknown[] {
  if (node.kind === 'group') return sides(node.of, operator);
  const goesOn = node.kind === 'binary' && node.operator === operator;
  return goesOn ? [...sides(node.left, operator), ...sides(node.right, operator)] : [plain(node)];
}

const NO_PARTS = Object.fromEntries(
  ['of', 'key', 'from', 'to', 'args', 'items', 'left', 'right', 'test', 'then', 'otherwise', 'dotted'].map((part) => [
    part,
    undefined,
  ]),
);

test('A chain of thousands is printed', () => {
  const parts = Array.from({ length: 20_000 }, (_, index) => literal(index));
  expect(print(joined('+', parts))).toBe(parts.map((_, index) => index).join(' + '));
});
