/**
 * An expression as a tree: the one form in which the library holds what Argo computes. Authors make it of values that exist only at run
 * time (`Leaf`), which the compiler replaces by what they are called where they are read; the parser makes it of text, the engine
 * evaluates it, and `print.ts` alone writes it.
 */
export type ExpressionNode<Leaf = never> =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'name'; readonly name: string }
  /** `#`, `#index` and `#acc`: what a predicate knows of its item. */
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly ExpressionNode<Leaf>[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [ExpressionNode<Leaf>, ExpressionNode<Leaf>])[] }
  | Member<Leaf>
  /** Members with a `?.` among them, of which all are nil when what stands before it is. */
  | { readonly kind: 'chain'; readonly of: ExpressionNode<Leaf> }
  | Slice<Leaf>
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode<Leaf>[] }
  /** A function of a value: `date(text).Year()`. */
  | Method<Leaf>
  | { readonly kind: 'unary'; readonly operator: string; readonly of: ExpressionNode<Leaf> }
  | Binary<Leaf>
  | {
      readonly kind: 'choice';
      readonly test: ExpressionNode<Leaf>;
      readonly then: ExpressionNode<Leaf>;
      readonly otherwise: ExpressionNode<Leaf>;
    }
  | {
      readonly kind: 'let';
      readonly name: string;
      readonly value: ExpressionNode<Leaf>;
      readonly body: ExpressionNode<Leaf>;
    }
  | { readonly kind: 'sequence'; readonly nodes: readonly ExpressionNode<Leaf>[] }
  /** Parentheses that nobody needs but a reader. Those that are needed are the printer's. */
  | { readonly kind: 'group'; readonly of: ExpressionNode<Leaf> }
  /** An expression that somebody wrote as text, which stays as it is. */
  | { readonly kind: 'source'; readonly text: string }
  | ([Leaf] extends [never] ? never : Unresolved<Leaf>);

/** What only authors say, and the compiler puts into the words of the language. */
export type Unresolved<Leaf> =
  /** A value that exists only at run time. */
  | { readonly kind: 'value'; readonly value: Leaf }
  /** The texts of several values, one after the other. */
  | { readonly kind: 'text'; readonly parts: readonly ExpressionNode<Leaf>[] };

export interface Binary<Leaf = never> {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: ExpressionNode<Leaf>;
  readonly right: ExpressionNode<Leaf>;
}

/** A field or element of a value. */
export interface Member<Leaf = never> {
  readonly kind: 'member';
  readonly of: ExpressionNode<Leaf>;
  readonly key: ExpressionNode<Leaf>;
  /** Whether it is written with `?.`. */
  readonly optional: boolean;
  /** Whether the key is written as a name after a dot. */
  readonly dotted?: boolean;
}

export interface Slice<Leaf = never> {
  readonly kind: 'slice';
  readonly of: ExpressionNode<Leaf>;
  readonly from?: ExpressionNode<Leaf>;
  readonly to?: ExpressionNode<Leaf>;
}

export interface Method<Leaf = never> {
  readonly kind: 'method';
  readonly of: ExpressionNode<Leaf>;
  readonly name: string;
  readonly args: readonly ExpressionNode<Leaf>[];
}

/** The parts of an expression. */
export function childrenOf<Leaf>(node: ExpressionNode<Leaf>): readonly ExpressionNode<Leaf>[] {
  // A kind of node has the same fields whatever its leaves are.
  return parts(node as ExpressionNode<unknown>) as readonly ExpressionNode<Leaf>[];
}

function parts(each: ExpressionNode<unknown>): readonly ExpressionNode<unknown>[] {
  switch (each.kind) {
    case 'list':
      return each.items;
    case 'map':
      return each.entries.flat();
    case 'member':
      return [each.of, each.key];
    case 'chain':
    case 'unary':
    case 'group':
      return [each.of];
    case 'slice':
      return [each.of, ...(each.from ? [each.from] : []), ...(each.to ? [each.to] : [])];
    case 'call':
      return each.args;
    case 'method':
      return [each.of, ...each.args];
    case 'binary':
      return [each.left, each.right];
    case 'choice':
      return [each.test, each.then, each.otherwise];
    case 'let':
      return [each.value, each.body];
    case 'sequence':
      return each.nodes;
    case 'text':
      return each.parts;
    default:
      return [];
  }
}
