import { parse } from './parser';
import { patternIn } from './patterns';
import { signatures } from './signatures';
import { childrenOf, ExpressionNode } from '../../ir/expression-node';

/** What an expression speaks of. */
export interface Inspected {
  /** The variables it reads, by their first names. */
  readonly roots: ReadonlySet<string>;
  /** The first function that Argo does not have. */
  readonly unknown?: string;
}

/** Reads an expression as Argo does, without running it; throws `ExpressionError` where Argo cannot read it. */
export function inspect(source: string): Inspected {
  const roots = new Set<string>();
  let unknown: string | undefined;
  const visit = (node: ExpressionNode, locals: ReadonlySet<string>): void => {
    if (node.kind === 'name' && !locals.has(node.name)) roots.add(node.name);
    if (node.kind === 'call' && !signatures().has(node.name)) unknown ??= node.name;
    if (node.kind === 'let') {
      visit(node.value, locals);
      visit(node.body, new Set([...locals, node.name]));
    } else {
      // Towers of one operator may be thousands high.
      let rest = node;
      for (; rest.kind === 'binary' && rest.left.kind === 'binary'; rest = rest.left) {
        checkPattern(rest);
        visit(rest.right, locals);
      }
      checkPattern(rest);
      for (const child of childrenOf(rest)) visit(child, locals);
    }
  };
  visit(parse(source), new Set());
  return { roots, unknown };
}

/** A pattern that is known is compiled with the expression, and what Go refuses of it is refused then. */
function checkPattern(node: ExpressionNode): void {
  if (node.kind !== 'binary' || node.operator !== 'matches' || node.right.kind !== 'literal') return;
  if (typeof node.right.value === 'string') patternIn(node.right.value);
}
