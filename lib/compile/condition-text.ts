import { Operand, rawExpr, textExpr, valueExpr } from './operand';
import { read, Site } from './read';
import { errors } from '../errors';
import { inertLiteralExpr, jsonLiteral, stringLiteral } from '../spec/expression';
import { checkExpression } from '../validate/variables';
import { Condition } from '../value/condition';
import { Reference } from '../value/reference';

/** A condition as an expression of Argo's language, in which values are bound, never spliced. */
export function conditionExpr(condition: Condition, site: Site, inner = false): string {
  const clause = condition._clause;
  switch (clause.kind) {
    case 'expression':
      if (site.unit) checkExpression(clause.text, { ...site, unit: site.unit }, site.path);
      return inner ? `(${clause.text})` : clause.text;
    case 'not': return `not (${conditionExpr(clause.part, site)})`;
    case 'compare': return comparison(untyped(read(clause.left, site)), clause.operator, clause.right, site, inner);
    default: {
      const text = clause.parts.map((part) => conditionExpr(part, site, true)).join(` ${clause.kind} `);
      return inner ? `(${text})` : text;
    }
  }
}

const WORDS = new Set(['in', 'startsWith', 'endsWith', 'contains', 'matches']);

function comparison(left: Operand, operator: string, right: unknown, site: Site, inner: boolean): string {
  const text = WORDS.has(operator) ? textComparison(left, operator, right, site.path) : valueComparison(left, operator, right, site);
  return inner && WORDS.has(operator) ? `(${text})` : text;
}

function textComparison(left: Operand, operator: string, right: unknown, path: string): string {
  if (operator === 'in') {
    if (!Array.isArray(right) || !right.every((value) => typeof value === 'string')) throw errors.notAValue(path, 'isIn', right, 'a list of texts');
    // A list of texts is a map for Argo, in which only texts can be looked up.
    if (left.value) return `any([${right.map(stringLiteral).join(', ')}], # == ${left.expr})`;
    return `${left.expr} in [${right.map((value) => literalLike(left, value)).join(', ')}]`;
  }
  if (typeof right !== 'string') throw errors.notAValue(path, operator, right, 'a text');
  return `${rawExpr(left)} ${operator} ${stringLiteral(right)}`;
}

/** An operand whose type Argo only knows when it runs. */
function untyped(operand: Operand): Operand {
  return operand.typed ? { ...operand, expr: `fromJSON(toJson(${operand.expr}))`, typed: false } : operand;
}

function valueComparison(left: Operand, operator: string, right: unknown, site: Site): string {
  const order = operator !== '==' && operator !== '!=';
  if (right instanceof Reference) {
    const other = read(right, site);
    return order ? `${number(left)} ${operator} ${number(other)}` : `${rawExpr(left)} ${operator} ${rawExpr(other)}`;
  }
  if (typeof right === 'number') return `${number(left)} ${operator} ${right < 0 ? `(${right})` : right}`;
  if (order) throw errors.notAValue(site.path, operator, right, 'a number or a reference to one');
  if (typeof right === 'string') return `${left.expr} ${operator} ${literalLike(left, right)}`;
  if (typeof right === 'boolean' && !left.value) return `${textExpr(left)} ${operator} '${right}'`;
  return `${valueExpr(left)} ${operator} ${jsonLiteral(right)}`;
}

function number(operand: Operand): string {
  return operand.value ? `float(${operand.expr})` : `float(${textExpr(operand)})`;
}

// A guarded value differs from the raw one only where it holds braces, so the literal is guarded the same way.
function literalLike(left: Operand, text: string): string {
  return left.inert && left.carrier === 'text' && !left.value ? inertLiteralExpr(text) : stringLiteral(text);
}
