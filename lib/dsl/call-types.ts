import type { RunOptions } from './graph';
import type { Input, Ref, Reference } from './ref';
import type { WaitCondition } from './wait-condition';

/** Options of one call. Those of the task hold for what is not given. */
export interface CallOptions extends RunOptions {
  /** The name of the call in its pipeline, instead of the one of what it runs. */
  readonly name?: string;
  /** What has to have succeeded before, without passing a value: results of other calls; `failed(x)`, `ended(x)`, `skipped(x)` for another end. */
  readonly after?: readonly (Reference<unknown> | WaitCondition)[];
}

/** The inputs of a call: each a plain value, a reference, or an object or list of both. */
export type Given<I> = { readonly [K in keyof I]: Input<I[K]> };

/** The inputs of what takes none. */
export interface NoInputs {
  /** Only in types. */
  readonly [NONE]?: never;
}
declare const NONE: unique symbol;
declare const SIGNATURE: unique symbol;

/** The arguments of a call: inputs that are all optional may be left out. */
export type CallArguments<I> = 0 extends 1 & I
  ? [inputs?: any, options?: CallOptions]
  : {} extends Given<NonNullable<I>>
    ? [inputs?: Given<NonNullable<I>>, options?: CallOptions]
    : [inputs: Given<I>, options?: CallOptions];

/** What is given to a task or pipeline: to `run`, on the command line, or in a call. */
export type ParametersOf<C> = C extends Callable<infer I, any> ? I : never;

/** What a task or pipeline gives, or what a reference will be. */
export type ResultOf<C> = C extends Callable<any, infer O> ? O : C extends Reference<infer T> ? T : never;

/** Something that a pipeline can run. Called in the function of a pipeline, it gives a reference to what it will return. */
export interface Callable<I, O> {
  /** Only in types. */
  readonly [SIGNATURE]?: (inputs: I) => O;
  (...args: CallArguments<I>): Ref<O>;
}
