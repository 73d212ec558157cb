import { field, group, joined, name as variable, unary } from './build';
import type { ExpressionNode } from './expression-node';
import type { CallModel } from './model';
import { ENDS, TaskResult } from '../spec/statuses';
import { StatusCondition } from '../value/status';

/** The tasks that a condition speaks of, each with the results it names. */
export function tasksIn(condition: StatusCondition): Map<CallModel, TaskResult[]> {
  // Those of written DAGs were refused where the condition was given.
  const found = new Map<any, TaskResult[]>();
  const visit = ({ _clause: clause }: StatusCondition, negated: boolean): void => {
    if (clause.kind === 'status') {
      // "not succeeded" holds for a failed and for an omitted task.
      found.set(clause.task, [
        ...(found.get(clause.task) ?? []),
        ...(negated ? ['Failed' as const, 'Omitted' as const] : []),
        ...clause.results,
      ]);
    } else if (clause.kind === 'not') {
      visit(clause.part, !negated);
    } else {
      clause.parts.forEach((part) => visit(part, negated));
    }
  };
  visit(condition, false);
  return found;
}

/** Whether a condition holds only when a task succeeded. */
export function succeedsIn({ _clause: clause }: StatusCondition, task: CallModel): boolean {
  switch (clause.kind) {
    case 'status':
      return clause.task === task && clause.results.every((result) => result === 'Succeeded');
    case 'and':
      return clause.parts.some((part) => succeedsIn(part, task));
    case 'or':
      return clause.parts.every((part) => succeedsIn(part, task));
    case 'not':
      return false;
  }
}

/** Whether a condition holds however its tasks end. */
export function holdsAlways({ _clause: clause }: StatusCondition): boolean {
  switch (clause.kind) {
    case 'status':
      return ENDS.every((end) => clause.results.includes(end));
    case 'and':
      return clause.parts.every(holdsAlways);
    case 'or':
      return clause.parts.some(holdsAlways);
    case 'not':
      return false;
  }
}

/** A condition as an expression, in which the tasks go by their names: `a.Succeeded || b.Failed` (recipe 15). */
export function statusNode(condition: StatusCondition, name: (task: any) => string, inner = false): ExpressionNode {
  const clause = condition._clause;
  switch (clause.kind) {
    case 'status': {
      const task = variable(name(clause.task));
      const results = clause.results.map((result) => field(task, result));
      return inner && results.length > 1 ? group(joined('||', results)) : joined('||', results);
    }
    case 'and':
      return joined(
        '&&',
        clause.parts.map((part) => statusNode(part, name, true)),
      );
    case 'or': {
      const node = joined(
        '||',
        clause.parts.map((part) => statusNode(part, name, part._clause.kind !== 'status')),
      );
      return inner ? group(node) : node;
    }
    case 'not':
      return unary('!', statusNode(clause.part, name));
  }
}
