import { hasTag, DEFERRED_BRACE, DEFERRED_OPEN, OPEN_EXPR } from './tags';
import { at, binary, call, choice, group, list, literal, name, source } from '../ir/build';
import type { ExpressionNode } from '../ir/expression-node';

/** Pieces of expressions that Argo's own ways ask for. */

/** `base['key'][0]`, or nil where a part does not exist. Unlike `?.`, it hides the path from Argo, which waits until a path exists (recipe 10). */
export function got(base: ExpressionNode, path: readonly string[]): ExpressionNode {
  return path.reduce((inner, key) => call('get', inner, literal(key)), base);
}

const OPEN = source(OPEN_EXPR);
// A deferred tag as an expression: opened and closed by parts, and doubly quoted because it holds single quotes.
const asExpression = (tag: string) => source(`"{"+"${tag.slice(1, -1)}"+"}"`);
const OPEN_LATER = asExpression(DEFERRED_OPEN);
const BRACE_LATER = asExpression(DEFERRED_BRACE);
// expr itself needs the second backslash.
const JSON_OPEN = source("'\\\\u007b\\\\u007b'");

/** Makes run-time text escaped: every `{{` in it becomes a deferred tag (recipe 6). */
export function escapedTextExpr(expr: ExpressionNode): ExpressionNode {
  return call('replace', expr, OPEN, OPEN_LATER);
}

/** Gives escaped text its own form back. */
export function unescapedTextExpr(expr: ExpressionNode): ExpressionNode {
  return call('replace', expr, OPEN_LATER, OPEN);
}

/** A text that does not join with what follows to a tag: a brace at its end is a deferred tag (recipe 7). */
export function closedTextExpr(expr: ExpressionNode): ExpressionNode {
  const brace = literal('{');
  return choice(binary(expr, 'endsWith', brace), binary(call('trimSuffix', expr, brace), '+', BRACE_LATER), expr);
}

/** Makes run-time JSON text escaped: every `{{` in it becomes a JSON escape (recipe 5). */
export function escapedJsonExpr(expr: ExpressionNode): ExpressionNode {
  return call('replace', expr, OPEN, JSON_OPEN);
}

/** A text literal in its escaped form. */
export function escapedLiteralExpr(text: string): ExpressionNode {
  return hasTag(text) ? escapedTextExpr(literal(text)) : literal(text);
}

/** The text that Argo itself gives a JSON value: strings as they are, everything else as JSON. */
export function textOfValue(value: ExpressionNode): ExpressionNode {
  return group(choice(isText(value), value, call('toJson', value)));
}

/** Whether a value is a text. */
export function isText(value: ExpressionNode): ExpressionNode {
  return binary(call('type', value), '==', literal('string'));
}

const ITEM = name('item');

/** Keeps an expression for the loop pass: one that mentions `item` is evaluated there and nowhere before (recipe 19). */
export function inLoopPass(expr: ExpressionNode): ExpressionNode {
  return at(list([ITEM, expr]), literal(1));
}
