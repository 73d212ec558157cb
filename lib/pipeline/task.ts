import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { errors } from '../errors';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';

/** Settings of a task. */
export interface TaskProps extends TaskOptions {
  /** What the task runs: a template, a pipeline (also the one around it), or a template of another object. */
  readonly template: ITemplate;
}

/** One call of a template that stands on its own. */
export class Task extends TaskBase {
  /** The template that the task runs. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: TaskProps) {
    super(scope, id, props);
    requirePipeline(this);
    if (!isTemplate(props.template)) throw errors.notATemplate(this.node.path, 'template', props.template);
    this.template = props.template;
  }
}
