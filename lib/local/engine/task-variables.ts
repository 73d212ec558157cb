import type { Boundary, Context } from './context';
import type { Node } from './node';
import { absentVariables, variablesOf } from './scope';

/** What others read of a task, or step, that has ended or did not run. */
export function taskVariables(node: Node, source: any, context: Context, boundary: Boundary): object {
  if (node.phase !== 'Skipped' && node.phase !== 'Omitted') return variablesOf(node);
  return (node.variables ??= absentVariables(node, calleeOf(source, context, boundary)));
}

/** The template that it calls, if its name is known. */
function calleeOf(source: any, context: Context, { callee }: Boundary): any {
  try {
    return context.resolve(source, callee.home).template.source;
  } catch {
    return undefined;
  }
}
