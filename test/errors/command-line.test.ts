import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { combined } from '../../lib/cli/program-tree';
import { contentOf, echo, Folder, inProcess, start } from '../cli/command';
import { etl } from '../cli/fixtures/program';

const folder = new Folder();
afterAll(() => folder.remove());

/** The exit code and the message of a command line that is refused, with the folder left out. */
async function refused(argv: readonly string[], program = etl) {
  const { code, out, err } = await inProcess(argv, program);
  expect(out).toBe('');
  return [
    code,
    err
      .trimEnd()
      .replaceAll(folder.path, '/f')
      .replace(/\/f\/\d+/g, '/f/n'),
  ];
}

test('AW1601 unknown options', async () => {
  const known =
    "Options are: '--node-name', '--input', '--output', '--list', '--help'. Use one of these; --help explains them.";
  expect(await refused(['--nodename', 'echo'])).toEqual([
    2,
    `AW1601 etl: was called with '--nodename', which is not known. ${known}`,
  ]);
  expect(await refused(['echo'])).toEqual([2, `AW1601 etl: was called with 'echo', which is not known. ${known}`]);
  expect(await refused(['--input=a', 'b'])).toEqual([
    2,
    `AW1601 etl: was called with '--input=a', which is not known. ${known}`,
  ]);
});

test('AW1602 incomplete options', async () => {
  expect(await refused(['--node-name'])).toEqual([
    2,
    "AW1602 etl: was called with '--node-name' and nothing after it, but it takes <name>. Write --node-name <name>.",
  ]);
  const message =
    "AW1602 etl: was called with '--input' and one word after it, but it takes <name> <path>. Write --input <name> <path>.";
  expect(await refused(['--input', 'value', '--output', 'return', 'x'])).toEqual([2, message]);
  expect(await refused(['--input', 'value'])).toEqual([2, message]);
  expect(await refused(['--output', '--input'])).toEqual([
    2,
    "AW1602 etl: was called with '--output' and nothing after it, but it takes <name> <path>. Write --output <name> <path>.",
  ]);
});

test('AW1603 unknown nodes', async () => {
  const [code, message] = await refused(['--node-name', 'ecko']);
  expect(code).toBe(2);
  expect(message).toMatch(
    /^AW1603 etl: was asked for node 'ecko', but it has no node 'ecko'\. Its nodes are: 'batches', 'echo', .*\. Use one of these; --list shows all\.$/,
  );
  expect(await refused(['--node-name', 'inner.rise'])).toEqual([
    2,
    "AW1603 etl: was asked for node 'inner.rise', but 'inner' has no node 'rise'. Its nodes are: 'raise'. Use one of these; --list shows all.",
  ]);
  expect((await refused(['--node-name', 'constructor']))[0]).toBe(2);

  const two = combined([etl, { ...etl, name: 'other' }]);
  expect(await refused([], two)).toEqual([
    2,
    "AW1603 etl, other: was called without --node-name, but has several pipelines: 'etl', 'other'. Name one of them, or a node in it: --node-name <pipeline>.<task>.",
  ]);
  expect(await refused(['--node-name', 'echo'], two)).toEqual([
    2,
    "AW1603 etl, other: was asked for node 'echo', but it has no node 'echo'. Its nodes are: 'etl', 'other'. Use one of these; --list shows all.",
  ]);
  expect(await refused(['--node-name', 'other.inner.x'], two)).toEqual([
    2,
    "AW1603 etl, other: was asked for node 'other.inner.x', but 'other.inner' has no node 'x'. Its nodes are: 'raise'. Use one of these; --list shows all.",
  ]);
});

test('AW1604 nodes in tasks', async () => {
  expect(await refused(['--node-name', 'inner.raise.a.b'])).toEqual([
    2,
    "AW1604 etl: was asked for node 'a.b' in 'inner.raise', which is a task and has no nodes. Write --node-name inner.raise; --list shows all.",
  ]);
});

