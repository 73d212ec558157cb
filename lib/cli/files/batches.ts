import type { Sequence } from '../../serializer/sequence';

/** Lists of so many values each; the last one has what is left. */
export async function* batches<T>(values: Sequence<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const value of values) {
    if (batch.push(value) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
