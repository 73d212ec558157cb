import type { IConstruct } from 'constructs';

/** The path of a construct as errors show it: the template that a task owns goes by the path of the task. */
export function shownPath(construct: IConstruct): string {
  const { id, scope, path } = construct.node;
  return id === 'template' && scope && '_call' in scope ? scope.node.path : path;
}
