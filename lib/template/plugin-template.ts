import { Construct, IConstruct } from 'constructs';
import { reservedFor } from './reserved';
import { checkSignature } from './signature';
import { Template } from './template';
import { renderingFor, templateManifest } from './template-manifest';
import { PodOptions, TemplateOptions } from './template-options';
import { usedBy } from './used-by';
import type { LeafModel } from '../compile/model';
import { errors } from '../errors';
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
  readonly result?: Parameter;
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

const RESERVED_IN_TEMPLATE = reservedFor('plugin', 'is run by a plugin');
const TEXT = Parameter.string();

/** The model of a plugin template that stands at a place in the tree. */
export function pluginModel(scope: IConstruct, props: PluginTemplateProps): LeafModel {
  const { path } = scope.node;
  checkSignature(path, props);
  const { plugin } = props;
  if (!isPlainObject(plugin) || Object.keys(plugin).length !== 1) {
    throw errors.notAValue(path, 'plugin', plugin, "an object with one key, the plugin's name");
  }
  return {
    kind: 'leaf',
    templateName: props.templateName,
    parameters: props.parameters ?? {},
    artifacts: props.artifacts ?? {},
    outputs: props.outputs ?? {},
    result: props.result ?? TEXT,
    withoutPod: true,
    body: (asWritten) => ({
      manifest: templateManifest(path, props, { plugin }, RESERVED_IN_TEMPLATE, renderingFor(asWritten)),
      programs: [],
    }),
    uses: () => usedBy(props),
  };
}
