import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const MINUTES = 60_000;
/** What is installed beside the package; packages of a name of their own organisation come together. */
const PEERS = ['cdk8s', 'constructs', 'esbuild', '@esbuild', '@types', 'undici-types'];

/** The package as npm packs it, in a project of its own. */
describe('a project that installs the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  const modules = join(folder, 'node_modules');
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    cpSync(join(__dirname, 'consumer'), folder, { recursive: true });
    mkdirSync(modules);
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT });
    run(
      'tar',
      'xzf',
      readdirSync(folder).find((file) => file.endsWith('.tgz'))!,
      '-C',
      modules,
    );
    renameSync(join(modules, 'package'), join(modules, 'cdk8s-argo-workflows'));
    for (const peer of PEERS) symlinkSync(join(ROOT, 'node_modules', peer), join(modules, peer));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    run(process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.');
  }, 3 * MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(
    'imports each entry, with types, and bundles its program',
    () => {
      expect(run(process.execPath, 'out/chart.js')).toBe('ConfigMap,WorkflowTemplate\nHELLO\n');
      writeFileSync(join(folder, 'in'), '"hello"');
      expect(
        run(
          process.execPath,
          'out/program.js',
          '--node-name',
          'shout',
          '--input',
          'text',
          'in',
          '--output',
          'return_value',
          'out/value',
        ),
      ).toBe('');
      expect(readFileSync(join(folder, 'out/value'), 'utf8')).toBe('HELLO');
    },
    MINUTES,
  );

  test(
    'imports them from ES modules',
    () => {
      expect(run(process.execPath, 'out/module.mjs')).toBe('4\n');
    },
    MINUTES,
  );
});
