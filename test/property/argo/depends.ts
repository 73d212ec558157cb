import type { Phase } from './engine';
import { evaluate } from '../../../lib/spec/expr/expression';

const REFERENCE = /[A-Za-z0-9][-\w]*(\.[A-Z]\w+)?/g;

/** What happened to a task, and to the items of its loop. */
export interface TaskEnd {
  readonly phase: Phase;
  readonly items?: readonly Phase[];
}

/** The names of the tasks that a text of `depends` speaks of. */
export function tasksIn(depends: string): string[] {
  return [...depends.matchAll(REFERENCE)].map(([text]) => text.split('.')[0]);
}

/** Whether a text of `depends` holds. */
export function holds(depends: string, ends: ReadonlyMap<string, TaskEnd>): boolean {
  const env: Record<string, boolean> = {};
  const text = depends.replace(REFERENCE, (reference) => {
    const [name, status] = reference.split('.');
    const variable = `v${Object.keys(env).length}`;
    env[variable] = test(ends.get(name)!, status);
    return variable;
  }).replace(/!/g, 'not ');
  return evaluate(text, env) as boolean;
}

function test({ phase, items }: TaskEnd, status: string | undefined): boolean {
  switch (status) {
    case undefined: return phase === 'Succeeded' || phase === 'Skipped';
    case 'AnySucceeded': return items?.includes('Succeeded') ?? phase === 'Succeeded';
    case 'AllFailed': return items ? items.length > 0 && items.every((item) => item === 'Failed') : phase === 'Failed';
    case 'Errored': case 'Daemoned': return false;
    default: return phase === status;
  }
}
