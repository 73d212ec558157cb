import { integer } from './values';
import { pattern, patternProblem } from '../../regular-expression';
import { list, string, text } from '../operators';
import { patternIn } from '../patterns';

const letters = (value: string) => value.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '');
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Functions of sprig on texts; what they work on is their last argument. */
export const TEXTS: Readonly<Record<string, (...args: any[]) => unknown>> = {
  trim: (value: unknown) => text(value).trim(),
  trimAll: (chars: string, value: string) => trimmed(value, chars),
  trimPrefix: (prefix: string, value: string) => (value.startsWith(prefix) ? value.slice(prefix.length) : value),
  trimSuffix: (suffix: string, value: string) =>
    value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value,
  upper: (value: unknown) => string(value).toUpperCase(),
  lower: (value: unknown) => string(value).toLowerCase(),
  title: (value: unknown) => string(value).replace(/(^|\s)\S/g, (part) => part.toUpperCase()),
  untitle: (value: unknown) => string(value).replace(/(^|\s)\S/g, (part) => part.toLowerCase()),
  repeat: (times: unknown, value: string) => value.repeat(Math.max(0, integer(times))),
  substr: (from: unknown, to: unknown, value: string) =>
    value.slice(Math.max(0, integer(from)), integer(to) < 0 ? undefined : integer(to)),
  trunc: (count: unknown, value: string) =>
    integer(count) < 0 ? value.slice(integer(count)) : value.slice(0, integer(count)),
  nospace: (value: unknown) => string(value).replace(/\s/g, ''),
  initials: (value: unknown) =>
    string(value)
      .split(/\s+/)
      .map((word) => word.charAt(0))
      .join(''),
  contains: (part: string, value: unknown) => string(value).includes(part),
  hasPrefix: (prefix: string, value: unknown) => string(value).startsWith(prefix),
  hasSuffix: (suffix: string, value: unknown) => string(value).endsWith(suffix),
  quote: (...values: unknown[]) =>
    values
      .filter((value) => value !== null)
      .map((value) => JSON.stringify(text(value)))
      .join(' '),
  squote: (...values: unknown[]) =>
    values
      .filter((value) => value !== null)
      .map((value) => `'${text(value)}'`)
      .join(' '),
  cat: (...values: unknown[]) =>
    values
      .filter((value) => value !== null)
      .map((value) => text(value))
      .join(' '),
  indent: (count: unknown, value: string) => indented(integer(count), value),
  nindent: (count: unknown, value: string) => `\n${indented(integer(count), value)}`,
  replace: (old: string, by: string, value: unknown) => string(value).split(old).join(by),
  plural: (one: string, many: string, count: unknown) => (integer(count) === 1 ? one : many),
  snakecase: (value: string) =>
    letters(value)
      .map((word) => word.toLowerCase())
      .join('_'),
  kebabcase: (value: string) =>
    letters(value)
      .map((word) => word.toLowerCase())
      .join('-'),
  camelcase: (value: string) =>
    letters(value)
      .map((word) => capital(word.toLowerCase()))
      .join(''),
  swapcase: (value: string) =>
    value.replace(/[a-zA-Z]/g, (char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())),
  split: (by: string, value: string) => Object.fromEntries(value.split(by).map((part, index) => [`_${index}`, part])),
  splitList: (by: string, value: string) => value.split(by),
  splitn: (by: string, count: unknown, value: string) =>
    Object.fromEntries(pieces(value, by, integer(count)).map((part, index) => [`_${index}`, part])),
  join: (glue: string, values: unknown) =>
    (Array.isArray(values) ? values.map((value) => text(value)) : [text(values)]).join(glue),
  sortAlpha: (values: unknown) =>
    list(values, 'sortAlpha')
      .map((value) => text(value))
      .sort(),
  // A pattern that Go refuses matches nothing here, and is an error in all others.
  regexMatch: (source: string, value: string) => patternProblem(source) === undefined && pattern(source).test(value),
  regexFind: (source: string, value: string) => patternIn(source).find(value) ?? '',
  regexFindAll: (source: string, value: string, count: unknown) => patternIn(source).findAll(value, integer(count)),
  regexReplaceAll: (source: string, value: string, by: string) => patternIn(source).replaceAll(value, by),
  regexReplaceAllLiteral: (source: string, value: string, by: string) => patternIn(source).replaceAllLiteral(value, by),
  regexSplit: (source: string, value: string, count: unknown) => patternIn(source).split(value, integer(count)),
  regexQuoteMeta: (value: string) => value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
};

function trimmed(value: string, chars: string): string {
  const set = new Set(chars);
  let from = 0;
  let to = value.length;
  while (from < to && set.has(value[from])) from++;
  while (to > from && set.has(value[to - 1])) to--;
  return value.slice(from, to);
}

function indented(count: number, value: string): string {
  return value
    .split('\n')
    .map((line) => ' '.repeat(count) + line)
    .join('\n');
}

function pieces(value: string, by: string, count: number): string[] {
  const parts = value.split(by);
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(by)];
}
