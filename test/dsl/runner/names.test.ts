import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../../../lib/dsl/runner/pack';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'names-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const DSL = JSON.stringify(join(__dirname, '../../../lib/dsl'));

/** What a packed program prints. */
function printed(program: string): string {
  const [source, packed] = ['source.ts', 'packed.js'].map((name) => join(folder, name));
  writeFileSync(source, program);
  writeFileSync(packed, pack(source, ['esbuild', 'msgpackr-extract']));
  const { stdout, stderr } = spawnSync(process.execPath, [packed], { encoding: 'utf8', cwd: tmpdir() });
  expect(stderr).toBe('');
  return stdout;
}

test('functions and classes of a program keep their names, and the library is there once', () => {
  const program = `
    import { task } from ${DSL};
    class NotFound extends Error {}
    function lookUp() { throw new NotFound('no such row'); }
    const find = task('find', lookUp);
    try { lookUp(); } catch (error) { console.log(error.constructor.name, lookUp.name, find.name); }
    console.log(require(${DSL}).task === task);
  `;
  expect(printed(program)).toBe('NotFound lookUp find\ntrue\n');
});

test('a program knows that it is the one that was started, and may try what is missing', () => {
  const program = `
    import { task } from ${DSL};
    try { require('some-package-that-nobody-has'); } catch (error) { console.log(error.code); }
    if (require.main === module) console.log(typeof task);
  `;
  expect(printed(program)).toBe('MODULE_NOT_FOUND\nfunction\n');
});

test('a program may load the library later', () => {
  const program = `
    void import(${DSL}).then(({ task }) => console.log(task('later', () => 1).name));
  `;
  expect(printed(program)).toBe('later\n');
});
