import type { Readable } from 'node:stream';
import { types } from 'node:util';
import { kindOf } from './kind-of';
import { isSequence, mapped } from './sequence';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

export interface StreamOptions {
  /** Reads piece by piece, as an async iterable, what may be larger than memory. The bytes are the same. */
  readonly stream?: boolean;
}

/** Bytes as they are: a Uint8Array or Buffer, or an iterable of them. They are read as a Buffer. */
export function bytes(options: StreamOptions = {}): Serializer {
  return {
    name: 'bytes',
    write: (value) => {
      if (types.isUint8Array(value)) return value;
      if (!isSequence(value) || ArrayBuffer.isView(value)) {
        throw new SerializationError('bytes', 'write', '', `it is ${kindOf(value)}, ${wanted}`);
      }
      return mapped(value, (piece, index) => {
        if (types.isUint8Array(piece)) return piece;
        throw new SerializationError('bytes', 'write', `[${index}]`, `it is ${kindOf(piece)}, ${wanted}`);
      });
    },
    read: (all) => {
      const buffer = Buffer.from(all.buffer, all.byteOffset, all.byteLength);
      return options.stream ? once(buffer) : buffer;
    },
    ...(options.stream ? { readStream: (stream: Readable): AsyncIterable<unknown> => stream } : {}),
  };
}

const wanted =
  'but this serializer takes a Uint8Array or Buffer, or an iterable of them. Encode texts with Buffer.from(text); for other values use another serializer.';

async function* once(buffer: Buffer): AsyncGenerator<Buffer> {
  yield buffer;
}
