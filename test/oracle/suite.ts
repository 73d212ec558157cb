/** A suite that needs something that is not part of this repository: skipped, and visibly so, where one is missing. */
export function describeWith(needed: Readonly<Record<string, boolean>>, name: string, suite: () => void): void {
  const missing = Object.keys(needed).filter((what) => !needed[what]);
  if (missing.length === 0) {
    describe(name, suite);
  } else {
    console.warn(`Skipped '${name}': there is no ${missing.join(', no ')}.`);
    test.skip(`${name} (no ${missing.join(', no ')})`, () => undefined);
  }
}
