import { createHash, randomInt, randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { integer, isEmpty } from './values';
import { ExpressionError } from '../error';
import { goDuration, goTime } from '../go-time';
import { toIndentedJson, toJson } from '../json';
import { string, text, typeOf } from '../operators';

const hash = (kind: string) => (value: unknown) => createHash(kind).update(text(value)).digest('hex');
const random = (chars: string) => (count: unknown) =>
  Array.from({ length: integer(count) }, () => chars[randomInt(chars.length)]).join('');
const DIGITS = '0123456789';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Functions of sprig that choose, encode, and tell the time. */
export const OTHERS: Readonly<Record<string, (...args: any[]) => unknown>> = {
  default: (otherwise: unknown, value: unknown) => (isEmpty(value) ? otherwise : value),
  empty: isEmpty,
  coalesce: (...values: unknown[]) => values.find((value) => !isEmpty(value)) ?? null,
  all: (...values: unknown[]) => values.every((value) => !isEmpty(value)),
  any: (...values: unknown[]) => values.some((value) => !isEmpty(value)),
  ternary: (yes: unknown, no: unknown, test: unknown) => (test === true ? yes : no),
  fail: (message: unknown) => {
    throw new ExpressionError(text(message));
  },
  kindOf: (value: unknown) =>
    (({ bool: 'bool', nil: 'invalid', array: 'slice', float: 'float64' }) as Record<string, string>)[typeOf(value)] ??
    typeOf(value),
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
};

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function moment(value: unknown): Date {
  const time =
    value instanceof Date ? value : typeof value === 'number' ? new Date(value * 1000) : new Date(text(value));
  if (Number.isNaN(time.getTime())) throw new ExpressionError(`${text(value)} is not a time`);
  return time;
}

function inZone(time: Date, zone: string): Date {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone || 'UTC',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return new Date(
    Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second, time.getUTCMilliseconds()),
  );
}
