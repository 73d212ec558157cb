/** The median time of some runs, in milliseconds. */
export function median(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

/** One line of the table. */
export function report(what: string, value: number, limit: string, detail = ''): void {
  console.log(`${what.padEnd(58)} ${value.toFixed(2).padStart(8)}   limit ${limit.padEnd(8)} ${detail}`);
}
