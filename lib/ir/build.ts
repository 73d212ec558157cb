import type { Binary, ExpressionNode, Member } from './expression-node';

/** Short words for the nodes of expressions. */

export function literal(of: unknown): ExpressionNode {
  return { kind: 'literal', value: of };
}

/** A value that exists only at run time. */
export function value<Leaf>(of: Leaf): ExpressionNode<Leaf> {
  return { kind: 'value', value: of } as ExpressionNode<Leaf>;
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
export function at<Leaf = never>(of: ExpressionNode<Leaf>, key: ExpressionNode<Leaf>): Member<Leaf> {
  return { kind: 'member', of, key, optional: false };
}

export function list<Leaf = never>(items: readonly ExpressionNode<Leaf>[]): ExpressionNode<Leaf> {
  return { kind: 'list', items };
}

export function map<Leaf = never>(entries: readonly (readonly [string, ExpressionNode<Leaf>])[]): ExpressionNode<Leaf> {
  return { kind: 'map', entries: entries.map(([key, each]) => [literal(key) as ExpressionNode<Leaf>, each]) };
}

export function call<Leaf = never>(of: string, ...args: readonly ExpressionNode<Leaf>[]): ExpressionNode<Leaf> {
  return { kind: 'call', name: of, args };
}

export function binary<Leaf = never>(
  left: ExpressionNode<Leaf>,
  operator: string,
  right: ExpressionNode<Leaf>,
): Binary<Leaf> {
  return { kind: 'binary', operator, left, right };
}

/** Expressions with one operator between; one of them alone is itself. */
export function joined<Leaf = never>(
  operator: string,
  [first, ...rest]: readonly ExpressionNode<Leaf>[],
): ExpressionNode<Leaf> {
  return rest.reduce((left, right) => binary(left, operator, right), first);
}

export function unary<Leaf = never>(operator: string, of: ExpressionNode<Leaf>): ExpressionNode<Leaf> {
  return { kind: 'unary', operator, of };
}

export function not<Leaf = never>(of: ExpressionNode<Leaf>): ExpressionNode<Leaf> {
  return unary('not', of);
}

export function choice<Leaf = never>(
  test: ExpressionNode<Leaf>,
  then: ExpressionNode<Leaf>,
  otherwise: ExpressionNode<Leaf>,
): ExpressionNode<Leaf> {
  return { kind: 'choice', test, then, otherwise };
}

/** An expression that is text already. */
export function source(text: string): ExpressionNode {
  return { kind: 'source', text };
}

/** The same in parentheses. */
export function group<Leaf = never>(of: ExpressionNode<Leaf>): ExpressionNode<Leaf> {
  return of.kind === 'group' ? of : { kind: 'group', of };
}

/** The same without parentheses around the whole of it, for places where nothing is beside it. */
export function ungrouped(of: ExpressionNode): ExpressionNode {
  return of.kind === 'group' ? of.of : of;
}

/** A number below zero is set apart from the operator before it. */
export function numberLiteral(of: number): ExpressionNode {
  return of < 0 ? group(literal(of)) : literal(of);
}
