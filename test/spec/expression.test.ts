import { literal, name } from '../../lib/ir/build';
import { print } from '../../lib/ir/print';
import {
  escapedJsonExpr,
  escapedLiteralExpr,
  escapedTextExpr,
  inLoopPass,
  unescapedTextExpr,
  textOfValue,
} from '../../lib/spec/expression';
import { expressionTag } from '../../lib/spec/tags';

const X = name('x');

test('A text without an opening pair needs no guard in its escaped form', () => {
  expect(escapedLiteralExpr('{ a }')).toEqual(literal('{ a }'));
  expect(escapedLiteralExpr('{{a}}')).toEqual(escapedTextExpr(literal('{{a}}')));
});

test('Guards are expressions that hold no pair of braces', () => {
  for (const guard of [escapedTextExpr(X), unescapedTextExpr(X), escapedJsonExpr(X), textOfValue(X), inLoopPass(X)]) {
    expect(print(guard)).not.toMatch(/\{\{|\}\}/);
    expect(() => expressionTag(guard)).not.toThrow();
  }
});

test('A JSON value as text is decided when it is known', () => {
  expect(print(textOfValue(X))).toBe("(type(x) == 'string' ? x : toJson(x))");
});

test('An expression that mentions the item waits for the pass of the loop', () => {
  expect(print(inLoopPass(X))).toBe('[item, x][1]');
});
