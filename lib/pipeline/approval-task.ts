import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { suspendModel, SuspendTemplateProps } from '../template/suspend-template';
import { ITemplate } from '../template/template-interface';

/** Settings of an approval task. */
export interface ApprovalTaskProps extends SuspendTemplateProps, TaskOptions {}

/** A task that waits until somebody resumes the workflow, or until its time is over. */
export class ApprovalTask extends TaskBase {
  /** The template that waits. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ApprovalTaskProps = {}) {
    super(scope, id, props);
    this.template = ownTemplate(this, suspendModel);
  }
}
