export type Phase = 'Succeeded' | 'Failed' | 'Skipped' | 'Omitted';

/** What a node leaves behind. */
export interface Outputs {
  readonly parameters: Readonly<Record<string, string>>;
  readonly artifacts: Readonly<Record<string, unknown>>;
  readonly result?: string;
}

export interface Ended {
  readonly phase: Phase;
  readonly outputs?: Outputs;
}

/** A pod as Kubernetes gets it: the template after the last pass. */
export interface Pod {
  /** The names of the tasks on the way to it, items of loops with their index. */
  readonly path: readonly string[];
  readonly template: any;
}

/** What a pod does. */
export type Leaf = (pod: Pod) => Ended;
