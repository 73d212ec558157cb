import { task } from '../../../lib/dsl';

/** JSON with sorted keys: their order is not kept where Argo computes a value. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** The functions of random pipelines: simple, total, and of all kinds of values. */
export const FUNCTIONS = {
  add: ({ a, b }: { a: number; b: number }) => a + b,
  concat: ({ a, b }: { a: string; b: string }) => a + b,
  numbers: ({ n }: { n: number }) => [...Array(Math.floor(Math.abs(n)) % 4).keys()].map((index) => index + n),
  total: ({ list }: { list: number[] }) => list.reduce((sum, each) => sum + each, 0),
  record: ({ n, s }: { n: number; s: string }) => ({ n, s, list: [n, n + 1], deep: { s: [s, `${s}!`], none: null } }),
  rows: ({ n }: { n: number }) => [[n], [], [n + 1, n + 2]],
  echo: ({ v }: { v: unknown }) => v,
  text: ({ v }: { v: unknown }) => sorted(v),
  yields: function* ({ n }: { n: number }) {
    for (let index = 0; index < Math.abs(n) % 3; index++) yield index * n;
  },
  slow: async ({ n }: { n: number }) => n * 2,
};

export type Name = keyof typeof FUNCTIONS;

/** What a function gives when it is simply called. */
export function plain(name: Name, inputs: any): any {
  const result: any = FUNCTIONS[name](inputs);
  // Async functions of the list give their value a moment later; here it is wanted now.
  if (name === 'slow') return inputs.n * 2;
  return name === 'yields' ? [...result] : result;
}

/** The same functions as tasks. */
export const TASKS = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, fn]) => [name, task(name, fn as any)]),
) as Record<Name, any>;
