import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { pluginModel, PluginTemplateProps } from '../template/plugin-template';
import { ITemplate } from '../template/template-interface';

/** Settings of a plugin task. */
export interface PluginTaskProps extends PluginTemplateProps, TaskOptions {}

/** A task that a plugin of Argo's executor runs. */
export class PluginTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: PluginTaskProps) {
    super(scope, id, props);
    this.template = ownTemplate(this, pluginModel);
  }
}
