import { writeFileSync } from 'node:fs';
import { appOf, CHARTS, expectedPath, synthesized, withoutPrograms } from './golden';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';

/**
 * Writes the expected manifests of examples anew, of all or of those named: `node -r @swc-node/register test/examples/update.ts [name...]`.
 * Only manifests that Argo accepts are written, and never in CI, where the files are what the examples are compared with.
 */
async function update(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !(name in CHARTS));
  if (unknown !== undefined) {
    throw new Error(`There is no example '${unknown}'. Examples are: ${Object.keys(CHARTS).join(', ')}.`);
  }
  if (process.env.CI) {
    throw new Error(
      'Expected manifests are not written in CI. Run this on your machine, look at the difference and commit it.',
    );
  }
  const lint = ArgoLint.start();
  if (!lint) {
    throw new Error(
      'Expected manifests are written only if Argo accepts them, and there is no argo-lint to ask (see tools/argo-lint).',
    );
  }
  try {
    for (const name of names) {
      const yaml = synthesized(appOf(name), name);
      const refused = await refusals(yaml, lint);
      if (refused.length > 0) {
        throw new Error(
          `Argo refuses the manifests of '${name}', so its file stays as it was:\n  ${refused.join('\n  ')}`,
        );
      }
      writeFileSync(expectedPath(name), withoutPrograms(yaml));
    }
  } finally {
    lint.stop();
  }
}

const named = process.argv.slice(2);
update(named.length > 0 ? named : Object.keys(CHARTS)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
