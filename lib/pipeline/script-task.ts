import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { ScriptTemplate, ScriptTemplateProps } from '../template/script-template';

/** Settings of a script task. */
export interface ScriptTaskProps extends ScriptTemplateProps, TaskOptions {}

/** A task that runs a script of its own. Tasks with equal scripts share one template in the manifest. */
export class ScriptTask extends TaskBase {
  /** The template of the script. */
  public readonly template: ScriptTemplate;

  constructor(scope: Construct, id: string, props: ScriptTaskProps) {
    super(scope, id, props);
    requirePipeline(this);
    this.template = new ScriptTemplate(this, 'template', props);
  }
}
