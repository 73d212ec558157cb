/** The phases of a node in Argo's status of a workflow. */
export type Phase = 'Pending' | 'Running' | EndPhase;

/** How a task ends. */
export type EndPhase = 'Succeeded' | 'Failed' | 'Error' | 'Skipped' | 'Omitted';

/** How a workflow ends, and what runs in it: nothing that was not begun. */
export type RunPhase = Exclude<EndPhase, 'Skipped' | 'Omitted'>;

/** What is known of a result by which `depends` speaks of a task. */
interface Result {
  /** The phase in which the task ended then; others look at what goes on, or at the items of a loop. */
  readonly phase?: EndPhase;
  /** Whether it speaks of the items of a loop. */
  readonly ofLoop?: boolean;
}

const RESULTS = {
  Succeeded: { phase: 'Succeeded' },
  Failed: { phase: 'Failed' },
  Errored: { phase: 'Error' },
  Skipped: { phase: 'Skipped' },
  Omitted: { phase: 'Omitted' },
  Daemoned: {},
  AnySucceeded: { ofLoop: true },
  AllFailed: { ofLoop: true },
} satisfies Record<string, Result>;

/** A result by which `depends` speaks of a task: `a.Succeeded`. */
export type TaskResult = keyof typeof RESULTS;

/** The results by their names. */
export const TASK_RESULTS: Readonly<Record<TaskResult, Result>> = RESULTS;

/** The names of all results. */
export const TASK_RESULT_NAMES = Object.keys(RESULTS) as readonly TaskResult[];

/** The result of a name, if there is one. */
export function resultNamed(name: string): Result | undefined {
  return Object.hasOwn(RESULTS, name) ? TASK_RESULTS[name as TaskResult] : undefined;
}

/** The results that say how a task ended: each task ends in one of them. */
export const ENDS = TASK_RESULT_NAMES.filter((name) => TASK_RESULTS[name].phase !== undefined);

/** What users call failed: Argo tells a program that failed from what could not be run to its end. */
export const FAILED = ['Failed', 'Errored'] as const satisfies readonly TaskResult[];
