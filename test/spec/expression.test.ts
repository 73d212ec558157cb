import {
  indexed,
  inertJsonExpr,
  inertLiteralExpr,
  inertTextExpr,
  inLoopPass,
  jsonLiteral,
  mapLiteral,
  rawTextExpr,
  stringLiteral,
  textOfValue,
} from '../../lib/spec/expression';
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

describe('stringLiteral', () => {
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
  ])('writes %j as %s', (text, literal) => {
    expect(stringLiteral(text)).toBe(literal);
  });

  test.each(HOSTILE)('of %j neither opens nor ends a tag, and can be decoded again', (text) => {
    const literal = stringLiteral(text);
    expect(literal).not.toMatch(/\{\{|\}\}|[\n\r\0]/);
    // Within single quotes expr knows the escapes that JavaScript knows.
    expect(new Function(`return ${literal}`)()).toBe(text);
  });
});

describe('jsonLiteral', () => {
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
  ])('writes %j as %s', (value, literal) => {
    expect(jsonLiteral(value)).toBe(literal);
  });

  test('never holds two closing braces in a row, however deep the value is', () => {
    const deep = HOSTILE.reduce<unknown>((inner, text) => ({ [text]: [inner, text] }), {});
    expect(jsonLiteral(deep)).not.toMatch(/\{\{|\}\}/);
    expect(() => expressionTag(jsonLiteral(deep))).not.toThrow();
  });
});

describe('mapLiteral', () => {
  test('quotes its keys and takes its values as expressions', () => {
    expect(
      mapLiteral([
        ['a', '1'],
        ["b'c", "inputs.parameters['x']"],
      ]),
    ).toBe("{ 'a': 1, 'b\\'c': inputs.parameters['x'] }");
  });

  test('keeps the braces of nested maps apart', () => {
    expect(mapLiteral([['a', mapLiteral([['b', mapLiteral([])]])]])).toBe("{ 'a': { 'b': { } } }");
  });
});

test('A path is read by quoted index, so that a hyphen is no subtraction', () => {
  expect(indexed('tasks', ['a-b', 'outputs', 0, "it's"])).toBe("tasks['a-b']['outputs'][0]['it\\'s']");
});

test('A text without an opening pair needs no guard in its inert form', () => {
  expect(inertLiteralExpr('{ a }')).toBe("'{ a }'");
  expect(inertLiteralExpr('{{a}}')).toBe(inertTextExpr("'\\u007b{a\\u007d}'"));
});

test('Guards are expressions that hold no pair of braces', () => {
  for (const guard of [inertTextExpr('x'), rawTextExpr('x'), inertJsonExpr('x'), textOfValue('x'), inLoopPass('x')]) {
    expect(guard).not.toMatch(/\{\{|\}\}/);
    expect(() => expressionTag(guard)).not.toThrow();
  }
});

test('A JSON value as text is decided when it is known', () => {
  expect(textOfValue('x')).toBe("(type(x) == 'string' ? x : toJson(x))");
});

test('An expression that mentions the item waits for the pass of the loop', () => {
  expect(inLoopPass('x')).toBe('[item, x][1]');
});
