import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { SuspendTemplate, SuspendTemplateProps } from '../template/suspend-template';

/** Settings of an approval task. */
export interface ApprovalTaskProps extends SuspendTemplateProps, TaskOptions {}

/** A task that waits until somebody resumes the workflow, or until its time is over. */
export class ApprovalTask extends TaskBase {
  /** The template that waits. */
  public readonly template: SuspendTemplate;

  constructor(scope: Construct, id: string, props: ApprovalTaskProps = {}) {
    super(scope, id, props);
    requirePipeline(this);
    this.template = new SuspendTemplate(this, 'template', props);
  }
}
