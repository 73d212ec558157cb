import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { OwnedTemplate } from '../template/owned-template';
import { suspendModel, SuspendTemplateProps } from '../template/suspend-template';
import { ITemplate } from '../template/template';

/** Settings of an approval task. */
export interface ApprovalTaskProps extends SuspendTemplateProps, TaskOptions {}

/** A task that waits until somebody resumes the workflow, or until its time is over. */
export class ApprovalTask extends TaskBase {
  /** The template that waits. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ApprovalTaskProps = {}) {
    super(scope, id, props);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, suspendModel(this, props));
  }
}
