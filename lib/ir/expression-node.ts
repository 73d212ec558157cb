/**
 * An expression as a tree: the one form in which the library holds what Argo computes. The parser makes it of text, the compiler of
 * references, the engine evaluates it, and `print.ts` alone writes it.
 */
export type ExpressionNode =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  /** `#`, `#index` and `#acc`: what a predicate knows of its item. */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly ExpressionNode[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [ExpressionNode, ExpressionNode])[] }
  | Member
  /** Members with a `?.` among them, of which all are nil when what stands before it is. */
  | { readonly kind: 'chain'; readonly of: ExpressionNode }
  | {
      readonly kind: 'slice';
      readonly of: ExpressionNode;
      readonly from?: ExpressionNode;
      readonly to?: ExpressionNode;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[] }
  /** A function of a value: `date(text).Year()`. */
  | {
      readonly kind: 'method';
      readonly of: ExpressionNode;
      readonly name: string;
      readonly args: readonly ExpressionNode[];
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: ExpressionNode }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly kind: 'choice';
      readonly test: ExpressionNode;
      readonly then: ExpressionNode;
      readonly otherwise: ExpressionNode;
    }
  | { readonly kind: 'let'; readonly name: string; readonly value: ExpressionNode; readonly body: ExpressionNode }
  | { readonly kind: 'sequence'; readonly nodes: readonly ExpressionNode[] }
  /** Parentheses that nobody needs but a reader. Those that are needed are the printer's. */
  | { readonly kind: 'group'; readonly of: ExpressionNode }
  /** An expression that somebody wrote as text, which stays as it is. */
  | { readonly kind: 'source'; readonly text: string };

/** A field or element of a value. */
export interface Member {
  readonly kind: 'member';
  readonly of: ExpressionNode;
  readonly key: ExpressionNode;
  /** Whether it is written with `?.`. */
  readonly optional: boolean;
  /** Whether the key is written as a name after a dot. */
  readonly dotted?: boolean;
}

/** The parts of an expression. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flat();
    case 'member':
      return [node.of, node.key];
    case 'chain':
    case 'unary':
    case 'group':
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
