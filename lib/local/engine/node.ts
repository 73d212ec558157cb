import type { ArtifactHandle } from '../artifact-handle';
import type { Phase } from '../pod';

export type NodeType = 'Pod' | 'DAG' | 'Steps' | 'StepGroup' | 'TaskGroup' | 'Retry' | 'Skipped' | 'Suspend' | 'HTTP';

/** An artifact on its way through the workflow: where it is said to be, and its content, if there is any yet. */
export interface ArtifactValue {
  readonly name: string;
  /** The artifact as a template or an argument declares it, with its location. */
  readonly spec: Readonly<Record<string, any>>;
  readonly handle?: ArtifactHandle;
}

/** What a node leaves behind. */
export interface Outputs {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, ArtifactValue>>;
  readonly result?: string;
  readonly exitCode?: string;
}

/** What a node is of its parent. */
type Role = 'root' | 'task' | 'item' | 'attempt' | 'group' | 'hook';

/** A call of a template, or of what stands around calls: loops, groups of steps, retries. */
export class Node {
  public phase: Phase = 'Pending';
  public message?: string;
  public startedAt = 0;
  public finishedAt = 0;
  public inputs?: Readonly<Record<string, string>>;
  public outputs?: Outputs;
  public children?: Node[];
  /** The error behind a failure. */
  public cause?: unknown;
  /** How many calls of templates are around it. */
  public depth: number;
  public template = '';
  /** Keeps on running while others do. */
  public daemoned = false;
  /** Ends it, where it keeps on running. */
  public stop?: () => void;
  /** Its outputs come from a memoized node, or from the run before. */
  public reused?: 'memoized' | 'resumed';
  /** It could not even be called. */
  public isRefused = false;
  /** What others read of it. */
  public variables?: object;

  constructor(
    public readonly parent: Node | undefined,
    public type: NodeType,
    private readonly role: Role,
    private readonly label: string,
    public readonly index = -1,
  ) {
    this.depth = parent?.depth ?? 0;
    if (parent) (parent.children ??= []).push(this);
  }

  /** The name as Argo has it. */
  public get name(): string {
    const base = this.parent?.name ?? '';
    switch (this.role) {
      case 'root':
        return this.label;
      case 'task':
      case 'hook':
        return `${base}.${this.label}`;
      case 'item':
        return `${base}(${this.index}:${this.label.replace(/[()]/g, '')})`;
      case 'attempt':
        return `${base}(${this.index})`;
      case 'group':
        return `${base}[${this.index}]`;
    }
  }

  /** The name of the task, with its item or attempt. */
  public get displayName(): string {
    switch (this.role) {
      case 'item':
        return `${this.parent!.displayName}(${this.index}:${this.label.replace(/[()]/g, '')})`;
      case 'attempt':
        return `${this.parent!.displayName}(${this.index})`;
      case 'group':
        return `[${this.index}]`;
      case 'hook':
        return `${this.parent!.displayName}.${this.label}`;
      default:
        return this.label;
    }
  }

  /** A short name that no other node of the run has, for files: `etl.transform(3).clean~1` is the second try. */
  public get key(): string {
    const around = this.parent?.key ?? '';
    switch (this.role) {
      case 'root':
        return '';
      case 'item':
        return `${around}(${this.index})`;
      case 'attempt':
        return `${around}~${this.index}`;
      case 'group':
        return around;
      default:
        return around === '' ? this.label : `${around}.${this.label}`;
    }
  }

  /** Whether it runs because something began or ended. */
  public get isHook(): boolean {
    return this.role === 'hook';
  }

  /** The names of the tasks on the way to it, items with their index. */
  public get path(): readonly string[] {
    const around = this.parent?.path ?? [];
    switch (this.role) {
      case 'root':
        return [];
      case 'item':
        return [...around.slice(0, -1), `${around.at(-1)}(${this.index})`];
      case 'task':
        return [...around, this.label];
      case 'hook':
        return [...around.slice(0, -1), ...(around.length > 0 ? [`${around.at(-1)}.${this.label}`] : [this.label])];
      default:
        return around;
    }
  }

  /** The items of a loop, or the tries of a retried template, without hooks. */
  public get members(): readonly Node[] {
    return this.children?.filter(({ index }) => index >= 0) ?? [];
  }

  public get isFulfilled(): boolean {
    return this.phase !== 'Pending' && this.phase !== 'Running';
  }

  public get hasFailed(): boolean {
    return this.phase === 'Failed' || this.phase === 'Error';
  }

  /** Whether it ran to an end. */
  public get isCompleted(): boolean {
    return this.hasFailed || this.phase === 'Succeeded';
  }
}
