import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ContainerFields } from './container-fields';
import { Retry } from './retry';
import { TemplateFields } from './template-fields';
import type * as l1 from '../../imports/argoproj.io';
import { Artifact } from '../value/artifact';
import { EnvSource } from '../value/env';
import { Metric } from '../value/metric';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';
import { Volume } from '../value/volume';

/** How a pod runs; also given for many templates at once by `TaskDefaults`. */
export interface PodOptions extends TemplateFields {
  /**
   * How often a failed task is tried again. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * How long one attempt may take before it is stopped, 3 seconds or more; text is Argo's own form, for example `1h30m`. Sets
   * `timeout`.
   *
   * @default - no limit
   */
  readonly timeout?: Duration | string;

  /**
   * The service account of the pod: its name, an ApiObject, or a construct of cdk8s-plus. Sets `serviceAccountName`.
   *
   * @default - the service account of the workflow
   */
  readonly serviceAccount?: string | IConstruct;

  /**
   * Labels that a node must have. Sets `nodeSelector`.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of nodes that are accepted. Sets `tolerations`.
   *
   * @default - none
   */
  readonly tolerations?: l1.Toleration[];

  /**
   * Further rules on where the pod runs. Sets `affinity`.
   *
   * @default - none
   */
  readonly affinity?: l1.Affinity;

  /**
   * User, groups and other security settings of the pod. Sets `securityContext`.
   *
   * @default - those of the workflow
   */
  readonly podSecurityContext?: l1.PodSecurityContext;

  /**
   * Labels of the pod. Sets `metadata.labels`.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the pod. Sets `metadata.annotations`.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Metrics that the controller emits. Sets `metrics.prometheus`.
   *
   * @default - none
   */
  readonly metrics?: Metric[];
}

/** How a container runs; also given for many templates at once by `TaskDefaults`. */
export interface ContainerOptions extends PodOptions, ContainerFields {
  /**
   * The image. Sets `image`.
   *
   * @default - the image of `TaskDefaults`; without one it is an error
   */
  readonly image?: string;

  /**
   * Environment variables. A value is a text, a number, a boolean, a reference, `Env.secret(...)`, `Env.configMap(...)`,
   * any other `Env`, or an `EnvValue` of cdk8s-plus. Sets `env`.
   *
   * @default - none
   */
  readonly env?: { [name: string]: any };

  /**
   * Environment variables from all keys of an object. Sets `envFrom`.
   *
   * @default - none
   */
  readonly envFrom?: EnvSource[];

  /**
   * What the container needs and may use at most, as Kubernetes quantities. Sets `resources`.
   *
   * @default - the cluster's
   */
  readonly resources?: Resources;

  /**
   * When the image is pulled: `Always`, `IfNotPresent` or `Never`. Sets `imagePullPolicy`.
   *
   * @default - the cluster's
   */
  readonly imagePullPolicy?: string;

  /**
   * User and other security settings of the container. Sets the container's `securityContext`.
   *
   * @default - those of the pod
   */
  readonly securityContext?: l1.SecurityContext;

  /**
   * Volumes by the absolute path where they are mounted. Sets the template's `volumes` and the container's `volumeMounts`.
   *
   * @default - none
   */
  readonly volumes?: { [mountPath: string]: Volume };
}

/** Amounts of resources by name, as text or number, for example `{ requests: { cpu: '500m', memory: '1Gi' } }`. */
export interface Resources {
  /**
   * What is set aside for the container. Sets `requests`.
   *
   * @default - none
   */
  readonly requests?: { [name: string]: any };

  /**
   * The most that the container may use. Sets `limits`.
   *
   * @default - none
   */
  readonly limits?: { [name: string]: any };

  /**
   * The claims of the pod (`resourceClaims`) that the container uses. Sets `claims`.
   *
   * @default - none
   */
  readonly claims?: l1.ResourceClaim[];
}

/** What every template with a body of its own declares. */
export interface TemplateOptions {
  /**
   * The name of the template in the manifest: lower-case letters, digits and hyphens.
   *
   * @default - made from the construct's id
   */
  readonly templateName?: string;

  /**
   * The input parameters. Read them with `Input.parameter('name')`.
   *
   * @default - none but the values that the template's fields refer to
   */
  readonly parameters?: { [name: string]: Parameter };

  /**
   * The input artifacts, placed in the container before it starts.
   *
   * @default - none
   */
  readonly artifacts?: { [name: string]: Artifact };

  /**
   * What the template leaves behind.
   *
   * @default - nothing
   */
  readonly outputs?: { [name: string]: Output };

  /**
   * Anything else of the template, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly templateOverrides?: l1.Template;
}

/** What every template of one container has. */
export interface ContainerTemplateOptions extends ContainerOptions, TemplateOptions {
  /**
   * The program and its first arguments. Sets `command`.
   *
   * @default - without one it is an error: Argo would have to ask the registry for the image's own
   */
  readonly command?: (string | Reference)[];

  /**
   * The folder in which the program starts. Sets `workingDir`.
   *
   * @default - the image's
   */
  readonly workingDir?: string;

  /**
   * Accepts run-time values inside program text (script source, `sh -c`), where a crafted value becomes program.
   *
   * @default false
   */
  readonly allowInterpolation?: boolean;
}
