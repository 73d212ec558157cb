import { SuspendableOptions, WorkflowFields } from './workflow-fields';
import { FieldTable } from '../spec/field-table';
import { defined } from '../spec/merge';

const FIELDS = new FieldTable<WorkflowFields & SuspendableOptions, 'WorkflowSpec'>('WorkflowSpec', {
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
export function workflowManifest(fields: WorkflowFields & SuspendableOptions): Record<string, any> {
  const { retry, metrics } = fields;
  return defined({
    ...FIELDS.toManifest(fields),
    retryStrategy: retry?._manifest,
    metrics: metrics?.length ? { prometheus: metrics.map((metric) => metric._manifest) } : undefined,
  });
}
