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

/** Settings of a container template. */
export interface ContainerTemplateProps extends ContainerTemplateOptions {
  /**
   * The arguments of the program. Sets `args`.
   *
   * @default - none
   */
  readonly args?: (string | Reference)[];

  /**
   * The type of what the program prints on standard output, when tasks read it as their `result`.
   *
   * @default - a text
   */
  readonly resultType?: Parameter;

  /**
   * Anything else of the container, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly containerOverrides?: l1.ContainerPartial;
}

/** A template that runs a container. Renders a template with `container`. */
export class ContainerTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: ContainerTemplateProps) {
    super(scope, id);
    this._template = containerModel(this, props);
  }

  /** The image, with the defaults of the scopes around; overrides are not looked at. */
  public get image(): string | undefined {
    return propsOf<ContainerTemplateProps>(this).image;
  }

  /** The program and its first arguments, with the defaults of the scopes around: a copy. */
  public get command(): (string | Reference)[] {
    return [...(propsOf<ContainerTemplateProps>(this).command ?? [])];
  }

  /** The arguments of the program: a copy. */
  public get args(): (string | Reference)[] {
    return [...(propsOf<ContainerTemplateProps>(this).args ?? [])];
  }
}

const CONTAINER = containerKind<ContainerTemplateProps>('container', (props) => ({
  args: props.args,
  overrides: toManifest('ContainerPartial', props.containerOverrides),
}));

/** The model of a container template that stands at a place in the tree. */
export function containerModel(scope: IConstruct, props: ContainerTemplateProps): LeafModel {
  return leafModel(scope, props, CONTAINER);
}
