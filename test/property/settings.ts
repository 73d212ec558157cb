import * as fc from 'fast-check';

/** How many random programs are made; the other properties take fractions of it. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 2000);

/**
 * The settings of a property. A failure prints its seed and path; PROPERTY_SEED and PROPERTY_PATH run exactly that case again.
 */
export function settings(runs: number): fc.Parameters<any> {
  const { PROPERTY_SEED: seed, PROPERTY_PATH: path } = process.env;
  return {
    numRuns: Math.max(1, Math.round(runs)),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  };
}
