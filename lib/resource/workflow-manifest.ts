import { SuspendableOptions, WorkflowFields } from './workflow-fields';
import { defined } from '../spec/merge';
import { WireFields } from '../wire-fields';

const FIELDS = new WireFields<WorkflowFields & SuspendableOptions>([
  ['affinity', 'Affinity'],
  ['archiveLogs'],
  ['artifactGc', 'WorkflowLevelArtifactGc', 'artifactGC'],
  ['artifactRepositoryRef', 'ArtifactRepositoryRef'],
  ['automountServiceAccountToken'],
  ['dnsConfig', 'PodDnsConfig'],
  ['dnsPolicy'],
  ['executor', 'ExecutorConfig'],
  ['executorPlugins', 'ExecutorPlugin'],
  ['hostAliases', 'HostAlias'],
  ['hostNetwork'],
  ['imagePullSecrets', 'LocalObjectReference'],
  ['nodeSelector'],
  ['podDisruptionBudget', 'PodDisruptionBudgetSpec'],
  ['podGc', 'PodGc', 'podGC'],
  ['podMetadata', 'Metadata'],
  ['podPriorityClassName'],
  ['podResources', 'ResourceRequirements'],
  ['podSecurityContext', 'PodSecurityContext', 'securityContext'],
  ['podSpecPatch'],
  ['priority'],
  ['resourceClaims', 'PodResourceClaim'],
  ['schedulerName'],
  ['shutdown'],
  ['synchronization', 'Synchronization'],
  ['templateDefaults', 'Template'],
  ['tolerations', 'Toleration'],
  ['ttlStrategy', 'TtlStrategy'],
  ['volumeClaimGc', 'VolumeClaimGc', 'volumeClaimGC'],
  ['volumeClaimTemplates', 'PersistentVolumeClaim'],
  ['volumes', 'Volume'],
  ['suspend'],
  ['workflowMetadata', 'WorkflowMetadata'],
]);

/** What the fields of a workflow set, in Argo's own form. */
export function workflowManifest(fields: WorkflowFields & SuspendableOptions): Record<string, any> {
  const { retry, metrics } = fields;
  return defined({
    ...FIELDS.of(fields),
    retryStrategy: retry?._manifest,
    metrics: metrics?.length ? { prometheus: metrics.map((metric) => metric._manifest) } : undefined,
  });
}
