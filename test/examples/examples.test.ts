import { execSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describeAccepted, describeManifests } from './checks';
import { CHARTS, expectedPath, idOf, ROOT, withoutPrograms } from './golden';
import { EXAMPLES } from '../../examples/all';
import { FUNCTION_EXAMPLES } from '../../examples/functions/all';
import { ArgoLint } from '../oracle/argo-lint';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

// Those of functions are checked where they run: test/harness/examples.test.ts.
describeManifests(Object.keys(EXAMPLES));
describeAccepted(Object.keys(EXAMPLES), lint);

test.each(Object.keys(CHARTS))('example %s is explained by lines of its code', (name) => {
  const folder = join(ROOT, 'examples', name);
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const code = new Set(
    sources
      .join('\n')
      .split('\n')
      .map((line) => line.trim()),
  );
  const shown = [...readme.matchAll(/```ts\n([^]*?)```/g)].flatMap(([, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  );
  expect(shown.filter((line) => !code.has(line))).toEqual([]);
  expect(shown.length).toBeGreaterThan(0);
  expect(readFileSync(join(folder, '../README.md'), 'utf8')).toContain(`](${name.replace('functions/', '')}/)`);
});

describe('examples as an app', () => {
  test.each([
    ['examples', Object.keys(EXAMPLES), (name: string) => `${name}.ts`],
    ['examples/functions', Object.keys(FUNCTION_EXAMPLES), () => 'main.ts'],
  ] as const)('every folder of %s is an example', (around, names, file) => {
    const folders = readdirSync(join(ROOT, around), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    // Those that were converted are compared with what they were: test/convert/converted.test.ts.
    expect(folders.filter((name) => name !== 'functions' && name !== 'converted').sort()).toEqual([...names].sort());
    expect(names.filter((name) => !existsSync(join(ROOT, around, name, file(name))))).toEqual([]);
  });

  test('the app of cdk8s.yaml writes the manifests of all', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'examples-'));
    try {
      const { app } = parse(readFileSync(join(ROOT, 'cdk8s.yaml'), 'utf8')) as { app: string };
      execSync(app, { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: outdir } });
      const written = Object.fromEntries(
        readdirSync(outdir).map((file) => [file, withoutPrograms(readFileSync(join(outdir, file), 'utf8'))]),
      );
      expect(written).toEqual(
        Object.fromEntries(
          Object.keys(CHARTS).map((name) => [`${idOf(name)}.k8s.yaml`, readFileSync(expectedPath(name), 'utf8')]),
        ),
      );
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }, 60_000);
});
