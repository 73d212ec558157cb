import { WorkflowStartOptions, WorkflowSpecOptions } from './workflow-spec-options';
import { FieldTable } from '../spec/field-table';
import { defined } from '../spec/merge';

const FIELDS = new FieldTable<WorkflowSpecOptions & WorkflowStartOptions, 'WorkflowSpec'>('WorkflowSpec', {
  renamed: { podSecurityContext: 'securityContext' },
  elsewhere: [
    'activeDeadlineSeconds',
    'arguments',
    'entrypoint',
    'hooks',
    'metrics',
    'onExit',
    'parallelism',
    'retryStrategy',
    'serviceAccountName',
    'templates',
    'workflowTemplateRef',
  ],
});

/** What the fields of a workflow set, in Argo's own form. */
export function workflowManifest(fields: WorkflowSpecOptions & WorkflowStartOptions): Record<string, any> {
  const { retry, metrics } = fields;
  return defined({
    ...FIELDS.toManifest(fields),
    retryStrategy: retry?._manifest,
    metrics: metrics?.length ? { prometheus: metrics.map((metric) => metric._manifest) } : undefined,
  });
}
