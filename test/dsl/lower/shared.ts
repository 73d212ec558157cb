import { task } from '../../../lib/dsl';

/** Functions that the pipelines of these tests call. */
export const numbers = task('numbers', ({ count }: { count: number }) => Array.from({ length: count }, (_, n) => n));
export const double = task('double', ({ n }: { n: number }) => n * 2);
export const add = task('add', ({ a, b }: { a: number; b: number }) => a + b);
export const sum = task('sum', ({ list }: { list: number[] }) => list.reduce((a, b) => a + b, 0));
export const join = task('join', ({ list }: { list: unknown[] }) => list.map((each) => JSON.stringify(each)).join(' '));
export const show = task('show', ({ value }: { value: unknown }) => JSON.stringify(value));
