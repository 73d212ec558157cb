import { types } from 'node:util';
import { kindOf } from './kind-of';
import { isSequence, mapped } from './sequence';
import { asSerializationError, SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

/** Begins to write: the bytes at once, or pieces of them. Whatever a serializer throws here is about the value. */
export function begin(
  serializer: Serializer,
  value: unknown,
): Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  let written: unknown;
  try {
    written = serializer.write(value);
  } catch (error) {
    throw asSerializationError(error, serializer.name, 'write');
  }
  if (types.isUint8Array(written)) return written;
  if (!isSequence(written)) throw noBytes(serializer, written);
  return mapped(written, (piece) => {
    if (types.isUint8Array(piece)) return piece;
    throw noBytes(serializer, piece);
  });
}

function noBytes(serializer: Serializer, written: unknown): SerializationError {
  return new SerializationError(
    serializer.name,
    'write',
    '',
    `its function 'write' gives ${kindOf(written)} in place of bytes. Return a Uint8Array, as Buffer.from(text) is, or an iterable of them.`,
  );
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
