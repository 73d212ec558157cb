import { Construct } from 'constructs';
import { TemplateReference, TemplateSignature } from './template-reference';
import { SuspendableOptions } from './workflow-fields';
import { WorkflowOptions } from './workflow-options';
import { WorkflowResource } from './workflow-resource';
import { ITemplate } from '../template/template';

/** Settings of a ClusterWorkflowTemplate. */
export interface ClusterWorkflowTemplateProps extends WorkflowOptions, SuspendableOptions {
  /** What workflows made from the template run. */
  readonly pipeline: ITemplate;

  /**
   * Further templates that others call by reference.
   *
   * @default - none
   */
  readonly templates?: ITemplate[];
}

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

  /** The pipeline, to be called as a task from other objects. */
  public readonly templateRef: ITemplate;

  /** @internal */
  public readonly _clusterScope: boolean = true;

  constructor(scope: Construct, id: string, props: ClusterWorkflowTemplateProps) {
    super(scope, id, props, { kind: 'ClusterWorkflowTemplate', maxNameLength: 63, completeness: 'template', clusterScope: true }, props.templates);
    this.templateRef = this.templateRefOf(props.pipeline);
  }

  /**
   * One of the further templates, to be called as a task from other objects.
   *
   * @param template one of `templates`, or the pipeline
   */
  public templateRefOf(template: ITemplate): ITemplate {
    this._checkHeld(template);
    return (this.node.tryFindChild(`ref-${template.node.addr}`) as ITemplate | undefined)
      ?? TemplateReference._toTemplate(this, `ref-${template.node.addr}`, this.name, true, template, this);
  }
}
