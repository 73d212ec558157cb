import { execSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { appOf, expectedPath, ROOT, synthesized } from './golden';
import { EXAMPLES } from '../../examples/all';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';

const NAMES = Object.keys(EXAMPLES);

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

describe.each(NAMES)('example %s', (name) => {
  test('gives its expected manifests', () => {
    expect(synthesized(appOf(name), name)).toBe(readFileSync(expectedPath(name), 'utf8'));
  });

  test('gives the same bytes again', () => {
    const app = appOf(name);
    const first = synthesized(app, name);
    expect(synthesized(app, name)).toBe(first);
    expect(synthesized(appOf(name), name)).toBe(first);
  });

  test('is explained by lines of its code', () => {
    const folder = join(ROOT, 'examples', name);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const sources = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(folder, file), 'utf8'));
    const code = new Set(sources.join('\n').split('\n').map((line) => line.trim()));
    const shown = [...readme.matchAll(/```ts\n([^]*?)```/g)].flatMap(([, lines]) => lines.trim().split('\n'));
    expect(shown.filter((line) => !code.has(line))).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
    expect(readFileSync(join(ROOT, 'examples/README.md'), 'utf8')).toContain(`](${name}/)`);
  });
});

describeWith({ 'argo-lint': lint !== undefined }, 'examples are accepted by Argo', () => {
  test.each(NAMES)('%s', async (name) => {
    expect(await refusals(synthesized(appOf(name), name), lint)).toEqual([]);
  });
});

describe('examples as an app', () => {
  test('every folder is an example', () => {
    const folders = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual([...NAMES].sort());
    expect(NAMES.filter((name) => !existsSync(join(ROOT, 'examples', name, `${name}.ts`)))).toEqual([]);
  });

  test('the app of cdk8s.yaml writes the manifests of all', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'examples-'));
    try {
      const { app } = parse(readFileSync(join(ROOT, 'cdk8s.yaml'), 'utf8')) as { app: string };
      execSync(app, { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: outdir } });
      const written = Object.fromEntries(readdirSync(outdir).map((file) => [file, readFileSync(join(outdir, file), 'utf8')]));
      expect(written).toEqual(Object.fromEntries(NAMES.map((name) => [`${name}.k8s.yaml`, readFileSync(expectedPath(name), 'utf8')])));
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});
