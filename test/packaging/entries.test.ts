import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const { exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const modules = Object.values<any>(entries).filter((each) => each.types !== undefined);

test.each(modules)('$default has a source', ({ default: file, types }) => {
  const source = file.replace('./build/', '').replace('.js', '.ts');
  expect(existsSync(join(ROOT, source))).toBe(true);
  expect(types).toBe(file.replace('.js', '.d.ts'));
});

/** What a process prints that loads a module: how many of the loaded files fit a pattern, and errors. */
function loadedBy(module: string, pattern: RegExp): string[] {
  const script = `require('./lib/${module}'); console.log(Object.keys(require.cache).filter((file) => ${pattern}.test(file)).length);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', '@swc-node/register', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return [stdout, stderr];
}

test.each(['dsl', 'cli', 'serializer', 'local'])(
  "'cdk8s-argo-workflows/%s' loads neither cdk8s nor constructs",
  (entry) => {
    expect(loadedBy(entry, /node_modules.(cdk8s|constructs|esbuild)./)).toEqual(['0\n', '']);
  },
  60_000,
);

test('What a synthesis needs loads nothing that only templates as written and manifests of others need', () => {
  expect(loadedBy('synthesis', /(?<!cdk8s.)node_modules.yaml.|lib.(convert|written|validate.written)./)).toEqual([
    '0\n',
    '',
  ]);
}, 60_000);
