import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { p, pipeline, task } from '../../lib/dsl';
import { Runner } from '../../lib/dsl/runner';
import { thrown } from '../support/refused';

const one = task('one', (_: { [name: string]: unknown }) => 1);
const runner = Runner.image('a:1', ['node', 'main.js']);
const defined = (fn: (inputs: { list: any; n: any }) => unknown, options: any = { runner }, scope = Testing.chart()) =>
  thrown(() => pipeline('etl', { list: p.json<any[]>(), n: p.number() }, fn).define(scope, 'etl', options));

let folder: string;
let entry: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errors-'));
  entry = join(folder, 'main.ts');
  writeFileSync(entry, 'console.log(1);');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('AW1701', () => {
  expect(thrown(() => Runner.bundle('/nowhere/main.ts'))).toBe(
    "AW1701 /nowhere/main.ts: is not a file: '/nowhere/main.ts' does not exist. Give Runner.bundle the file that calls expose(pipeline), for example join(__dirname, 'main.ts').",
  );
  expect(thrown(() => Runner.bundle(folder))).toContain('AW1701 ');
});

test('AW1702', () => {
  jest.doMock('esbuild', () => {
    throw Object.assign(new Error("Cannot find module 'esbuild'"), { code: 'MODULE_NOT_FOUND' });
  });
  try {
    expect(defined(() => one({}), { runner: Runner.bundle(entry) })).toBe(
      "AW1702 Runner.bundle: needs esbuild, which is not installed. Run 'npm install --save-dev esbuild', or build an image and use Runner.image(...).",
    );
  } finally {
    jest.dontMock('esbuild');
  }
});

test('AW1703', () => {
  const large = join(folder, 'large.js');
  // What no compression makes much smaller.
  writeFileSync(large, `console.log(${JSON.stringify(random(1_600_000))});`);
  expect(
    defined(() => one({}), { runner: Runner.bundle(large) }).replace(/\d{7,} bytes, \d{7,} when/, 'N bytes, M when'),
  ).toBe(
    `AW1703 ${large}: makes a program of N bytes, M when compressed, but a ConfigMap holds at most 1048576. Import less, or build an image with it and use Runner.image(...).`,
  );
});

test('AW1704', () => {
  const remedy = "Write runner: Runner.image('registry/name:tag', ['node', 'main.js']) or Runner.bundle('main.ts').";
  expect(defined(() => one({}), {}, new Chart(Testing.app(), 'chart'))).toBe(
    `AW1704 chart/etl: has no value for 'runner', which takes what runs the functions in pods. ${remedy}`,
  );
  expect(defined(() => one({}), { runner: 'node:20' })).toBe(
    `AW1704 test/etl: has "node:20" for 'runner', which takes what runs the functions in pods. ${remedy}`,
  );
});

test('AW1706', () => {
  const memoized = task('memoized', (_: { a: unknown; b: unknown }) => 1, { memoize: { cache: 'c', maxAge: '1h' } });
  expect(defined(({ n }) => memoized({ a: one({}), b: n }))).toBe(
    "AW1706 test/etl/memoized: is memoized, but its inputs 'a' are files, which Argo cannot put into the key. Set memoize.key, or transport: 'parameter' on the tasks that make them.",
  );
});

/** A text of random letters, the same every time. */
function random(length: number): string {
  let state = 1;
  return Array.from({ length }, () => LETTERS[Math.floor((state = (state * 16807) % 2147483647) / 7) % 62]).join('');
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
