import { createHash, randomInt, randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { ExpressionError } from './error';
import { goDuration, goTime } from './go-time';
import { toIndentedJson, toJson } from './json';
import { equal, list, map, pattern, string, text, typeOf } from './operators';

type SprigFunction = (...args: any[]) => unknown;

const integer = (value: unknown) => Math.trunc(decimal(value));
const letters = (value: string) => value.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '');
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const hash = (kind: string) => (value: unknown) => createHash(kind).update(text(value)).digest('hex');
const random = (chars: string) => (count: unknown) => Array.from({ length: integer(count) }, () => chars[randomInt(chars.length)]).join('');
const DIGITS = '0123456789';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The functions of the sprig library that make sense without a machine around. What they work on is their last argument. */
export const SPRIG: ReadonlyMap<string, SprigFunction> = new Map<string, SprigFunction>(Object.entries({
  trim: (value: unknown) => text(value).trim(),
  trimAll: (chars: string, value: string) => trimmed(value, chars),
  trimPrefix: (prefix: string, value: string) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
  trimSuffix: (suffix: string, value: string) => (value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value),
  upper: (value: unknown) => string(value).toUpperCase(),
  lower: (value: unknown) => string(value).toLowerCase(),
  title: (value: unknown) => string(value).replace(/(^|\s)\S/g, (part) => part.toUpperCase()),
  untitle: (value: unknown) => string(value).replace(/(^|\s)\S/g, (part) => part.toLowerCase()),
  repeat: (times: unknown, value: string) => value.repeat(Math.max(0, integer(times))),
  substr: (from: unknown, to: unknown, value: string) => value.slice(Math.max(0, integer(from)), integer(to) < 0 ? undefined : integer(to)),
  trunc: (count: unknown, value: string) => (integer(count) < 0 ? value.slice(integer(count)) : value.slice(0, integer(count))),
  nospace: (value: unknown) => string(value).replace(/\s/g, ''),
  initials: (value: unknown) => string(value).split(/\s+/).map((word) => word.charAt(0)).join(''),
  contains: (part: string, value: unknown) => string(value).includes(part),
  hasPrefix: (prefix: string, value: unknown) => string(value).startsWith(prefix),
  hasSuffix: (suffix: string, value: unknown) => string(value).endsWith(suffix),
  quote: (...values: unknown[]) => values.filter((value) => value !== null).map((value) => JSON.stringify(text(value))).join(' '),
  squote: (...values: unknown[]) => values.filter((value) => value !== null).map((value) => `'${text(value)}'`).join(' '),
  cat: (...values: unknown[]) => values.filter((value) => value !== null).map(text).join(' '),
  indent: (count: unknown, value: string) => indented(integer(count), value),
  nindent: (count: unknown, value: string) => `\n${indented(integer(count), value)}`,
  replace: (old: string, by: string, value: unknown) => string(value).split(old).join(by),
  plural: (one: string, many: string, count: unknown) => (integer(count) === 1 ? one : many),
  snakecase: (value: string) => letters(value).map((word) => word.toLowerCase()).join('_'),
  kebabcase: (value: string) => letters(value).map((word) => word.toLowerCase()).join('-'),
  camelcase: (value: string) => letters(value).map((word) => capital(word.toLowerCase())).join(''),
  swapcase: (value: string) => value.replace(/[a-zA-Z]/g, (char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())),
  split: (by: string, value: string) => Object.fromEntries(value.split(by).map((part, index) => [`_${index}`, part])),
  splitList: (by: string, value: string) => value.split(by),
  splitn: (by: string, count: unknown, value: string) => Object.fromEntries(pieces(value, by, integer(count)).map((part, index) => [`_${index}`, part])),
  join: (glue: string, values: unknown) => (Array.isArray(values) ? values.map(text) : [text(values)]).join(glue),
  sortAlpha: (values: unknown) => list(values, 'sortAlpha').map(text).sort(),
  regexMatch: (source: string, value: string) => pattern(source).test(value),
  regexFind: (source: string, value: string) => pattern(source).exec(value)?.[0] ?? '',
  regexFindAll: (source: string, value: string, count: unknown) => {
    const found = [...value.matchAll(global(source))].map(([match]) => match);
    return integer(count) < 0 ? found : found.slice(0, integer(count));
  },
  regexReplaceAll: (source: string, value: string, by: string) => value.replace(global(source), by.replace(/\$\{(\w+)\}/g, (_, name: string) => (/^\d/.test(name) ? `$${name}` : `$<${name}>`))),
  regexReplaceAllLiteral: (source: string, value: string, by: string) => value.replace(global(source), () => by),
  regexSplit: (source: string, value: string, count: unknown) => value.split(pattern(source), integer(count) < 0 ? undefined : integer(count)),
  regexQuoteMeta: (value: string) => value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'),

  int: lenientInt,
  int64: lenientInt,
  atoi: lenientInt,
  float64: (value: unknown) => lenient(value),
  toString: text,
  toStrings: (values: unknown) => list(values, 'toStrings').map(text),
  toDecimal: (value: unknown) => parseInt(text(value), 8) || 0,
  add: (...values: unknown[]) => values.reduce<number>((sum, value) => sum + lenientInt(value), 0),
  add1: (value: unknown) => lenientInt(value) + 1,
  sub: (a: unknown, b: unknown) => lenientInt(a) - lenientInt(b),
  mul: (...values: unknown[]) => values.reduce<number>((product, value) => product * lenientInt(value), 1),
  div: (a: unknown, b: unknown) => divided(lenientInt(a), lenientInt(b), 'div'),
  mod: (a: unknown, b: unknown) => lenientInt(a) - divided(lenientInt(a), lenientInt(b), 'mod') * lenientInt(b),
  addf: (...values: unknown[]) => values.reduce<number>((sum, value) => sum + lenient(value), 0),
  subf: (first: unknown, ...values: unknown[]) => values.reduce<number>((rest, value) => rest - lenient(value), lenient(first)),
  mulf: (...values: unknown[]) => values.reduce<number>((product, value) => product * lenient(value), 1),
  divf: (first: unknown, ...values: unknown[]) => values.reduce<number>((rest, value) => rest / lenient(value), lenient(first)),
  max: (...values: unknown[]) => Math.max(...values.map(lenientInt)),
  min: (...values: unknown[]) => Math.min(...values.map(lenientInt)),
  maxf: (...values: unknown[]) => Math.max(...values.map(lenient)),
  minf: (...values: unknown[]) => Math.min(...values.map(lenient)),
  ceil: (value: unknown) => Math.ceil(lenient(value)),
  floor: (value: unknown) => Math.floor(lenient(value)),
  round: (value: unknown, places: unknown) => Number(lenient(value).toFixed(integer(places))),
  until: (count: unknown) => steps(0, integer(count), integer(count) < 0 ? -1 : 1),
  untilStep: (from: unknown, to: unknown, step: unknown) => steps(integer(from), integer(to), integer(step)),
  seq: (...values: unknown[]) => sequence(values.map(integer)).join(' '),

  list: (...values: unknown[]) => values,
  tuple: (...values: unknown[]) => values,
  first: (values: unknown) => list(values, 'first')[0] ?? null,
  last: (values: unknown) => list(values, 'last').at(-1) ?? null,
  rest: (values: unknown) => list(values, 'rest').slice(1),
  initial: (values: unknown) => list(values, 'initial').slice(0, -1),
  append: (values: unknown, value: unknown) => [...list(values, 'append'), value],
  push: (values: unknown, value: unknown) => [...list(values, 'push'), value],
  prepend: (values: unknown, value: unknown) => [value, ...list(values, 'prepend')],
  concat: (...lists: unknown[]) => lists.flatMap((each) => list(each, 'concat')),
  reverse: (values: unknown) => [...list(values, 'reverse')].reverse(),
  uniq: (values: unknown) => list(values, 'uniq').filter((value, index, all) => all.findIndex((other) => equal(other, value)) === index),
  without: (values: unknown, ...unwanted: unknown[]) => list(values, 'without').filter((value) => !unwanted.some((other) => equal(other, value))),
  has: (value: unknown, values: unknown) => list(values, 'has').some((other) => equal(other, value)),
  compact: (values: unknown) => list(values, 'compact').filter((value) => !isEmpty(value)),
  slice: (values: unknown, from?: unknown, to?: unknown) => list(values, 'slice').slice(from === undefined ? 0 : integer(from), to === undefined ? undefined : integer(to)),

  dict: (...values: unknown[]) => Object.fromEntries(Array.from({ length: Math.ceil(values.length / 2) }, (_, index) => [text(values[2 * index]), values[2 * index + 1] ?? ''])),
  get: (of: unknown, key: string) => (Object.hasOwn(map(of, 'get'), key) ? map(of, 'get')[key] : ''),
  hasKey: (of: unknown, key: string) => Object.hasOwn(map(of, 'hasKey'), key),
  keys: (...maps: unknown[]) => maps.flatMap((each) => Object.keys(map(each, 'keys'))),
  values: (of: unknown) => Object.values(map(of, 'values')),
  pluck: (key: string, ...maps: unknown[]) => maps.filter((each) => Object.hasOwn(map(each, 'pluck'), key)).map((each) => map(each, 'pluck')[key]),
  pick: (of: unknown, ...keys: string[]) => Object.fromEntries(Object.entries(map(of, 'pick')).filter(([key]) => keys.includes(key))),
  omit: (of: unknown, ...keys: string[]) => Object.fromEntries(Object.entries(map(of, 'omit')).filter(([key]) => !keys.includes(key))),
  merge: (...maps: unknown[]) => Object.assign({}, ...[...maps].reverse().map((each) => map(each, 'merge'))) as unknown,
  dig: (...args: unknown[]) => {
    let found: any = args.at(-1);
    for (const key of args.slice(0, -2)) {
      if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key as string)) return args.at(-2);
      found = found[key as string];
    }
    return found;
  },

  default: (otherwise: unknown, value: unknown) => (isEmpty(value) ? otherwise : value),
  empty: isEmpty,
  coalesce: (...values: unknown[]) => values.find((value) => !isEmpty(value)) ?? null,
  all: (...values: unknown[]) => values.every((value) => !isEmpty(value)),
  any: (...values: unknown[]) => values.some((value) => !isEmpty(value)),
  ternary: (yes: unknown, no: unknown, test: unknown) => (test === true ? yes : no),
  fail: (message: unknown) => { throw new ExpressionError(text(message)); },
  kindOf: (value: unknown) => ({ bool: 'bool', nil: 'invalid', array: 'slice', float: 'float64' } as Record<string, string>)[typeOf(value)] ?? typeOf(value),
  typeOf: (value: unknown) => typeOf(value),

  toJson,
  toRawJson: (value: unknown) => JSON.stringify(JSON.parse(toJson(value))),
  toPrettyJson: toIndentedJson,
  fromJson: (value: unknown) => parsed(string(value)),
  b64enc: (value: unknown) => Buffer.from(text(value)).toString('base64'),
  b64dec: (value: unknown) => Buffer.from(string(value), 'base64').toString(),
  sha1sum: hash('sha1'),
  sha256sum: hash('sha256'),
  sha512sum: hash('sha512'),
  md5sum: hash('md5'),
  uuidv4: () => randomUUID(),
  randAlphaNum: random(ALPHABET + DIGITS),
  randAlpha: random(ALPHABET),
  randNumeric: random(DIGITS),
  randInt: (from: unknown, to: unknown) => randomInt(integer(from), integer(to)),

  now: () => new Date(),
  date: (layout: string, time: unknown) => goTime(moment(time), layout),
  dateInZone: (layout: string, time: unknown, zone: string) => goTime(inZone(moment(time), zone), layout),
  htmlDate: (time: unknown) => goTime(moment(time), '2006-01-02'),
  unixEpoch: (time: unknown) => String(Math.floor(moment(time).getTime() / 1000)),
  dateModify: (change: string, time: unknown) => new Date(moment(time).getTime() + (goDuration(change) ?? 0)),
  toDate: (_layout: string, value: string) => moment(value),

  base: posix.basename,
  dir: posix.dirname,
  ext: posix.extname,
  clean: posix.normalize,
  isAbs: posix.isAbsolute,
} as Record<string, SprigFunction>));

