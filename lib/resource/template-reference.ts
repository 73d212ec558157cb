import { Construct, IConstruct } from 'constructs';
import { templateNameOf } from '../backend/argo/template-name';
import { errors } from '../errors';
import type { ExternalModel, TemplateModel } from '../ir/model';
import { ConstructPlace } from '../spec/construct-place';
import { isObjectName, OBJECT_NAMES } from '../spec/names';
import { checkSignature } from '../template/signature';
import { kindOf, outputNamesOf } from '../template/signature-of';
import { ITemplate } from '../template/template-interface';
import { markTemplate } from '../template/template-mark';
import { Artifact } from '../value/artifact';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';

/** What is known of a template that lives in an object of another app. */
export interface TemplateSignature {
  /** The name of the template inside the object. Sets `templateRef.template`. */
  readonly template: string;

  /**
   * The input parameters that the template declares.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The input artifacts that the template declares.
   *
   * @default - none
   */
  readonly artifacts?: { [name: string]: Artifact };

  /**
   * The outputs that the template declares. Paths are not used.
   *
   * @default - none
   */
  readonly outputs?: { [name: string]: Output };

  /**
   * The type of the standard output, when the template captures it.
   *
   * @default - there is no result
   */
  readonly resultType?: Parameter;
}

/** A template of a WorkflowTemplate or ClusterWorkflowTemplate, called by its name. Renders `templateRef`. */
export class TemplateReference extends Construct implements ITemplate {
  /** @internal */
  public static _toName(
    scope: Construct,
    id: string,
    resource: string,
    clusterScope: boolean,
    signature: TemplateSignature,
  ): TemplateReference {
    const { template, parameters = {}, artifacts = {}, outputs = {}, resultType: result } = signature;
    const path = `${scope.node.path}/${id}`;
    checkSignature(path, signature);
    if (!isObjectName(resource)) throw errors.badName(path, 'name', resource, OBJECT_NAMES);
    if (!/^[a-zA-Z0-9][-a-zA-Z0-9]*$/.test(template)) {
      throw errors.badName(
        path,
        'template',
        template,
        "names of templates have letters, digits and '-', and begin with a letter or digit",
      );
    }
    return new TemplateReference(scope, id, {
      kind: 'external',
      resource,
      clusterScope,
      template,
      parameters,
      artifacts,
      outputs,
      result,
    });
  }

  /** @internal */
  public static _toTemplate(
    scope: Construct,
    id: string,
    resource: string,
    clusterScope: boolean,
    model: TemplateModel,
    uses: IConstruct,
  ): TemplateReference {
    const { parameters, artifacts, outputs } = model;
    const result = model.kind === 'dag' ? undefined : model.result;
    return new TemplateReference(scope, id, {
      kind: 'external',
      resource,
      clusterScope,
      template: templateNameOf(model),
      parameters,
      artifacts,
      outputs,
      result,
      uses,
      called: model,
    });
  }

  /** @internal */
  public readonly _template: ExternalModel;

  private constructor(scope: Construct, id: string, model: Omit<ExternalModel, 'place'>) {
    super(scope, id);
    this._template = { ...model, place: new ConstructPlace(this) };
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
}

markTemplate(TemplateReference.prototype);
