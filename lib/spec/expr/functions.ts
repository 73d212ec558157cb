import { BITS } from './bits';
import { ExpressionError } from './error';
import { goDuration } from './go-time';
import { toIndentedJson, toJson } from './json';
import { jsonpath } from './jsonpath';
import { compare, equal, list, map, member, number, string, text, typeOf } from './operators';
import { Span } from './span';
import { SPRIG } from './sprig';
import { put } from '../own';

export type ExpressionFunction = (...args: any[]) => unknown;

/** The functions that expressions call with values: those of expr-lang, those that Argo adds, and `sprig.*`. */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map<string, ExpressionFunction>([
  ['len', length],
  ['type', typeOf],
  ['int', int],
  ['asInt', int],
  ['float', float],
  ['asFloat', float],
  ['string', (value) => text(value)],
  ['toJson', toJson],
  ['toJSON', toIndentedJson],
  ['fromJSON', fromJson],
  ['jsonpath', (json: string, path: string) => jsonpath(fromJson(json), path)],
  ['toBase64', (value) => Buffer.from(string(value)).toString('base64')],
  ['fromBase64', (value) => Buffer.from(string(value), 'base64').toString()],

  ['abs', (value) => Math.abs(number(value))],
  ['ceil', (value) => Math.ceil(number(value))],
  ['floor', (value) => Math.floor(number(value))],
  ['round', (value) => Math.sign(number(value)) * Math.round(Math.abs(value))],
  ['max', (...values) => extreme(values, (a, b) => a > b)],
  ['min', (...values) => extreme(values, (a, b) => a < b)],
  ['mean', (...values) => average(numbers(values))],
  ['median', (...values) => middle(numbers(values).sort((a, b) => a - b))],

  ['trim', (value, chars) => trim(string(value), chars)],
  [
    'trimPrefix',
    (value, prefix = ' ') => (string(value).startsWith(string(prefix)) ? value.slice(prefix.length) : value),
  ],
  [
    'trimSuffix',
    (value, suffix = ' ') =>
      string(value).endsWith(string(suffix)) ? value.slice(0, value.length - suffix.length) : value,
  ],
  ['upper', (value) => string(value).toUpperCase()],
  ['lower', (value) => string(value).toLowerCase()],
  ['split', (value, by, most) => split(string(value), string(by), most)],
  [
    'splitAfter',
    (value, by, most) =>
      split(string(value), string(by), most).map((part, index, all) => (index < all.length - 1 ? part + by : part)),
  ],
  ['replace', (value, old, by, most) => replace(string(value), string(old), string(by), most)],
  ['repeat', (value, times) => repeat(string(value), number(times))],
  ['join', (values, glue = '') => list(values, 'join').map(string).join(string(glue))],
  ['indexOf', (value, part) => string(value).indexOf(string(part))],
  ['lastIndexOf', (value, part) => string(value).lastIndexOf(string(part))],
  ['hasPrefix', (value, prefix) => string(value).startsWith(string(prefix))],
  ['hasSuffix', (value, suffix) => string(value).endsWith(string(suffix))],

  ['first', (values) => list(values, 'first')[0] ?? null],
  ['last', (values) => list(values, 'last').at(-1) ?? null],
  ['get', (of, key) => get(of, key)],
  ['take', (values, count) => list(values, 'take').slice(0, number(count))],
  ['keys', (of) => Object.keys(map(of, 'keys'))],
  ['values', (of) => Object.values(map(of, 'values'))],
  ['toPairs', (of) => Object.entries(map(of, 'toPairs'))],
  ['fromPairs', (pairs) => fromPairs(list(pairs, 'fromPairs'))],
  ['reverse', (values) => [...list(values, 'reverse')].reverse()],
  [
    'uniq',
    (values) =>
      list(values, 'uniq').filter((value, index, all) => all.findIndex((other) => equal(other, value)) === index),
  ],
  ['concat', (...lists) => lists.flatMap((each) => list(each, 'concat'))],
  ['flatten', (values) => list(values, 'flatten').flat(Infinity)],
  ['sort', (values, order = 'asc') => sorted(list(values, 'sort'), (value) => value, order)],

  ...BITS,

  ['now', () => new Date()],
  ['date', (value) => time(string(value))],
  ['duration', (value) => span(string(value))],
  ...[...SPRIG].map(([name, run]): [string, ExpressionFunction] => [`sprig.${name}`, run]),
]);

