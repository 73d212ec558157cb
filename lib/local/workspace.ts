import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { ArtifactHandle } from './artifact-handle';
import type { Node } from './engine/node';
import type { Traces } from './run-failure';

const TAIL = 4096;

/** Where pods of one run put their files. */
export interface Workspace extends Traces {
  /** A folder for a pod alone. */
  folder(node: Node): string;
  log(node: Node, chunk: string | Uint8Array, stream: 'stdout' | 'stderr'): void;
  /** Puts an artifact where it stays until the end of the run. */
  keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle;
  /** A pod has ended. */
  close(node: Node): void;
  /** An artifact that is to outlive the run. */
  detach(handle: ArtifactHandle): ArtifactHandle;
  end(): void;
}

/** A workspace of which nothing is left. It is not even made when no pod asks for a folder. */
export class TemporaryWorkspace implements Workspace {
  private root?: string;
  private count = 0;
  private readonly folders = new Map<Node, string>();
  private readonly tails = new Map<Node, string>();

  public folder(node: Node): string {
    let folder = this.folders.get(node);
    if (folder === undefined) {
      this.root ??= mkdtempSync(join(tmpdir(), 'argo-local-'));
      folder = join(this.root, 'pods', String(this.count++));
      mkdirSync(folder, { recursive: true });
      this.folders.set(node, folder);
    }
    return folder;
  }

  public log(node: Node, chunk: string | Uint8Array): void {
    const text = (this.tails.get(node) ?? '') + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    this.tails.set(node, text.slice(-TAIL));
  }

  public tail(node: Node): string | undefined {
    return this.tails.get(node);
  }

  public logFile(): string | undefined {
    return undefined;
  }

  public keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle {
    return moved(handle, this.folders.get(node), () => join(this.root!, 'artifacts', String(this.count++), name));
  }

  public close(node: Node): void {
    const folder = this.folders.get(node);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    this.folders.delete(node);
    if (!node.hasFailed && node.phase !== 'Running') this.tails.delete(node);
  }

  public detach(handle: ArtifactHandle): ArtifactHandle {
    return this.root !== undefined && handle.path?.startsWith(this.root + sep) ? inMemory(handle) : handle;
  }

  public end(): void {
    if (this.root !== undefined) rmSync(this.root, { recursive: true, force: true });
    this.root = undefined;
  }
}

/** Takes a file out of the folder of a pod, which is removed; others stay where they are. */
export function moved(handle: ArtifactHandle, folder: string | undefined, target: () => string): ArtifactHandle {
  if (folder === undefined || !handle.path?.startsWith(folder + sep) || !existsSync(handle.path)) return handle;
  const path = target();
  mkdirSync(dirname(path), { recursive: true });
  renameSync(handle.path, path);
  return ArtifactHandle.file(path);
}

function inMemory(handle: ArtifactHandle): ArtifactHandle {
  if (!handle.isFolder) return ArtifactHandle.of(handle.bytes());
  return ArtifactHandle.folder([...handle.entries()].map(([name, inner]) => [name, inMemory(inner)] as const));
}
