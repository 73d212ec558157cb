import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import { complaints, followManifest } from './follow';
import { smallTasks } from '../../examples/functions/small-tasks/main';
import { WorkflowTemplate } from '../../lib';
import { p, pipeline, task } from '../../lib/dsl';
import { Runner } from '../../lib/dsl/runner';
import { configMapsOf, ROOT } from '../examples/golden';
import { ArgoLint } from '../oracle/argo-lint';
import { ArgoRun } from '../oracle/argo-run';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';

const argo = ArgoRun.start();
const lint = ArgoLint.start();
mkdirSync(join(ROOT, 'build'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'build/bundle-'));
afterAll(() => {
  argo?.stop();
  lint?.stop();
  rmSync(folder, { recursive: true });
});

/** The manifest of a pipeline whose program is in it. */
function bundled(of: any, entry: string): string {
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  new WorkflowTemplate(chart, 'template', {
    pipeline: of.define(chart, 'main', { runner: Runner.bundle(entry) }),
    metadata: { name: 'template' },
  });
  return Yaml.stringify(...Testing.synth(chart));
}

async function expectRun(
  manifest: string,
  of: any,
  args: Record<string, unknown>,
  result: unknown,
  file: string,
): Promise<void> {
  const configMaps = configMapsOf(manifest);
  expect(Object.values(configMaps).map((files) => Object.keys(files))).toEqual([[file]]);
  expect(await refusals(manifest, lint)).toEqual([]);
  const { ran, value } = await followManifest(argo!, manifest, 'main', of, args, { configMaps });
  expect(complaints(ran)).toEqual([]);
  expect(value).toEqual(result);
}

describeWith({ 'argo-run': argo !== undefined }, 'programs in ConfigMaps', () => {
  test('with the engine, for whole pipelines in one pod', async () => {
    const manifest = bundled(smallTasks, join(ROOT, 'examples/functions/small-tasks/main.ts'));
    await expectRun(manifest, smallTasks, { to: 9 }, 2, 'main.js');
  }, 120_000);

  test('compressed, where they are large', async () => {
    const entry = join(folder, 'main.ts');
    writeFileSync(
      entry,
      [
        "import { expose } from 'cdk8s-argo-workflows/cli';",
        "import { p, pipeline, task } from 'cdk8s-argo-workflows/dsl';",
        `const table = '${'0123456789'.repeat(120_000)}';`,
        "const digit = task('digit', ({ at }: { at: number }) => ({ digit: table[at], name: __filename.replace(/.*[/]/, ''), words: process.argv.length }));",
        "void expose(pipeline('large', { at: p.number() }, ({ at }) => digit({ at })));",
      ].join('\n'),
    );
    const digit = task('digit', (_inputs: { at: number }): unknown => undefined);
    const large = pipeline('large', { at: p.number() }, ({ at }) => digit({ at }));
    await expectRun(
      bundled(large, entry),
      large,
      { at: 1_000_007 },
      { digit: '7', name: 'main.js', words: 10 },
      'main.js.br',
    );
  }, 120_000);
});
