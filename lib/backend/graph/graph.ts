/**
 * Pipelines as a picture shows them, as plain data: what runs, in what order, why, and what is inside of what. Its texts are for people;
 * nothing is computed from them.
 */
export interface Graph {
  /** All pipelines, the first of which is the one that was asked for; each stands here once, however often it is called. */
  readonly groups: readonly Group[];
}

/** A pipeline. */
export interface Group {
  readonly id: string;
  /** The path of the construct. */
  readonly path: string;
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** A task of a pipeline, or a hook of a task. */
export interface Node {
  readonly id: string;
  readonly name: string;
  /** What it runs: the field of the template (`container`, `dag`, ...), or the template of another object. */
  readonly runs: string;
  /** The group of the pipeline that it runs. */
  readonly group?: string;
  /** Only if this holds. */
  readonly when?: string;
  /** When it starts, where that is said by how others end: `a.Failed || b.Succeeded`. */
  readonly depends?: string;
  /** Once for each of these. */
  readonly loop?: string;
  /** The node whose hook it is. */
  readonly hookOf?: string;
}

/** A node that waits for another one. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** It reads what the other one makes, asks how it ended, or only comes later. */
  readonly reason: 'data' | 'status' | 'order';
  /** The outputs that are read. */
  readonly values: readonly string[];
}
