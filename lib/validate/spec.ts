import { Fields } from './fields';
import { checkVolumeNames } from './pod';
import { checkMetrics, checkRetry, checkSynchronization } from './runs';
import { checkAccount } from './template';
import { errors, PipelineError } from '../errors';
import { isLabelName, LABEL_NAMES } from '../spec/names';

/** Checks the spec of an object by the rules of Argo's validator, the API server and the workflows that come of it. */
export function checkSpec(path: string, kind: string, spec: Record<string, any>): readonly PipelineError[] {
  const fields = new Fields(path);
  if (kind === 'CronWorkflow') checkCron(fields, spec);
  checkWorkflow(fields, kind === 'CronWorkflow' ? spec.workflowSpec ?? {} : spec);
  return fields.errors;
}

function checkCron(fields: Fields, spec: Record<string, any>): void {
  fields.oneOf('concurrencyPolicy', spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']);
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit']) fields.whole(name, spec[name], 0);
  checkMetadata(fields, spec.workflowMetadata);
}

function checkWorkflow(fields: Fields, spec: Record<string, any>): void {
  fields.whole('parallelism', spec.parallelism, 1);
  fields.whole('activeDeadlineSeconds', spec.activeDeadlineSeconds, 1);
  fields.oneOf('podGC.strategy', spec.podGC?.strategy, ['OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess']);
  fields.duration('podGC.deleteDelayDuration', spec.podGC?.deleteDelayDuration);
  fields.oneOf('artifactGC.strategy', spec.artifactGC?.strategy, ['OnWorkflowCompletion', 'OnWorkflowDeletion', 'Never']);
  fields.oneOf('volumeClaimGC.strategy', spec.volumeClaimGC?.strategy, ['OnWorkflowCompletion', 'OnWorkflowSuccess']);
  for (const [name, seconds] of Object.entries(spec.ttlStrategy ?? {})) fields.whole(`ttlStrategy.${name}`, seconds, 0);
  checkMetadata(fields, spec.podMetadata);
  checkMetadata(fields, spec.workflowMetadata);
  fields.labels('label', spec.nodeSelector);
  checkAccount(fields, spec.serviceAccountName);
  checkRetry(fields, 'retryStrategy', spec.retryStrategy);
  checkMetrics(fields, spec.metrics);
  checkSynchronization(fields, 'synchronization', spec.synchronization);
  checkVolumes(fields, spec);
  if (spec.automountServiceAccountToken === false) {
    fields.required('executor.serviceAccountName', spec.executor?.serviceAccountName, "the service account of Argo's own containers, which need a token");
  }
}

function checkMetadata(fields: Fields, metadata: any): void {
  fields.labels('label', metadata?.labels);
  fields.labels('annotation', metadata?.annotations);
}

function checkVolumes(fields: Fields, { volumes = [], volumeClaimTemplates = [] }: Record<string, any>): void {
  const claims = volumeClaimTemplates.map((claim: any) => claim.metadata?.name);
  for (const [index, name] of claims.entries()) {
    fields.required(`volumeClaimTemplates[${index}].metadata.name`, name, 'the name by which containers mount it');
    if (typeof name === 'string' && !isLabelName(name)) fields.add(errors.badName(fields.path, 'volume', name, LABEL_NAMES));
  }
  checkVolumeNames(fields, [...volumes, ...claims.filter((name: unknown) => name !== undefined).map((name: string) => ({ name }))]);
}
