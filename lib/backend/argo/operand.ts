import { at, call, choice, list, literal, pointer, ungrouped } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import { sizeOf } from '../../ir/facts';
import type { Kind } from '../../spec/expr/signatures';
import {
  escapedJsonExpr,
  escapedTextExpr,
  inLoopPass,
  isText,
  unescapedTextExpr,
  textOfValue,
} from '../../spec/expression';
import { expressionTag, simpleTag } from '../../spec/tags';
import { Encoding, isHarmless } from '../../value/value-type';

/**
 * A run-time value as Argo's expression language reads it at one place. Unescaped text may hold tags and is guarded where it
 * enters a template; escaped text was guarded before. A `value` operand is a JSON value, not text.
 */
export interface Operand {
  readonly expr: ExpressionNode;
  /** The plain name, where a simple tag reads the same. */
  readonly simple?: string;
  readonly encoding: Encoding;
  readonly isEscaped: boolean;
  readonly value?: boolean;
  /** What is known of the value of an expression. */
  readonly kind?: Kind;
  /** Whether Argo knows before it runs that a value is a list or an object, and then refuses to compare it with a text. */
  readonly typed?: boolean;
  /** The expression for a JSON parameter, where it is not made from `expr`. */
  readonly json?: ExpressionNode;
  /** Where the value may not exist: the condition under which it does. */
  readonly exists?: ExpressionNode;
  /** Of an expression: what may fail at run time. */
  readonly risk?: string;
  /** Whether the expression mentions `item`. */
  readonly ofItem?: boolean;
}

/** The text of an operand, as an expression, escaped or not as it is. */
export function textExpr(operand: Operand): ExpressionNode {
  if (!operand.value) return operand.expr;
  return operand.kind === undefined ? textOfValue(operand.expr) : textOfKind(operand.expr, operand.kind);
}

/** The text of a value of which something is known. */
export function textOfKind(expr: ExpressionNode, kind: Kind): ExpressionNode {
  if (kind === 'text') return expr;
  if (kind !== 'any' && kind !== 'loose') return call('toJson', ungrouped(expr));
  return isSmall(expr) ? textOfValue(expr) : textOfElement(ungrouped(expr));
}

/** Whether an expression may stand several times in another one: a large one is not written, nor computed, more than once. */
function isSmall(expr: ExpressionNode): boolean {
  return sizeOf(expr) < LARGE;
}

const LARGE = 20;

/** The text of a value that is written once. */
function textOfElement(expr: ExpressionNode): ExpressionNode {
  const element = pointer();
  const text = choice(isText(element), element, call('toJson', element));
  return at(call('map', list([expr]), text), literal(0));
}

/** The text of an operand without guards, as an expression. */
export function unescapedExpr(operand: Operand): ExpressionNode {
  return operand.isEscaped && operand.encoding === 'text' ? unescapedTextExpr(textExpr(operand)) : textExpr(operand);
}

/** The JSON value of an operand, as an expression. */
export function valueExpr(operand: Operand): ExpressionNode {
  return operand.value ? operand.expr : call('fromJSON', unescapedExpr(operand));
}

/** The value that an operand has inside a JSON object: text stays text, everything else is decoded. */
export function memberExpr(operand: Operand): ExpressionNode {
  if (operand.value) return operand.expr;
  if (operand.json !== undefined) return call('fromJSON', operand.json);
  return operand.encoding === 'text' || operand.encoding === 'plain' ? unescapedExpr(operand) : valueExpr(operand);
}

/** The guarded text of an operand for a parameter of a template, as an expression. */
export function guardedExpr(operand: Operand, target: Encoding): ExpressionNode {
  // The declared type of a parameter says nothing of a value whose own type may hold anything.
  if (target === 'scalar' && operand.value && !isHarmless(operand.encoding)) {
    return escapedJsonExpr(call('toJson', bare(operand)));
  }
  if (target === 'json') {
    if (operand.json !== undefined) return operand.json;
    if (operand.value) {
      return isHarmless(operand.encoding) ? textExpr(operand) : escapedJsonExpr(call('toJson', bare(operand)));
    }
    if (operand.isEscaped && operand.encoding !== 'text') return operand.expr;
    return isHarmless(operand.encoding) ? operand.expr : escapedJsonExpr(unescapedExpr(operand));
  }
  if (operand.isEscaped || isHarmless(operand.encoding)) return textExpr(operand);
  return operand.encoding === 'json' && !operand.value
    ? escapedJsonExpr(operand.expr)
    : escapedTextExpr(operand.kind === undefined ? textExpr(operand) : ungrouped(textExpr(operand)));
}

/**
 * Whether a simple tag inserts the operand unharmed. Not JSON: Go quotes what it cannot print in a form that JSON does not know,
 * for example an emoji that is newer than Argo's Go.
 */
export function isSimple(operand: Operand): boolean {
  return operand.simple !== undefined && isHarmless(operand.encoding);
}

/** The tag for an argument of a task. */
export function argumentTag(operand: Operand, target: Encoding, looped: boolean): string {
  if (isSimple(operand) && (target !== 'json' || [undefined, operand.expr].includes(operand.json))) {
    return simpleTag(operand.simple!);
  }
  const expr = guardedExpr(operand, target);
  // In a loop every tag that survives is an error, so the value is held back for the pass that knows the item.
  return expressionTag(looped && !operand.ofItem ? inLoopPass(expr) : expr);
}

function bare({ expr, kind }: Operand): ExpressionNode {
  return kind === undefined ? expr : ungrouped(expr);
}