/** The items in the order of a key. */
export function sorted(values: readonly unknown[], key: (value: unknown) => unknown, order: unknown): unknown[] {
  if (order !== 'asc' && order !== 'desc') {
    throw new ExpressionError(`invalid order ${text(order)}, expected asc or desc`);
  }
  const pairs = values.map((value) => [key(value), value] as const);
  pairs.sort(([a], [b]) => (order === 'asc' ? compare('<', a, b) : compare('<', b, a)));
  return pairs.map(([, value]) => value);
}

function length(value: unknown): number {
  if (typeof value === 'string') return /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) {
    throw new ExpressionError(`invalid argument for len (type ${typeOf(value)})`);
  }
  return Object.keys(value).length;
}

function int(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value !== 'string' || !/^[-+]?\d+$/.test(value)) {
    throw new ExpressionError(`invalid operation: int(${typeof value === 'string' ? value : typeOf(value)})`);
  }
  return Number(value);
}

function float(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value)) {
    throw new ExpressionError(`invalid operation: float(${typeof value === 'string' ? value : typeOf(value)})`);
  }
  return Number(value);
}

function fromJson(value: unknown): unknown {
  try {
    return JSON.parse(string(value));
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    throw new ExpressionError(`fromJSON: ${(error as Error).message}`, { cause: error });
  }
}

function numbers(values: readonly unknown[]): number[] {
  return values.flatMap((value) => (Array.isArray(value) ? numbers(value) : [number(value)]));
}

function extreme(values: readonly unknown[], isBetter: (a: number, b: number) => boolean): unknown {
  return numbers(values).reduce<number | null>(
    (best, value) => (best === null || isBetter(value, best) ? value : best),
    null,
  );
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function middle(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const half = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

function trim(value: string, chars: unknown): string {
  if (chars === undefined) return value.trim();
  const set = new Set(string(chars));
  const letters = [...value];
  while (letters.length > 0 && set.has(letters[0])) letters.shift();
  while (letters.length > 0 && set.has(letters.at(-1)!)) letters.pop();
  return letters.join('');
}

function split(value: string, by: string, most: unknown): string[] {
  const parts = by === '' ? [...value] : value.split(by);
  if (most === undefined || number(most) < 0 || parts.length <= number(most)) return parts;
  return number(most) === 0 ? [] : [...parts.slice(0, number(most) - 1), parts.slice(number(most) - 1).join(by)];
}

function replace(value: string, old: string, by: string, most: unknown): string {
  if (most === undefined || number(most) < 0) return value.split(old).join(by);
  const parts = split(value, old, number(most) + 1);
  return parts.join(by);
}

function repeat(value: string, times: number): string {
  if (times < 0 || times > 1e6) {
    throw new ExpressionError(`invalid argument for repeat (expected 0 to 1000000, got ${times})`);
  }
  return value.repeat(times);
}

function get(of: unknown, key: unknown): unknown {
  if (of === null || of === undefined) return null;
  try {
    return member(of, key);
  } catch {
    return null;
  }
}

function fromPairs(pairs: readonly unknown[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const pair of pairs) {
    if (!Array.isArray(pair) || pair.length !== 2) throw new ExpressionError(`invalid pair ${text(pair)}`);
    put(result, text(pair[0]), pair[1]);
  }
  return result;
}

function time(value: string): Date {
  const found = new Date(/^\d{4}-\d\d-\d\d \d/.test(value) ? `${value.replace(' ', 'T')}Z` : value);
  if (Number.isNaN(found.getTime())) throw new ExpressionError(`invalid date ${value}`);
  return found;
}

function span(value: string): Span {
  // Of sprig only, which knows days.
  const found = value.includes('d') ? undefined : goDuration(value);
  if (found === undefined) throw new ExpressionError(`time: invalid duration ${JSON.stringify(value)}`);
  return new Span(found);
}
