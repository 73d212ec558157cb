import { number } from './operators';

/* eslint-disable no-bitwise */

/** The functions of expr-lang on the bits of integers; those of JavaScript have 32. */
export const BITS: readonly (readonly [string, (...args: any[]) => unknown])[] = [
  ['bitand', (a, b) => number(a) & number(b)],
  ['bitor', (a, b) => number(a) | number(b)],
  ['bitxor', (a, b) => number(a) ^ number(b)],
  ['bitnand', (a, b) => number(a) & ~number(b)],
  ['bitshl', (a, b) => number(a) << number(b)],
  ['bitshr', (a, b) => number(a) >> number(b)],
  ['bitushr', (a, b) => number(a) >>> number(b)],
  ['bitnot', (a) => ~number(a)],
];
