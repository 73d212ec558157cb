import * as fc from 'fast-check';

/** How many random programs are made; cheaper properties take as many, dearer ones a part of it. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 2000);

/** Whether enough programs are made to say something of all of them: not where one is made again. */
export const MANY = RUNS >= 500 && process.env.PROPERTY_PATH === undefined;

/** Time enough for the runs of one test, also where the machine is slow. */
export const TIMEOUT = 60_000 + RUNS * 300;

/**
 * The settings of a property. The programs are the same in every run, so that a change is what makes it fail; PROPERTY_SEED=random looks
 * for new ones. A failure prints its seed and path; PROPERTY_SEED and PROPERTY_PATH run just that case again, and PROPERTY_SHRINK=1
 * looks for a smaller one, which takes long for whole programs.
 */
export function settings(runs: number): fc.Parameters<any> {
  const { PROPERTY_SEED: seed = '20261127', PROPERTY_PATH: path, PROPERTY_SHRINK: shrink } = process.env;
  return {
    numRuns: Math.max(1, Math.round(runs)),
    endOnFailure: shrink !== '1',
    ...(seed === 'random' ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}
