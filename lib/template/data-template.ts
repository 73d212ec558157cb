import { Construct, IConstruct } from 'constructs';
import { LeafKind, leafModel } from './leaf';
import { PodOptions } from './pod-options';
import { Template } from './template';
import { TemplateOptions } from './template-options';
import type * as l1 from '../../imports/argoproj.io';
import type { LeafModel } from '../ir/model';
import { toManifest } from '../spec/to-manifest';
import { Parameter } from '../value/parameter';

/** Settings of a data template. */
export interface DataTemplateProps extends PodOptions, TemplateOptions {
  /** Where the data comes from: the paths of the files in a bucket. Sets `data.source`. */
  readonly source: l1.DataSource;

  /**
   * What becomes of it, step by step, in Argo's expression language over `data`, for example
   * `filter(data, {# endsWith '.csv'})`. Sets `data.transformation`.
   */
  readonly transformation: l1.TransformationStep[];

  /**
   * The type of what comes out, which tasks read as `result`.
   *
   * @default - JSON, usually a list of paths
   */
  readonly resultType?: Parameter;
}

/** A template that lists the files of a bucket, and transforms the list. Renders a template with `data`. */
export class DataTemplate extends Template {
  /** @internal */
  public readonly _template: LeafModel;

  constructor(scope: Construct, id: string, props: DataTemplateProps) {
    super(scope, id);
    this._template = dataModel(this, props);
  }
}

const JSON_VALUE = Parameter.json();

const DATA: LeafKind<DataTemplateProps> = {
  field: 'data',
  is: 'is a list of data',
  result: ({ resultType }) => resultType ?? JSON_VALUE,
  fields: (_path, { source, transformation }) => ({ data: toManifest('Data', { source, transformation }) }),
};

/** The model of a data template that stands at a place in the tree. */
export function dataModel(scope: IConstruct, props: DataTemplateProps): LeafModel {
  return leafModel(scope, props, DATA);
}
