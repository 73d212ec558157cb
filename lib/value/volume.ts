import { createHash } from 'crypto';
import { IConstruct } from 'constructs';
import { namedObject } from './object-name';
import type * as l1 from '../../imports/argoproj.io';
import { toManifest } from '../spec/to-manifest';

/** How a volume is mounted. */
export interface VolumeOptions {
  /**
   * The name of the volume in the pod.
   *
   * @default - made from the kind and name of the object
   */
  readonly name?: string;

  /**
   * Whether the container may only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * A folder or file inside the volume that is mounted instead of its root.
   *
   * @default - the root of the volume
   */
  readonly subPath?: string;
}

/** Options of an empty volume. */
export interface EmptyDirOptions extends VolumeOptions {
  /**
   * The most that the volume holds, for example `1Gi`. Sets `emptyDir.sizeLimit`.
   *
   * @default - no limit
   */
  readonly sizeLimit?: string;

  /**
   * Whether the volume lives in memory. Sets `emptyDir.medium`.
   *
   * @default false
   */
  readonly inMemory?: boolean;
}

/** A volume and how it is mounted. Volumes are declared on the template, so they also reach callers of the template. */
export class Volume {
  /** The keys of a Secret as files. The Secret is a name, an ApiObject, or a construct of cdk8s-plus. */
  public static fromSecret(secret: string | IConstruct, options: VolumeOptions = {}): Volume {
    const { name, construct } = namedObject(secret, 'Volume.fromSecret', 'secret');
    return new Volume(
      { name: options.name ?? nameFor('secret', name), secret: { secretName: name } },
      options,
      construct,
    );
  }

  /** The keys of a ConfigMap as files. The ConfigMap is a name, an ApiObject, or a construct of cdk8s-plus. */
  public static fromConfigMap(configMap: string | IConstruct, options: VolumeOptions = {}): Volume {
    const { name, construct } = namedObject(configMap, 'Volume.fromConfigMap', 'configMap');
    return new Volume({ name: options.name ?? nameFor('config', name), configMap: { name } }, options, construct);
  }

  /** A PersistentVolumeClaim. The claim is a name, an ApiObject, or a construct of cdk8s-plus. */
  public static fromPersistentVolumeClaim(claim: string | IConstruct, options: VolumeOptions = {}): Volume {
    const { name, construct } = namedObject(claim, 'Volume.fromPersistentVolumeClaim', 'claim');
    return new Volume(
      { name: options.name ?? nameFor('claim', name), persistentVolumeClaim: { claimName: name } },
      options,
      construct,
    );
  }

  /**
   * An empty folder that lives as long as the pod.
   *
   * @param volumeName the name of the volume in the pod
   */
  public static emptyDir(volumeName: string, options: EmptyDirOptions = {}): Volume {
    const emptyDir = {
      ...(options.inMemory ? { medium: 'Memory' } : {}),
      ...(options.sizeLimit === undefined ? {} : { sizeLimit: options.sizeLimit }),
    };
    return new Volume({ name: options.name ?? volumeName, emptyDir }, options);
  }

  /** Any volume, as Argo's manifest has it. */
  public static of(volume: l1.Volume, options: VolumeOptions = {}): Volume {
    return new Volume(
      { ...toManifest('Volume', volume)!, ...(options.name === undefined ? {} : { name: options.name }) },
      options,
    );
  }

  private constructor(
    /** @internal */ public readonly _manifest: Record<string, any>,
    /** @internal */ public readonly _options: VolumeOptions,
    /** @internal */ public readonly _construct?: IConstruct,
  ) {}
}

// Volume names are DNS labels; object names may be longer and hold dots.
function nameFor(kind: string, object: string): string {
  const name = `${kind}-${object}`;
  if (name.length <= 63 && !name.includes('.')) return name;
  return `${name.replace(/\./g, '-').slice(0, 54)}-${createHash('sha256').update(object).digest('hex').slice(0, 8)}`;
}
