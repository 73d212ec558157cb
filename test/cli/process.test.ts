import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, echo, Folder, ROOT, start } from './command';

const folder = new Folder();
afterAll(() => folder.remove());

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('a process runs one task', async () => {
  const out = folder.fresh();
  const { ended } = start([
    '--node-name',
    'inner.raise',
    '--input',
    'n',
    folder.file(2),
    '--input',
    'exponent',
    folder.file(10),
    '--output',
    'return',
    out,
  ]);
  expect(await ended).toEqual({ code: 0, signal: null, out: '', err: '' });
  expect(contentOf(out)).toBe('1024');
});

test('wrong usage ends with 2, and says it on the error output', async () => {
  expect(await start(['--node-name', 'inner.nowhere']).ended).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^AW1603 etl: .*\n$/),
  });
});

test("a failing task ends with 1, and shows the function's own stack, fields and cause", async () => {
  const { code, out, err } = await start(['--node-name', 'fail', '--output', 'return', folder.fresh()]).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^'fail' failed:\nRangeError: too far\n {4}at explode \(.*fixtures\/program\.ts:\d+:\d+\)\n/);
  expect(err).toContain("code: 'E_FAR'");
  expect(err).toMatch(/\[cause\]: Error: the deeper reason\n {6}at explode/);
});

test('whatever is thrown is shown; a generator that fails leaves nothing', async () => {
  expect(await start(['--node-name', 'throw-text']).ended).toMatchObject({
    code: 1,
    err: "'throw-text' failed:\njust a text\n",
  });
  const target = new Folder();
  const { code, err } = await start(['--node-name', 'fail-between', '--output', 'return', target.fresh()]).ended;
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^'fail-between' failed:\nRangeError: too far\n {4}at explode /),
  ]);
  expect(contentOf(target.path)).toEqual({});
  target.remove();
});

test('connections that a function leaves open do not keep the process, and what it printed is not lost', async () => {
  const out = folder.fresh();
  const ended = await start(['--node-name', 'leave-open', '--output', 'return', out]).ended;
  expect([ended.code, ended.out.length, contentOf(out)]).toEqual([0, 300_000, '"done"']);
});

describe('a process that is asked to end', () => {
  test('ends at once in a loop that nobody can interrupt, and leaves nothing at the place of the output', async () => {
    const target = new Folder();
    const out = target.fresh();
    const { process, ended } = start(['--node-name', 'endless', '--output', 'return', out]);
    await until(() => readdirSync(target.path).length > 0);
    process.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    expect(existsSync(out)).toBe(false);
    target.remove();
  });

  test.each([
    ['endless-listening', 'SIGTERM', 143],
    ['endless-rows', 'SIGINT', 130],
  ] as const)('ends a generator that listens, and removes what it wrote: %s', async (node, signal, code) => {
    const target = new Folder();
    const { process, ended } = start(['--node-name', node, '--output', 'return', target.fresh()]);
    await until(() => readdirSync(target.path).length > 0);
    process.kill(signal);
    expect(await ended).toMatchObject({
      code,
      err: `generator ended, aborted: true\nStopped by ${signal}. There are no outputs.\n`,
    });
    expect(contentOf(target.path)).toEqual({});
    target.remove();
  });

  test('fires the signal of a function that waits', async () => {
    const { process, ended } = start(['--node-name', 'wait', '--output', 'return', folder.fresh()]);
    await new Promise((resolve) => process.stdout!.once('data', resolve));
    process.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143, err: 'Stopped by SIGTERM. There are no outputs.\n' });
  });
});

test('pipes and links can be named', async () => {
  const command = [
    process.execPath,
    '-r',
    '@swc-node/register',
    join(__dirname, 'fixtures/entry.ts'),
    ...echo('/dev/stdin', '/dev/stdout'),
  ];
  expect(
    execFileSync('sh', ['-c', 'echo \'[1]\' | "$@" | cat', 'sh', ...command], { cwd: ROOT, encoding: 'utf8' }),
  ).toBe('[1]');
  const [file, link] = [folder.file('old'), folder.fresh()];
  symlinkSync(file, link);
  await start(echo(folder.file('"new"'), link)).ended;
  expect([contentOf(file), readdirSync(folder.path).filter((name) => name.endsWith('.part'))]).toEqual(['"new"', []]);
});

test('several pipelines are told apart by their names', async () => {
  const out = folder.fresh();
  expect(await start(['--node-name', 'other.whoami', '--output', 'return', out], 'several.ts').ended).toMatchObject({
    code: 0,
    err: '',
  });
  expect(contentOf(out)).toBe('"whoami"');
  expect((await start(['--list'], 'several.ts').ended).out).toMatch(/^etl \(pipeline\)\n[^]*\n\nother \(pipeline\)\n/);
});

test('requiring the entry loads no constructs and no engine', async () => {
  const { out } = await start([], 'loaded.ts').ended;
  const files = JSON.parse(out) as string[];
  expect(
    files.filter(
      (file) => file.includes(`${join('node_modules', 'cdk8s')}`) || file.includes(join('node_modules', 'constructs')),
    ),
  ).toEqual([]);
  const own = files.filter((file) => file.startsWith(join(ROOT, 'lib'))).map((file) => file.replace(/^.*\/lib\//, ''));
  expect(
    own.filter(
      (file) => !/^(cli|serializer)\/|^errors\.ts$|^value\/token-text\.ts$|^dsl\/worker\/thread\.ts$/.test(file),
    ),
  ).toEqual([]);
});
