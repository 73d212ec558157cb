import { integer, lenient, lenientInt } from './values';
import { ExpressionError } from '../error';
import { list, text } from '../operators';

/** Functions of sprig on numbers, which may be texts too. */
export const NUMBERS: Readonly<Record<string, (...args: any[]) => unknown>> = {
  int: lenientInt,
  int64: lenientInt,
  atoi: lenientInt,
  float64: (value: unknown) => lenient(value),
  toString: text,
  toStrings: (values: unknown) => list(values, 'toStrings').map((value) => text(value)),
  toDecimal: (value: unknown) => parseInt(text(value), 8) || 0,
  add: (...values: unknown[]) => values.reduce<number>((sum, value) => sum + lenientInt(value), 0),
  add1: (value: unknown) => lenientInt(value) + 1,
  sub: (a: unknown, b: unknown) => lenientInt(a) - lenientInt(b),
  mul: (...values: unknown[]) => values.reduce<number>((product, value) => product * lenientInt(value), 1),
  div: (a: unknown, b: unknown) => divided(lenientInt(a), lenientInt(b), 'div'),
  mod: (a: unknown, b: unknown) => lenientInt(a) - divided(lenientInt(a), lenientInt(b), 'mod') * lenientInt(b),
  addf: (...values: unknown[]) => values.reduce<number>((sum, value) => sum + lenient(value), 0),
  subf: (first: unknown, ...values: unknown[]) =>
    values.reduce<number>((rest, value) => rest - lenient(value), lenient(first)),
  mulf: (...values: unknown[]) => values.reduce<number>((product, value) => product * lenient(value), 1),
  divf: (first: unknown, ...values: unknown[]) =>
    values.reduce<number>((rest, value) => rest / lenient(value), lenient(first)),
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
};

function divided(a: number, b: number, what: string): number {
  if (b === 0) throw new ExpressionError(`${what}: integer divide by zero`);
  return Math.trunc(a / b);
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
