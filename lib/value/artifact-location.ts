import * as l1 from '../../imports/argoproj.io';

/** Where an artifact is stored, when it is not left to the configured artifact repository. */
export class ArtifactLocation {
  /**
   * A key in the configured artifact repository, of whatever kind that is.
   *
   * @param key the path of the object in the repository
   */
  public static key(key: string): ArtifactLocation {
    return new ArtifactLocation({ s3: { key } });
  }

  /** An object in S3, or in a store that speaks its protocol. Sets `s3`. */
  public static s3(location: l1.S3Artifact): ArtifactLocation {
    return new ArtifactLocation({ s3: l1.toJson_S3Artifact(location) });
  }

  /** An object in Google Cloud Storage. Sets `gcs`. */
  public static gcs(location: l1.GcsArtifact): ArtifactLocation {
    return new ArtifactLocation({ gcs: l1.toJson_GcsArtifact(location) });
  }

  /** A file fetched by HTTP. Sets `http`. */
  public static http(location: l1.HttpArtifact): ArtifactLocation {
    return new ArtifactLocation({ http: l1.toJson_HttpArtifact(location) });
  }

  /** A git repository, checked out. Sets `git`. */
  public static git(location: l1.GitArtifact): ArtifactLocation {
    return new ArtifactLocation({ git: l1.toJson_GitArtifact(location) });
  }

  /**
   * The content itself, as text. Sets `raw`.
   *
   * @param data any text, braces included
   */
  public static raw(data: string): ArtifactLocation {
    return new ArtifactLocation({}, data);
  }

  private constructor(/** @internal */ public readonly _manifest: object, /** @internal */ public readonly _data?: string) {}
}
