import { Construct, IConstruct } from 'constructs';
import { CallProps, TemplateCall } from './call';
import { WrittenTemplate, WrittenTemplateProps } from './written-template';
import { errors } from '../errors';
import { print } from '../ir/print';
import { statusNode } from '../ir/status';
import { defined } from '../spec/merge';
import { FAILED } from '../spec/statuses';
import { StatusCondition } from '../value/status';

/** Settings of a DAG in Argo's own form. */
export interface DagProps extends WrittenTemplateProps {
  /**
   * The names of the tasks that have to end, with spaces between; only they and what they depend on run. Sets `dag.target`.
   *
   * @default - all tasks
   */
  readonly target?: string;

  /**
   * Whether no new task begins after one has failed. Sets `dag.failFast`.
   *
   * @default true
   */
  readonly dagFailFast?: boolean;
}

/**
 * A DAG in Argo's own form: its tasks are rendered as they are given, their references as plain tags, and nothing is added. For what
 * exists as YAML, and where the manifest has to be just so; a `Pipeline` finds its dependencies itself and guards its values.
 */
export class Dag extends WrittenTemplate {
  private readonly tasks: DagTask[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly dagProps: DagProps = {},
  ) {
    super(scope, id, dagProps);
  }

  /** @internal */
  public _addTask(task: DagTask): void {
    this.tasks.push(task);
  }

  /** @internal */
  protected _field(): 'dag' {
    return 'dag';
  }

  /** @internal */
  protected get _calls(): readonly TemplateCall[] {
    return this.tasks;
  }

  /** @internal */
  protected _body(): Record<string, unknown> {
    const { target, dagFailFast } = this.dagProps;
    return { dag: defined({ target, failFast: dagFailFast, tasks: this.tasks.map((task) => task._manifest()) }) };
  }
}

/** Settings of a task of a `Dag`. */
export interface DagTaskProps extends CallProps {
  /**
   * The tasks that have to succeed before, or their names. Sets `dependencies`.
   *
   * @default - none
   */
  readonly dependencies?: (DagTask | string)[];

  /**
   * The task runs by how others ended: a condition such as `a.succeeded.and(b.failed)`, or Argo's own text, for example
   * `A.Succeeded && (B || C.Failed)`. Sets `depends`.
   *
   * @default - given by `dependencies`
   */
  readonly depends?: StatusCondition | string;
}

/** A task of a `Dag`. */
export class DagTask extends TemplateCall {
  constructor(
    dag: Dag,
    id: string,
    private readonly taskProps: DagTaskProps,
  ) {
    super(dag, id, taskProps, dag, 'tasks');
    dag._addTask(this);
  }

  /** Holds when the task succeeded. */
  public get succeeded(): StatusCondition {
    return StatusCondition._of(this, 'Succeeded');
  }

  /** Holds when the task failed: its program ended with an error, or Argo or Kubernetes could not run it to its end. */
  public get failed(): StatusCondition {
    return StatusCondition._of(this, ...FAILED);
  }

  /** Holds when the task's condition (`when`) was false, or its loop had no items. */
  public get skipped(): StatusCondition {
    return StatusCondition._of(this, 'Skipped');
  }

  /** Holds when the task did not run because of how others ended. */
  public get omitted(): StatusCondition {
    return StatusCondition._of(this, 'Omitted');
  }

  /** Holds when the task goes on running in the background (`daemon`). */
  public get daemoned(): StatusCondition {
    return StatusCondition._of(this, 'Daemoned');
  }

  /** Holds when at least one item of the task's loop succeeded. */
  public get anySucceeded(): StatusCondition {
    return StatusCondition._of(this, 'AnySucceeded');
  }

  /** Holds when all items of the task's loop failed. */
  public get allFailed(): StatusCondition {
    return StatusCondition._of(this, 'AllFailed');
  }

  /** @internal */
  public _manifest(): Record<string, unknown> {
    const { dependencies, depends } = this.taskProps;
    return defined({
      ...super._manifest(),
      dependencies: dependencies?.map((each) => (each instanceof DagTask ? each.name : each)),
      depends: depends instanceof StatusCondition ? print(statusNode(depends, (task) => this.nameOf(task))) : depends,
    });
  }

  private nameOf(task: IConstruct): string {
    if (!(task instanceof DagTask) || task.node.scope !== this.node.scope) {
      throw errors.foreignTask(this.node.path, task.node.path);
    }
    return task.name;
  }
}
