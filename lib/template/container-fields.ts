import type * as l1 from '../../imports/argoproj.io';

/** What the container of a template may have besides, in Kubernetes' own form. */
export interface ContainerFields {
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
