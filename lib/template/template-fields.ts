import type * as l1 from '../../imports/argoproj.io';

/** What every template may have, a pipeline too, in Argo's own form. */
export interface CommonTemplateFields {
  /**
   * Annotations of the template itself, for example `workflows.argoproj.io/title`; those of its pods are `annotations`. Sets
   * the template's `annotations`.
   *
   * @default - none
   */
  readonly templateAnnotations?: { [key: string]: string };

  /**
   * Keeps the outputs in a ConfigMap, and does not run again for the same key; `MemoizationCache` makes one. Sets `memoize`.
   *
   * @default - every call runs
   */
  readonly memoize?: l1.Memoize;

  /**
   * Locks that are held while the template runs: mutexes, and the semaphores of a `SemaphoreConfig`. Sets `synchronization`.
   *
   * @default - none
   */
  readonly synchronization?: l1.Synchronization;
}

/** What a template may have besides, in Argo's own form. Each field has the meaning that Argo gives it for the kind of template. */
export interface TemplateFields extends CommonTemplateFields {
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
