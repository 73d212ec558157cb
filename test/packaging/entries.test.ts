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

test.each(['dsl', 'cli', 'serializer', 'local'])("'cdk8s-argo-workflows/%s' loads neither cdk8s nor constructs", (entry) => {
  const script = `require('./lib/${entry}'); console.log(Object.keys(require.cache).filter((file) => /node_modules.(cdk8s|constructs|esbuild)./.test(file)).length);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', '@swc-node/register', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  expect([stdout, stderr]).toEqual(['0\n', '']);
}, 60_000);
