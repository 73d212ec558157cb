import { Operand, rawExpr, textExpr, valueExpr } from './operand';
import type { Site } from './read';
import { errors } from '../errors';
import { inertLiteralExpr, jsonLiteral, stringLiteral, unwrapped } from '../spec/expression';
import { Condition } from '../value/condition';
import { Reference } from '../value/reference';

/** How the references of a condition are read where it stands. */
export interface Reader {
  readonly site: Site;
  read(reference: Reference): Operand;
  /** An expression in Argo's own language, checked. */
  written(text: string): string;
}

/** A condition as an expression of Argo's language, in which values are bound, never spliced. */
export function conditionText(condition: Condition, reader: Reader, inner = false): string {
  const clause = condition._clause;
  switch (clause.kind) {
    case 'expression':
      return inner ? `(${reader.written(clause.text)})` : reader.written(clause.text);
    case 'not':
      return `not (${conditionText(clause.part, reader)})`;
    case 'compare':
      return comparison(untyped(reader.read(clause.left)), clause.operator, clause.right, reader, inner);
    default: {
      const text = clause.parts.map((part) => conditionText(part, reader, true)).join(` ${clause.kind} `);
      return inner ? `(${text})` : text;
    }
  }
}

const WORDS = new Set(['in', 'startsWith', 'endsWith', 'contains', 'matches']);

function comparison(left: Operand, operator: string, right: unknown, reader: Reader, inner: boolean): string {
  const text = WORDS.has(operator)
    ? textComparison(left, operator, right, reader)
    : valueComparison(left, operator, right, reader);
  return inner && WORDS.has(operator) ? `(${text})` : text;
}

function textComparison(left: Operand, operator: string, right: unknown, reader: Reader): string {
  const { path } = reader.site;
  if (operator === 'in') {
    if (!Array.isArray(right) || !right.every((value) => typeof value === 'string')) {
      throw errors.notAValue(path, 'isIn', right, 'a list of texts');
    }
    // A list of texts is a map for Argo, in which only texts can be looked up; and an element of a list is another one in `any`.
    if (left.kind !== undefined && left.value) {
      return right.length === 0
        ? 'false'
        : `(${right.map((text) => `${left.expr} == ${stringLiteral(text)}`).join(' or ')})`;
    }
    if (left.value) return `any([${right.map(stringLiteral).join(', ')}], # == ${left.expr})`;
    return `${left.expr} in [${right.map((value) => literalLike(left, value)).join(', ')}]`;
  }
  if (right instanceof Reference) return `${rawExpr(left)} ${operator} ${rawExpr(reader.read(right))}`;
  if (typeof right !== 'string') throw errors.notAValue(path, operator, right, 'a text or a reference');
  return `${rawExpr(left)} ${operator} ${stringLiteral(right)}`;
}

/** An operand whose type Argo only knows when it runs. */
function untyped(operand: Operand): Operand {
  return operand.typed ? { ...operand, expr: `fromJSON(toJson(${operand.expr}))`, typed: false } : operand;
}

function valueComparison(left: Operand, operator: string, right: unknown, { site, read }: Reader): string {
  const order = operator !== '==' && operator !== '!=';
  if (right instanceof Reference) {
    const other = read(right);
    if (left.kind !== undefined || other.kind !== undefined) return ofExpressions(left, operator, other);
    return order ? `${number(left)} ${operator} ${number(other)}` : `${rawExpr(left)} ${operator} ${rawExpr(other)}`;
  }
  if (typeof right === 'number') return `${number(left)} ${operator} ${right < 0 ? `(${right})` : right}`;
  if (order) throw errors.notAValue(site.path, operator, right, 'a number or a reference to one');
  if (typeof right === 'string') {
    return `${isOpen(left) ? left.expr : textExpr(left)} ${operator} ${literalLike(left, right)}`;
  }
  if (left.kind === 'boolean' && typeof right === 'boolean') {
    return right === (operator === '==') ? left.expr : `not (${left.expr})`;
  }
  if (typeof right === 'boolean' && !left.value) return `${textExpr(left)} ${operator} '${right}'`;
  return `${valueExpr(left)} ${operator} ${jsonLiteral(right)}`;
}

/** Whether a value may be text as well as something else. */
function isOpen({ kind }: Operand): boolean {
  return kind === undefined || kind === 'any' || kind === 'loose';
}

/** Of two values of which at least one is computed. */
function ofExpressions(left: Operand, operator: string, right: Operand): string {
  const kinds = [left.kind, right.kind];
  if (kinds.includes('time') || kinds.includes('duration')) return `${left.expr} ${operator} ${right.expr}`;
  if (kinds.includes('number') || (operator !== '==' && operator !== '!=')) {
    return `${number(left)} ${operator} ${number(right)}`;
  }
  if (kinds.includes('boolean')) return `${boolean(left)} ${operator} ${boolean(right)}`;
  if (left.value && right.value) return `${left.expr} ${operator} ${right.expr}`;
  return `${rawExpr(left)} ${operator} ${rawExpr(right)}`;
}

function number(operand: Operand): string {
  if (operand.kind === 'number') return operand.expr;
  return operand.value
    ? `float(${operand.kind === undefined ? operand.expr : unwrapped(operand.expr)})`
    : `float(${textExpr(operand)})`;
}

function boolean(operand: Operand): string {
  return operand.value ? operand.expr : `(${textExpr(operand)} == 'true')`;
}

// A guarded value differs from the raw one only where it holds braces, so the literal is guarded the same way.
function literalLike(left: Operand, text: string): string {
  return left.inert && left.carrier === 'text' && !left.value ? inertLiteralExpr(text) : stringLiteral(text);
}
