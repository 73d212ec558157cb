import type { Condition } from './condition';
import type { Reference } from './reference';
import type { Carrier } from './value-type';
import type { Kind } from '../spec/expr/signatures';

/** What an `Expr` says. Plain data, rendered by the compiler. */
export type ExprNode =
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** A JSON value. */
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly ExprNode[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, ExprNode])[] }
  /** The texts of several values, one after the other. */
  | { readonly kind: 'text'; readonly parts: readonly ExprNode[] }
  | { readonly kind: 'condition'; readonly condition: Condition }
  /** What a predicate knows of its element: `#`, `#index`, `#acc`. */
  | { readonly kind: 'element'; readonly name: '' | 'index' | 'acc' }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/' | '%' | '**' | '..' | 'in' | 'neg';
      readonly args: readonly ExprNode[];
    }
  | { readonly kind: 'call'; readonly name: string; readonly gives: Kind; readonly args: readonly ExprNode[] }
  /** A function of a time or duration. */
  | {
      readonly kind: 'method';
      readonly of: ExprNode;
      readonly name: 'Format' | 'Seconds';
      readonly args: readonly ExprNode[];
    }
  | { readonly kind: 'member'; readonly of: ExprNode; readonly key: ExprNode }
  | { readonly kind: 'slice'; readonly of: ExprNode; readonly from: ExprNode; readonly to?: ExprNode }
  | { readonly kind: 'choice'; readonly test: ExprNode; readonly then: ExprNode; readonly otherwise: ExprNode }
  /** A value, or another one where it does not exist. */
  | { readonly kind: 'else'; readonly of: ExprNode; readonly otherwise: ExprNode };

/** The parts of a node. */
export function partsOfNode(node: ExprNode): readonly ExprNode[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'map':
      return node.entries.map(([, value]) => value);
    case 'text':
      return node.parts;
    case 'operation':
    case 'call':
      return node.args;
    case 'method':
      return [node.of, ...node.args];
    case 'member':
      return [node.of, node.key];
    case 'slice':
      return [node.of, node.from, ...(node.to ? [node.to] : [])];
    case 'choice':
      return [node.test, node.then, node.otherwise];
    case 'else':
      return [node.of, node.otherwise];
    default:
      return [];
  }
}

/**
 * What is known of the value of a node before it exists.
 *
 * @param ofReference what is known of a reference
 */
export function kindOf(node: ExprNode, ofReference: (reference: Reference) => Kind = kindOfReference): Kind {
  const of = (part: ExprNode) => kindOf(part, ofReference);
  switch (node.kind) {
    case 'reference':
      return ofReference(node.reference);
    case 'literal':
      return kindOfLiteral(node.value);
    case 'list':
      return 'list';
    case 'map':
      return 'map';
    case 'text':
      return 'text';
    case 'condition':
      return 'boolean';
    case 'element':
      return node.name === 'index' ? 'number' : 'any';
    case 'operation':
      return kindOfOperation(node.operator, node.args.map(of));
    case 'call':
      return node.gives;
    case 'method':
      return node.name === 'Format' ? 'text' : 'number';
    case 'member':
      return 'any';
    case 'slice':
      return of(node.of) === 'text' ? 'text' : of(node.of) === 'list' ? 'list' : 'any';
    case 'choice':
      return common(of(node.then), of(node.otherwise));
    case 'else':
      return common(of(node.of), of(node.otherwise));
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
      return reference._carrier === 'text' ? 'loose' : kindOfCarrier(reference._carrier);
    default:
      return kindOfCarrier(reference._carrier);
  }
}

/** What is known of a value by what carries it. */
export function kindOfCarrier(carrier: Carrier): Kind {
  switch (carrier) {
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
  if (operator === 'in') return 'boolean';
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

/** The references of an expression, each with whether it is one that may be absent. */
export function leavesOf(node: ExprNode, lenient = false): (readonly [Reference, boolean])[] {
  if (node.kind === 'reference') return [[node.reference, lenient]];
  if (node.kind === 'condition') {
    return node.condition._operands.flatMap((reference) => leavesOfReference(reference, lenient));
  }
  if (node.kind === 'else') return [...leavesOf(node.of, true), ...leavesOf(node.otherwise, lenient)];
  return partsOfNode(node).flatMap((part) => leavesOf(part, lenient));
}

function leavesOfReference(reference: Reference, lenient: boolean): (readonly [Reference, boolean])[] {
  return reference._source.kind === 'expr' ? leavesOf(reference._source.node, lenient) : [[reference, lenient]];
}
