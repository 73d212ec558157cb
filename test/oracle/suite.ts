/** A suite that needs something that is not part of this repository: skipped, and visibly so, where one is missing. */
export function describeWith(needed: Readonly<Record<string, boolean>>, name: string, suite: () => void): void {
  const missing = Object.keys(needed).filter((what) => !needed[what]);
  if (missing.length === 0) {
    describe(name, suite);
  } else {
    // Not console.warn, of which Jest shows nothing for a file with all of its tests skipped.
    process.stderr.write(`Skipped '${name}': there is no ${missing.join(', no ')}.\n`);
    test.skip(`${name} (no ${missing.join(', no ')})`, () => undefined);
  }
}
