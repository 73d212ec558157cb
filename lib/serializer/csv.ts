import type { StreamOptions } from './bytes';
import { cell, type ColumnType, fieldOf } from './csv-field';
import { CsvReader } from './csv-reader';
import { kindOf } from './kind-of';
import { rowSerializer } from './row-serializer';
import type { RowFormat, RowReader, RowWriter } from './rows';
import { SerializationError } from './serialization-error';
import type { Serializer } from './serializer';

export interface CsvOptions extends StreamOptions {
  /** Between fields; a comma by default. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Whether rows are objects and the first line has their keys (default); `false`: rows are lists, and every line is one. */
  readonly header?: boolean;
  /** The columns in their order, and what their fields are read as. By default the keys of the first row, read as text. */
  readonly columns?: Readonly<Record<string, ColumnType>>;
}

type Row = Record<string, unknown> | unknown[];

/** Rows as comma-separated values (RFC 4180). CSV has only text: without `columns`, numbers come back as text. */
export function csv(options: CsvOptions = {}): Serializer {
  const { delimiter = ',', header = true } = options;
  const name = `${NAMES[delimiter]}${header ? '' : '-no-header'}`;
  const types = options.columns === undefined ? undefined : new Map(Object.entries(options.columns));
  const format: RowFormat<Row> = {
    name,
    writer: () =>
      header ? new ObjectWriter(name, delimiter, types && [...types.keys()]) : listWriter(name, delimiter, types),
    reader: () => (header ? new ObjectReader(name, delimiter, types) : listReader(name, delimiter, types)),
  };
  return rowSerializer(format, options.stream === true);
}

const NAMES = { ',': 'csv', ';': 'csv-semicolon', '\t': 'tsv', '|': 'csv-pipe' } as const;

type Types = ReadonlyMap<string, ColumnType>;

/** One record as text. A single empty field is quoted, as its line would be empty. */
function recordText(fields: string[], delimiter: string): string {
  return `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(delimiter)}\r\n`;
}

class ObjectWriter implements RowWriter<Row> {
  constructor(
    private readonly name: string,
    private readonly delimiter: string,
    private keys: string[] | undefined,
  ) {}

  public row(row: Row, index: number): string {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new SerializationError(
        this.name,
        'write',
        `[${index}]`,
        `it is ${kindOf(row)}, but rows are objects here. Write objects, or use serializers.csv({ header: false }) for rows that are lists.`,
      );
    }
    const head = index === 0 ? this.header((this.keys ??= Object.keys(row))) : '';
    const { keys } = this;
    for (const key of Object.keys(row)) {
      if (keys!.includes(key) || row[key] === undefined) continue;
      throw new SerializationError(
        this.name,
        'write',
        key,
        `it is not among the columns, which are ${keys!.map((one) => `'${one}'`).join(', ')}. Name all columns with serializers.csv({ columns: { ... } }).`,
      ).inside(index);
    }
    return (
      head +
      recordText(
        keys!.map((key) =>
          cell(this.name, Object.hasOwn(row, key) ? row[key] : undefined, this.delimiter, [index, key]),
        ),
        this.delimiter,
      )
    );
  }

  public end(rows: number): string {
    return rows === 0 && this.keys !== undefined ? this.header(this.keys) : '';
  }

  private header(keys: readonly string[]): string {
    if (keys.length === 0) {
      throw new SerializationError(
        this.name,
        'write',
        '[0]',
        'it has no keys, so there are no columns. Leave empty rows out, or name the columns with serializers.csv({ columns: { ... } }).',
      );
    }
    return recordText(
      keys.map((key) => cell(this.name, key, this.delimiter, [0, key])),
      this.delimiter,
    );
  }
}

function listWriter(name: string, delimiter: string, types: Types | undefined): RowWriter<Row> {
  return {
    row: (row, index) => {
      const wrong = !Array.isArray(row)
        ? `it is ${kindOf(row)}, but rows are lists here. Write lists, or use serializers.csv() for rows that are objects.`
        : row.length === 0
          ? 'it has no fields, and a line without fields is not a row. Leave it out.'
          : types !== undefined && types.size !== row.length
            ? `it has ${row.length} fields, but there are ${types.size} columns. Give every row as many fields as there are columns.`
            : undefined;
      if (wrong !== undefined) throw new SerializationError(name, 'write', `[${index}]`, wrong);
      return recordText(
        (row as unknown[]).map((value, at) => cell(name, value, delimiter, [index, at])),
        delimiter,
      );
    },
    end: () => '',
  };
}

class ObjectReader implements RowReader<Row> {
  private readonly records: CsvReader;
  private keys: string[] | undefined;
  private number = 0;

  constructor(
    private readonly name: string,
    delimiter: string,
    private readonly types: Types | undefined,
  ) {
    this.records = new CsvReader(name, delimiter);
  }

  public *push(text: string): Iterable<Row> {
    yield* this.objects(this.records.push(text));
  }

  public *end(): Iterable<Row> {
    yield* this.objects(this.records.end());
  }

  private *objects(records: Iterable<string[]>): Iterable<Row> {
    for (const record of records) {
      this.number++;
      if (this.keys === undefined) this.begin(record);
      else yield this.object(record, this.keys);
    }
  }

  private begin(header: string[]): void {
    const twice = header.find((key, index) => header.indexOf(key) !== index);
    const missing = [...(this.types?.keys() ?? [])].find((key) => !header.includes(key));
    const wrong =
      twice !== undefined
        ? `it names the column '${twice}' twice. Rename one of them.`
        : missing !== undefined
          ? `it has no column '${missing}'. Its columns are ${header.map((key) => `'${key}'`).join(', ')}. Correct 'columns', or the file.`
          : undefined;
    if (wrong !== undefined) throw new SerializationError(this.name, 'read', 'record 1', wrong);
    this.keys = header;
  }

  private object(record: string[], keys: string[]): Row {
    if (record.length !== keys.length) {
      throw new SerializationError(
        this.name,
        'read',
        `record ${this.number}`,
        `it has ${record.length} fields, but the header has ${keys.length}. Quote fields that hold the delimiter, quotes or line ends.`,
      );
    }
    // fromEntries makes own properties of whatever keys there are.
    return Object.fromEntries(
      keys.map((key, index) => [key, fieldOf(this.name, record[index], this.types?.get(key), this.number, key)]),
    );
  }
}

function listReader(name: string, delimiter: string, types: Types | undefined): RowReader<Row> {
  const records = new CsvReader(name, delimiter);
  if (types === undefined) return records;
  const columns = [...types];
  let number = 0;
  function* typed(lists: Iterable<string[]>): Iterable<Row> {
    for (const list of lists) {
      number++;
      if (list.length !== columns.length) {
        throw new SerializationError(
          name,
          'read',
          `record ${number}`,
          `it has ${list.length} fields, but there are ${columns.length} columns. Quote fields that hold the delimiter, quotes or line ends.`,
        );
      }
      yield list.map((field, index) => fieldOf(name, field, columns[index][1], number, columns[index][0]));
    }
  }
  return { push: (text) => typed(records.push(text)), end: () => typed(records.end()) };
}
