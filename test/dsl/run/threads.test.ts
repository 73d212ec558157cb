import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../../..');
const FIXTURES = join(__dirname, 'fixtures');
const folder = mkdtempSync(join(tmpdir(), 'threads-'));
afterAll(() => rmSync(folder, { recursive: true }));
jest.setTimeout(60_000);

/** Runs a program; gives what it printed last. */
async function output(...argv: readonly string[]): Promise<any> {
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: ROOT, timeout: 50_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}
const typescript = (name: string) => output('-r', '@swc-node/register', join(FIXTURES, 'program.ts'), name);

/** Plain JavaScript of a fixture, with the library in it. */
function bundled(name: string): string {
  const outfile = join(folder, `${name}.js`);
  buildSync({
    entryPoints: [join(FIXTURES, `${name}.ts`)],
    bundle: true,
    platform: 'node',
    outfile,
    logLevel: 'error',
    external: ['esbuild'],
    absWorkingDir: ROOT,
  });
  return outfile;
}
function written(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const LIBRARY = JSON.stringify('./library.js');

describe('programs in TypeScript, compiled when they are loaded', () => {
  test('values go into threads and out of them by their serializers, files and folders too', async () => {
    const { where, ...rest } = await typescript('values');
    expect(where.text).toBe('{{x}} "ñ" 🎉\n');
    expect(where.thread).toBeGreaterThan(0);
    expect(rest).toEqual({ counts: [100007, 100007], year: 1970, sum: 30 });
  });

  test('two functions that keep a core busy do so at the same time', async () => {
    const [one, other] = await typescript('parallel');
    expect(one.start).toBeLessThan(other.end);
    expect(other.start).toBeLessThan(one.end);
  });

  test('an error arrives with its name, message, fields, cause, and the stack of the function', async () => {
    const { error } = await typescript('failure');
    expect(error.message).toContain("'failure.failing' failed: no such luck");
    expect(error.cause).toMatchObject({
      name: 'OwnError',
      message: 'no such luck',
      code: 'E_OWN',
      cause: { name: 'TypeError', message: 'deep down', isTypeError: true },
    });
    expect(error.cause.stack).toMatch(/failsInside.*pipelines\.ts:\d+/);
  });

  test('an error of ours keeps its code', async () => {
    expect((await typescript('refused')).error.cause).toMatchObject({ name: 'PipelineError', code: 'AW1612' });
  });

  test('a timeout ends a thread that never comes back', async () => {
    expect((await typescript('timeout')).error.message).toContain(
      'Pod was active on the node longer than the specified deadline',
    );
  });

  test('a pipeline that a helper made several times by one name is the right one', async () => {
    expect(await typescript('made')).toEqual([9, 16]);
  });

  test('a function may run a pipeline itself, though the program around it is only loaded', async () => {
    expect(await typescript('own')).toEqual({ inner: 8, thread: expect.any(Number) });
  });

  test('a pipeline may be made by the program when it begins', async () => {
    expect(await typescript('late')).toBe(2);
  });
});

describe('programs in plain JavaScript', () => {
  test('a bundle in which the library is', async () => {
    const program = bundled('program');
    expect(await output(program, 'made')).toEqual([9, 16]);
    expect((await output(program, 'failure')).error.cause).toMatchObject({ name: 'OwnError' });
  });

  test('a bundle that was compressed to fit into a ConfigMap', async () => {
    const program = join(folder, 'packed.js');
    writeFileSync(`${program}.br`, brotliCompressSync(readFileSync(bundled('program')), { params: { 1: 1 } }));
    const unpack =
      `process.argv.splice(1,0,'${program}');const m=new module.constructor('${program}',module);m.filename='${program}';m.paths=[];` +
      `m._compile(require('zlib').brotliDecompressSync(require('fs').readFileSync('${program}.br')).toString(),m.filename)`;
    expect(await output('-e', unpack, '--', 'made')).toEqual([9, 16]);
  });

  test('a CommonJS program that goes on after it has started a run', async () => {
    bundled('library');
    const program = written(
      'main.js',
      `
      const { pipeline, run, task } = require(${LIBRARY});
      const { threadId } = require('node:worker_threads');
      const where = task('where', () => threadId > 0, { isolation: 'worker' });
      const first = pipeline('first', {}, () => where());
      const ran = run(first);
      const second = pipeline('second', {}, () => where());
      ran.then(async (one) => console.log(JSON.stringify([one, await run(second)])));`,
    );
    expect(await output(program)).toEqual([true, true]);
  });

  test('an ES module that waits for a run at its top level', async () => {
    bundled('library');
    const program = written(
      'main.mjs',
      `
      import { pipeline, run, task } from ${LIBRARY};
      import { threadId } from 'node:worker_threads';
      const where = task('where', () => threadId > 0, { isolation: 'worker' });
      const first = pipeline('first', {}, () => where());
      const one = await run(first);
      const second = pipeline('second', {}, () => where());
      console.log(JSON.stringify([one, await run(second).catch((error) => error.cause.code)]));`,
    );
    expect(await output(program)).toEqual([true, 'AW1803']);
  });

  test('the option entry names another module, as a path or a URL', async () => {
    bundled('library');
    written(
      'defines.js',
      `
      const { pipeline, task } = require(${LIBRARY});
      exports.make = () => pipeline('made', {}, () => task('where', () => require('node:worker_threads').threadId > 0, { isolation: 'worker' })());
      if (!require('node:worker_threads').isMainThread) exports.make();`,
    );
    const program = written(
      'uses.mjs',
      `
      import { run } from ${LIBRARY};
      import defines from './defines.js';
      const made = defines.make();
      console.log(JSON.stringify([await run(made, {}, { entry: new URL('./defines.js', import.meta.url) }), await run(made, {}, { entry: ${JSON.stringify(join(folder, 'defines.js'))} })]));`,
    );
    expect(await output(program)).toEqual([true, true]);
  });
});
