import { kindOf } from './kind-of';
import { SerializationError } from './serialization-error';
import { textProblem } from './utf8';

/** What the fields of a column are read as; empty fields of numbers and booleans as `null`. */
export type ColumnType = 'string' | 'number' | 'boolean';

/** The text of one value in a record. `null` and undefined are empty. */
export function cell(
  serializer: string,
  value: unknown,
  delimiter: string,
  [row, column]: readonly [number, string | number],
): string {
  if (value === null || value === undefined) return '';
  const problem = cellProblem(value);
  if (problem !== undefined) throw new SerializationError(serializer, 'write', '', problem).inside(column).inside(row);
  const text = String(value);
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellProblem(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return textProblem(value);
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `it is ${value}, which CSV has no number for. Write null or a text.`;
    default:
      return `it is ${kindOf(value)}, but fields of CSV are texts, numbers and booleans. Convert it to a text, or use serializers.ndjson() for rows with values inside values.`;
  }
}

/** The value of a field. */
export function fieldOf(
  serializer: string,
  text: string,
  type: ColumnType | undefined,
  record: number,
  column: string,
): unknown {
  if (type === undefined || type === 'string') return text;
  if (text === '') return null;
  if (type === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  throw new SerializationError(
    serializer,
    'read',
    `record ${record}, column '${column}'`,
    `it has ${JSON.stringify(text.slice(0, 40))}, which is not a ${type}. Correct the field, or read the column as 'string'.`,
  );
}
