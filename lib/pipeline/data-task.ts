import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { dataModel, DataTemplateProps } from '../template/data-template';
import { ITemplate } from '../template/template-interface';

/** Settings of a data task. */
export interface DataTaskProps extends DataTemplateProps, TaskOptions {}

/** A task that lists the files of a bucket; `result` is the transformed list. */
export class DataTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: DataTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, dataModel);
  }
}
