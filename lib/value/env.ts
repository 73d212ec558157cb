import { IConstruct } from 'constructs';
import { namedObject } from './object-name';
import type * as l1 from '../../imports/argoproj.io';
import { toManifest } from '../spec/to-manifest';

/** Options of an environment variable that is read from an object. */
export interface EnvKeyOptions {
  /**
   * Whether the container starts when the object or the key does not exist.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of an environment variable that is read from the resources of a container. */
export interface EnvResourceOptions {
  /**
   * The container whose resources they are. Sets `containerName`.
   *
   * @default - the container that has the variable
   */
  readonly container?: string;

  /**
   * The unit in which the amount is counted, for example `1Mi`. Sets `divisor`.
   *
   * @default '1'
   */
  readonly divisor?: string;
}

/** The value of an environment variable that is not a text or a reference. The same shape as `EnvValue` of cdk8s-plus. */
export class Env {
  /**
   * The value of a key of a Secret. Sets `valueFrom.secretKeyRef`.
   *
   * @param secret the Secret: its name, an ApiObject, or a construct of cdk8s-plus
   */
  public static secret(secret: string | IConstruct, key: string, options: EnvKeyOptions = {}): Env {
    return Env.keyOf('secretKeyRef', secret, key, options);
  }

  /**
   * The value of a key of a ConfigMap. Sets `valueFrom.configMapKeyRef`.
   *
   * @param configMap the ConfigMap: its name, an ApiObject, or a construct of cdk8s-plus
   */
  public static configMap(configMap: string | IConstruct, key: string, options: EnvKeyOptions = {}): Env {
    return Env.keyOf('configMapKeyRef', configMap, key, options);
  }

  /**
   * A field of the pod. Sets `valueFrom.fieldRef`.
   *
   * @param fieldPath for example `metadata.name` or `status.podIP`
   */
  public static field(fieldPath: string): Env {
    return new Env(() => ({ fieldRef: { fieldPath } }));
  }

  /**
   * What a container needs or may use at most. Sets `valueFrom.resourceFieldRef`.
   *
   * @param resource for example `limits.cpu` or `requests.memory`
   */
  public static resource(resource: string, options: EnvResourceOptions = {}): Env {
    return Env.of({ resourceFieldRef: { resource, containerName: options.container, divisor: options.divisor } });
  }

  /**
   * Any source of a value, in Kubernetes' own form. Sets `valueFrom`.
   *
   * @param source one of its fields
   */
  public static of(source: l1.EnvVarSource): Env {
    return new Env(() => toManifest('EnvVarSource', source));
  }

  private static keyOf(kind: string, object: string | IConstruct, key: string, options: EnvKeyOptions): Env {
    const { name, construct } = namedObject(object, `Env.${kind}`, kind);
    return new Env(
      () => ({ [kind]: { name, key, ...(options.optional === undefined ? {} : { optional: options.optional }) } }),
      construct,
    );
  }

  private constructor(
    private readonly source: () => any,
    /** @internal */ public readonly _construct?: IConstruct,
  ) {}

  /** The manifest of `valueFrom`. */
  public get valueFrom(): any {
    return this.source();
  }
}

/** Many environment variables from one object. */
export class EnvSource {
  /**
   * A variable for each key of a Secret. Sets `envFrom.secretRef`.
   *
   * @param secret the Secret: its name, an ApiObject, or a construct of cdk8s-plus
   * @param prefix put before each key
   */
  public static secret(secret: string | IConstruct, prefix?: string): EnvSource {
    return EnvSource.fromObject('secretRef', secret, prefix);
  }

  /**
   * A variable for each key of a ConfigMap. Sets `envFrom.configMapRef`.
   *
   * @param configMap the ConfigMap: its name, an ApiObject, or a construct of cdk8s-plus
   * @param prefix put before each key
   */
  public static configMap(configMap: string | IConstruct, prefix?: string): EnvSource {
    return EnvSource.fromObject('configMapRef', configMap, prefix);
  }

  /**
   * Any source of variables, in Kubernetes' own form.
   *
   * @param source one of `envFrom`
   */
  public static of(source: l1.EnvFromSource): EnvSource {
    return new EnvSource(() => toManifest('EnvFromSource', source)!);
  }

  private static fromObject(kind: string, object: string | IConstruct, prefix?: string): EnvSource {
    const { name, construct } = namedObject(object, `EnvSource.${kind}`, kind);
    return new EnvSource(() => ({ ...(prefix === undefined ? {} : { prefix }), [kind]: { name } }), construct);
  }

  private constructor(
    private readonly source: () => object,
    /** @internal */ public readonly _construct?: IConstruct,
  ) {}

  /** @internal */
  public get _manifest(): object {
    return this.source();
  }
}