test('AW1605 missing locations', async () => {
  expect(await refused(['--node-name', 'inner.raise', '--input', 'n', 'x'])).toEqual([
    2,
    "AW1605 inner.raise: gets no location for its input 'exponent'. Locations were given for: 'n'. Add --input <name> <path> for each.",
  ]);
  expect(await refused(['--node-name', 'inner.raise'])).toEqual([
    2,
    "AW1605 inner.raise: gets no location for its input 'n', 'exponent'. Locations were given for: (none). Add --input <name> <path> for each.",
  ]);
  expect(await refused(['--node-name', 'fail'])).toEqual([
    2,
    "AW1605 fail: gets no location for its output 'return'. Locations were given for: (none). Add --output <name> <path> for each.",
  ]);
  expect(await refused(['--output', 'result', 'x'])).toEqual([
    2,
    "AW1605 etl: gets no location for its input 'count'. Locations were given for: (none). Add --input <name> <path> for each.",
  ]);
});

test('AW1606 locations of nothing', async () => {
  expect(await refused(['--node-name', 'nothing', '--input', 'value', 'x'])).toEqual([
    2,
    "AW1606 nothing: gets a location for input 'value', which it does not have. Its inputs are: (none). Use one of these, or leave it out.",
  ]);
  expect(await refused(['--node-name', 'fail', '--output', 'return', 'x', '--output', 'more', 'y'])).toEqual([
    2,
    "AW1606 fail: gets a location for output 'more', which it does not have. Its outputs are: 'return'. Use one of these, or leave it out.",
  ]);
});

test('AW1607 files that cannot be read', async () => {
  const message = (why: string) => [
    1,
    `AW1607 echo: cannot read input 'value' from '/f/n': ${why}. Check the path and the permissions.`,
  ];
  expect(await refused(echo(folder.fresh(), folder.fresh()))).toEqual(message('there is no such file or folder'));
  const loop = folder.fresh();
  symlinkSync(loop, loop);
  expect(await refused(echo(loop, folder.fresh()))).toEqual(message('it is a link that leads to itself'));
  const inFile = join(folder.file('1'), 'x');
  expect(await refused(echo(inFile, folder.fresh()))).toEqual([
    1,
    "AW1607 echo: cannot read input 'value' from '/f/n/x': a part of the path is not a folder. Check the path and the permissions.",
  ]);
  if (process.getuid!() === 0) return;
  const secret = folder.file('1');
  chmodSync(secret, 0);
  expect(await refused(echo(secret, folder.fresh()))).toEqual(message('this user may not use it'));
});

test('AW1608 files that are something else', async () => {
  expect(await refused(echo(folder.file(''), folder.fresh()))).toEqual([
    1,
    "AW1608 echo: reads input 'value' from '/f/n' with serializer 'json', which cannot read the file: it is empty. Check that the file was written by serializer 'json', and wholly.",
  ]);
  const partitions = folder.fresh();
  mkdirSync(partitions);
  writeFileSync(join(partitions, '0'), '1');
  writeFileSync(join(partitions, '1'), Buffer.from([0x22, 0xff]));
  expect(await refused(echo(partitions, folder.fresh()))).toEqual([
    1,
    "AW1608 echo: reads input 'value' from '/f/n/1' with serializer 'json', which cannot read the file: they are not UTF-8. Write the file as UTF-8, or use serializers.bytes().",
  ]);
  const out = folder.fresh();
  const rows = ['--node-name', 'echo-rows', '--input', 'value', folder.file('1\n2\n{'), '--output', 'return', out];
  expect((await refused(rows))[1]).toMatch(
    /^AW1608 echo-rows: reads input 'value' from '\/f\/n' with serializer 'ndjson', which cannot read line 3: /,
  );
  expect(contentOf(out)).toBeUndefined();
});

test('AW1609 other files beside partitions', async () => {
  for (const name of ['a.json', '-1', '1.5', '.DS_Store', '0x1']) {
    const partitions = folder.fresh();
    mkdirSync(partitions);
    writeFileSync(join(partitions, name), '1');
    expect(await refused(echo(partitions, folder.fresh()))).toEqual([
      1,
      `AW1609 echo: reads input 'value' from a folder with the file '/f/n/${name}', whose name is not a number. ` +
        'The files of a folder of partitions are named 0, 1, 2, and so on, beside partitions.json. Move it elsewhere.',
    ]);
  }
});

