import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { containerModel, ContainerTemplateProps } from '../template/container-template';
import { ITemplate } from '../template/template';

/** Settings of a container task. */
export interface ContainerTaskProps extends ContainerTemplateProps, TaskOptions {}

/** A task that runs a container of its own. Tasks with equal containers share one template in the manifest. */
export class ContainerTask extends TaskBase {
  /** The template of the container. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ContainerTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, containerModel);
  }
}
