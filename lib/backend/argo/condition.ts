import { Operand, unescapedExpr, textExpr, valueExpr } from './operand';
import type { ReadContext } from './read-context';
import { errors } from '../../errors';
import { numberLiteral, binary, call, group, joined, list, literal, not, pointer, ungrouped } from '../../ir/build';
import type { Binary, ExpressionNode } from '../../ir/expression-node';
import { escapedLiteralExpr } from '../../spec/expression';
import type { Expression } from '../../value/expr-kind';
import { Reference } from '../../value/reference';

/** How the references of a condition are read where it stands. */
export interface Reader {
  readonly context: ReadContext;
  read(reference: Reference): Operand;
  /** An expression in Argo's own language, checked. */
  written(text: string): ExpressionNode;
}

/** A condition as an expression of Argo's language, in which values are bound, never spliced (recipe 1). */
export function conditionNode(test: Expression, reader: Reader, inner = false): ExpressionNode {
  switch (test.kind) {
    case 'source':
      return grouped(inner, reader.written(test.text));
    case 'unary':
      return not(conditionNode(test.of, reader));
    case 'group':
      return group(conditionNode(test.of, reader));
    case 'binary':
      return isJoint(test) ? grouped(inner, joint(test, reader)) : comparison(test, reader, inner);
    default:
      throw new Error(`${reader.context.path}: a ${test.kind} is not a condition`);
  }
}

function isJoint({ operator }: Binary<Reference>): boolean {
  return operator === 'and' || operator === 'or';
}

/** Several conditions with one word between. */
function joint(test: Binary<Reference>, reader: Reader): ExpressionNode {
  const { operator } = test;
  const parts = [test.right];
  let first = test.left;
  for (; first.kind === 'binary' && first.operator === operator; first = first.left) parts.push(first.right);
  parts.push(first);
  return joined(
    operator,
    parts.reverse().map((part) => conditionNode(part, reader, true)),
  );
}

/** Conditions inside of others stand in parentheses, which is easier to read. */
function grouped(inner: boolean, node: ExpressionNode): ExpressionNode {
  return inner ? group(node) : node;
}

const WORDS = new Set(['in', 'startsWith', 'endsWith', 'contains', 'matches']);

function comparison(
  { left: node, operator, right: other }: Binary<Reference>,
  reader: Reader,
  inner: boolean,
): ExpressionNode {
  if (node.kind !== 'value' || (other.kind !== 'value' && other.kind !== 'literal')) {
    throw new Error(`${reader.context.path}: a condition compares a value with a value or a literal`);
  }
  const left = untyped(reader.read(node.value));
  const right = other.value;
  if (WORDS.has(operator)) return grouped(inner, textComparison(left, operator, right, reader));
  return valueComparison(left, operator, right, reader);
}

function textComparison(left: Operand, operator: string, right: unknown, reader: Reader): ExpressionNode {
  const { path } = reader.context;
  if (operator === 'in') {
    if (!Array.isArray(right) || !right.every((value) => typeof value === 'string')) {
      throw errors.notAValue(path, 'isIn', right, 'a list of texts');
    }
    // A list of texts is a map for Argo, in which only texts can be looked up; and an element of a list is another one in `any`.
    if (left.kind !== undefined && left.value) {
      if (right.length === 0) return literal(false);
      return group(
        joined(
          'or',
          right.map((text) => binary(left.expr, '==', literal(text))),
        ),
      );
    }
    if (left.value) return call('any', list(right.map(literal)), binary(pointer(), '==', left.expr));
    return binary(left.expr, 'in', list(right.map((value) => literalLike(left, value))));
  }
  if (right instanceof Reference) return binary(unescapedExpr(left), operator, unescapedExpr(reader.read(right)));
  if (typeof right !== 'string') throw errors.notAValue(path, operator, right, 'a text or a reference');
  return binary(unescapedExpr(left), operator, literal(right));
}

/** An operand whose type Argo only knows when it runs. */
function untyped(operand: Operand): Operand {
  return operand.typed ? { ...operand, expr: call('fromJSON', call('toJson', operand.expr)), typed: false } : operand;
}

function valueComparison(left: Operand, operator: string, right: unknown, { context, read }: Reader): ExpressionNode {
  const order = operator !== '==' && operator !== '!=';
  if (right instanceof Reference) {
    const other = read(right);
    if (left.kind !== undefined || other.kind !== undefined) return ofExpressions(left, operator, other);
    const compared = order ? number : unescapedExpr;
    return binary(compared(left), operator, compared(other));
  }
  if (typeof right === 'number') return binary(number(left), operator, numberLiteral(right));
  if (order) throw errors.notAValue(context.path, operator, right, 'a number or a reference to one');
  if (typeof right === 'string') {
    return binary(isOpen(left) ? left.expr : textExpr(left), operator, literalLike(left, right));
  }
  if (left.kind === 'boolean' && typeof right === 'boolean') {
    return right === (operator === '==') ? left.expr : not(left.expr);
  }
  if (typeof right === 'boolean' && !left.value) return binary(textExpr(left), operator, literal(String(right)));
  return binary(valueExpr(left), operator, literal(right));
}

/** Whether a value may be text as well as something else. */
function isOpen({ kind }: Operand): boolean {
  return kind === undefined || kind === 'any' || kind === 'loose';
}

/** Of two values of which at least one is computed. */
function ofExpressions(left: Operand, operator: string, right: Operand): ExpressionNode {
  const kinds = [left.kind, right.kind];
  if (kinds.includes('time') || kinds.includes('duration')) return binary(left.expr, operator, right.expr);
  if (kinds.includes('number') || (operator !== '==' && operator !== '!=')) {
    return binary(number(left), operator, number(right));
  }
  if (kinds.includes('boolean')) return binary(boolean(left), operator, boolean(right));
  if (left.value && right.value) return binary(left.expr, operator, right.expr);
  return binary(unescapedExpr(left), operator, unescapedExpr(right));
}

function number(operand: Operand): ExpressionNode {
  if (operand.kind === 'number') return operand.expr;
  if (!operand.value) return call('float', textExpr(operand));
  return call('float', operand.kind === undefined ? operand.expr : ungrouped(operand.expr));
}

function boolean(operand: Operand): ExpressionNode {
  return operand.value ? operand.expr : group(binary(textExpr(operand), '==', literal('true')));
}

// An escaped value differs from the unescaped one only where it holds braces, so the literal is escaped in the same way.
function literalLike(left: Operand, text: string): ExpressionNode {
  return left.isEscaped && left.encoding === 'text' && !left.value ? escapedLiteralExpr(text) : literal(text);
}