function decimal(value: unknown): number {
  if (typeof value === 'number') return value;
  const found = Number(text(value));
  if (Number.isNaN(found)) throw new ExpressionError(`${text(value)} is not a number`);
  return found;
}

/** sprig takes what is no number for zero. */
function lenient(value: unknown): number {
  if (typeof value === 'boolean') return Number(value);
  const found = typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);
  return Number.isFinite(found) ? found : 0;
}

function lenientInt(value: unknown): number {
  return Math.trunc(lenient(value));
}

function divided(a: number, b: number, what: string): number {
  if (b === 0) throw new ExpressionError(`${what}: integer divide by zero`);
  return Math.trunc(a / b);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}

function trimmed(value: string, chars: string): string {
  const set = new Set(chars);
  let from = 0;
  let to = value.length;
  while (from < to && set.has(value[from])) from++;
  while (to > from && set.has(value[to - 1])) to--;
  return value.slice(from, to);
}

function indented(count: number, value: string): string {
  return value.split('\n').map((line) => ' '.repeat(count) + line).join('\n');
}

function pieces(value: string, by: string, count: number): string[] {
  const parts = value.split(by);
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(by)];
}

function global(source: string): RegExp {
  const { source: plain, flags } = pattern(source);
  return new RegExp(plain, `${flags}g`);
}

function steps(from: number, to: number, step: number): number[] {
  if (step === 0 || (to - from) / step <= 0) return [];
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
}

function sequence(values: readonly number[]): number[] {
  if (values.length === 1) return sequence([1, values[0]]);
  const [from, step, to] = values.length === 2 ? [values[0], values[1] < values[0] ? -1 : 1, values[1]] : values;
  return steps(from, to + Math.sign(step), step);
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function moment(value: unknown): Date {
  const time = value instanceof Date ? value : typeof value === 'number' ? new Date(value * 1000) : new Date(text(value));
  if (Number.isNaN(time.getTime())) throw new ExpressionError(`${text(value)} is not a time`);
  return time;
}

function inZone(time: Date, zone: string): Date {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', {
    timeZone: zone || 'UTC', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second, time.getUTCMilliseconds()));
}
