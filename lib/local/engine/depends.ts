import type { Node } from './node';
import { readDepends, taskVariable } from '../../spec/depends';
import { expressionOf } from '../../spec/expr/expression';
import { RESERVED_WORDS } from '../../spec/expr/words';
import { ENDS, TASK_RESULTS, TaskResult } from '../../spec/statuses';

/** For whom a task waits, and how they have to have ended. */
export interface Depends {
  readonly tasks: readonly string[];
  /** Throws where Argo cannot evaluate the text. */
  holds(nodeOf: (task: string) => Node): boolean;
}

/** @param others the tasks of the same DAG, for their `continueOn` */
export function dependsOf({ depends, dependencies = [] }: any, others: ReadonlyMap<string, any>): Depends {
  const text = depends ? String(depends) : [...new Set<string>(dependencies)].join(' && ');
  return conjunction(text, others) ?? logic(text, others);
}

const TERM = /^([a-zA-Z0-9][-a-zA-Z0-9_]*)(?:\.([A-Z][a-zA-Z]+))?$/;
const PHASES: ReadonlyMap<string, string> = new Map(ENDS.map((end) => [end, TASK_RESULTS[end].phase!]));

/** What most tasks say, `a && b.Succeeded`, needs no expression. */
function conjunction(text: string, others: ReadonlyMap<string, any>): Depends | undefined {
  if (text === '') return { tasks: [], holds: () => true };
  const terms: { readonly task: string; readonly phase: string | undefined }[] = [];
  for (const part of text.split('&&')) {
    const [, task, status] = TERM.exec(part.trim()) ?? [];
    if (task === undefined || RESERVED_WORDS.has(task) || (status !== undefined && !PHASES.has(status))) {
      return undefined;
    }
    terms.push({ task, phase: status && PHASES.get(status) });
  }
  return {
    tasks: [...new Set(terms.map(({ task }) => task))],
    holds: (nodeOf) =>
      terms.every(({ task, phase }) =>
        phase === undefined ? goesOn(nodeOf(task), others.get(task)) : nodeOf(task).phase === phase,
      ),
  };
}

/** Whether what waits for a task without naming a status may run. */
function goesOn(node: Node, task: any): boolean {
  switch (node.phase) {
    case 'Succeeded':
    case 'Skipped':
      return true;
    case 'Failed':
      return Boolean(task?.continueOn?.failed);
    case 'Error':
      return Boolean(task?.continueOn?.error);
    default:
      return node.daemoned;
  }
}

function logic(text: string, others: ReadonlyMap<string, any>): Depends {
  const { terms, expression } = readDepends(text);
  const tasks = [...new Set(terms.map(({ task }) => task))];
  return {
    tasks,
    holds: (nodeOf) => {
      const env: Record<string, unknown> = {};
      for (const task of tasks) env[taskVariable(task)] = resultsOf(nodeOf(task), others.get(task));
      return expressionOf(expression).test(env);
    },
  };
}

function resultsOf(node: Node, task: any): Record<TaskResult | 'alone', boolean> {
  const items = node.type === 'TaskGroup' ? node.members : undefined;
  return {
    alone: goesOn(node, task),
    Succeeded: node.phase === 'Succeeded',
    Failed: node.phase === 'Failed',
    Errored: node.phase === 'Error',
    Skipped: node.phase === 'Skipped',
    Omitted: node.phase === 'Omitted',
    Daemoned: node.daemoned,
    AnySucceeded: items?.some(({ phase }) => phase === 'Succeeded') ?? false,
    AllFailed: items !== undefined && items.length > 0 && items.every(({ phase }) => phase === 'Failed'),
  };
}
