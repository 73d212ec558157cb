/** Values one after the other: a list, a generator, a stream. */
export type Sequence<T> = Iterable<T> | AsyncIterable<T>;

/** Whether a value can be walked. Texts can, but nobody means their characters. */
export function isSequence(value: unknown): value is Sequence<unknown> {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

/** Each value through a function, one at a time; synchronous as long as the source is. */
export function mapped<T, R>(
  values: Sequence<T>,
  change: (value: T, index: number) => R,
): Iterable<R> | AsyncIterable<R> {
  return Symbol.asyncIterator in values ? mappedLater(values, change) : mappedNow(values, change);
}

function* mappedNow<T, R>(values: Iterable<T>, change: (value: T, index: number) => R): Generator<R> {
  let index = 0;
  for (const value of values) yield change(value, index++);
}

async function* mappedLater<T, R>(values: AsyncIterable<T>, change: (value: T, index: number) => R): AsyncGenerator<R> {
  let index = 0;
  for await (const value of values) yield change(value, index++);
}
