import { ARTIFACT_STORES, storesOf } from '../../spec/artifact-stores';
import { ArtifactHandle } from '../artifact-handle';

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, ArtifactHandle>;
}

/** The artifacts of a run that have a key of their own, as a bucket has them: a key that is none, but the beginning of others, is a folder. */
export class Repository {
  private readonly root: Folder = { folders: new Map(), files: new Map() };

  public put(key: string, handle: ArtifactHandle): void {
    const names = namesOf(key);
    const last = names.pop();
    if (last === undefined) return;
    let folder = this.root;
    for (const name of names) {
      let inner = folder.folders.get(name);
      if (!inner) folder.folders.set(name, (inner = { folders: new Map(), files: new Map() }));
      folder = inner;
    }
    folder.files.set(last, handle);
  }

  public at(key: string): ArtifactHandle | undefined {
    const names = namesOf(key);
    let folder: Folder | undefined = this.root;
    for (const [index, name] of names.entries()) {
      const file: ArtifactHandle | undefined = folder.files.get(name);
      if (file) return index === names.length - 1 ? file : file.at(names.slice(index + 1).join('/'));
      folder = folder.folders.get(name);
      if (!folder) return undefined;
    }
    return handleOf(folder);
  }
}

function handleOf({ folders, files }: Folder): ArtifactHandle {
  return ArtifactHandle.folder([...files, ...[...folders].map(([name, folder]) => [name, handleOf(folder)] as const)]);
}

function namesOf(key: string): string[] {
  return key.split('/').filter((name) => name !== '');
}

/** The key of an artifact's location, whatever store it is of; undefined where it has none. */
export function keyOf(location: Readonly<Record<string, any>>): string | undefined {
  for (const name of storesOf(location)) {
    const { key, repository } = ARTIFACT_STORES[name];
    if (repository) return location[name]?.[key!];
  }
  return undefined;
}
