import { kindOf } from './kind-of';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';
import { textOf, textProblem } from './utf8';

/** A text as it is, in UTF-8, without quotes: what shell scripts and other languages read at once. */
export function text(): Serializer<string> {
  return {
    name: 'text',
    traits: { text: true, plainText: true, jsonValues: true, sameAsJson: true },
    write: (value) => {
      const problem =
        typeof value === 'string'
          ? textProblem(value)
          : `it is ${kindOf(value)}, but this serializer takes texts. Convert it with String(...), or use serializers.json().`;
      if (problem !== undefined) throw new SerializationError('text', 'write', '', problem);
      return Buffer.from(value);
    },
    read: (bytes) => textOf('text', bytes),
  };
}
