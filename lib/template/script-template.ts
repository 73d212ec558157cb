import { Construct, IConstruct } from 'constructs';
import { containerKind } from './container-kind';
import { leafModel, propsOf } from './leaf';
import { Template } from './template';
import { ContainerTemplateOptions } from './template-options';
import type * as l1 from '../../imports/argoproj.io';
import type { LeafModel } from '../ir/model';
import { toManifest } from '../spec/to-manifest';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

/** Settings of a script template. */
export interface ScriptTemplateProps extends ContainerTemplateOptions {
  /**
   * The text of the script; Argo writes it to a file, whose path is the last argument of `command`. Values that exist only at
   * run time are refused here: pass them with `env`. Sets `source`.
   *
   * @default - an error, but in objects whose templates are rendered as written
   */
  readonly source?: string;

  /**
   * Further arguments, before the path of the file. Sets `args`.
   *
   * @default - none
   */
  readonly args?: (string | Reference)[];

  /**
   * The type of what the script prints on standard output, when tasks read it as their `result`.
   *
   * @default - a text
   */
  readonly resultType?: Parameter;

  /**
   * Anything else of the script, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly scriptOverrides?: l1.ScriptTemplatePartial;
}

/** A template that runs a script in a container. Renders a template with `script`. */
export class ScriptTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: ScriptTemplateProps) {
    super(scope, id);
    this._template = scriptModel(this, props);
  }

  /** The image, with the defaults of the scopes around; overrides are not looked at. */
  public get image(): string | undefined {
    return propsOf<ScriptTemplateProps>(this).image;
  }

  /** The program and its first arguments, with the defaults of the scopes around: a copy. */
  public get command(): (string | Reference)[] {
    return [...(propsOf<ScriptTemplateProps>(this).command ?? [])];
  }

  /** The arguments of the program: a copy. */
  public get args(): (string | Reference)[] {
    return [...(propsOf<ScriptTemplateProps>(this).args ?? [])];
  }

  /** The text of the script. */
  public get source(): string | undefined {
    return propsOf<ScriptTemplateProps>(this).source;
  }
}

const SCRIPT = containerKind<ScriptTemplateProps>('script', (props) => ({
  args: props.args,
  source: props.source,
  overrides: toManifest('ScriptTemplatePartial', props.scriptOverrides),
}));

/** The model of a script template that stands at a place in the tree. */
export function scriptModel(scope: IConstruct, props: ScriptTemplateProps): LeafModel {
  return leafModel(scope, props, SCRIPT);
}
