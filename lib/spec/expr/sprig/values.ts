import { ExpressionError } from '../error';
import { text } from '../operators';

export function decimal(value: unknown): number {
  if (typeof value === 'number') return value;
  const found = Number(text(value));
  if (Number.isNaN(found)) throw new ExpressionError(`${text(value)} is not a number`);
  return found;
}

export function integer(value: unknown): number {
  return Math.trunc(decimal(value));
}

/** sprig takes what is not a number for zero. */
export function lenient(value: unknown): number {
  if (typeof value === 'boolean') return Number(value);
  const found = typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);
  return Number.isFinite(found) ? found : 0;
}

export function lenientInt(value: unknown): number {
  return Math.trunc(lenient(value));
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}
