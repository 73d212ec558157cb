/** What is known of a kind of store for artifacts. */
export interface ArtifactStore {
  /** The field that names the object in the store, where there is one. */
  readonly key?: string;
  /** What that field holds, for errors. */
  readonly means?: string;
  /** Whether what is below the key of an object belongs to it, as files to a folder. */
  readonly folders?: boolean;
  /** Whether what was written under a key is read under it. */
  readonly repository?: boolean;
  /** Whether Argo only reads from it. */
  readonly readOnly?: boolean;
}

const OBJECT = 'the path of the object in the bucket';

const STORES = {
  s3: { key: 'key', means: OBJECT, folders: true, repository: true },
  git: { key: 'repo', means: 'the address of the repository', readOnly: true },
  http: { key: 'url', means: 'the address of the file' },
  artifactory: { key: 'url', means: 'the address of the file', repository: true },
  hdfs: { key: 'path', means: 'the path of the file', folders: true, repository: true },
  raw: { key: 'data', means: 'a text', readOnly: true },
  oss: { key: 'key', means: OBJECT, folders: true, repository: true },
  gcs: { key: 'key', means: OBJECT, folders: true, repository: true },
  azure: { key: 'blob', means: 'the path of the blob in the container', folders: true, repository: true },
  plugin: {},
} satisfies Record<string, ArtifactStore>;

/** The field of an artifact that says where it is stored. */
export type ArtifactStoreName = keyof typeof STORES;

/** The stores of artifacts by their fields: an artifact has at most one of them. */
export const ARTIFACT_STORES: Readonly<Record<ArtifactStoreName, ArtifactStore>> = STORES;

/** The names of all stores. */
export const ARTIFACT_STORE_NAMES = Object.keys(STORES) as readonly ArtifactStoreName[];

/** Whether a field of an artifact says where it is stored. */
export function isArtifactStore(field: string): field is ArtifactStoreName {
  return Object.hasOwn(STORES, field);
}

type Fields = Readonly<Record<string, any>>;

/** The stores that an artifact names: none where it lies in the configured repository. */
export function storesOf(artifact: Fields): readonly ArtifactStoreName[] {
  return ARTIFACT_STORE_NAMES.filter((name) => artifact[name] !== undefined);
}
