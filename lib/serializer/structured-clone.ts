import { deserialize, serialize } from 'node:v8';
import { cloneProblem } from './cloneable';
import { tooDeep } from './json-value';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

/**
 * What V8's structured clone carries: dates, maps, sets, typed arrays, errors, bigints, NaN, -0, undefined, and values that contain
 * themselves or share parts. Only Node.js reads it, and older versions of it do not read newer ones.
 */
export function structuredClone<T = any>(): Serializer<T> {
  return {
    name: 'structured-clone',
    traits: { lists: true },
    write: (value) => {
      try {
        const problem = cloneProblem(value);
        if (problem !== undefined) {
          throw new SerializationError('structured-clone', 'write', problem.path, problem.reason);
        }
        return serialize(value);
      } catch (error) {
        if (error instanceof SerializationError) throw error;
        const reason = /call stack/.test((error as Error).message)
          ? tooDeep
          : `${(error as Error).message} Convert it to plain values.`;
        throw new SerializationError('structured-clone', 'write', '', reason, { cause: error });
      }
    },
    read: (bytes) => {
      try {
        return deserialize(bytes);
      } catch (error) {
        throw new SerializationError(
          'structured-clone',
          'read',
          '',
          `${(error as Error).message.replace(/\.$/, '')}. Check that the file was written by serializer 'structured-clone', wholly, and by no newer Node.js.`,
          { cause: error },
        );
      }
    },
  };
}
