import type { Condition } from './condition';
import type { MapOptions } from './map';

declare const RUN_TIME_VALUE: unique symbol;

/** What all values have in common that exist only at run time. */
export interface Reference<T> {
  /** Only in types: what the value will be. */
  readonly [RUN_TIME_VALUE]: T;

  /** The value, or another one where it is null, is absent, or was skipped by a condition. */
  orElse<D>(value: D): Ref<NonNullable<T> | Plain<D>>;
}

/**
 * A value that exists only at run time. Fields of objects are references too (`datasets.training`), lists have `map` and
 * `at`, texts, numbers and booleans are compared by methods (`eq`, `gt`, ...). Pass it to a task to compute with it.
 */
export type Ref<T> = Reference<T> & Operations<T>;

/** What can be said about a value of a type. Wrapped in tuples, so that a union is looked at as a whole. */
export type Operations<T> = 0 extends 1 & T
  ? any
  : [T] extends [never]
    ? Opaque
    : [T] extends [readonly unknown[]]
      ? ListOperations<T>
      : [T] extends [string | number | boolean | null | undefined]
        ? ScalarOperations<T>
        : [T] extends [Whole]
          ? Opaque
          : [T] extends [object]
            ? Fields<T>
            : Opaque;

/** Nothing but passing it on: what is not known, or not there for certain, has no fields. Give it a value with `orElse` first. */
export interface Opaque {
  /** Only in types. */
  readonly [OPAQUE]?: true;
}
declare const OPAQUE: unique symbol;

/** Objects that are passed on as a whole: what they hold is not in their fields. */
export type Whole =
  Date | RegExp | Error | Map<any, any> | Set<any> | ArrayBuffer | ArrayBufferView | ((...args: any[]) => any);

/** The fields of an object, without its methods. */
export type Fields<T, K extends keyof T = DataKeys<T>> = { readonly [P in K]-?: Ref<T[P]> };
type DataKeys<T> = {
  [K in keyof T]-?: T[K] extends (...args: any[]) => any ? (0 extends 1 & T[K] ? K : never) : K;
}[keyof T];

export interface ListOperations<T extends readonly unknown[]> {
  /** How many elements there are. */
  readonly length: Ref<number>;

  /** Runs what the body calls once for each element, and gives the list of what it returns, in order. */
  map<R, const O extends MapOptions = {}>(
    body: (item: Ref<T[number]>, index: Ref<number>) => R,
    options?: O,
  ): Ref<MapResult<R, O>>;

  /** The element at a position, from 0. */
  at<const I extends number>(index: I): Ref<ElementAt<T, I>>;

  /** Whether an element equals a value. */
  contains(value: Operand<T[number]>): Condition;

  /** Whether there are no elements. */
  isEmpty(): Condition;
}

type ElementAt<T extends readonly unknown[], I extends number> = number extends T['length'] ? T[number] : T[I];

/** What `map` gives: with `onItemFailure: 'collect'` failed items stand in the list too. */
export type MapResult<R, O> = O extends { readonly onItemFailure: 'collect' } ? (Plain<R> | ItemError)[] : Plain<R>[];

/** What stands in the list for an item that failed. */
export interface ItemError {
  readonly error: string;
}

export type ScalarOperations<T> = Comparable<T> &
  ([NonNullable<T>] extends [number] ? Ordered<T> : unknown) &
  ([NonNullable<T>] extends [string] ? Textual : unknown) &
  ([NonNullable<T>] extends [boolean] ? Flag : unknown);

/** A value to compare with. */
export type Operand<T> = T | Ref<Widened<T>>;
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

export interface Comparable<T> {
  /** Whether it equals a value. */
  eq(value: Operand<T>): Condition;
  /** Whether it differs from a value. */
  neq(value: Operand<T>): Condition;
  /** Whether it is one of some values. */
  isIn(values: readonly Operand<T>[] | Ref<readonly Widened<T>[]>): Condition;
}

export interface Ordered<T> {
  gt(value: Operand<T>): Condition;
  gte(value: Operand<T>): Condition;
  lt(value: Operand<T>): Condition;
  lte(value: Operand<T>): Condition;
}

export interface Textual {
  startsWith(text: Operand<string>): Condition;
  endsWith(text: Operand<string>): Condition;
  contains(text: Operand<string>): Condition;
  /** Whether a regular expression matches somewhere; RE2 syntax, as Argo has it. */
  matches(pattern: string | RegExp): Condition;
  isEmpty(): Condition;
}

export interface Flag {
  isTrue(): Condition;
  isFalse(): Condition;
}

/** The plain type of something made of plain values and references. */
export type Plain<V> = 0 extends 1 & V
  ? any
  : V extends Reference<infer T>
    ? T
    : V extends Scalar
      ? V
      : V extends PromiseLike<unknown> | Generator | AsyncGenerator
        ? 'It was called to record what is run, so it cannot be async or a generator. Tasks may be.'
        : V extends readonly unknown[]
          ? number extends V['length']
            ? PlainList<V[number]>
            : { -readonly [K in keyof V]: Plain<V[K]> }
          : V extends object
            ? { -readonly [K in keyof V]: Plain<V[K]> }
            : V;

// A name of its own makes the type of the elements wait, which JSON types need, as they contain themselves.
type PlainList<E> = Plain<E>[];

type Scalar = string | number | boolean | null | undefined | void | Whole;

/** What is taken where a function wants a `T`: the value, a reference, or an object or list of both. */
export type Input<T> = T | Ref<T> | Made<T>;
type Made<T> = T extends Scalar
  ? never
  : T extends readonly unknown[]
    ? number extends T['length']
      ? InputList<T[number]>
      : { readonly [K in keyof T]: Input<T[K]> }
    : T extends object
      ? { readonly [K in keyof T]: Input<T[K]> }
      : never;
type InputList<E> = readonly Input<E>[];
