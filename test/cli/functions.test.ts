import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, Folder, start } from './command';

const folder = new Folder();
afterAll(() => folder.remove());

const run = (...argv: string[]) => start(argv, 'functions.ts').ended;

test('typed functions run process by process, through files and folders', async () => {
  const [list, powers, sum] = [folder.fresh(), folder.fresh(), folder.fresh()];
  expect(
    await run('--node-name', 'powers.numbers', '--input', 'count', folder.file(3), '--output', 'return_value', list),
  ).toMatchObject({ code: 0, err: '' });
  const names = JSON.parse((contentOf(list) as Record<string, string>)['partitions.json']) as string[];
  expect(names).toEqual(['0', '1', '2']);
  mkdirSync(powers);
  await Promise.all(
    names.map((name) =>
      run(
        '--node-name',
        'powers.raise',
        '--input',
        'n',
        join(list, name),
        '--input',
        'exponent',
        folder.file(2),
        '--output',
        'return_value',
        join(powers, name),
      ),
    ),
  );
  await run('--node-name', 'powers.sum', '--input', 'list', powers, '--output', 'return_value', sum);
  expect(contentOf(sum)).toBe('14');
});

test('--list shows them, with the types and defaults of parameters, and ends where a pipeline calls itself', async () => {
  const { code, out, err } = await run('--list');
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n')).toEqual(
    expect.arrayContaining([
      'all (pipeline)',
      '  in   count  number = 3, json, optional',
      '  print (task, runs outside of this program)',
      '  countdown (pipeline, calls itself)',
      '    countdown (pipeline, calls itself)',
      '    in   exponent  number = 2, json, optional: to which power',
      '      out  return_value  json, partitioned',
    ]),
  );
  expect(out.split('\n').length).toBeLessThan(50);
});
