import { types } from 'node:util';
import { checkTree, jsonLeaf, type Leaf } from './json-value';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';
import { textProblem } from './utf8';

/**
 * MessagePack, as other languages read it: JSON's values, and dates, bytes, NaN, infinities, and bigints that no number can hold.
 * It needs the package `msgpackr`.
 */
export function msgpack<T = any>(): Serializer<T> {
  return {
    name: 'msgpack',
    traits: { lists: true },
    write: (value) => {
      if (value === undefined) return Buffer.of(NIL);
      checkTree('msgpack', value, leaf, keyProblem);
      return packr('write').pack(value);
    },
    read: (bytes) => {
      try {
        return packr('read').unpack(bytes);
      } catch (error) {
        if (error instanceof SerializationError) throw error;
        throw new SerializationError(
          'msgpack',
          'read',
          '',
          `${(error as Error).message}. Check that the file was written by serializer 'msgpack', and wholly.`,
          { cause: error },
        );
      }
    },
  };
}

const NIL = 0xc0;

interface Packr {
  pack(value: unknown): Buffer;
  unpack(bytes: Uint8Array): any;
}

let loaded: Packr | undefined;

function packr(operation: 'write' | 'read'): Packr {
  return (loaded ??= new (library(operation).Packr)({
    useRecords: false,
    mapsAsObjects: true,
    int64AsType: 'auto',
    skipValues: [undefined],
    copyBuffers: true,
  }));
}

function library(operation: 'write' | 'read'): { Packr: new (options: object) => Packr } {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
    return require('msgpackr');
  } catch (error) {
    throw new SerializationError(
      'msgpack',
      operation,
      '',
      "the package 'msgpackr' is not installed. Add it to your dependencies: npm install msgpackr. Or use another serializer.",
      { cause: error },
    );
  }
}

const leaf: Leaf = (value) => {
  if (typeof value === 'number') return undefined;
  if (typeof value === 'string') return textProblem(value);
  if (typeof value === 'bigint') return bigintProblem(value);
  // Their prototypes tell copies of a class from the class itself.
  if (types.isUint8Array(value)) return undefined;
  if (types.isDate(value)) {
    return Number.isNaN(value.getTime())
      ? 'it is a date without a time (Invalid Date). Write null, or correct the date.'
      : undefined;
  }
  return jsonLeaf(value)?.replaceAll('JSON', 'MessagePack');
};

const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

function bigintProblem(value: bigint): string | undefined {
  if (value < LEAST || value > MOST) {
    return 'it is a bigint of more than 64 bits. Convert it with String(...), or use serializers.structuredClone().';
  }
  return value >= -(2n ** 53n) && value <= 2n ** 53n
    ? 'it is a bigint that a number can hold, and MessagePack does not tell them apart. Convert it with Number(...), or use serializers.structuredClone().'
    : undefined;
}

const keyProblem = (key: string) =>
  key === '__proto__' ? "its name '__proto__' is refused by readers. Choose another key." : textProblem(key);
