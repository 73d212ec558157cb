import { Construct } from 'constructs';
import { requirePipeline } from './membership';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { inOneShape } from '../spec/one-shape';
import { OwnedTemplate } from '../template/owned-template';
import { pluginModel, PluginTemplateProps } from '../template/plugin-template';
import { ITemplate } from '../template/template';

/** Settings of a plugin task. */
export interface PluginTaskProps extends PluginTemplateProps, TaskOptions {}

/** A task that a plugin of Argo's executor runs. */
export class PluginTask extends TaskBase {
  /** The template of the task. */
  public readonly template: ITemplate;

  constructor(scope: Construct, id: string, props: PluginTaskProps) {
    const options = inOneShape(props);
    super(scope, id, options);
    requirePipeline(this);
    this.template = new OwnedTemplate(this, pluginModel(this, options));
  }
}
