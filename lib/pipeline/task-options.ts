import type { Loop } from './loop';
import type { TaskBase } from './task-base';
import type * as l1 from '../../imports/argoproj.io';
import { ITemplate } from '../template/template-interface';
import { Condition } from '../value/condition';
import { StatusCondition } from '../value/status';

/** When a pipeline goes on after a task that did not succeed. */
export interface ContinueOn {
  /**
   * Whether it goes on after a failure.
   *
   * @default false
   */
  readonly failed?: boolean;

  /**
   * Whether it goes on after an error of Argo or Kubernetes.
   *
   * @default false
   */
  readonly error?: boolean;
}

/** Something that runs beside or after a task or a workflow, by what happens to it. */
export interface Hook {
  /** What runs. */
  readonly template: ITemplate;

  /**
   * The values of the template's inputs, as in `TaskOptions.arguments`. Sets `arguments`.
   *
   * @default - none
   */
  readonly arguments?: { [name: string]: any };

  /**
   * When it runs. Every hook but `exit` needs a condition.
   *
   * @default - always, at the end
   */
  readonly when?: Condition;
}

/** What every task has. */
export interface TaskOptions {
  /**
   * The values of the template's inputs: literal values, references, or objects, lists and texts with references inside. Sets
   * `arguments`.
   *
   * @default - the defaults of the template
   */
  readonly arguments?: { [name: string]: any };

  /**
   * Repeats the task; `Item` gives the value in `arguments` and in the task's own fields.
   *
   * @default - runs once
   */
  readonly forEach?: Loop;

  /**
   * Runs the task only when the condition holds; it is skipped otherwise. Sets `when`.
   *
   * @default - always
   */
  readonly when?: Condition;

  /**
   * Tasks that end before this one begins, besides those whose values it uses.
   *
   * @default - none
   */
  readonly after?: TaskBase[];

  /**
   * Runs the task by how others ended, for example `extract.failed`. Sets `depends`.
   *
   * @default - all tasks it waits for must succeed
   */
  readonly depends?: StatusCondition;

  /**
   * Lets the pipeline go on when the task does not succeed.
   *
   * @default - a failure stops the pipeline
   */
  readonly continueOn?: ContinueOn;

  /**
   * What runs by what happens to the task: `exit` at its end, any other name when its condition holds. Sets `hooks`.
   *
   * @default - none
   */
  readonly hooks?: { [name: string]: Hook };

  /**
   * Anything else of the task, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly taskOverrides?: l1.DagTaskPartial;
}
