import { types } from 'node:util';
import { asSerializationError } from './serialization-error';
import type { Serializer } from './serializer';

/** Begins to write: the bytes at once, or pieces of them. Whatever a serializer throws here is about the value. */
export function begin(serializer: Serializer, value: unknown): Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  try {
    return serializer.write(value);
  } catch (error) {
    throw asSerializationError(error, serializer.name, 'write');
  }
}

/** All bytes of a value, for small ones. */
export async function encode(serializer: Serializer, value: unknown): Promise<Uint8Array> {
  const written = begin(serializer, value);
  if (types.isUint8Array(written)) return written;
  const pieces: Uint8Array[] = [];
  for await (const piece of written) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The value of bytes. */
export function decode(serializer: Serializer, bytes: Uint8Array): any {
  try {
    return serializer.read(bytes);
  } catch (error) {
    throw asSerializationError(error, serializer.name, 'read');
  }
}

/** Whether what one writes the other reads. */
export function sameFormat(one: Serializer, other: Serializer): boolean {
  return one.name === other.name;
}
