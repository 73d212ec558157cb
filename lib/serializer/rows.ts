import type { Readable } from 'node:stream';
import type { Sequence } from './sequence';
import { SerializationError } from './serialization-error';
import { notUtf8 } from './utf8';

/** How the rows of a format become text, and come back from pieces of text. */
export interface RowFormat<Row> {
  readonly name: string;
  /** Whether rows are read back just as they would be from JSON. */
  readonly sameAsJson?: boolean;
  /** A writer for one file. */
  writer(): RowWriter<Row>;
  /** A reader for one file. */
  reader(): RowReader<Row>;
}

export interface RowWriter<Row> {
  /** The text of a row, with its line end. */
  row(row: Row, index: number): string;
  /** What follows the last row, or stands in for all of them. */
  end(rows: number): string;
}

export interface RowReader<Row> {
  /** The rows that are complete now. */
  push(text: string): Iterable<Row>;
  /** What is left at the end. */
  end(): Iterable<Row>;
}

const PIECE = 65_536;

/** The bytes of rows, in pieces of some size; no more than one piece is held. */
export function writeRows<Row>(
  format: RowFormat<Row>,
  rows: Sequence<Row>,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in rows ? writeLater(format, rows) : writeNow(format, rows);
}

function* writeNow<Row>(format: RowFormat<Row>, rows: Iterable<Row>): Generator<Uint8Array> {
  const pieces = new Pieces(format);
  for (const row of rows) if (pieces.add(row)) yield pieces.take();
  if (pieces.end()) yield pieces.take();
}

async function* writeLater<Row>(format: RowFormat<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  const pieces = new Pieces(format);
  for await (const row of rows) if (pieces.add(row)) yield pieces.take();
  if (pieces.end()) yield pieces.take();
}

/** Gathers rows until there is a piece to take. */
class Pieces<Row> {
  private readonly writer: RowWriter<Row>;
  private text = '';
  private rows = 0;

  constructor(format: RowFormat<Row>) {
    this.writer = format.writer();
  }

  /** Whether the piece is full. */
  public add(row: Row): boolean {
    this.text += this.writer.row(row, this.rows++);
    return this.text.length >= PIECE;
  }

  /** Whether there is a last piece. */
  public end(): boolean {
    this.text += this.writer.end(this.rows);
    return this.text !== '';
  }

  public take(): Uint8Array {
    const bytes = Buffer.from(this.text);
    this.text = '';
    return bytes;
  }
}

/** The rows of bytes, one at a time. */
export function* rowsOfBytes<Row>(format: RowFormat<Row>, bytes: Uint8Array): Generator<Row> {
  const reader = format.reader();
  const decode = decoder(format.name);
  for (let start = 0; start < bytes.length; start += PIECE) {
    yield* reader.push(decode(bytes.subarray(start, start + PIECE)));
  }
  yield* reader.push(decode());
  yield* reader.end();
}

/** The rows of a stream, one at a time. */
export async function* rowsOfStream<Row>(format: RowFormat<Row>, stream: Readable): AsyncGenerator<Row> {
  const reader = format.reader();
  const decode = decoder(format.name);
  for await (const chunk of stream) yield* reader.push(decode(chunk as Uint8Array));
  yield* reader.push(decode());
  yield* reader.end();
}

/** Decodes piece by piece: a character may stand across two of them. */
function decoder(serializer: string): (bytes?: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return bytes === undefined ? utf8.decode() : utf8.decode(bytes, { stream: true });
    } catch (error) {
      throw new SerializationError(serializer, 'read', '', notUtf8, { cause: error });
    }
  };
}
