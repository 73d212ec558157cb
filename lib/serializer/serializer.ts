import type { Readable } from 'node:stream';

/**
 * How values of one kind become bytes in a file and come back. Custom ones implement this; nothing else is asked of them.
 *
 * Two serializers are equal when their names are: the name stands for the bytes, not for the way they are read.
 */
export interface Serializer<T = any> {
  /** Names the format, for example `json`: producer and consumer must agree, and files end in it. */
  readonly name: string;

  /** The bytes of a value. An error that says where in the value something is wrong sets `path` (see `SerializationError`). */
  write(value: T): Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

  /** The value of bytes. */
  read(bytes: Uint8Array): T;

  /** Reads without holding all bytes in memory, where the format allows it. */
  readStream?(stream: Readable): Promise<T> | AsyncIterable<unknown>;
}
