import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Retry } from './retry';
import type * as l1 from '../../imports/argoproj.io';
import { Artifact } from '../value/artifact';
import { EnvSource } from '../value/env';
import { Metric } from '../value/metric';
import { Output } from '../value/output';
import { Parameter } from '../value/parameter';
import { Reference } from '../value/reference';
import { Volume } from '../value/volume';

/** How a pod runs; also given for many templates at once by `TaskDefaults`. */
export interface PodOptions {
  /**
   * How often a failed task is tried again. Sets `retryStrategy`.
   *
   * @default - a failure is final
   */
  readonly retry?: Retry;

  /**
   * How long one attempt may take before it is stopped, 3 seconds or more. Sets `timeout`.
   *
   * @default - no limit
   */
  readonly timeout?: Duration;

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
export interface ContainerOptions extends PodOptions {
  /**
   * The image. Sets `image`.
   *
   * @default - the image of `TaskDefaults`; without one it is an error
   */
  readonly image?: string;

  /**
   * Environment variables. A value is a text, a number, a boolean, a reference, `Env.secret(...)`, `Env.configMap(...)`,
   * or an `EnvValue` of cdk8s-plus. Sets `env`.
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

/** Amounts of resources by name, for example `{ requests: { cpu: '500m', memory: '1Gi' } }`. */
export interface Resources {
  /**
   * What is set aside for the container. Sets `requests`.
   *
   * @default - none
   */
  readonly requests?: { [name: string]: string };

  /**
   * The most that the container may use. Sets `limits`.
   *
   * @default - none
   */
  readonly limits?: { [name: string]: string };
}

/** What every template of one container has. */
export interface ContainerTemplateOptions extends ContainerOptions {
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
   * What the container leaves behind.
   *
   * @default - nothing
   */
  readonly outputs?: { [name: string]: Output };

  /**
   * The program and its first arguments. Sets `command`.
   */
  readonly command: (string | Reference)[];

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

  /**
   * Anything else of the template, in the form of its manifest: merges deeply, lists append.
   *
   * @default - nothing
   */
  readonly templateOverrides?: l1.Template;
}
