import { Construct } from 'constructs';
import { InputReferences } from './input-references';
import { kindOf, outputNamesOf } from './signature-of';
import type { ITemplate } from './template-interface';
import { markTemplate } from './template-mark';
import type * as l1 from '../../imports/argoproj.io';
import type { LeafModel, TemplateModel } from '../ir/model';
import { mergeOver } from '../spec/merge';
import { invalidate } from '../spec/revision';
import { toManifest } from '../spec/to-manifest';
import { Artifact } from '../value/artifact';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';

const RESERVED = {
  name: 'templates are known by their names',
  inputs: 'callers know the inputs',
  outputs: 'callers know the outputs',
};

/** A template with a body of its own, apart from any task: called from many tasks, or published in a WorkflowTemplate. */
export abstract class Template extends Construct implements ITemplate {
  /** @internal */
  public abstract readonly _template: TemplateModel;

  private readonly references = new InputReferences(this);

  constructor(scope: Construct, id: string) {
    super(scope, id);
    invalidate();
  }

  /** The field of the manifest that says what the template does, for example `container`. */
  public get kind(): string {
    return kindOf(this._template);
  }

  /** The input parameters that the template declares, by name: a copy. */
  public get inputParameters(): { [name: string]: Parameter } {
    return { ...this._template.parameters };
  }

  /** The input artifacts that the template declares, by name: a copy. */
  public get inputArtifacts(): { [name: string]: Artifact } {
    return { ...this._template.artifacts };
  }

  /** The names of the outputs, which `output(name)` of a task reads. */
  public get outputNames(): string[] {
    return outputNamesOf(this._template);
  }

  /**
   * The value of an input parameter, for use in the template's own fields.
   *
   * @param name a key of `parameters`
   */
  public parameter(name: string): Reference {
    return this.references.parameter(name);
  }

  /**
   * Changes a template that was made before, for example one of a manifest that was loaded.
   *
   * @param overrides fields in the form of the manifest: merge deeply, lists append
   */
  public addOverrides(overrides: l1.Template): void {
    const model = this._template as LeafModel;
    const body = model.body.bind(model);
    const path = `${this.node.path}.addOverrides`;
    Object.assign(model, {
      body: (asWritten?: boolean) => {
        const made = body(asWritten);
        return {
          ...made,
          manifest: mergeOver(made.manifest, toManifest('Template', overrides), path, 'overrides', RESERVED),
        };
      },
    });
    invalidate();
  }
}

markTemplate(Template.prototype);
