import { checkTree, jsonLeaf, tooDeep } from './json-value';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';
import { textOf, withoutMark } from './utf8';

export interface JsonOptions {
  /** Spaces for each level; none by default. */
  readonly indent?: number;
}

/** JSON. What JSON would drop or change is refused; nothing (`undefined`) is written as `null`. */
export function json<T = any>(options: JsonOptions = {}): Serializer<T> {
  return {
    name: 'json',
    traits: { text: true, json: true, jsonValues: true, sameAsJson: true, lists: true },
    write: (value) => Buffer.from(jsonText('json', value, options.indent)),
    read: (bytes) => jsonOf('json', withoutMark(textOf('json', bytes)), ''),
  };
}

/** The JSON of a value; the error names the place inside of it. */
export function jsonText(serializer: string, value: unknown, indent?: number): string {
  if (value === undefined) return 'null';
  checkTree(serializer, value, jsonLeaf);
  try {
    return JSON.stringify(value, null, indent);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SerializationError(
      serializer,
      'write',
      '',
      /string length/.test(error.message)
        ? 'its JSON is longer than a text can be, about 512 MB. Return an iterable of rows with serializers.ndjson(), which writes row by row.'
        : tooDeep,
      { cause: error },
    );
  }
}

/** The value of a JSON text at some place of the bytes. */
export function jsonOf(serializer: string, text: string, place: string): any {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = text.trim() === '' ? 'it is empty' : (error as Error).message.replace(/[\x00-\x1f\x7f]/g, '?');
    throw new SerializationError(
      serializer,
      'read',
      place,
      `${why}. Check that the file was written by serializer '${serializer}', and wholly.`,
      { cause: error },
    );
  }
}
