import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or folder that a pod made or gets. Its content stays where it is until somebody reads it or wants it on disk. */
export abstract class ArtifactHandle {
  /** A file with this content, kept in memory. */
  public static of(content: string | Uint8Array): ArtifactHandle {
    return new MemoryFile(content);
  }

  /** A file or folder on disk. Who gives it leaves it there, unchanged. */
  public static file(path: string): ArtifactHandle {
    return new DiskFile(path);
  }

  /** A folder of other files and folders, by their names. */
  public static folder(
    entries: Iterable<readonly [string, ArtifactHandle]> | Readonly<Record<string, ArtifactHandle>>,
  ): ArtifactHandle {
    return new Folder(
      new Map(
        Symbol.iterator in entries ? (entries as Iterable<readonly [string, ArtifactHandle]>) : Object.entries(entries),
      ),
    );
  }

  /** Where it is on disk, if it is there. */
  public readonly path?: string;
  public abstract readonly isFolder: boolean;
  /** The content of a file. */
  public abstract bytes(): Uint8Array;
  /** What is in a folder, by name. */
  public abstract entries(): ReadonlyMap<string, ArtifactHandle>;
  /** Puts it on disk; folders around are made. */
  public abstract writeTo(path: string): void;

  /** The same, on disk from now on. */
  public stored(path: string): ArtifactHandle {
    this.writeTo(path);
    return new DiskFile(path);
  }

  /** The content of a file, as UTF-8. */
  public text(): string {
    return Buffer.from(this.bytes()).toString();
  }

  /** What is inside of a folder under a path such as `a/b`. */
  public at(path: string): ArtifactHandle | undefined {
    return path
      .split('/')
      .filter((name) => name !== '' && name !== '.')
      .reduce<ArtifactHandle | undefined>(
        (folder, name) => (folder?.isFolder ? folder.entries().get(name) : undefined),
        this,
      );
  }
}

class MemoryFile extends ArtifactHandle {
  public readonly isFolder = false;

  constructor(private readonly content: string | Uint8Array) {
    super();
  }

  public bytes(): Uint8Array {
    return typeof this.content === 'string' ? Buffer.from(this.content) : this.content;
  }

  public override text(): string {
    return typeof this.content === 'string' ? this.content : super.text();
  }

  public entries(): ReadonlyMap<string, ArtifactHandle> {
    return new Map();
  }

  public writeTo(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.content);
  }
}

class DiskFile extends ArtifactHandle {
  constructor(public override readonly path: string) {
    super();
  }

  public get isFolder(): boolean {
    return statSync(this.path).isDirectory();
  }

  public bytes(): Uint8Array {
    return readFileSync(this.path);
  }

  public entries(): ReadonlyMap<string, ArtifactHandle> {
    if (!existsSync(this.path) || !this.isFolder) return new Map();
    return new Map(
      readdirSync(this.path)
        .sort()
        .map((name) => [name, new DiskFile(join(this.path, name))]),
    );
  }

  public writeTo(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    cpSync(this.path, path, { recursive: true });
  }
}

class Folder extends ArtifactHandle {
  public readonly isFolder = true;

  constructor(private readonly content: ReadonlyMap<string, ArtifactHandle>) {
    super();
  }

  public bytes(): Uint8Array {
    throw new Error(
      `this artifact is a folder (of ${[...this.content.keys()].slice(0, 5).join(', ') || 'nothing'}), so it has no content of its own; read its entries()`,
    );
  }

  public entries(): ReadonlyMap<string, ArtifactHandle> {
    return this.content;
  }

  public writeTo(path: string): void {
    mkdirSync(path, { recursive: true });
    for (const [name, handle] of this.content) handle.writeTo(join(path, name));
  }
}
