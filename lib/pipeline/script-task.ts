import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { OwnedTemplate } from '../template/owned-template';
import { scriptModel, ScriptTemplateProps } from '../template/script-template';
import { ITemplate } from '../template/template';

/** Settings of a script task. */
export interface ScriptTaskProps extends ScriptTemplateProps, TaskOptions {}

/** A task that runs a script of its own. Tasks with equal scripts share one template in the manifest. */
export class ScriptTask extends TaskBase {
  /** The template of the script. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: ScriptTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, scriptModel(this, options));
  }
}
