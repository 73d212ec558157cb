import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { dataModel, DataTemplateProps } from '../template/data-template';
import { OwnedTemplate } from '../template/owned-template';
import { ITemplate } from '../template/template';

/** Settings of a data task. */
export interface DataTaskProps extends DataTemplateProps, TaskOptions {}

/** A task that lists the files of a bucket; `result` is the transformed list. */
export class DataTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: DataTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, dataModel(this, options));
  }
}
