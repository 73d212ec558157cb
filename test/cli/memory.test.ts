import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder, ROOT } from './command';

test('twenty thousand partitions are written one by one', () => {
  const folder = new Folder();
  const out = folder.fresh();
  // Together the items are 400 MB, of which no process of this size could hold a third.
  const output = execFileSync(
    process.execPath,
    [
      '--max-old-space-size=96',
      '-r',
      '@swc-node/register',
      '-e',
      `
    const { writeOutput } = require(${JSON.stringify(join(ROOT, 'lib/cli/files/write-output'))});
    const { serializers } = require(${JSON.stringify(join(ROOT, 'lib/serializer'))});
    function* items() {
      for (let index = 0; index < 20_000; index++) yield { index, numbers: new Array(2500).fill(index) };
    }
    const short = { ...serializers.json(), write: (item) => Buffer.from(String(item.index)) };
    writeOutput({ node: 'n', name: 'o' }, ${JSON.stringify(out)}, { serializer: short, partitioned: true }, items()).then(() => console.log('done'));
  `,
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(output).toBe('done\n');
  expect(readdirSync(out)).toHaveLength(20_001);
  expect(readFileSync(join(out, '19999'), 'utf8')).toBe('19999');
  const names = JSON.parse(readFileSync(join(out, 'partitions.json'), 'utf8'));
  expect([names.length, names[0], names[10_000], names[19_999]]).toEqual([20_000, '0', '10000', '19999']);
  folder.remove();
}, 120_000);
