import type { Reference } from './reference';
import type { Encoding } from './value-type';
import { childrenOf } from '../ir/expression-node';
import type { ExpressionNode } from '../ir/expression-node';
import { Kind, signatures } from '../spec/expr/signatures';

/** An expression as its author made it, of references. */
export type Expression = ExpressionNode<Reference>;

/** Operators that give true or false. */
const TESTS = new Set([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'matches',
  'contains',
  'startsWith',
  'endsWith',
  'and',
  'or',
]);

/** Whether an expression says something about values, so that it is true or false. */
export function isTest(node: Expression): boolean {
  if (node.kind === 'binary') return TESTS.has(node.operator) && !isLookup(node);
  return node.kind === 'source' || (node.kind === 'unary' && node.operator === 'not') || node.kind === 'group';
}

/** Whether it is asked for an element of a run-time list or object, not for one of several literal texts. */
export function isLookup(node: Expression): boolean {
  if (node.kind !== 'binary' || node.operator !== 'in') return false;
  return node.right.kind !== 'literal' || !Array.isArray(node.right.value);
}

/**
 * What is known of the value of an expression before it exists.
 *
 * @param ofReference what is known of a reference
 */
export function kindOf(node: Expression, ofReference: (reference: Reference) => Kind = kindOfReference): Kind {
  const of = (part: Expression) => kindOf(part, ofReference);
  switch (node.kind) {
    case 'value':
      return ofReference(node.value);
    case 'literal':
      return kindOfLiteral(node.value);
    case 'list':
    case 'map':
    case 'text':
      return node.kind;
    case 'pointer':
      return node.name === 'index' ? 'number' : 'any';
    case 'unary':
      return node.operator === 'not' ? 'boolean' : 'number';
    case 'binary':
      if (node.operator === '??') return common(of(node.left), of(node.right));
      return TESTS.has(node.operator) ? 'boolean' : kindOfOperation(node.operator, [of(node.left), of(node.right)]);
    case 'call':
      return signatures().get(node.name)!.gives;
    case 'method':
      return node.name === 'Format' ? 'text' : 'number';
    case 'slice':
      return of(node.of) === 'text' ? 'text' : of(node.of) === 'list' ? 'list' : 'any';
    case 'choice':
      return common(of(node.then), of(node.otherwise));
    case 'source':
    case 'group':
      return 'boolean';
    default:
      return 'any';
  }
}

/** What is known of the value of a reference; of an input of whatever template it stands in, only there. */
export function kindOfReference(reference: Reference): Kind {
  const source = reference._source;
  switch (source.kind) {
    case 'expr':
      return kindOf(source.node);
    case 'item':
      return source.index ? 'scalar' : 'loose';
    case 'own':
      return source.what === 'parameter' ? 'loose' : 'text';
    case 'field':
      return 'loose';
    case 'decoded':
    case 'object':
      return 'any';
    case 'first':
      return reference._encoding === 'text' ? 'loose' : kindOfEncoding(reference._encoding);
    default:
      return kindOfEncoding(reference._encoding);
  }
}

/** What is known of a value by what carries it. */
export function kindOfEncoding(encoding: Encoding): Kind {
  switch (encoding) {
    case 'scalar':
      return 'scalar';
    case 'plain':
      return 'loose';
    case 'json':
      return 'any';
    case 'text':
      return 'text';
  }
}

function kindOfLiteral(value: unknown): Kind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : value === null ? 'any' : 'map';
}

function kindOfOperation(operator: string, kinds: readonly Kind[]): Kind {
  if (operator === '..') return 'list';
  if (operator === '+') return sum(kinds[0], kinds[1]) ?? 'any';
  if (operator === '-' && kinds[0] === 'time') return kinds[1] === 'time' ? 'duration' : 'time';
  return operator === '-' && kinds[0] === 'duration' ? 'duration' : 'number';
}

/** What a sum is; undefined where nobody can tell whether texts or numbers are meant. */
export function sum(left: Kind, right: Kind): Kind | undefined {
  const kinds = [left, right];
  if (kinds.includes('time')) return 'time';
  if (kinds.includes('duration')) return 'duration';
  if (kinds.includes('number')) return 'number';
  if (left === 'scalar' && right === 'scalar') return 'number';
  if (kinds.includes('text')) return 'text';
  if (left === 'any' && right === 'any') return 'any';
  return kinds.includes('scalar') ? 'number' : undefined;
}

/** What a value is that is one of two. */
export function common(left: Kind, right: Kind): Kind {
  if (left === right) return left;
  for (const kind of ['number', 'boolean'] as const) {
    if ((left === kind && right === 'scalar') || (left === 'scalar' && right === kind)) return kind;
  }
  return 'any';
}

/** The references of an expression, each with whether it is one that may be absent; in place of expressions what they are made of. */
export function leavesOf(node: Expression, lenient = false): (readonly [Reference, boolean])[] {
  return operandsOf(node, lenient).flatMap(([reference, absent]) =>
    reference._source.kind === 'expr' ? leavesOf(reference._source.node, absent) : [[reference, absent] as const],
  );
}

/** The references and expressions that stand in an expression, each with whether it may be absent. */
export function operandsOf(node: Expression, lenient = false): (readonly [Reference, boolean])[] {
  if (node.kind === 'value') return [[node.value, lenient]];
  if (node.kind === 'binary' && node.operator === '??') {
    return [...operandsOf(node.left, true), ...operandsOf(node.right, lenient)];
  }
  return childrenOf(node).flatMap((part) => operandsOf(part, lenient));
}
