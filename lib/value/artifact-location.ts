import type * as l1 from '../../imports/argoproj.io';
import { errors } from '../errors';
import { wire } from '../wire';

/** Where an artifact is stored, when it is not left to the configured artifact repository. */
export class ArtifactLocation {
  /**
   * A key in the configured artifact repository, of whatever kind that is.
   *
   * @param key the path of the object in the repository
   */
  public static key(key: string): ArtifactLocation {
    return new ArtifactLocation({ s3: { key: given('key', 'key', key, 'a path in the artifact repository') } });
  }

  /** An object in S3, or in a store that speaks its protocol. Sets `s3`. */
  public static s3(location: l1.S3Artifact): ArtifactLocation {
    given('s3', 'key', location.key, 'the path of the object in the bucket');
    return new ArtifactLocation({ s3: wire('S3Artifact', location) });
  }

  /** An object in Google Cloud Storage. Sets `gcs`. */
  public static gcs(location: l1.GcsArtifact): ArtifactLocation {
    given('gcs', 'key', location.key, 'the path of the object in the bucket');
    return new ArtifactLocation({ gcs: wire('GcsArtifact', location) });
  }

  /** A file fetched by HTTP. Sets `http`. */
  public static http(location: l1.HttpArtifact): ArtifactLocation {
    given('http', 'url', location.url, 'the address of the file');
    return new ArtifactLocation({ http: wire('HttpArtifact', location) });
  }

  /** A git repository, checked out. Sets `git`. */
  public static git(location: l1.GitArtifact): ArtifactLocation {
    given('git', 'repo', location.repo, 'the address of the repository');
    return new ArtifactLocation({ git: wire('GitArtifact', location) }, undefined, false);
  }

  /**
   * The content itself, as text. Sets `raw`.
   *
   * @param data any text, braces included
   */
  public static raw(data: string): ArtifactLocation {
    if (typeof data !== 'string') throw errors.notAValue('ArtifactLocation.raw', 'data', data, 'a text');
    return new ArtifactLocation({}, data, false);
  }

  private constructor(
    /** @internal */ public readonly _manifest: object,
    /** @internal */ public readonly _data?: string,
    /** Whether Argo can write there. @internal */ public readonly _writable: boolean = true,
  ) {}
}

function given(kind: string, field: string, value: unknown, wanted: string): any {
  if (value === undefined || value === '') throw errors.notAValue(`ArtifactLocation.${kind}`, field, value, wanted);
  return value;
}
