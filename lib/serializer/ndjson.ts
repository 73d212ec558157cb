import type { StreamOptions } from './bytes';
import { jsonOf, jsonText } from './json';
import { rowSerializer } from './row-serializer';
import type { RowFormat, RowReader } from './rows';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

/** One JSON text per line: written from a list or anything that can be walked, read as a list. */
export function ndjson(options: StreamOptions = {}): Serializer {
  return rowSerializer(format, options.stream === true);
}

const format: RowFormat<unknown> = {
  name: 'ndjson',
  sameAsJson: true,
  writer: () => ({ row: line, end: () => '' }),
  reader: () => new Lines(),
};

function line(row: unknown, index: number): string {
  if (row === undefined) {
    throw new SerializationError(
      'ndjson',
      'write',
      `[${index}]`,
      'it is undefined, which a line would turn into null. Write null, or leave the row out.',
    );
  }
  try {
    return `${jsonText('ndjson', row)}\n`;
  } catch (error) {
    throw error instanceof SerializationError ? error.inside(index) : error;
  }
}

/** Cuts text into lines. What is not yet a line is kept in pieces, so that long lines are not searched again and again. */
class Lines implements RowReader<unknown> {
  private pieces: string[] = [];
  private number = 0;

  public *push(text: string): Iterable<unknown> {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.pieces.push(text.slice(start, end));
      start = end + 1;
      yield* this.end();
    }
    if (start < text.length) this.pieces.push(text.slice(start));
  }

  public *end(): Iterable<unknown> {
    const found = this.pieces.join('');
    this.pieces = [];
    this.number++;
    if (found.trim() !== '') yield jsonOf('ndjson', found, `line ${this.number}`);
  }
}
