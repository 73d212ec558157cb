import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { ArtifactHandle } from './artifact-handle';
import type { Node } from './engine/node';
import type { PodFiles } from './engine/running-pod';
import { Removals } from './removals';
import type { Traces } from './run-failure';

const TAIL = 4096;

/** Where the pods of one run put their files. */
export interface Workspace extends Traces, PodFiles {
  /** Whether files are removed at the end. */
  readonly isCleared: boolean;
  /** An artifact that is to outlive the run. */
  detach(handle: ArtifactHandle): ArtifactHandle;
  /** Waits until the folders of pods that have ended are gone. */
  removed(): Promise<void>;
  end(): void;
}

/** A workspace of which nothing is left. It is not even made when no pod asks for a folder. */
export class TemporaryWorkspace implements Workspace {
  private made?: string;
  private count = 0;
  private readonly removals = new Removals();
  private readonly folders = new Map<Node, string>();
  private readonly tails = new Map<Node, string>();

  public get isCleared(): boolean {
    return this.made !== undefined;
  }

  private get root(): string {
    return (this.made ??= mkdtempSync(join(tmpdir(), 'argo-local-')));
  }

  public folder(node: Node): string {
    let folder = this.folders.get(node);
    if (folder === undefined) {
      folder = join(this.root, 'pods', String(this.count++));
      mkdirSync(folder, { recursive: true });
      this.folders.set(node, folder);
    }
    return folder;
  }

  public shared(name: string): string {
    const folder = join(this.root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  public log(node: Node, chunk: string | Uint8Array): void {
    this.tails.set(node, tailOf(this.tails.get(node), chunk));
  }

  public tail(node: Node): string | undefined {
    return this.tails.get(node);
  }

  public logFile(): string | undefined {
    return undefined;
  }

  public keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle {
    return moved(handle, this.folders.get(node), () => join(this.root, 'artifacts', String(this.count++), name));
  }

  public close(node: Node): void {
    const folder = this.folders.get(node);
    if (folder !== undefined) this.removals.add(folder);
    this.folders.delete(node);
    if (node.outputs?.exitCode === '0') this.tails.delete(node);
  }

  public detach(handle: ArtifactHandle): ArtifactHandle {
    return this.made !== undefined && handle.path?.startsWith(this.made + sep) ? inMemory(handle) : handle;
  }

  public removed(): Promise<void> {
    return this.removals.done();
  }

  public end(): void {
    if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true });
    this.made = undefined;
  }
}

/** The last of what was printed. */
export function tailOf(before: string | undefined, chunk: string | Uint8Array): string {
  return ((before ?? '') + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).slice(-TAIL);
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
