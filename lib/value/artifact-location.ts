import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { ARTIFACT_STORES, ArtifactStoreName, storesOf } from '../spec/artifact-stores';
import { toManifest } from '../spec/to-manifest';

/** Where an artifact is stored, when it is not left to the configured artifact repository. */
export class ArtifactLocation {
  /**
   * A key in the configured artifact repository, of whatever kind that is.
   *
   * @param key the path of the object in the repository
   */
  public static key(key: string): ArtifactLocation {
    if (!isGiven(key)) throw errors.notAValue('ArtifactLocation.key', 'key', key, 'a path in the artifact repository');
    return ArtifactLocation.of({ s3: { key } });
  }

  /** An object in S3, or in a store that speaks its protocol. Sets `s3`. */
  public static s3(location: l1.S3Artifact): ArtifactLocation {
    return ArtifactLocation.in('s3', location);
  }

  /** An object in Google Cloud Storage. Sets `gcs`. */
  public static gcs(location: l1.GcsArtifact): ArtifactLocation {
    return ArtifactLocation.in('gcs', location);
  }

  /** A blob in Azure Blob Storage. Sets `azure`. */
  public static azure(location: l1.AzureArtifact): ArtifactLocation {
    return ArtifactLocation.in('azure', location);
  }

  /** An object in Alibaba Cloud's Object Storage Service. Sets `oss`. */
  public static oss(location: l1.OssArtifact): ArtifactLocation {
    return ArtifactLocation.in('oss', location);
  }

  /** A file in HDFS. Sets `hdfs`. */
  public static hdfs(location: l1.HdfsArtifact): ArtifactLocation {
    return ArtifactLocation.in('hdfs', location);
  }

  /** A file in Artifactory. Sets `artifactory`. */
  public static artifactory(location: l1.ArtifactoryArtifact): ArtifactLocation {
    return ArtifactLocation.in('artifactory', location);
  }

  /** A file fetched by HTTP. Sets `http`. */
  public static http(location: l1.HttpArtifact): ArtifactLocation {
    return ArtifactLocation.in('http', location);
  }

  /** A git repository, checked out. Sets `git`. */
  public static git(location: l1.GitArtifact): ArtifactLocation {
    return ArtifactLocation.in('git', location);
  }

  /** Whatever a plugin of the controller stores. Sets `plugin`. */
  public static plugin(location: l1.PluginArtifact): ArtifactLocation {
    return ArtifactLocation.in('plugin', location);
  }

  /**
   * The content itself, as text. Sets `raw`.
   *
   * @param data any text, braces included
   */
  public static raw(data: string): ArtifactLocation {
    if (typeof data !== 'string') throw errors.notAValue('ArtifactLocation.raw', 'data', data, 'a text');
    return new ArtifactLocation({}, data);
  }

  /**
   * Any location, in Argo's own form.
   *
   * @param location the place, in the field of its kind of store
   */
  public static of(location: l1.ArtifactLocation): ArtifactLocation {
    return new ArtifactLocation(location);
  }

  /** A location in a store, which names an object there. */
  private static in<Store extends ArtifactStoreName>(
    store: Store,
    location: NonNullable<l1.ArtifactLocation[Store]>,
  ): ArtifactLocation {
    const { key, means } = ARTIFACT_STORES[store];
    const value = key && (location as Readonly<Record<string, unknown>>)[key];
    if (key && !isGiven(value)) throw errors.notAValue(`ArtifactLocation.${store}`, key, value, means!);
    return ArtifactLocation.of({ [store]: location });
  }

  private constructor(
    private readonly location: l1.ArtifactLocation,
    /** @internal */ public readonly _data?: string,
  ) {}

  /** @internal */
  public get _manifest(): Record<string, any> {
    return toManifest('ArtifactLocation', this.location)!;
  }

  /**
   * Whether Argo can write there.
   *
   * @internal
   */
  public get _writable(): boolean {
    return this._data === undefined && !storesOf(this.location).some((store) => ARTIFACT_STORES[store].readOnly);
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}
