import type { ExpressionNode, Member } from './expression-node';

/** Short words for the nodes of expressions. */

export function literal(value: unknown): ExpressionNode {
  return { kind: 'literal', value };
}

export function name(of: string): ExpressionNode {
  return { kind: 'name', name: of };
}

/** An element of a predicate: `#`, `#index`, `#acc`. */
export function pointer(of: '' | 'index' | 'acc' = ''): ExpressionNode {
  return { kind: 'pointer', name: of };
}

/** Names with dots between: `inputs.parameters`. */
export function dotted(path: string): ExpressionNode {
  const [root, ...fields] = path.split('.');
  return fields.reduce<ExpressionNode>((of, key) => field(of, key), name(root));
}

/** `of.key`: for keys that are names. */
export function field(of: ExpressionNode, key: string): Member {
  return { kind: 'member', of, key: literal(key), optional: false, dotted: true };
}

/** `of['key'][0]`: names are read by index, as one with a hyphen after a dot would be a subtraction. */
export function indexed(of: ExpressionNode, path: readonly (string | number)[]): ExpressionNode {
  return path.reduce<ExpressionNode>((inner, key) => at(inner, literal(key)), of);
}

/** `of[key]`. */
export function at(of: ExpressionNode, key: ExpressionNode): Member {
  return { kind: 'member', of, key, optional: false };
}

export function list(items: readonly ExpressionNode[]): ExpressionNode {
  return { kind: 'list', items };
}

export function map(entries: readonly (readonly [string, ExpressionNode])[]): ExpressionNode {
  return { kind: 'map', entries: entries.map(([key, value]) => [literal(key), value]) };
}

export function call(of: string, ...args: readonly ExpressionNode[]): ExpressionNode {
  return { kind: 'call', name: of, args };
}

export function binary(left: ExpressionNode, operator: string, right: ExpressionNode): ExpressionNode {
  return { kind: 'binary', operator, left, right };
}

/** Expressions with one operator between; one of them alone is itself. */
export function joined(operator: string, [first, ...rest]: readonly ExpressionNode[]): ExpressionNode {
  return rest.reduce((left, right) => binary(left, operator, right), first);
}

export function unary(operator: string, of: ExpressionNode): ExpressionNode {
  return { kind: 'unary', operator, of };
}

export function not(of: ExpressionNode): ExpressionNode {
  return unary('not', of);
}

export function choice(test: ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode): ExpressionNode {
  return { kind: 'choice', test, then, otherwise };
}

/** An expression that is text already. */
export function source(text: string): ExpressionNode {
  return { kind: 'source', text };
}

/** The same in parentheses. */
export function group(of: ExpressionNode): ExpressionNode {
  return of.kind === 'group' ? of : { kind: 'group', of };
}

/** The same without parentheses around the whole of it, for places where nothing is beside it. */
export function ungrouped(of: ExpressionNode): ExpressionNode {
  return of.kind === 'group' ? of.of : of;
}
