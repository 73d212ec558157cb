import type { IConstruct } from 'constructs';
import type { TemplateModel } from '../ir/model';
import type { Artifact } from '../value/artifact';
import type { Parameter } from '../value/parameter';

/** Something that a task calls: a container, a script, a pipeline, a template of another object. */
export interface ITemplate extends IConstruct {
  /**
   * The field of the manifest that says what the template does: `container`, `script`, `dag`, ... Of a template of another app it is
   * `templateRef`.
   */
  readonly kind: string;

  /** The input parameters that the template declares, by name. */
  readonly inputParameters: { [name: string]: Parameter };

  /** The input artifacts that the template declares, by name. */
  readonly inputArtifacts: { [name: string]: Artifact };

  /** The names of the outputs, which `output(name)` of a task reads. */
  readonly outputNames: string[];

  /** @internal */
  readonly _template: TemplateModel;
}
