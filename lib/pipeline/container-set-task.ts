import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { containerSetModel, ContainerSetTemplateProps } from '../template/container-set-template';
import { ITemplate } from '../template/template-interface';

/** Settings of a container set task. */
export interface ContainerSetTaskProps extends ContainerSetTemplateProps, TaskOptions {}

/** A task that runs several containers in one pod. */
export class ContainerSetTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ContainerSetTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, containerSetModel);
  }
}
