import { Construct } from 'constructs';
import { TemplateReference, TemplateSignature } from './template-reference';
import { WorkflowOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import { WorkflowStartOptions } from './workflow-spec-options';
import { ITemplate } from '../template/template-interface';

/** Settings of a WorkflowTemplate. */
export interface WorkflowTemplateProps extends WorkflowOptions, WorkflowStartOptions {}

/** A pipeline kept in the cluster: run by hand, by a schedule or an event, or called from other pipelines. */
export class WorkflowTemplate extends WorkflowResource {
  /**
   * A template of a WorkflowTemplate that another app makes.
   *
   * @param scope where the reference stands in the tree of constructs
   * @param id its id there
   * @param name the name of the WorkflowTemplate
   * @param signature the template's name, inputs and outputs
   */
  public static fromName(scope: Construct, id: string, name: string, signature: TemplateSignature): TemplateReference {
    return TemplateReference._toName(scope, id, name, false, signature);
  }

  /** @internal */
  public readonly _clusterScope: boolean = false;

  constructor(scope: Construct, id: string, props: WorkflowTemplateProps) {
    super(scope, id, props, {
      kind: 'WorkflowTemplate',
      maxNameLength: 63,
      completeness: 'template',
      clusterScope: false,
    });
  }

  /** The pipeline or entrypoint, to be called as a task from other objects. */
  public get templateRef(): ITemplate {
    return this.templateRefOf(this.pipeline);
  }

  /**
   * One of the templates, to be called as a task from other objects.
   *
   * @param template one of `templates`, the pipeline or the entrypoint
   */
  public templateRefOf(template: ITemplate): ITemplate {
    this._checkHeld(template);
    return (
      (this.node.tryFindChild(`ref-${template.node.addr}`) as ITemplate | undefined) ??
      TemplateReference._toTemplate(this, `ref-${template.node.addr}`, this.name, false, template._template, this)
    );
  }
}
