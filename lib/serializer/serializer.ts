import type { Readable } from 'node:stream';

/** What a serializer says of the bytes it writes and of the values it takes. Each is `false` where nothing is said. */
export interface SerializerTraits {
  /** The bytes are text in UTF-8, so a manifest can carry them (`transport: 'parameter'`). */
  readonly text?: boolean;

  /** It takes lists only, row by row; a single row it cannot write. */
  readonly rows?: boolean;

  /** The bytes are one JSON text, and `JSON.parse` gives the value. */
  readonly json?: boolean;

  /** It takes texts only, and the bytes are the text itself. */
  readonly plainText?: boolean;

  /** All values that it takes are JSON values, or are read back as such. */
  readonly jsonValues?: boolean;

  /** A value is read back just as it would be from JSON, so JSON may stand in where something else than a file carries it. */
  readonly sameAsJson?: boolean;

  /** It can write lists of whatever it can write. */
  readonly lists?: boolean;
}

/**
 * How values of one kind become bytes in a file and come back. Custom ones implement this; nothing else is asked of them.
 *
 * Two serializers are equal when their names are: the name stands for the bytes, not for the way they are read.
 */
export interface Serializer<T = any> {
  /** Names the format, for example `json`: producer and consumer must agree, and files end in it. */
  readonly name: string;

  /** What others may know of the bytes and values; what is not said is not so. */
  readonly traits?: SerializerTraits;

  /** The bytes of a value. An error that says where in the value something is wrong sets `path` (see `SerializationError`). */
  write(value: T): Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

  /** The value of bytes. */
  read(bytes: Uint8Array): T;

  /** Reads without holding all bytes in memory, where the format allows it. */
  readStream?(stream: Readable): Promise<T> | AsyncIterable<unknown>;
}

const NOTHING: SerializerTraits = {};

/** What is known of the bytes and values of a serializer. */
export function traitsOf({ traits }: Pick<Serializer, 'traits'>): SerializerTraits {
  return traits ?? NOTHING;
}