test('AW1610 locations where nothing can be put', async () => {
  const message = (node: string, place: string, why: string) => [
    1,
    `AW1610 ${node}: cannot write output 'return' to '${place}': ${why}`,
  ];
  const input = folder.file('[1]');
  expect(await refused(echo(input, ''))).toEqual(message('echo', '', 'it is empty. Give a path.'));
  expect(await refused(echo(input, join(folder.fresh(), 'x')))).toEqual(
    message('echo', '/f/n/x', "there is no folder '/f/n'. Make the folder first, or mount a volume there."),
  );
  expect(await refused(echo(input, join(input, 'x')))).toEqual(
    message('echo', '/f/n/x', 'a part of the path is not a folder. Choose another path, or change the permissions.'),
  );
  const there = folder.fresh();
  mkdirSync(there);
  expect(await refused(echo(input, there))).toEqual(
    message('echo', '/f/n', 'it is a folder, but this output is one file. Choose the path of a file.'),
  );
  for (const taken of [there, input]) {
    expect(await refused(['--node-name', 'split', '--input', 'value', input, '--output', 'return', taken])).toEqual(
      message(
        'split',
        '/f/n',
        'it exists already, but this output is a folder of partitions, which is made anew. Choose a path that does not exist.',
      ),
    );
  }
});

test('AW1610 is said before the work is begun', async () => {
  expect((await refused(['--node-name', 'quit', '--output', 'return', folder.path]))[1]).toMatch(/^AW1610 quit: /);
});

test('AW1611 partitioned outputs that are no list', async () => {
  for (const [content, kind] of [
    ['5', 'a number'],
    ['null', 'null'],
    ['"text"', 'a text'],
    ['{"a":1}', 'an object'],
  ]) {
    const out = folder.fresh();
    expect(
      await refused(['--node-name', 'split', '--input', 'value', folder.file(content), '--output', 'return', out]),
    ).toEqual([
      1,
      `AW1611 split: returns ${kind} for output 'return', which is written as one file for each item. Return a list, a set, a generator or another iterable.`,
    ]);
    expect(contentOf(out)).toBeUndefined();
  }
});

test('AW1612 values that a serializer cannot write leave nothing behind', async () => {
  const target = new Folder();
  const [first, rows] = [target.fresh(), target.fresh()];
  expect(await refused(['--node-name', 'fail-late', '--output', 'first', first, '--output', 'rows', rows])).toEqual([
    1,
    "AW1612 fail-late: returns for output 'rows' what serializer 'json' cannot write at '[2]': it is a Date, which JSON cannot carry. Convert it with toISOString(), or use serializers.structuredClone().",
  ]);
  expect(contentOf(target.path)).toEqual({});
  target.remove();
});

test('AW1613 outputs that were not returned', async () => {
  const target = new Folder();
  expect(
    await refused([
      '--node-name',
      'no-field',
      '--output',
      'there',
      target.fresh(),
      '--output',
      'absent',
      target.fresh(),
    ]),
  ).toEqual([
    1,
    "AW1613 no-field: has no output 'absent' in what it returned: there is no field 'absent'. Return it, or take the output away.",
  ]);
  expect(contentOf(target.path)).toEqual({});
  target.remove();
});

test.each(['hang', 'quit'])('AW1614 a task that ends before it is done: %s', async (node) => {
  const out = folder.fresh();
  expect(await start(['--node-name', node, '--output', 'return', out]).ended).toMatchObject({
    code: 1,
    err: `AW1614 ${node}: ended before it was done, so it has no outputs: either its function called process.exit, or it waits for something that never happens. Return, or throw an error.\n`,
  });
  expect(contentOf(out)).toBeUndefined();
});

test('AW1615 what is not a pipeline', async () => {
  const said = async (kind: string) => {
    const { code, err } = await start([kind], 'wrong.ts').ended;
    return [code, err.trimEnd()];
  };
  const next = 'Write expose(pipeline), or expose([one, other]) with pipelines of different names.';
  expect(await said('none')).toEqual([2, `AW1615 undefined: cannot be exposed: it is not a pipeline. ${next}`]);
  expect(await said('empty')).toEqual([2, `AW1615 an empty list: cannot be exposed: there is nothing to run. ${next}`]);
  expect(await said('twice')).toEqual([
    2,
    `AW1615 etl: cannot be exposed: two of the pipelines have this name. ${next}`,
  ]);
});

test('AW1616 nodes that do not run by themselves', async () => {
  const { code, err } = await start(['--node-name', 'print'], 'functions.ts').ended;
  expect([code, err]).toEqual([
    2,
    "AW1616 all: was asked for node 'print', which does not run by itself: 'print' is not a function of this program. Choose another node; --list shows all.\n",
  ]);
});
