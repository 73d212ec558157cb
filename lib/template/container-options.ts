import { PodOptions } from './pod-options';
import type * as l1 from '../../imports/argoproj.io';
import { EnvSource } from '../value/env';
import { Volume } from '../value/volume';

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

  /**
   * The name of the container in the pod's spec; Argo calls the main one `main`. Sets the container's `name`.
   *
   * @default - Argo's
   */
  readonly containerName?: string;

  /**
   * Environment variables in Kubernetes' own form, appended to those of `env`. Sets `env`.
   *
   * @default - none
   */
  readonly envVars?: l1.EnvVar[];

  /**
   * What happens after the container has started and before it is stopped. Sets `lifecycle`.
   *
   * @default - nothing
   */
  readonly lifecycle?: l1.Lifecycle;

  /**
   * How to find out that the container has to be restarted. Sets `livenessProbe`.
   *
   * @default - none
   */
  readonly livenessProbe?: l1.Probe;

  /**
   * The ports on which the container listens. Sets `ports`.
   *
   * @default - none
   */
  readonly ports?: l1.ContainerPort[];

  /**
   * How to find out that the container is ready, which the workflow waits for when it is a daemon. Sets `readinessProbe`.
   *
   * @default - ready when it has started
   */
  readonly readinessProbe?: l1.Probe;

  /**
   * How resources change while the container runs. Sets `resizePolicy`.
   *
   * @default - the cluster's
   */
  readonly resizePolicy?: l1.ContainerResizePolicy[];

  /**
   * Whether Kubernetes starts the container again when it has ended. Sets `restartPolicy`.
   *
   * @default - that of the pod: never
   */
  readonly restartPolicy?: string;

  /**
   * The same by exit codes. Sets `restartPolicyRules`.
   *
   * @default - none
   */
  readonly restartPolicyRules?: l1.ContainerRestartRule[];

  /**
   * How to find out that the container has started. Sets `startupProbe`.
   *
   * @default - none
   */
  readonly startupProbe?: l1.Probe;

  /**
   * Whether the container has a standard input. Sets `stdin`.
   *
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Whether standard input is closed after the first client has left. Sets `stdinOnce`.
   *
   * @default false
   */
  readonly stdinOnce?: boolean;

  /**
   * The file from which Kubernetes reads why the container ended. Sets `terminationMessagePath`.
   *
   * @default - the cluster's
   */
  readonly terminationMessagePath?: string;

  /**
   * Whether the end of the log stands in for that file: `File` or `FallbackToLogsOnError`. Sets `terminationMessagePolicy`.
   *
   * @default - the cluster's
   */
  readonly terminationMessagePolicy?: string;

  /**
   * Whether the container has a terminal. Sets `tty`.
   *
   * @default false
   */
  readonly tty?: boolean;

  /**
   * Block devices of the container. Sets `volumeDevices`.
   *
   * @default - none
   */
  readonly volumeDevices?: l1.VolumeDevice[];

  /**
   * Volumes by name and where they are mounted, appended to those of `volumes`. Sets `volumeMounts`.
   *
   * @default - none
   */
  readonly volumeMounts?: l1.VolumeMount[];
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
