import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { propsOf } from '../template/leaf';
import { resourceModel, ResourceTemplateProps } from '../template/resource-template';
import { ITemplate } from '../template/template-interface';

/** Settings of a resource task. */
export interface ResourceTaskProps extends ResourceTemplateProps, TaskOptions {}

/** A task that creates, changes, reads or deletes an object of the cluster. */
export class ResourceTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ResourceTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, resourceModel);
  }

  /** What is done with the object. */
  public get action(): string {
    return propsOf<ResourceTemplateProps>(this.template).action;
  }
}
