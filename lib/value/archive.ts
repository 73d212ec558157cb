/** How an artifact is packed when it is stored. */
export class Archive {
  /** As it is; a folder becomes one object per file. Sets `archive.none`. */
  public static none(): Archive {
    return new Archive({ none: {} });
  }

  /**
   * A tar, compressed with gzip. Sets `archive.tar`.
   *
   * @param compressionLevel 0 (none) to 9 (smallest); -1 for gzip's own choice
   */
  public static tar(compressionLevel?: number): Archive {
    return new Archive({ tar: compressionLevel === undefined ? {} : { compressionLevel } });
  }

  /** A zip file. Sets `archive.zip`. */
  public static zip(): Archive {
    return new Archive({ zip: {} });
  }

  /**
   * As Argo does it where nothing is said: a tar, compressed with gzip. Sets `archive` to an empty object, which overrides what stands elsewhere.
   */
  public static standard(): Archive {
    return new Archive({});
  }

  private constructor(/** @internal */ public readonly _manifest: object) {}
}
