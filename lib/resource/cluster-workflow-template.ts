import { Construct } from 'constructs';
import { TemplateReference, TemplateSignature } from './template-reference';
import { WorkflowOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import { WorkflowStartOptions } from './workflow-spec-options';
import { ITemplate } from '../template/template-interface';

/** Settings of a ClusterWorkflowTemplate. */
export interface ClusterWorkflowTemplateProps extends WorkflowOptions, WorkflowStartOptions {}

/** A pipeline kept in the cluster for all namespaces. */
export class ClusterWorkflowTemplate extends WorkflowResource {
  /**
   * A template of a ClusterWorkflowTemplate that another app makes.
   *
   * @param scope where the reference stands in the tree of constructs
   * @param id its id there
   * @param name the name of the ClusterWorkflowTemplate
   * @param signature the template's name, inputs and outputs
   */
  public static fromName(scope: Construct, id: string, name: string, signature: TemplateSignature): TemplateReference {
    return TemplateReference._toName(scope, id, name, true, signature);
  }

  /** @internal */
  public readonly _clusterScope: boolean = true;

  constructor(scope: Construct, id: string, props: ClusterWorkflowTemplateProps) {
    super(scope, id, props, {
      kind: 'ClusterWorkflowTemplate',
      maxNameLength: 63,
      completeness: 'template',
      clusterScope: true,
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
      TemplateReference._toTemplate(this, `ref-${template.node.addr}`, this.name, true, template._template, this)
    );
  }
}
