import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { ContainerTemplate, ContainerTemplateProps } from '../template/container-template';

/** Settings of a container task. */
export interface ContainerTaskProps extends ContainerTemplateProps, TaskOptions {}

/** A task that runs a container of its own. Tasks with equal containers share one template in the manifest. */
export class ContainerTask extends TaskBase {
  /** The template of the container. */
  public readonly template: ContainerTemplate;

  constructor(scope: Construct, id: string, props: ContainerTaskProps) {
    super(scope, id, props);
    requirePipeline(this);
    this.template = new ContainerTemplate(this, 'template', props);
  }
}
