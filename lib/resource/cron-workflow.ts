import { Cron, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { RunnableOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import { WorkflowStartOptions } from './workflow-spec-options';
import type * as l1 from '../../imports/argoproj.io';
import { errors, PipelineError } from '../errors';
import { source } from '../ir/build';
import { late } from '../late';
import { isAsWritten } from '../spec/as-written';
import { wholeSeconds } from '../spec/duration';
import { compact, defined, mergeOver } from '../spec/merge';
import { closesTag, expressionTag, hasTag } from '../spec/tags';
import { toManifest } from '../spec/to-manifest';

/** What happens when a run is due while the one before still runs. */
export enum ConcurrencyPolicy {
  /** Both run. */
  ALLOW = 'Allow',
  /** The new one is left out. */
  FORBID = 'Forbid',
  /** The running one is stopped. */
  REPLACE = 'Replace',
}

/** Settings of a CronWorkflow. */
export interface CronWorkflowProps extends RunnableOptions {
  /** When it runs: `Cron` of cdk8s, or text such as `0 4 * * 1-5`. Sets `schedules`. */
  readonly schedules: (Cron | string)[];

  /**
   * The IANA time zone of the schedules, for example `Europe/Madrid`. Sets `timezone`.
   *
   * @default - the time zone of the controller
   */
  readonly timezone?: string;

  /**
   * What happens when runs overlap: a `ConcurrencyPolicy`, or its text. Sets `concurrencyPolicy`.
   *
   * @default ConcurrencyPolicy.ALLOW
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy | string;

  /**
   * How many successful runs are kept. Sets `successfulJobsHistoryLimit`.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * How many failed runs are kept. Sets `failedJobsHistoryLimit`.
   *
   * @default 1
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * How late a missed run may still start. Sets `startingDeadlineSeconds`.
   *
   * @default - a missed run is lost
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether no runs start. Sets `suspend`.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Whether each workflow waits to be resumed before it begins. Sets `workflowSpec.suspend`.
   *
   * @default false
   */
  readonly suspendWorkflows?: boolean;

  /**
   * Labels and annotations of the workflows. Sets `workflowMetadata`.
   *
   * @default - none
   */
  readonly workflowMetadata?: l1.ObjectMeta;

  /**
   * Labels and annotations that workflows get, also by expressions. Sets `workflowSpec.workflowMetadata`.
   *
   * @default - none
   */
  readonly workflowSpecMetadata?: l1.WorkflowMetadata;

  /**
   * An expression over `cronworkflow.*` that decides whether a due run starts, for example `cronworkflow.lastScheduledTime == nil`;
   * a text with tags is Argo's own form. Sets `when`.
   *
   * @default - every due run starts
   */
  readonly when?: string;

  /**
   * An expression over `cronworkflow.*`, without braces, that ends the schedule for good when it holds, for example
   * `cronworkflow.failed >= 3`. Sets `stopStrategy.expression`.
   *
   * @default - never
   */
  readonly stopWhen?: string;

  /**
   * The same in Argo's own form. Sets `stopStrategy`.
   *
   * @default - given by `stopWhen`
   */
  readonly stopStrategy?: l1.StopStrategy;

  /**
   * Anything else of the CronWorkflow's spec: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly cronOverrides?: l1.CronWorkflowSpecPartial;
}

// The names of the runs are the name and a time of eleven characters.
const MAX_NAME_LENGTH = 52;

const RESERVED = {
  workflowSpec: 'it comes from the pipeline; use workflowOverrides',
  schedules: 'use schedules of the construct',
};

/** Runs a pipeline by a schedule. */
export class CronWorkflow extends WorkflowResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CronWorkflowProps,
  ) {
    super(scope, id, props, {
      kind: 'CronWorkflow',
      maxNameLength: MAX_NAME_LENGTH,
      completeness: 'complete',
      clusterScope: false,
    });
    if (!Array.isArray(props.schedules ?? [])) {
      throw errors.notAValue(this.node.path, 'schedules', props.schedules, 'a list, for example [Cron.daily()]');
    }
  }

  /** @internal */
  protected get _ofWorkflow(): WorkflowStartOptions {
    const { suspendWorkflows: suspend, workflowSpecMetadata: workflowMetadata } = this.props;
    return { suspend, workflowMetadata };
  }

  /** @internal */
  protected _objectSpec(workflowSpec: Record<string, any>): Record<string, any> {
    const { props } = this;
    return mergeOver(
      (isAsWritten() ? defined : compact)({
        schedules: this.props.schedules && this.schedules,
        timezone: props.timezone,
        concurrencyPolicy: props.concurrencyPolicy,
        successfulJobsHistoryLimit: props.successfulJobsHistoryLimit,
        failedJobsHistoryLimit: props.failedJobsHistoryLimit,
        startingDeadlineSeconds:
          props.startingDeadline && wholeSeconds(props.startingDeadline, this.node.path, 'startingDeadline', 0),
        suspend: props.suspend,
        when: this.when,
        stopStrategy: this.stopStrategy,
        workflowMetadata: toManifest('ObjectMeta', props.workflowMetadata),
        workflowSpec,
      }),
      toManifest('CronWorkflowSpecPartial', props.cronOverrides),
      this.node.path,
      'cronOverrides',
      RESERVED,
    );
  }

  /** @internal */
  protected _check(): PipelineError[] {
    const { path } = this.node;
    const { schedules } = this;
    const { timezone } = this.props;
    return [
      ...(schedules.length === 0
        ? [errors.noSchedule(path)]
        : schedules.flatMap((schedule) => late().checkSchedule(path, schedule, this._written))),
      ...(timezone === undefined ? [] : late().checkTimezone(path, timezone)),
    ];
  }

  private get when(): string | undefined {
    const { when } = this.props;
    return when === undefined || hasTag(when) ? when : expressionTag(source(this.expression('when', when)));
  }

  private get stopStrategy(): object | undefined {
    const { stopWhen, stopStrategy } = this.props;
    if (stopWhen === undefined) return toManifest('StopStrategy', stopStrategy);
    if (stopStrategy !== undefined) {
      throw errors.collision(this.node.path, 'the props', 'stopStrategy', 'stopWhen sets it already');
    }
    return { expression: this.expression('stopWhen', stopWhen) };
  }

  /** An expression without braces, which the library sets where they are needed. */
  private expression(field: string, text: string): string {
    if (text.trim() === '' || hasTag(text) || closesTag(text)) {
      throw errors.notAValue(
        this.node.path,
        field,
        text,
        'an expression without braces around it, with a space between two closing braces inside',
      );
    }
    return text;
  }

  private get schedules(): string[] {
    return (this.props.schedules ?? []).map((schedule) =>
      schedule instanceof Cron ? schedule.expressionString : schedule,
    );
  }
}
