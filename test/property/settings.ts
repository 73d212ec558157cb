import * as fc from 'fast-check';

/** How many random programs are made; cheaper properties take as many, dearer ones a part of it. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 2000);

/** A test that has the time for its runs, also where the machine is slow. */
export const TIMEOUT = 60_000 + RUNS * 300;

/** The settings of a property. A failure prints its seed and path; PROPERTY_SEED and PROPERTY_PATH run just that case again. */
export function settings(runs: number): fc.Parameters<any> {
  const { PROPERTY_SEED: seed, PROPERTY_PATH: path } = process.env;
  return {
    numRuns: Math.max(1, Math.round(runs)),
    // Shrinking a whole program takes long, and the first small enough one says it all.
    interruptAfterTimeLimit: TIMEOUT - 30_000,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}
