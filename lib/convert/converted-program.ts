import type { Statement } from './code';
import type { Comment } from './comments';
import type { ConvertedObject } from './objects';

/** What a manifest becomes: statements that make the constructs of a chart. */
export interface ConvertedProgram {
  readonly statements: readonly Statement[];
  readonly objects: readonly ConvertedObject[];
  /** Comments that stand apart from everything. */
  readonly comments: readonly Comment[];
  /** What its class and chart are called after. */
  readonly name: string;
}
