import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { httpModel, HttpTemplateProps } from '../template/http-template';
import { OwnedTemplate } from '../template/owned-template';
import { ITemplate } from '../template/template';

/** Settings of an HTTP task. */
export interface HttpTaskProps extends HttpTemplateProps, TaskOptions {}

/** A task that makes an HTTP request; `result` is the body of the answer. */
export class HttpTask extends TaskBase {
  /** The template of the request. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: HttpTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, httpModel(this, options));
  }
}
