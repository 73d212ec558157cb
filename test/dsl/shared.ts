import { graphOf, p, pipeline, printGraph, task } from '../../lib/dsl';

/** The lines of a recorded graph. */
export const printed = (of: unknown) => printGraph(graphOf(of)).split('\n');

/** The lines of a pipeline `test` with a number, a text, a flag, and two lists. */
export const recorded = (fn: (inputs: any) => unknown, options: any = {}) =>
  printed(pipeline('test', PARAMETERS, fn, options)).slice(1);

const PARAMETERS = {
  n: p.number({ default: 1 }),
  text: p.string({ default: '' }),
  flag: p.boolean({ default: false }),
  list: p.json<any>({ default: [] }),
  rows: p.json<any>({ default: [] }),
};

export const one = task('one', (_inputs: { [name: string]: unknown }) => 1 as any);
export const two = task('two', (_inputs: { [name: string]: unknown }) => 2 as any);

/** What a function throws. */
export function thrown(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was thrown.');
}
