import { Lines } from './lines';
import type { Source, SourceEntry } from './source';
import { errors, PipelineError } from '../errors';

/** Something in a manifest that cannot be converted, or that is worth knowing. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly next: string;
}

/** Collects what is wrong with a manifest, each with its line and column. */
export class Problems {
  public readonly errors: Problem[] = [];
  public readonly warnings: Problem[] = [];
  /** What stands for the values of removed fields. */
  public readonly replaced = new Map<Source, Pick<SourceEntry, 'key' | 'value'>>();
  /** What is wrong with the objects themselves, which their synthesis tells too. */
  public readonly refusals: Problem[] = [];
  private lines?: Lines;

  constructor(public readonly file: string) {}

  /** Says of what text the offsets are. */
  public locateIn(lines: Lines): void {
    this.lines = lines;
  }

  public error(offset: number, what: string, next: string): void {
    this.errors.push(this.at(offset, what, next));
  }

  public warn(offset: number, what: string, next: string): void {
    this.warnings.push(this.at(offset, what, next));
  }

  public refuse(offset: number, what: string, next: string): void {
    this.refusals.push(this.at(offset, what, next));
  }

  /** Errors in words. */
  public failures(problems: readonly Problem[] = this.errors): PipelineError[] {
    return problems.map(({ line, column, what, next }) => errors.badManifest(this.file, line, column, what, next));
  }

  private at(offset: number, what: string, next: string): Problem {
    return { ...(this.lines?.placeOf(offset) ?? { line: 1, column: 1 }), what, next };
  }
}
