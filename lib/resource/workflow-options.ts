import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { ClusterWorkflowTemplate } from './cluster-workflow-template';
import { WorkflowDefaults } from './workflow-defaults';
import { WorkflowSpecOptions } from './workflow-spec-options';
import type { WorkflowTemplate } from './workflow-template';
import type * as l1 from '../../imports/argoproj.io';
import { Hook } from '../pipeline/task-options';
import { ITemplate } from '../template/template-interface';
import { LifecycleHook } from '../written/call';

/** What every object that holds a workflow has. */
export interface WorkflowOptions extends WorkflowSpecOptions {
  /**
   * What the workflow runs: a pipeline, or a single template. The library makes the list of templates of it, carries values, orders and
   * guards them.
   *
   * @default - given by `entrypoint` and `templates`, or by `workflowTemplate`
   */
  readonly pipeline?: ITemplate;

  /**
   * Name, labels and annotations of the object.
   *
   * @default - a generated name
   */
  readonly metadata?: l1.ArgoObjectMetadata;

  /**
   * Leaves out the name, for a manifest that gets one when it is submitted.
   *
   * @default false
   */
  readonly withoutName?: boolean;

  /**
   * The values of the pipeline's parameters, and the locations of its artifacts (`ArtifactLocation`). Sets `arguments`.
   *
   * @default - the defaults of the pipeline
   */
  readonly arguments?: { [name: string]: any };

  /**
   * Settings that several workflows share, for example `WorkflowDefaults.recommended()`.
   *
   * @default - none: Argo's own, which keep everything for ever and run as root
   */
  readonly defaults?: WorkflowDefaults;

  /**
   * The service account of all pods: its name, an ApiObject, or a construct of cdk8s-plus. Sets `serviceAccountName`.
   *
   * @default - that of `defaults`, else the namespace's default account
   */
  readonly serviceAccount?: string | IConstruct;

  /**
   * How long the whole workflow may take. Sets `activeDeadlineSeconds`.
   *
   * @default - no limit
   */
  readonly activeDeadline?: Duration;

  /**
   * How many pods run at the same time. Sets `parallelism`.
   *
   * @default - no limit
   */
  readonly parallelism?: number;

  /**
   * What runs at the end, however the workflow ended. It reads `WorkflowVariable.status()`, inputs of the pipeline, and outputs
   * of its tasks, which are empty when the task did not run. Without `pipeline` it may be the name of a template. Sets `onExit`.
   *
   * @default - nothing
   */
  readonly onExit?: ITemplate | string;

  /**
   * What runs when its condition holds, by name. Sets `hooks`.
   *
   * @default - none
   */
  readonly hooks?: { [name: string]: Hook };

  /**
   * The same in Argo's own form, for objects without `pipeline`. Sets `hooks`.
   *
   * @default - none
   */
  readonly lifecycleHooks?: { [name: string]: LifecycleHook };

  /**
   * What the workflow runs, rendered as it is written: a template, or the name of one. For objects without `pipeline`, whose texts are
   * Argo's own language and whose references become plain tags. Sets `entrypoint`.
   *
   * @default - given by `pipeline`
   */
  readonly entrypoint?: ITemplate | string;

  /**
   * With `pipeline`: further templates that others call by reference. Without: the first templates of the object, rendered as they are
   * written; those that others call follow by themselves. Sets `templates`.
   *
   * @default - those that are called
   */
  readonly templates?: ITemplate[];

  /**
   * Anything else of the workflow's spec: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly workflowOverrides?: l1.WorkflowSpec;
}

/** What every object that runs a workflow has. */
export interface RunnableOptions extends WorkflowOptions {
  /**
   * The object of the cluster that holds what the workflow runs. Sets `workflowTemplateRef`.
   *
   * @default - given by `pipeline`
   */
  readonly workflowTemplate?: WorkflowTemplate | ClusterWorkflowTemplate;

  /**
   * The same in Argo's own form, for an object of another app. Sets `workflowTemplateRef`.
   *
   * @default - given by `workflowTemplate`
   */
  readonly workflowTemplateRef?: l1.WorkflowTemplateRef;
}
