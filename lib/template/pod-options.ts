import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CommonTemplateOptions } from './common-template-options';
import { Retry } from './retry';
import type * as l1 from '../../imports/argoproj.io';
import { Metric } from '../value/metric';

/**
 * How a pod runs; also given for many templates at once by `TaskDefaults`. Each field has the meaning that Argo gives it for the kind of
 * template.
 */
export interface PodOptions extends CommonTemplateOptions {
  /**
   * How often a failed task is tried again. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * How long one attempt may take before it is stopped, 3 seconds or more; text is Argo's own form, for example `1h30m`. Sets
   * `timeout`.
   *
   * @default - no limit
   */
  readonly timeout?: Duration | string;

  /**
   * The service account of the pod: its name, an ApiObject, or a construct of cdk8s-plus. Sets `serviceAccountName`.
   *
   * @default - the service account of the workflow
   */
  readonly serviceAccount?: string | IConstruct;

  /**
   * Labels that a node must have. Sets `nodeSelector`.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that are accepted. Sets `tolerations`.
   *
   * @default - none
   */
  readonly tolerations?: l1.Toleration[];

  /**
   * Further rules on where the pod runs. Sets `affinity`.
   *
   * @default - none
   */
  readonly affinity?: l1.Affinity;

  /**
   * User, groups and other security settings of the pod. Sets `securityContext`.
   *
   * @default - those of the workflow
   */
  readonly podSecurityContext?: l1.PodSecurityContext;

  /**
   * Labels of the pod. Sets `metadata.labels`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the pod. Sets `metadata.annotations`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Metrics that the controller emits. Sets `metrics.prometheus`.
   *
   * @default - none
   */
  readonly metrics?: Metric[];

  /**
   * How many seconds one attempt may run, counted from the start of its pod; a number, or text with a reference. Sets
   * `activeDeadlineSeconds`.
   *
   * @default - no limit
   */
  readonly activeDeadlineSeconds?: l1.IntOrString;

  /**
   * Where logs and artifacts without a location of their own are stored. Sets `archiveLocation`.
   *
   * @default - the configured artifact repository
   */
  readonly archiveLocation?: l1.ArtifactLocation;

  /**
   * Whether the pod gets the token of its service account. Sets `automountServiceAccountToken`.
   *
   * @default - that of the workflow
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Whether the workflow goes on as soon as the container is ready, and ends it when the template around is done. Sets `daemon`.
   *
   * @default false
   */
  readonly daemon?: boolean;

  /**
   * Settings of Argo's own containers in the pod. Sets `executor`.
   *
   * @default - those of the workflow
   */
  readonly executor?: l1.ExecutorConfig;

  /**
   * Whether the template fails as soon as one of its pods has failed. Sets the template's `failFast`.
   *
   * @default false
   */
  readonly failFast?: boolean;

  /**
   * Entries of the pod's `/etc/hosts`. Sets `hostAliases`.
   *
   * @default - none
   */
  readonly hostAliases?: l1.HostAlias[];

  /**
   * Containers that end before the main one starts. Sets `initContainers`.
   *
   * @default - none
   */
  readonly initContainers?: l1.UserContainer[];

  /**
   * How many pods below the template run at the same time; only of templates that call others. Sets `parallelism`.
   *
   * @default - no limit
   */
  readonly parallelism?: number;

  /**
   * How long the pod may wait to be scheduled, as Argo writes durations, for example `5m`. Sets `pendingTimeout`.
   *
   * @default - no limit
   */
  readonly pendingTimeout?: string;

  /**
   * What the pod as a whole needs and may use at most: `cpu`, `memory` and huge pages. Sets `podResources`.
   *
   * @default - the sum of its containers
   */
  readonly podResources?: l1.ResourceRequirements;

  /**
   * A patch of the pod's spec, as JSON or YAML text. Sets `podSpecPatch`.
   *
   * @default - none
   */
  readonly podSpecPatch?: string;

  /**
   * Volumes of the pod, which containers mount by name; appended to those of `volumes`. Sets the template's `volumes`.
   *
   * @default - none
   */
  readonly podVolumes?: l1.Volume[];

  /**
   * How important the pod is to the scheduler. Sets `priorityClassName`.
   *
   * @default - that of the workflow
   */
  readonly priorityClassName?: string;

  /**
   * Claims to devices that the containers of the pod use. Sets `resourceClaims`.
   *
   * @default - none
   */
  readonly resourceClaims?: l1.PodResourceClaim[];

  /**
   * The scheduler of the pod. Sets `schedulerName`.
   *
   * @default - that of the workflow
   */
  readonly schedulerName?: string;

  /**
   * Containers that run beside the main one, and end with it. Sets `sidecars`.
   *
   * @default - none
   */
  readonly sidecars?: l1.UserContainer[];
}
