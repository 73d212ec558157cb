import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { OwnedTemplate } from '../template/owned-template';
import { resourceModel, ResourceTemplateProps } from '../template/resource-template';
import { ITemplate } from '../template/template';

/** Settings of a resource task. */
export interface ResourceTaskProps extends ResourceTemplateProps, TaskOptions {}

/** A task that creates, changes, reads or deletes an object of the cluster. */
export class ResourceTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ResourceTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, resourceModel(this, options));
  }
}
