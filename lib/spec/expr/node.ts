/** An expression as a tree. */
export type Node =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  /** `#`, `#index` and `#acc`: what a predicate knows of its item. */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Node, Node])[] }
  | { readonly kind: 'member'; readonly of: Node; readonly key: Node; readonly optional: boolean }
  /** Members with a `?.` among them, of which all are nil when what stands before it is. */
  | { readonly kind: 'chain'; readonly of: Node }
  | { readonly kind: 'slice'; readonly of: Node; readonly from?: Node; readonly to?: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  /** A function of a value: `date(text).Year()`. */
  | { readonly kind: 'method'; readonly of: Node; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly test: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] };

/** The parts of a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flat();
    case 'member':
      return [node.of, node.key];
    case 'chain':
    case 'unary':
      return [node.of];
    case 'slice':
      return [node.of, ...(node.from ? [node.from] : []), ...(node.to ? [node.to] : [])];
    case 'call':
      return node.args;
    case 'method':
      return [node.of, ...node.args];
    case 'binary':
      return [node.left, node.right];
    case 'choice':
      return [node.test, node.then, node.otherwise];
    case 'let':
      return [node.value, node.body];
    case 'sequence':
      return node.nodes;
    default:
      return [];
  }
}
