import { Construct, IConstruct } from 'constructs';
import { LeafKind, leafModel } from './leaf';
import { PodOptions } from './pod-options';
import { Template } from './template';
import { TemplateOptions } from './template-options';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { isPlainObject } from '../spec/merge';
import { Parameter } from '../value/parameter';

/** Settings of a plugin template. */
export interface PluginTemplateProps extends PodOptions, TemplateOptions {
  /** The name of the plugin, and what it is given: `{ slack: { text: 'done' } }`. Sets `plugin`. */
  readonly plugin: { [name: string]: any };

  /**
   * The type of the result that the plugin gives, which tasks read as `result`.
   *
   * @default - a text
   */
  readonly resultType?: Parameter;
}

/** A template that a plugin of Argo's executor runs, without a pod of its own. Renders a template with `plugin`. */
export class PluginTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: PluginTemplateProps) {
    super(scope, id);
    this._template = pluginModel(this, props);
  }
}

const TEXT = Parameter.string();

const PLUGIN: LeafKind<PluginTemplateProps> = {
  field: 'plugin',
  is: 'is run by a plugin',
  withoutPod: true,
  check: (path, { plugin }) => {
    if (!isPlainObject(plugin) || Object.keys(plugin).length !== 1) {
      throw errors.notAValue(path, 'plugin', plugin, "an object with one key, the plugin's name");
    }
  },
  result: ({ resultType }) => resultType ?? TEXT,
  fields: (_path, { plugin }) => ({ plugin }),
};

/** The model of a plugin template that stands at a place in the tree. */
export function pluginModel(scope: IConstruct, props: PluginTemplateProps): LeafModel {
  return leafModel(scope, props, PLUGIN);
}
