import { p, pipeline, task } from '../../../lib/dsl';

// What the type tests call. They are compiled, and never run.

export interface Row {
  readonly id: string;
  readonly score: number;
  readonly tags?: string[];
}

export const generateNumbers = task('generate-numbers', ({ count }: { count: number }) => [...Array(count).keys()]);
export const raise = task('raise', ({ n, exponent }: { n: number; exponent: number }) => n ** exponent);
export const sum = task('sum', ({ numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0));
export const load = task(
  'load',
  async ({
    limit = 10,
  }: {
    limit?: number;
  }): Promise<{ rows: Row[]; name: string; best: Row; worst?: Row; kind: 'full' | 'part'; at: string }> => {
    const best = { id: 'a', score: limit };
    return { rows: [best], name: 'x', best, kind: 'full', at: 'now' };
  },
);
export const stream = task('stream', function* ({ count }: { count: number }) {
  for (let i = 0; i < count; i += 1) yield { i };
});
export const later = task('later', async function* () {
  yield 'a';
});
export const say = task('say', ({ text }: { text: string }) => {
  console.log(text);
});
export const isBig = task('is-big', ({ n }: { n: number }) => n > 100);
export const mapReduce = pipeline(
  'map-reduce',
  { exponent: p.number({ default: 2 }), size: p.number() },
  ({ exponent, size }) => {
    const numbers = generateNumbers({ count: size });
    return { total: sum({ numbers: numbers.map((n) => raise({ n, exponent })) }), size };
  },
);

/** Holds when two types are the same. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export function same<A, B>(..._: Same<A, B> extends true ? [] : [never]): void {
  /* for the compiler */
}
