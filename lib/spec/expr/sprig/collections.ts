import { integer, isEmpty } from './values';
import { equal, list, map, text } from '../operators';

/** Functions of sprig on lists and maps. */
export const COLLECTIONS: Readonly<Record<string, (...args: any[]) => unknown>> = {
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
  uniq: (values: unknown) =>
    list(values, 'uniq').filter((value, index, all) => all.findIndex((other) => equal(other, value)) === index),
  without: (values: unknown, ...unwanted: unknown[]) =>
    list(values, 'without').filter((value) => !unwanted.some((other) => equal(other, value))),
  has: (value: unknown, values: unknown) => list(values, 'has').some((other) => equal(other, value)),
  compact: (values: unknown) => list(values, 'compact').filter((value) => !isEmpty(value)),
  slice: (values: unknown, from?: unknown, to?: unknown) =>
    list(values, 'slice').slice(from === undefined ? 0 : integer(from), to === undefined ? undefined : integer(to)),

  dict: (...values: unknown[]) =>
    Object.fromEntries(
      Array.from({ length: Math.ceil(values.length / 2) }, (_, index) => [
        text(values[2 * index]),
        values[2 * index + 1] ?? '',
      ]),
    ),
  get: (of: unknown, key: string) => (Object.hasOwn(map(of, 'get'), key) ? map(of, 'get')[key] : ''),
  hasKey: (of: unknown, key: string) => Object.hasOwn(map(of, 'hasKey'), key),
  keys: (...maps: unknown[]) => maps.flatMap((each) => Object.keys(map(each, 'keys'))),
  values: (of: unknown) => Object.values(map(of, 'values')),
  pluck: (key: string, ...maps: unknown[]) =>
    maps.filter((each) => Object.hasOwn(map(each, 'pluck'), key)).map((each) => map(each, 'pluck')[key]),
  pick: (of: unknown, ...keys: string[]) =>
    Object.fromEntries(Object.entries(map(of, 'pick')).filter(([key]) => keys.includes(key))),
  omit: (of: unknown, ...keys: string[]) =>
    Object.fromEntries(Object.entries(map(of, 'omit')).filter(([key]) => !keys.includes(key))),
  merge: (...maps: unknown[]) => Object.assign({}, ...[...maps].reverse().map((each) => map(each, 'merge'))) as unknown,
  dig: (...args: unknown[]) => {
    let found: any = args.at(-1);
    for (const key of args.slice(0, -2)) {
      if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key as string)) return args.at(-2);
      found = found[key as string];
    }
    return found;
  },
};
