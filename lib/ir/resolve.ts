import { joined, literal } from './build';
import type { ExpressionNode } from './expression-node';

/** An expression of an author with something else in the place of each run-time value, so that it can be printed. */
export function resolve<Leaf>(node: ExpressionNode<Leaf>, leaf: (value: Leaf) => ExpressionNode): ExpressionNode {
  // A kind of node has the same fields whatever its leaves are.
  const of = (part: ExpressionNode<unknown>) => resolve(part as ExpressionNode<Leaf>, leaf);
  const each = node as ExpressionNode<unknown>;
  switch (each.kind) {
    case 'value':
      return leaf(each.value as Leaf);
    case 'text':
      return each.parts.length === 0 ? literal('') : joined('+', each.parts.map(of));
    case 'list':
      return { ...each, items: each.items.map(of) };
    case 'map':
      return { ...each, entries: each.entries.map(([key, value]) => [of(key), of(value)] as const) };
    case 'member':
      return { ...each, of: of(each.of), key: of(each.key) };
    case 'chain':
    case 'unary':
    case 'group':
      return { ...each, of: of(each.of) };
    case 'slice':
      return {
        kind: 'slice',
        of: of(each.of),
        from: each.from && of(each.from),
        to: each.to && of(each.to),
      };
    case 'call':
      return { ...each, args: each.args.map(of) };
    case 'method':
      return { ...each, of: of(each.of), args: each.args.map(of) };
    case 'binary':
      return { ...each, left: of(each.left), right: of(each.right) };
    case 'choice':
      return { kind: 'choice', test: of(each.test), then: of(each.then), otherwise: of(each.otherwise) };
    case 'let':
      return { ...each, value: of(each.value), body: of(each.body) };
    case 'sequence':
      return { ...each, nodes: each.nodes.map(of) };
    default:
      return each as ExpressionNode;
  }
}
