import { ExpressionError } from './error';
import { floatText } from './floats';
import { toJson } from './json';
import { Span } from './span';

/** What the operators of expr-lang do with values, and what they refuse. */

export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Number.isInteger(value) ? 'int' : 'float';
}

export function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new ExpressionError(`${typeOf(value)} is not a bool`);
  return value;
}

export function number(value: unknown): number {
  if (typeof value !== 'number') throw new ExpressionError(`${typeOf(value)} is not a number`);
  return value;
}

export function string(value: unknown): string {
  if (typeof value !== 'string') throw new ExpressionError(`${typeOf(value)} is not a string`);
  return value;
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ExpressionError(`${what}: ${typeOf(value)} is not an array`);
  return value;
}

export function map(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ExpressionError(`${what}: ${typeOf(value)} is not a map`);
  }
  return value as Record<string, unknown>;
}

/** `of.key` and `of[key]`; nil for a key that a map does not have. */
export function member(of: any, key: any): unknown {
  if (typeof of === 'object' && of !== null && !Array.isArray(of)) {
    if (typeof key !== 'string') throw new ExpressionError(`cannot fetch ${text(key)} from map`);
    return Object.hasOwn(of, key) ? (of[key] ?? null) : null;
  }
  if (Array.isArray(of) || typeof of === 'string') {
    if (typeof key !== 'number') throw new ExpressionError(`cannot fetch ${text(key)} from ${typeOf(of)}`);
    const at = Math.trunc(key) < 0 ? of.length + Math.trunc(key) : Math.trunc(key);
    if (at < 0 || at >= of.length) {
      throw new ExpressionError(`index out of range: ${at} (array length is ${of.length})`);
    }
    return typeof of === 'string' ? of.charCodeAt(at) : (of[at] ?? null);
  }
  throw new ExpressionError(`cannot fetch ${text(key)} from ${of === null || of === undefined ? '<nil>' : typeOf(of)}`);
}

export function slice(of: unknown, from: unknown, to: unknown): unknown {
  if (!Array.isArray(of) && typeof of !== 'string') throw new ExpressionError(`cannot slice ${typeOf(of)}`);
  const items = typeof of === 'string' ? [...of] : of;
  const part = items.slice(from === undefined ? 0 : number(from), to === undefined ? items.length : number(to));
  return typeof of === 'string' ? part.join('') : part;
}

export function equal(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) {
    return (first ?? null) === null && (second ?? null) === null;
  }
  return toJson(first) === toJson(second);
}

export function isIn(item: unknown, of: any): boolean {
  if (of === null || of === undefined) return false;
  if (Array.isArray(of)) return of.some((each) => equal(each, item));
  if (typeof of !== 'object') throw new ExpressionError(`operator "in" not defined on ${typeOf(of)}`);
  return typeof item === 'string' && Object.hasOwn(of, item) && of[item] !== undefined;
}

export function add(first: unknown, second: unknown): unknown {
  if (typeof first === 'string' && typeof second === 'string') return first + second;
  if (typeof first === 'number' && typeof second === 'number') return first + second;
  if (first instanceof Date && second instanceof Span) return new Date(first.getTime() + second.milliseconds);
  if (first instanceof Span && second instanceof Date) return add(second, first);
  if (first instanceof Span && second instanceof Span) return new Span(first.milliseconds + second.milliseconds);
  throw new ExpressionError(`invalid operation: ${typeOf(first)} + ${typeOf(second)}`);
}

export function subtract(first: unknown, second: unknown): unknown {
  if (first instanceof Date && second instanceof Date) return new Span(first.getTime() - second.getTime());
  if (second instanceof Span) return add(first, new Span(-second.milliseconds));
  return number(first) - number(second);
}

export function remainder(first: unknown, second: unknown): number {
  if (number(second) === 0) throw new ExpressionError('integer divide by zero');
  return Math.trunc(number(first)) % Math.trunc(second as number);
}

/** Below zero, zero or above zero: for numbers, and for texts by their bytes. */
export function compare(operator: string, first: unknown, second: unknown): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  if (typeof first === 'string' && typeof second === 'string') return first < second ? -1 : Number(first > second);
  if (first instanceof Date && second instanceof Date) return first.getTime() - second.getTime();
  if (first instanceof Span && second instanceof Span) return first.milliseconds - second.milliseconds;
  throw new ExpressionError(`invalid operation: ${typeOf(first)} ${operator} ${typeOf(second)}`);
}

export function range(first: unknown, last: unknown): number[] {
  const from = Math.trunc(number(first));
  const length = Math.max(0, Math.trunc(number(last)) - from + 1);
  if (length > 10_000_000) throw new ExpressionError(`memory budget exceeded by the range ${from}..${text(last)}`);
  const items = new Array<number>(length);
  for (let index = 0; index < length; index++) items[index] = from + index;
  return items;
}

/**
 * As Go's `%v` prints a value.
 *
 * @param isFloat whether its numbers are floats
 */
export function text(value: unknown, isFloat = false): string {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'number') return isFloat || !Number.isInteger(value) ? floatText(value) : String(value);
  if (Array.isArray(value)) return `[${value.map((item) => text(item, isFloat)).join(' ')}]`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value);
  return `map[${Object.keys(value)
    .sort()
    .map((key) => `${key}:${text((value as Record<string, unknown>)[key], isFloat)}`)
    .join(' ')}]`;
}
