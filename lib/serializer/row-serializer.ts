import { types } from 'node:util';
import { kindOf } from './kind-of';
import { type RowFormat, rowsOfBytes, rowsOfStream, writeRows } from './rows';
import { isSequence } from './sequence';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

/**
 * A serializer of rows: lists, and anything that can be walked, are written row by row.
 *
 * @param stream whether they are read as an async iterable of rows instead of a list
 */
export function rowSerializer<Row>(format: RowFormat<Row>, stream: boolean): Serializer {
  return {
    name: format.name,
    traits: { text: true, rows: true, jsonValues: true, sameAsJson: format.sameAsJson },
    write: (value) => {
      if (!isSequence(value) || ArrayBuffer.isView(value) || types.isMap(value)) {
        throw new SerializationError(
          format.name,
          'write',
          '',
          `it is ${kindOf(value)}, but this serializer takes rows: a list, a generator or another iterable. Use serializers.json() for a single value.`,
        );
      }
      return writeRows(format, value as Iterable<Row>);
    },
    read: (bytes) => (stream ? later(rowsOfBytes(format, bytes)) : [...rowsOfBytes(format, bytes)]),
    readStream: (source) => (stream ? rowsOfStream(format, source) : all(rowsOfStream(format, source))),
  };
}

async function* later<Row>(rows: Iterable<Row>): AsyncGenerator<Row> {
  yield* rows;
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const list: Row[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
