export type Env = Readonly<Record<string, unknown>>;

/** What one evaluation knows: the variables, the item of the predicate around, and what `let` declared. */
export interface Frame {
  env: Env;
  item: unknown;
  index: number;
  acc: unknown;
  readonly locals: unknown[];
}

export type Run = (frame: Frame) => unknown;
