import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { containerSetModel, ContainerSetTemplateProps } from '../template/container-set-template';
import { OwnedTemplate } from '../template/owned-template';
import { ITemplate } from '../template/template';

/** Settings of a container set task. */
export interface ContainerSetTaskProps extends ContainerSetTemplateProps, TaskOptions {}

/** A task that runs several containers in one pod. */
export class ContainerSetTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ContainerSetTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, containerSetModel(this, options));
  }
}
