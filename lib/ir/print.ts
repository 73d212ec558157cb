import { ExpressionNode, Member } from './expression-node';
import { ASSOCIATIVE, BINARY, COMPARISONS, FROM_RIGHT, UNARY } from './operators';
import { quoted } from './quote';

// How strongly the rest of the language binds, beside the operators of the table.
const ANYTHING = -1;
const CHOICE = 0;
const OPERAND = 600;

/**
 * The text of an expression in Argo's expression language, which is expr-lang. The one place that knows where parentheses are needed and
 * how texts are quoted. Braces never stand in pairs, so the text can be put into a tag.
 */
export function print(node: ExpressionNode): string {
  switch (node.kind) {
    case 'literal':
      return literalText(node.value);
    case 'name':
      return node.name;
    case 'pointer':
      return `#${node.name}`;
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'map':
      return mapText(node.entries.map(([key, value]) => [keyText(key), print(value)]));
    case 'member':
      return memberText(node);
    case 'chain':
      return print(node.of);
    case 'slice':
      return `${operand(node.of, OPERAND)}[${node.from ? print(node.from) : ''}:${node.to ? print(node.to) : ''}]`;
    case 'call':
      return `${node.name}(${node.args.map(argument).join(', ')})`;
    case 'method':
      return `${operand(node.of, OPERAND)}.${node.name}(${node.args.map(argument).join(', ')})`;
    case 'unary':
      return unaryText(node.operator, node.of);
    case 'binary':
      return binaryText(node);
    case 'choice':
      return `${operand(node.test, CHOICE + 1)} ? ${operand(node.then, CHOICE)} : ${operand(node.otherwise, CHOICE)}`;
    case 'let':
      return `let ${node.name} = ${print(node.value)}; ${print(node.body)}`;
    case 'sequence':
      return node.nodes.map(print).join('; ');
    case 'group':
      return `(${print(node.of)})`;
    case 'source':
      return node.text;
  }
}

/** A part that stands beside others: in parentheses where it would be torn apart. */
function operand(node: ExpressionNode, least: number): string {
  return strengthOf(node) < least ? `(${print(node)})` : print(node);
}

function strengthOf(node: ExpressionNode): number {
  switch (node.kind) {
    case 'binary':
      return BINARY.get(node.operator) ?? ANYTHING;
    case 'unary':
      return UNARY.get(node.operator)!;
    case 'choice':
      return CHOICE;
    case 'let':
    case 'sequence':
    case 'source':
      return ANYTHING;
    case 'literal':
      return literalStrength(node.value);
    default:
      return OPERAND;
  }
}

function literalStrength(value: unknown): number {
  if (typeof value === 'number' && isNegative(value)) return UNARY.get('-')!;
  // Nothing can be read of a number, a boolean or nil without parentheses around it.
  return typeof value === 'string' || (typeof value === 'object' && value !== null) ? OPERAND : OPERAND - 1;
}

function binaryText({ operator, left, right }: Extract<ExpressionNode, { kind: 'binary' }>): string {
  const strength = BINARY.get(operator) ?? ANYTHING;
  // `1 < x < 3` would compare twice.
  const strict = COMPARISONS.has(operator) || FROM_RIGHT.has(operator);
  // Long chains of one operator are no tower of calls here.
  const isFree = FROM_RIGHT.has(operator) || (ASSOCIATIVE.has(operator) && isOf(right, operator));
  const texts = [side(right, operator, isFree ? strength : strength + 1)];
  let first = left;
  for (; !strict && first.kind === 'binary' && first.operator === operator; first = first.left) {
    texts.push(side(first.right, operator, strength + 1));
  }
  texts.push(side(first, operator, strict ? strength + 1 : strength));
  return texts.reverse().join(operator === '..' ? operator : ` ${operator} `);
}

function isOf(node: ExpressionNode, operator: string): boolean {
  return node.kind === 'binary' && node.operator === operator;
}

/** `??` cannot stand beside other operators without parentheses; a sum in a range is written without blanks. */
function side(node: ExpressionNode, operator: string, least: number): string {
  if (operator === '..' && node.kind === 'group' && node.of.kind === 'binary' && '+-'.includes(node.of.operator)) {
    return `(${side(node.of.left, '-', OPERAND - 1)}${node.of.operator}${side(node.of.right, '-', OPERAND - 1)})`;
  }
  const mixes = node.kind === 'binary' && node.operator === '??' && operator !== '??';
  return mixes ? `(${print(node)})` : operand(node, least);
}

function unaryText(operator: string, of: ExpressionNode): string {
  const inner = of.kind === 'group' ? of.of : of;
  if (operator === 'not') return `not (${print(inner)})`;
  if (operator === '!') return `!(${print(inner)})`;
  return `${operator}${operand(of, UNARY.get(operator)!)}`;
}

function memberText({ of, key, optional, dotted }: Member): string {
  const base = operand(of, OPERAND);
  if (dotted && key.kind === 'literal') return `${base}${optional ? '?.' : '.'}${String(key.value)}`;
  return `${base}${optional ? '?.' : ''}[${print(key)}]`;
}

/** An expression in braces is a block as the second argument of some functions, and one that begins with a brace would be taken for one. */
function argument(node: ExpressionNode, index: number): string {
  return index === 1 && beginsWithBrace(node) ? `(${print(node)})` : print(node);
}

function beginsWithBrace(node: ExpressionNode): boolean {
  switch (node.kind) {
    case 'map':
      return true;
    case 'literal':
      return typeof node.value === 'object' && node.value !== null && !Array.isArray(node.value);
    case 'binary':
      return beginsWithBrace(node.left);
    case 'choice':
      return beginsWithBrace(node.test);
    case 'member':
    case 'slice':
    case 'method':
    case 'chain':
      return beginsWithBrace(node.of);
    default:
      return false;
  }
}

function keyText(key: ExpressionNode): string {
  return key.kind === 'literal' && typeof key.value === 'string' ? quoted(key.value) : `(${print(key)})`;
}

/** A map. Its braces never touch others, so it cannot end its tag. */
function mapText(entries: readonly (readonly [string, string])[]): string {
  return entries.length === 0 ? '{ }' : `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}

/** Any JSON value as a literal of the expression language. */
export function literalText(value: unknown): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literalText).join(', ')}]`;
  if (typeof value === 'object') {
    return mapText(Object.entries(value).map(([key, item]) => [quoted(key), literalText(item)]));
  }
  // Argo reads whole numbers as 64 bits.
  const isHuge = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 63;
  return isHuge ? (value as number).toExponential() : String(value);
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}
