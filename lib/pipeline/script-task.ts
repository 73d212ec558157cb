import { Construct } from 'constructs';
import { ownTemplate } from './own-template';
import { TaskBase } from './task-base';
import { TaskOptions } from './task-options';
import { propsOf } from '../template/leaf';
import { scriptModel, ScriptTemplateProps } from '../template/script-template';
import { ITemplate } from '../template/template-interface';
import { Reference } from '../value/reference';

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

  /** The image, with the defaults of the scopes around; overrides are not looked at. */
  public get image(): string | undefined {
    return propsOf<ScriptTemplateProps>(this.template).image;
  }

  /** The program and its first arguments, with the defaults of the scopes around: a copy. */
  public get command(): (string | Reference)[] {
    return [...(propsOf<ScriptTemplateProps>(this.template).command ?? [])];
  }

  /** The arguments of the program: a copy. */
  public get args(): (string | Reference)[] {
    return [...(propsOf<ScriptTemplateProps>(this.template).args ?? [])];
  }

  /** The text of the script. */
  public get source(): string | undefined {
    return propsOf<ScriptTemplateProps>(this.template).source;
  }
}
