import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
const PROGRAM = join(ROOT, 'test/dsl/run/fixtures/program.ts');
jest.setTimeout(60_000);

/** The message of the error behind a run that failed. */
async function message(...argv: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', ...argv], { cwd: ROOT });
  return JSON.parse(stdout).error.cause.message.replaceAll(ROOT, '/r');
}

test('AW1801 a pipeline without a file', async () => {
  expect(
    await message(
      '-e',
      `
    const { pipeline, task } = require('./lib/dsl');
    const inside = pipeline('inside', {}, () => task('busy', () => 1, { isolation: 'worker' })());
    require('./lib/local').run(inside).catch(({ cause: { message } }) => console.log(JSON.stringify({ error: { cause: { message } } })));`,
    ),
  ).toBe(
    "AW1801 inside: has the task 'busy' with isolation: 'worker', but is defined in code without a file, so a thread cannot load it. Define it in a module, and name that in run(pipeline, parameters, { entry: __filename }).",
  );
});

test('AW1802 a module that cannot be loaded', async () => {
  const text = (await message(PROGRAM, 'lost'))
    .replace(/Cannot find module [^]*eval\]/, 'Cannot find it')
    .replace(/task '[a-z]+'/, "task 'some'");
  expect(text).toBe(
    "AW1802 values: has the task 'some' with isolation: 'worker', but the thread for it cannot load '/r/test/dsl/run/fixtures/nothing.ts': Cannot find it. Start node with the loader among its own options (node -r @swc-node/register or node --import tsx), or name a module that node loads by itself in run(pipeline, parameters, { entry }).",
  );
});

test('AW1803 a module without the pipeline', async () => {
  expect((await message(PROGRAM, 'empty')).replace(/task '[a-z]+'/, "task 'some'")).toBe(
    "AW1803 values: has the task 'some' with isolation: 'worker', but loading '/r/test/dsl/run/fixtures/empty.ts' in a thread does not define this pipeline. Define it at the top level of a module, before any run, or name the module that defines it in run(pipeline, parameters, { entry }).",
  );
});

test('AW1804 a function that ends its thread', async () => {
  expect(await message(PROGRAM, 'exit')).toBe(
    'AW1804 leaving: ended its thread with exit code 3 before it was done, so it has no outputs. Return, or throw an error, in place of calling process.exit.',
  );
});
