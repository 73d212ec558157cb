import type { ExpressionNode } from '../../ir/expression-node';

/** What is known of names and items while an expression is compiled. */
export interface Scope {
  /** Where names of `let` are kept, and whether they hold floats. */
  readonly locals: ReadonlyMap<string, { readonly at: number; readonly isFloat: boolean }>;
  /** Whether the items of the predicate around are of JSON. */
  readonly isFloatItem: boolean;
}

const FLOAT_FUNCTIONS = new Set([
  'fromJSON',
  'float',
  'asFloat',
  'ceil',
  'floor',
  'round',
  'mean',
  'median',
  'jsonpath',
]);
const SAME_FUNCTIONS = new Set([
  'first',
  'last',
  'get',
  'max',
  'min',
  'abs',
  'sum',
  'filter',
  'find',
  'findLast',
  'reverse',
  'sort',
  'sortBy',
  'take',
  'uniq',
  'concat',
  'flatten',
  'values',
  'reduce',
]);

/**
 * Whether the numbers in a value are floats of Go, which prints them in its own way: those of JSON are. JavaScript has one kind of
 * numbers, so this is told by the expression.
 */
export function isFloat(node: ExpressionNode, scope: Scope): boolean {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'number' && !Number.isInteger(node.value);
    case 'name':
      return scope.locals.get(node.name)?.isFloat ?? false;
    case 'pointer':
      return node.name !== 'index' && scope.isFloatItem;
    case 'list':
      return node.items.length > 0 && node.items.every((item) => isFloat(item, scope));
    case 'member':
    case 'slice':
    case 'chain':
    case 'unary':
      return isFloat(node.of, scope);
    case 'call': {
      if (FLOAT_FUNCTIONS.has(node.name)) return true;
      if (node.name === 'map') return isFloat(node.args[1], { ...scope, isFloatItem: isFloat(node.args[0], scope) });
      return SAME_FUNCTIONS.has(node.name) && node.args.length > 0 && isFloat(node.args[0], scope);
    }
    case 'binary': {
      if (node.operator === '/' || node.operator === '**' || node.operator === '^') return true;
      return ['+', '-', '*', '??'].includes(node.operator) && (isFloat(node.left, scope) || isFloat(node.right, scope));
    }
    case 'choice':
      return isFloat(node.then, scope) || isFloat(node.otherwise, scope);
    default:
      return false;
  }
}

/** A float as Go's `%v` prints it: with an exponent from a million on. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  const [digits, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
