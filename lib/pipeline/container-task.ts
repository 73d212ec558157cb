import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { containerModel, ContainerTemplateProps } from '../template/container-template';
import { propsOf } from '../template/leaf';
import { ITemplate } from '../template/template-interface';
import { Reference } from '../value/reference';

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

  /** The image, with the defaults of the scopes around; overrides are not looked at. */
  public get image(): string | undefined {
    return propsOf<ContainerTemplateProps>(this.template).image;
  }

  /** The program and its first arguments, with the defaults of the scopes around: a copy. */
  public get command(): (string | Reference)[] {
    return [...(propsOf<ContainerTemplateProps>(this.template).command ?? [])];
  }

  /** The arguments of the program: a copy. */
  public get args(): (string | Reference)[] {
    return [...(propsOf<ContainerTemplateProps>(this.template).args ?? [])];
  }
}
