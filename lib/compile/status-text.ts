import type { TaskNode } from './model';
import { StatusCondition, TaskResult } from '../value/status';

/** The tasks that a condition speaks of, each with the results it names. */
export function tasksIn(condition: StatusCondition): Map<TaskNode, TaskResult[]> {
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
export function succeedsIn({ _clause: clause }: StatusCondition, task: TaskNode): boolean {
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

const ENDS: readonly TaskResult[] = ['Succeeded', 'Failed', 'Errored', 'Skipped', 'Omitted'];

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

/** The text for `depends`. */
export function statusText(condition: StatusCondition, name: (task: any) => string, inner = false): string {
  const clause = condition._clause;
  switch (clause.kind) {
    case 'status': {
      const text = clause.results.map((result) => `${name(clause.task)}.${result}`).join(' || ');
      return inner && clause.results.length > 1 ? `(${text})` : text;
    }
    case 'and':
      return clause.parts.map((part) => statusText(part, name, true)).join(' && ');
    case 'or': {
      const text = clause.parts.map((part) => statusText(part, name, part._clause.kind !== 'status')).join(' || ');
      return inner ? `(${text})` : text;
    }
    case 'not': {
      const text = statusText(clause.part, name, true);
      return `!${text.startsWith('(') ? text : `(${text})`}`;
    }
  }
}
