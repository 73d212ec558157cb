import type { RowReader } from './rows';
import { SerializationError } from './serialization-error';

const QUOTE = 34;
const LF = 10;
const CR = 13;

const enum Where {
  BEGIN,
  PLAIN,
  QUOTED,
  AFTER_QUOTE,
}

/** Cuts CSV into records (RFC 4180), from pieces of text of any size. Lines that hold nothing at all are no records. */
export class CsvReader implements RowReader<string[]> {
  private record: string[] = [];
  private field = '';
  private where: Where = Where.BEGIN;
  private afterReturn = false;
  private number = 1;
  private readonly comma: number;

  constructor(
    private readonly serializer: string,
    delimiter: string,
  ) {
    this.comma = delimiter.charCodeAt(0);
  }

  public *push(text: string): Iterable<string[]> {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text.charCodeAt(at);
      if (this.afterReturn) {
        this.afterReturn = false;
        if (char === LF) {
          start = at + 1;
          continue;
        }
      }
      if (this.where === Where.QUOTED) {
        const end = char === QUOTE ? at : text.indexOf('"', at);
        if (end === -1) break;
        this.field += text.slice(start, end);
        this.where = Where.AFTER_QUOTE;
        start = (at = end) + 1;
      } else if (char === QUOTE) {
        // A second quote right after one stands for itself.
        if (this.where === Where.PLAIN) {
          this.fail(
            'has a quote inside a field that does not begin with one. Put the field in quotes, and write its quotes twice',
          );
        }
        if (this.where === Where.AFTER_QUOTE) this.field += '"';
        this.where = Where.QUOTED;
        start = at + 1;
      } else if (char === this.comma || char === LF || char === CR) {
        this.field += text.slice(start, at);
        start = at + 1;
        this.afterReturn = char === CR;
        if (char === this.comma) this.endField();
        else yield* this.end();
      } else if (this.where === Where.AFTER_QUOTE) {
        this.fail('has text after a closing quote. Write quotes inside a field twice');
      } else {
        this.where = Where.PLAIN;
      }
    }
    this.field += text.slice(start);
  }

  /** Ends the record, if one was begun. */
  public *end(): Iterable<string[]> {
    if (this.where === Where.QUOTED) {
      this.fail('has a quote that is not closed. Close it, or check that the file is whole');
    }
    if (this.where === Where.BEGIN && this.record.length === 0) return;
    this.endField();
    const { record } = this;
    this.record = [];
    this.number++;
    yield record;
  }

  private endField(): void {
    this.record.push(this.field);
    this.field = '';
    this.where = Where.BEGIN;
  }

  private fail(why: string): never {
    throw new SerializationError(this.serializer, 'read', `record ${this.number}`, `it ${why}.`);
  }
}
