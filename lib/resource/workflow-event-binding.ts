import { Construct } from 'constructs';
import { ArgoObject } from './argo-object';
import { ClusterWorkflowTemplate } from './cluster-workflow-template';
import { eventArguments, eventText } from './event-arguments';
import { WorkflowTemplate } from './workflow-template';
import type * as l1 from '../../imports/argoproj.io';
import { attempt, errors, PipelineError } from '../errors';
import { late } from '../late';
import { compact, defined, mergeOver } from '../spec/merge';
import { hasTag } from '../spec/tags';
import { toManifest } from '../spec/to-manifest';
import { EventExpression } from '../value/event-expression';

/** The metadata of workflows that an event starts: texts, or `EventExpression.of(...)` for what the event says. */
export interface EventMetadata {
  /**
   * The name of the workflow. Sets `submit.metadata.name`.
   *
   * @default - made from `generateName`
   */
  readonly name?: string | EventExpression;

  /**
   * A prefix from which a unique name is made. Sets `submit.metadata.generateName`.
   *
   * @default - the name of the workflow template
   */
  readonly generateName?: string | EventExpression;

  /**
   * Labels of the workflow. Sets `submit.metadata.labels`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: any };

  /**
   * Annotations of the workflow. Sets `submit.metadata.annotations`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: any };
}

/** Settings of a WorkflowEventBinding. */
export interface WorkflowEventBindingProps {
  /**
   * Name, labels and annotations of the object.
   *
   * @default - a generated name
   */
  readonly metadata?: l1.ArgoObjectMetadata;

  /**
   * Leaves out the name, for a manifest that gets one when it is created.
   *
   * @default false
   */
  readonly withoutName?: boolean;

  /**
   * Which events start a workflow: an expression over `payload`, `metadata`, `discriminator` and `namespace` that is true or
   * false, for example `payload.action == "opened"`. Headers are lists under their lower-case names, and only those that begin
   * with `x-` are there. Sets `event.selector`.
   */
  readonly selector: string;

  /** The template that the workflow is made from: a construct, or the name of a template of another app. Sets `submit.workflowTemplateRef`. */
  readonly workflowTemplate: WorkflowTemplate | ClusterWorkflowTemplate | string;

  /**
   * Whether a template that is given by its name is a ClusterWorkflowTemplate. Sets `submit.workflowTemplateRef.clusterScope`.
   *
   * @default false
   */
  readonly clusterScope?: boolean;

  /**
   * The values of the template's parameters: literal ones, or `EventExpression.of(...)` for what the event says. Sets
   * `submit.arguments`.
   *
   * @default - the defaults of the template
   */
  readonly arguments?: { [name: string]: any };

  /**
   * Name, labels and annotations of the workflows. Sets `submit.metadata`.
   *
   * @default - a generated name
   */
  readonly workflowMetadata?: EventMetadata;

  /**
   * Anything else of the object's spec: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly bindingOverrides?: l1.WorkflowEventBindingSpec;
}

/** Starts a workflow for each event that Argo's server receives and that fits. */
export class WorkflowEventBinding extends Construct {
  /** The name of the object. */
  public readonly name: string;

  private readonly object: ArgoObject;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkflowEventBindingProps,
  ) {
    super(scope, id);
    const { selector, workflowTemplate, metadata } = props;
    const { path } = this.node;
    if (typeof selector !== 'string' || selector.trim() === '' || hasTag(selector)) {
      throw errors.notAValue(path, 'selector', selector, 'an expression without braces around it');
    }
    if (typeof workflowTemplate !== 'string' && !Construct.isConstruct(workflowTemplate)) {
      throw errors.notAValue(
        path,
        'workflowTemplate',
        workflowTemplate,
        'a WorkflowTemplate, a ClusterWorkflowTemplate, or the name of one',
      );
    }
    this.object = new ArgoObject(this, 'Resource', {
      kind: 'WorkflowEventBinding',
      metadata,
      clusterScope: false,
      withoutName: props.withoutName,
      spec: () => this.spec(),
    });
    this.name = this.object.name;
    if (typeof workflowTemplate !== 'string') this.object.node.addDependency(workflowTemplate);
    this.node.addValidation({ validate: () => this.validate().map((error) => error.message) });
  }

  private validate(): readonly PipelineError[] {
    const { path } = this.node;
    const found = [
      ...late().checkMetadata(path, this.object, this.props.metadata?.generateName, {
        kind: 'WorkflowEventBinding',
        maxNameLength: 253,
        referred: false,
      }),
    ];
    attempt(
      () => {
        found.push(...late().checkTexts(path, this.spec()));
      },
      (error) => found.push(error),
    );
    return found;
  }

  private spec(): Record<string, any> {
    const { selector, workflowTemplate, clusterScope, workflowMetadata, bindingOverrides } = this.props;
    const { path } = this.node;
    const named = typeof workflowTemplate === 'string';
    const isClusterWide = named ? clusterScope : workflowTemplate._clusterScope || undefined;
    const signature = named ? undefined : workflowTemplate.pipeline._template;
    return mergeOver(
      {
        event: { selector },
        submit: defined({
          workflowTemplateRef: compact({
            name: named ? workflowTemplate : workflowTemplate.name,
            clusterScope: isClusterWide,
          }),
          arguments: eventArguments(path, this.props.arguments ?? {}, signature) ?? this.props.arguments,
          metadata: workflowMetadata && this.metadataOf(workflowMetadata),
        }),
      },
      toManifest('WorkflowEventBindingSpec', bindingOverrides),
      path,
      'bindingOverrides',
    );
  }

  /** Argo reads all of them as expressions. */
  private metadataOf({ name, generateName, labels = {}, annotations = {} }: EventMetadata): Record<string, any> {
    const { path } = this.node;
    const texts = (what: string, values: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, eventText(path, `workflowMetadata.${what}.${key}`, value)]),
      );
    return compact({
      name: name === undefined ? undefined : eventText(path, 'workflowMetadata.name', name),
      generateName:
        generateName === undefined ? undefined : eventText(path, 'workflowMetadata.generateName', generateName),
      labels: texts('labels', labels),
      annotations: texts('annotations', annotations),
    });
  }
}
