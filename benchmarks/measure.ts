/** The time of one run, in milliseconds. */
export function time(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Takes samples that belong together: the machine's speed changes, so ratios are made within one sample. */
export function samples<T>(count: number, take: () => T): T[] {
  return Array.from({ length: count }, take);
}

/** One line of the table. */
export function report(what: string, value: number, limit: string, detail = ''): void {
  console.log(`${what.padEnd(58)} ${value.toFixed(2).padStart(8)}   limit ${limit.padEnd(8)} ${detail}`);
}

/** The time of what ends later, in milliseconds. */
export async function timeLater(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Samples of what ends later, one after the other. */
export async function samplesLater<T>(count: number, take: () => Promise<T>): Promise<T[]> {
  const taken: T[] = [];
  for (let index = 0; index < count; index++) taken.push(await take());
  return taken;
}
