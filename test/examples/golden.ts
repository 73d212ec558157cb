import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { EXAMPLES } from '../../examples/all';

export const ROOT = join(__dirname, '../..');

/** The manifests that an example has to give, as a file of the repository. */
export function expectedPath(name: string): string {
  return join(ROOT, 'examples', name, 'expected.yaml');
}

/** An app that holds one example alone. */
export function appOf(name: string): App {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'example-')) });
  new EXAMPLES[name](app, name);
  return app;
}

/** The bytes that synthesizing an app writes for an example. */
export function synthesized(app: App, name: string): string {
  try {
    app.synth();
    return readFileSync(join(app.outdir, `${name}.k8s.yaml`), 'utf8');
  } finally {
    rmSync(app.outdir, { recursive: true });
  }
}
