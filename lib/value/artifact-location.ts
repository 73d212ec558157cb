import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { toManifest } from '../spec/to-manifest';

/** Where an artifact is stored, when it is not left to the configured artifact repository. */
export class ArtifactLocation {
  /**
   * A key in the configured artifact repository, of whatever kind that is.
   *
   * @param key the path of the object in the repository
   */
  public static key(key: string): ArtifactLocation {
    return ArtifactLocation.of({ s3: { key: given('key', 'key', key, 'a path in the artifact repository') } });
  }

  /** An object in S3, or in a store that speaks its protocol. Sets `s3`. */
  public static s3(location: l1.S3Artifact): ArtifactLocation {
    given('s3', 'key', location.key, OBJECT);
    return ArtifactLocation.of({ s3: location });
  }

  /** An object in Google Cloud Storage. Sets `gcs`. */
  public static gcs(location: l1.GcsArtifact): ArtifactLocation {
    given('gcs', 'key', location.key, OBJECT);
    return ArtifactLocation.of({ gcs: location });
  }

  /** A blob in Azure Blob Storage. Sets `azure`. */
  public static azure(location: l1.AzureArtifact): ArtifactLocation {
    given('azure', 'blob', location.blob, 'the path of the blob in the container');
    return ArtifactLocation.of({ azure: location });
  }

  /** An object in Alibaba Cloud's Object Storage Service. Sets `oss`. */
  public static oss(location: l1.OssArtifact): ArtifactLocation {
    given('oss', 'key', location.key, OBJECT);
    return ArtifactLocation.of({ oss: location });
  }

  /** A file in HDFS. Sets `hdfs`. */
  public static hdfs(location: l1.HdfsArtifact): ArtifactLocation {
    given('hdfs', 'path', location.path, 'the path of the file');
    return ArtifactLocation.of({ hdfs: location });
  }

  /** A file in Artifactory. Sets `artifactory`. */
  public static artifactory(location: l1.ArtifactoryArtifact): ArtifactLocation {
    given('artifactory', 'url', location.url, 'the address of the file');
    return ArtifactLocation.of({ artifactory: location });
  }

  /** A file fetched by HTTP. Sets `http`. */
  public static http(location: l1.HttpArtifact): ArtifactLocation {
    given('http', 'url', location.url, 'the address of the file');
    return ArtifactLocation.of({ http: location });
  }

  /** A git repository, checked out. Sets `git`. */
  public static git(location: l1.GitArtifact): ArtifactLocation {
    given('git', 'repo', location.repo, 'the address of the repository');
    return ArtifactLocation.of({ git: location });
  }

  /** Whatever a plugin of the controller stores. Sets `plugin`. */
  public static plugin(location: l1.PluginArtifact): ArtifactLocation {
    return ArtifactLocation.of({ plugin: location });
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
    return this._data === undefined && !this.location.git && !this.location.raw;
  }
}

const OBJECT = 'the path of the object in the bucket';

function given(kind: string, field: string, value: unknown, wanted: string): any {
  if (value === undefined || value === '') throw errors.notAValue(`ArtifactLocation.${kind}`, field, value, wanted);
  return value;
}
