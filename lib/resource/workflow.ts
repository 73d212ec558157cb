import { Construct } from 'constructs';
import { RunnableOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import { WorkflowStartOptions } from './workflow-spec-options';

/** Settings of a Workflow. */
export interface WorkflowProps extends RunnableOptions, WorkflowStartOptions {}

/** A run of a pipeline: it starts when the manifest is created. Set `metadata.generateName` to create it several times. */
export class Workflow extends WorkflowResource {
  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id, props, { kind: 'Workflow', maxNameLength: 63, completeness: 'complete', clusterScope: false });
  }
}
