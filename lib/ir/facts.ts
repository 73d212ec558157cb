import { childrenOf, ExpressionNode } from './expression-node';

/** What can be told of an expression without running it. */

/** Whether some part of an expression, or the whole, passes a test. */
export function some(node: ExpressionNode, test: (part: ExpressionNode) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => some(child, test));
}

/** Whether an expression calls one of some functions. */
export function calls(node: ExpressionNode, names: readonly string[]): boolean {
  return some(node, (part) => part.kind === 'call' && names.includes(part.name));
}

/** Of how many parts an expression is made. */
export function sizeOf(node: ExpressionNode): number {
  return childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1);
}
