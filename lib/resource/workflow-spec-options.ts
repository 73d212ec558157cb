import type * as l1 from '../../imports/argoproj.io';
import { Retry } from '../template/retry';
import { Metric } from '../value/metric';

/**
 * Settings of a workflow as a whole, in Argo's own form. They are laid over those of `defaults`: objects merge deeply, lists
 * append, everything else replaces.
 */
export interface WorkflowSpecOptions {
  /**
   * Further rules on where pods run. Sets `affinity`.
   *
   * @default - none
   */
  readonly affinity?: l1.Affinity;

  /**
   * Whether the logs of containers are kept in the artifact repository. Sets `archiveLogs`.
   *
   * @default - the controller's setting
   */
  readonly archiveLogs?: boolean;

  /**
   * When the artifacts of the workflow are deleted. Sets `artifactGC`.
   *
   * @default - never
   */
  readonly artifactGc?: l1.WorkflowLevelArtifactGc;

  /**
   * The ConfigMap that says where artifacts are stored. Sets `artifactRepositoryRef`.
   *
   * @default - the namespace's or the controller's
   */
  readonly artifactRepositoryRef?: l1.ArtifactRepositoryRef;

  /**
   * Whether pods get the token of their service account; without it `executor` names an account for Argo's own containers. Sets
   * `automountServiceAccountToken`.
   *
   * @default true
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * DNS settings of pods besides those of `dnsPolicy`. Sets `dnsConfig`.
   *
   * @default - none
   */
  readonly dnsConfig?: l1.PodDnsConfig;

  /**
   * Where pods look up names: `ClusterFirst`, `ClusterFirstWithHostNet`, `Default` or `None`. Sets `dnsPolicy`.
   *
   * @default ClusterFirst
   */
  readonly dnsPolicy?: string;

  /**
   * Settings of Argo's own containers in pods. Sets `executor`.
   *
   * @default - none
   */
  readonly executor?: l1.ExecutorConfig;

  /**
   * Plugins that run the plugin templates of the workflow. Sets `executorPlugins`.
   *
   * @default - those of the cluster
   */
  readonly executorPlugins?: l1.ExecutorPlugin[];

  /**
   * Entries of the pods' `/etc/hosts`. Sets `hostAliases`.
   *
   * @default - none
   */
  readonly hostAliases?: l1.HostAlias[];

  /**
   * Whether pods are in the network of their node. Sets `hostNetwork`.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Secrets with which images are pulled. Sets `imagePullSecrets`.
   *
   * @default - those of the service account
   */
  readonly imagePullSecrets?: l1.LocalObjectReference[];

  /**
   * Metrics of the whole workflow. Sets `metrics.prometheus`.
   *
   * @default - none
   */
  readonly metrics?: Metric[];

  /**
   * Labels that the nodes of pods must have. Sets `nodeSelector`.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * How many pods may be moved to other nodes while they run. Sets `podDisruptionBudget`.
   *
   * @default - none
   */
  readonly podDisruptionBudget?: l1.PodDisruptionBudgetSpec;

  /**
   * When pods are deleted. Sets `podGC`.
   *
   * @default - never
   */
  readonly podGc?: l1.PodGc;

  /**
   * Labels and annotations of all pods. Sets `podMetadata`.
   *
   * @default - none
   */
  readonly podMetadata?: l1.Metadata;

  /**
   * How important pods are to the scheduler. Sets `podPriorityClassName`.
   *
   * @default - the cluster's
   */
  readonly podPriorityClassName?: string;

  /**
   * What each pod as a whole needs and may use at most: `cpu`, `memory` and huge pages. Sets `podResources`.
   *
   * @default - the sum of its containers
   */
  readonly podResources?: l1.ResourceRequirements;

  /**
   * User, groups and other security settings of pods. Sets `securityContext`.
   *
   * @default - the cluster's
   */
  readonly podSecurityContext?: l1.PodSecurityContext;

  /**
   * A patch of the pods' specs, as JSON or YAML text. Sets `podSpecPatch`.
   *
   * @default - none
   */
  readonly podSpecPatch?: string;

  /**
   * Which of several waiting workflows starts first: the one with the higher number. Sets `priority`.
   *
   * @default 0
   */
  readonly priority?: number;

  /**
   * Claims to devices that the containers of pods use. Sets `resourceClaims`.
   *
   * @default - none
   */
  readonly resourceClaims?: l1.PodResourceClaim[];

  /**
   * How often templates that fail are tried again, where they say nothing. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * The scheduler of pods. Sets `schedulerName`.
   *
   * @default - the cluster's
   */
  readonly schedulerName?: string;

  /**
   * Stops the workflow: `Stop` lets exit handlers run, `Terminate` does not. Sets `shutdown`.
   *
   * @default - it runs
   */
  readonly shutdown?: string;

  /**
   * Locks that are held while the workflow runs: mutexes, and the semaphores of a `SemaphoreConfig`. Sets `synchronization`.
   *
   * @default - none
   */
  readonly synchronization?: l1.Synchronization;

  /**
   * What all templates get where they say nothing. Sets `templateDefaults`.
   *
   * @default - nothing
   */
  readonly templateDefaults?: l1.Template;

  /**
   * Taints of nodes that pods accept. Sets `tolerations`.
   *
   * @default - none
   */
  readonly tolerations?: l1.Toleration[];

  /**
   * How many seconds the workflow is kept after its end. Sets `ttlStrategy`.
   *
   * @default - for ever
   */
  readonly ttlStrategy?: l1.TtlStrategy;

  /**
   * When the volumes of `volumeClaimTemplates` are deleted. Sets `volumeClaimGC`.
   *
   * @default - after success
   */
  readonly volumeClaimGc?: l1.VolumeClaimGc;

  /**
   * Volumes that each workflow gets for itself, which containers mount by name. Sets `volumeClaimTemplates`.
   *
   * @default - none
   */
  readonly volumeClaimTemplates?: l1.PersistentVolumeClaim[];

  /**
   * Volumes that containers of all pods mount by name. Sets `volumes`.
   *
   * @default - none
   */
  readonly volumes?: l1.Volume[];
}

/** How workflows start; a CronWorkflow has words of its own for it, because it also has them for itself. */
export interface WorkflowStartOptions {
  /**
   * Whether the workflow waits to be resumed before it begins. Sets `suspend`.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Labels and annotations that workflows get, also by expressions. Sets `workflowMetadata`.
   *
   * @default - none
   */
  readonly workflowMetadata?: l1.WorkflowMetadata;
}
