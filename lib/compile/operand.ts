import type { Kind } from '../spec/expr/signatures';
import { inertJsonExpr, inertTextExpr, inLoopPass, rawTextExpr, textOfValue, unwrapped } from '../spec/expression';
import { expressionTag, simpleTag } from '../spec/tags';
import { Carrier, isInert } from '../value/value-type';

/**
 * A run-time value as Argo's expression language reads it at one place. `raw` text may hold tags and is guarded where it
 * enters a template; `inert` text was guarded before. A `value` operand is a JSON value, not text.
 */
export interface Operand {
  readonly expr: string;
  /** The plain name, where a simple tag reads the same. */
  readonly simple?: string;
  readonly carrier: Carrier;
  readonly inert: boolean;
  readonly value?: boolean;
  /** What is known of the value of an expression. */
  readonly kind?: Kind;
  /** Whether Argo knows before it runs that a value is a list or an object, and then refuses to compare it with a text. */
  readonly typed?: boolean;
  /** The expression for a JSON parameter, where it is not made from `expr`. */
  readonly json?: string;
  /** Where the value may not exist: the condition under which it does. */
  readonly exists?: string;
  /** Of an expression: what may fail at run time. */
  readonly risk?: string;
  /** Whether the expression mentions `item`. */
  readonly ofItem?: boolean;
}

/** The text of an operand, as an expression, raw or inert as it is. */
export function textExpr(operand: Operand): string {
  if (!operand.value) return operand.expr;
  return operand.kind === undefined ? textOfValue(operand.expr) : textOfKind(operand.expr, operand.kind);
}

/** The text of a value of which something is known. */
export function textOfKind(expr: string, kind: Kind): string {
  if (kind === 'text') return expr;
  if (kind !== 'any' && kind !== 'loose') return `toJson(${unwrapped(expr)})`;
  // A long expression is not written, nor computed, several times.
  return expr.length < LONG ? textOfValue(expr) : `map([${unwrapped(expr)}], type(#) == 'string' ? # : toJson(#))[0]`;
}

const LONG = 80;

/** The text of an operand without guards, as an expression. */
export function rawExpr(operand: Operand): string {
  return operand.inert && operand.carrier === 'text' ? rawTextExpr(textExpr(operand)) : textExpr(operand);
}

/** The JSON value of an operand, as an expression. */
export function valueExpr(operand: Operand): string {
  return operand.value ? operand.expr : `fromJSON(${rawExpr(operand)})`;
}

/** The value that an operand has inside a JSON object: text stays text, everything else is decoded. */
export function memberExpr(operand: Operand): string {
  if (operand.value) return operand.expr;
  if (operand.json !== undefined) return `fromJSON(${operand.json})`;
  return operand.carrier === 'text' || operand.carrier === 'plain' ? rawExpr(operand) : valueExpr(operand);
}

/** The guarded text of an operand for a parameter of a template, as an expression. */
export function guardedExpr(operand: Operand, target: Carrier): string {
  // The declared type of a parameter says nothing of a value whose own type may hold anything.
  if (target === 'scalar' && operand.value && !isInert(operand.carrier)) {
    return inertJsonExpr(`toJson(${bare(operand)})`);
  }
  if (target === 'json') {
    if (operand.json !== undefined) return operand.json;
    if (operand.value) return isInert(operand.carrier) ? textExpr(operand) : inertJsonExpr(`toJson(${bare(operand)})`);
    if (operand.inert && operand.carrier !== 'text') return operand.expr;
    return isInert(operand.carrier) ? operand.expr : inertJsonExpr(rawExpr(operand));
  }
  if (operand.inert || isInert(operand.carrier)) return textExpr(operand);
  return operand.carrier === 'json' && !operand.value
    ? inertJsonExpr(operand.expr)
    : inertTextExpr(operand.kind === undefined ? textExpr(operand) : unwrapped(textExpr(operand)));
}

/**
 * Whether a simple tag inserts the operand unharmed. Not JSON: Go quotes what it cannot print in a form that JSON does not know,
 * for example an emoji that is newer than Argo's Go.
 */
export function isSimple(operand: Operand): boolean {
  return operand.simple !== undefined && isInert(operand.carrier);
}

/** The tag for an argument of a task. */
export function argumentTag(operand: Operand, target: Carrier, looped: boolean): string {
  if (isSimple(operand) && (target !== 'json' || [undefined, operand.expr].includes(operand.json))) {
    return simpleTag(operand.simple!);
  }
  const expr = guardedExpr(operand, target);
  // In a loop every tag that survives is an error, so the value is held back for the pass that knows the item.
  return expressionTag(looped && !operand.ofItem ? inLoopPass(expr) : expr);
}

function bare({ expr, kind }: Operand): string {
  return kind === undefined ? expr : unwrapped(expr);
}
