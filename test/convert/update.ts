import { writeFileSync } from 'node:fs';
import { converted } from './converted';
import { MANIFESTS, programPath } from './golden';

/**
 * Writes the programs of examples/converted anew, of all or of those named: `node -r @swc-node/register test/convert/update.ts [name...]`.
 * Never in CI, where they are what the command is compared with.
 */
function update(names: readonly string[]): void {
  const unknown = names.find((name) => !MANIFESTS.has(name));
  if (unknown !== undefined) {
    throw new Error(`There is no manifest '${unknown}'. There are: ${[...MANIFESTS.keys()].join(', ')}.`);
  }
  if (process.env.CI) {
    throw new Error('Programs are not written in CI. Run this on your machine, look at the difference and commit it.');
  }
  for (const name of names) writeFileSync(programPath(name), converted(MANIFESTS.get(name)!, `${name}.yaml`));
}

const named = process.argv.slice(2);
update(named.length > 0 ? named : [...MANIFESTS.keys()]);
