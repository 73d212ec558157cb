// As Argo reads it: a name with a status, or a name alone.
const REFERENCE = /([a-zA-Z0-9][-a-zA-Z0-9_]*?)\.([A-Z][a-zA-Z]+)|([a-zA-Z0-9][-a-zA-Z0-9_]*)/g;

/** What a `depends` says of one task. */
export interface DependsTerm {
  readonly task: string;
  /** The status that is named. */
  readonly status?: string;
}

/** A `depends` as Argo reads it. */
export interface DependsLogic {
  readonly terms: readonly DependsTerm[];
  /** An expression over one variable for each task, whose fields are the statuses; `alone` stands for no status. */
  readonly expression: string;
}

/** Reads a `depends`. Whether its tasks and statuses exist, and its expression can be read, is not looked at. */
export function readDepends(text: string): DependsLogic {
  const terms: DependsTerm[] = [];
  const expression = text.replace(REFERENCE, (_, name: string | undefined, status: string, alone: string) => {
    const task = name ?? alone;
    terms.push(name === undefined ? { task } : { task, status });
    return `${taskVariable(task)}.${name === undefined ? 'alone' : status}`;
  });
  return { terms, expression };
}

/** The variable of a task in the expression of a `depends`: hyphens are no letters there. */
export function taskVariable(task: string): string {
  const name = task.replaceAll('-', '_');
  return /^\d/.test(name) ? `_${name}` : name;
}
