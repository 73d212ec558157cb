import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { scriptModel, ScriptTemplateProps } from '../template/script-template';
import { ITemplate } from '../template/template';

/** Settings of a script task. */
export interface ScriptTaskProps extends ScriptTemplateProps, TaskOptions {}

/** A task that runs a script of its own. Tasks with equal scripts share one template in the manifest. */
export class ScriptTask extends TaskBase {
  /** The template of the script. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ScriptTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, scriptModel);
  }
}
