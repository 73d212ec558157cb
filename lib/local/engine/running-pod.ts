import type { ArtifactValue, Node } from './node';
import type { ArtifactHandle } from '../artifact-handle';
import type { Pod } from '../pod';

/** Where a pod leaves what is not in memory. */
export interface PodFiles {
  folder(node: Node): string;
  shared(name: string): string;
  log(node: Node, chunk: string | Uint8Array, stream: 'stdout' | 'stderr'): void;
  /** Puts an artifact where it stays until the end of the run. */
  keep(node: Node, name: string, handle: ArtifactHandle): ArtifactHandle;
  /** The pod has ended. */
  close(node: Node): void;
}

/** What pods of one run have around them. */
export interface Surroundings {
  readonly files: PodFiles;
  readonly workflow: { readonly name: string; readonly uid: string; readonly namespace: string };
}

/** A pod as an executor sees it. What it may not need is made when it is asked for. */
export class RunningPod implements Pod {
  public readonly inputs: {
    readonly parameters: Readonly<Record<string, string>>;
    artifacts: Readonly<Record<string, ArtifactHandle>>;
  };
  private controller?: AbortController;
  private aborted?: string;

  constructor(
    private readonly options: Surroundings,
    public readonly node: Node,
    public readonly attempt: number,
    public readonly template: any,
    parameters: Readonly<Record<string, string>>,
    public readonly values: Readonly<Record<string, ArtifactValue>>,
  ) {
    this.inputs = { parameters, artifacts: {} };
  }

  public get path(): readonly string[] {
    return this.node.path;
  }

  public get name(): string {
    return this.node.name;
  }

  public get workflow(): Pod['workflow'] {
    return this.options.workflow;
  }

  public get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.aborted !== undefined) this.controller.abort(new Error(this.aborted));
    }
    return this.controller.signal;
  }

  public folder(): string {
    return this.options.files.folder(this.node);
  }

  public shared(name: string): string {
    return this.options.files.shared(name);
  }

  public log(chunk: string | Uint8Array, stream: 'stdout' | 'stderr' = 'stdout'): void {
    this.options.files.log(this.node, chunk, stream);
  }

  public abort(message: string): void {
    this.aborted = message;
    this.controller?.abort(new Error(message));
  }

  /** Nothing can stop it any more. */
  public settle(): void {
    this.aborted ??= '';
  }
}
