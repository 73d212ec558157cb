import { Cron, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { RunnableOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import type * as l1 from '../../imports/argoproj.io';
import { errors, PipelineError } from '../errors';
import { late } from '../late';
import { wholeSeconds } from '../spec/duration';
import { compact, mergeOver } from '../spec/merge';
import { closesTag, expressionTag, hasTag } from '../spec/tags';
import { wire } from '../wire';

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
   * What happens when runs overlap. Sets `concurrencyPolicy`.
   *
   * @default ConcurrencyPolicy.ALLOW
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

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
   * An expression over `cronworkflow.*`, without braces, that decides whether a due run starts, for example
   * `cronworkflow.lastScheduledTime == nil`. Sets `when`.
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
  constructor(scope: Construct, id: string, private readonly props: CronWorkflowProps) {
    super(scope, id, props, { kind: 'CronWorkflow', maxNameLength: MAX_NAME_LENGTH, completeness: 'complete', clusterScope: false });
    if (!Array.isArray(props.schedules ?? [])) throw errors.notAValue(this.node.path, 'schedules', props.schedules, 'a list, for example [Cron.daily()]');
  }

  /** @internal */
  protected _objectSpec(workflowSpec: Record<string, any>): Record<string, any> {
    const { props } = this;
    return mergeOver(compact({
      schedules: this.schedules,
      timezone: props.timezone,
      concurrencyPolicy: props.concurrencyPolicy,
      successfulJobsHistoryLimit: props.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: props.failedJobsHistoryLimit,
      startingDeadlineSeconds: props.startingDeadline && wholeSeconds(props.startingDeadline, this.node.path, 'startingDeadline', 0),
      suspend: props.suspend,
      when: props.when === undefined ? undefined : expressionTag(this.expression('when', props.when)),
      stopStrategy: props.stopWhen === undefined ? undefined : { expression: this.expression('stopWhen', props.stopWhen) },
      workflowSpec,
    }), wire('CronWorkflowSpecPartial', props.cronOverrides), this.node.path, 'cronOverrides', RESERVED);
  }

  /** @internal */
  protected _check(): PipelineError[] {
    const { path } = this.node;
    const { schedules } = this;
    const { timezone } = this.props;
    return [
      ...(schedules.length === 0 ? [errors.noSchedule(path)] : schedules.flatMap((schedule) => late().checkSchedule(path, schedule))),
      ...(timezone === undefined ? [] : late().checkTimezone(path, timezone)),
    ];
  }

  /** An expression without braces, which the library sets where they are needed. */
  private expression(field: string, text: string): string {
    if (text.trim() === '' || hasTag(text) || closesTag(text)) {
      throw errors.notAValue(this.node.path, field, text, 'an expression without braces around it, with a space between two closing braces inside');
    }
    return text;
  }

  private get schedules(): string[] {
    return (this.props.schedules ?? []).map((schedule) => (schedule instanceof Cron ? schedule.expressionString : schedule));
  }
}
