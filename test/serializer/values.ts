import { deepStrictEqual } from 'node:assert';
import * as fc from 'fast-check';

/** Texts with what formats trip over. */
const HOSTILE = [
  '',
  ' ',
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\\',
  '{{',
  '{{=1+1}}',
  '$(x)',
  '\0',
  '\u2028',
  '\ufeff',
  '\ufeffx',
  '🙂',
  'é',
  'null',
  '-0',
  '1e999',
  '=1+1',
  '__proto__',
  'constructor',
  'toString',
];

/** Texts of whole characters: those that have UTF-8. */
export const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 5 }).map((parts) => parts.join('')),
);

const finite = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.maxSafeInteger(),
);

/** Values of JSON, with hostile keys. */
export function jsonValue(key = text): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(text, finite, fc.boolean(), fc.constant(null)),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 5 }),
    object: fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  })).value;
}

/** The values of a sequence, whichever kind it is. */
export async function listOf<T>(values: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** What is thrown, as its message. */
export async function refused(step: () => unknown): Promise<string> {
  try {
    await step();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
}

/** Equality that takes keys named `constructor` and `__proto__` for data, as Jest's does not. */
export const same: (one: unknown, other: unknown) => void = deepStrictEqual;
