import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { httpModel, HttpTemplateProps } from '../template/http-template';
import { propsOf } from '../template/leaf';
import { ITemplate } from '../template/template-interface';

/** Settings of an HTTP task. */
export interface HttpTaskProps extends HttpTemplateProps, TaskOptions {}

/** A task that makes an HTTP request; `result` is the body of the answer. */
export class HttpTask extends TaskBase {
  /** The template of the request. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: HttpTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, httpModel);
  }

  /** The address of the request. */
  public get url(): string {
    return propsOf<HttpTemplateProps>(this.template).url;
  }
}
