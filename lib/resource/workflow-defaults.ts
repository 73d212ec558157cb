import { Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { WorkflowServiceAccount } from './workflow-service-account';
import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { wholeSeconds } from '../spec/duration';
import { toManifest } from '../spec/to-manifest';

/** Settings of the recommended defaults. */
export interface RecommendedOptions {
  /**
   * How long a whole workflow may take. Sets `activeDeadlineSeconds`.
   *
   * @default Duration.days(1)
   */
  readonly deadline?: Duration;

  /**
   * How long a workflow is kept after it succeeded. Sets `ttlStrategy.secondsAfterSuccess`.
   *
   * @default Duration.days(1)
   */
  readonly keepSucceeded?: Duration;

  /**
   * How long a workflow is kept after it failed. Sets `ttlStrategy.secondsAfterFailure`.
   *
   * @default Duration.days(7)
   */
  readonly keepFailed?: Duration;

  /**
   * The numeric user under which containers run. Sets `securityContext.runAsUser`.
   *
   * @default 8737, the user of Argo's own images
   */
  readonly user?: number;
}

const OF_ONE_WORKFLOW = ['entrypoint', 'templates', 'arguments', 'workflowTemplateRef', 'onExit', 'hooks'] as const;
const SERVICE_ACCOUNT = 'workflows';

/** Settings of a workflow as a whole, shared by several; props of a workflow go before them. */
export class WorkflowDefaults {
  /**
   * What keeps a cluster healthy: a deadline (Argo has none), removal of old workflows and of pods of successful ones (Argo keeps
   * them for ever), containers that do not run as root, and one service account per chart with just the rights that pods need.
   */
  public static recommended(options: RecommendedOptions = {}): WorkflowDefaults {
    const user = options.user ?? 8737;
    if (!Number.isInteger(user) || user < 1) {
      throw errors.notAValue('WorkflowDefaults.recommended', 'user', user, 'the number of a user that is not root');
    }
    return new WorkflowDefaults(
      {
        activeDeadlineSeconds: seconds('deadline', options.deadline ?? Duration.days(1), 1),
        ttlStrategy: {
          secondsAfterSuccess: seconds('keepSucceeded', options.keepSucceeded ?? Duration.days(1), 0),
          secondsAfterFailure: seconds('keepFailed', options.keepFailed ?? Duration.days(7), 0),
        },
        podGc: { strategy: 'OnWorkflowSuccess' },
        securityContext: {
          runAsNonRoot: true,
          runAsUser: user,
          fsGroup: user,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
      true,
    );
  }

  /**
   * Any settings of one's own.
   *
   * @param spec fields of the workflow's spec
   */
  public static of(spec: l1.WorkflowSpec): WorkflowDefaults {
    for (const key of OF_ONE_WORKFLOW) {
      if (spec[key] !== undefined) {
        throw errors.collision('WorkflowDefaults.of', 'the defaults', key, 'every workflow has its own');
      }
    }
    return new WorkflowDefaults(spec, false);
  }

  private constructor(
    private readonly spec: l1.WorkflowSpec,
    private readonly ownAccount: boolean,
  ) {}

  /** @internal */
  public get _spec(): Record<string, any> {
    return toManifest('WorkflowSpec', this.spec) ?? {};
  }

  /**
   * The service account of the chart, made when it is first asked for.
   *
   * @internal
   */
  public _serviceAccount(scope: Construct): WorkflowServiceAccount | undefined {
    if (!this.ownAccount) return undefined;
    const chart = Chart.of(scope);
    return (
      (chart.node.tryFindChild(SERVICE_ACCOUNT) as WorkflowServiceAccount | undefined) ??
      new WorkflowServiceAccount(chart, SERVICE_ACCOUNT)
    );
  }
}

function seconds(field: string, duration: Duration, least: number): number {
  return wholeSeconds(duration, 'WorkflowDefaults.recommended', field, least);
}
