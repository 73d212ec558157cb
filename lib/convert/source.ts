import type { Comment } from './comments';

interface Common {
  /** Where it begins, as an offset into the text. */
  readonly at: number;
  /** The comments of the entry or item that holds it. */
  readonly comments: readonly Comment[];
  /** The comments after its last entry or item. */
  readonly after: readonly Comment[];
  /** How many nodes it stands for, with all aliases written out. */
  readonly size: number;
}

export interface ScalarSource extends Common {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text as it was written. */
  readonly written: string;
}

export interface ListSource extends Common {
  readonly kind: 'list';
  readonly items: readonly Source[];
}

export interface MapSource extends Common {
  readonly kind: 'map';
  readonly entries: readonly SourceEntry[];
}

/** A key of a map with its value. */
export interface SourceEntry {
  readonly key: string;
  readonly at: number;
  readonly value: Source;
}

export type Source = ScalarSource | ListSource | MapSource;

/** A document of a manifest: what it says, and the comments before and after it. */
export interface SourceDocument {
  /** Undefined when there are but comments. */
  readonly root?: Source;
  readonly before: readonly Comment[];
  readonly after: readonly Comment[];
}

/** All comments of a source, in their order. */
export function commentsIn(source: Source): readonly Comment[] {
  switch (source.kind) {
    case 'scalar':
      return source.comments;
    case 'list':
      return [...source.comments, ...source.items.flatMap(commentsIn), ...source.after];
    case 'map':
      return [...source.comments, ...source.entries.flatMap(({ value }) => commentsIn(value)), ...source.after];
  }
}
