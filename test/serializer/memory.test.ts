import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program in a process that has 64 MB for values, and gives the most memory that it took, in MB. */
function peak(program: string): number {
  const output = execFileSync(
    process.execPath,
    [
      '--max-old-space-size=64',
      '-r',
      '@swc-node/register',
      '-e',
      `
    const { closeSync, createReadStream, openSync, writeSync } = require('node:fs');
    const { serializers } = require(${JSON.stringify(join(ROOT, 'lib/serializer'))});
    ${program}
    process.on('exit', () => console.log(process.resourceUsage().maxRSS / 1024));
  `,
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return Number(output);
}

test.each(['ndjson', 'csv'])(
  'a hundred megabytes of rows go through %s without being held',
  (name) => {
    const file = join(folder, name);
    const nothing = peak('');
    const writing = peak(`
    function* rows() { for (let id = 0; id < 700_000; id++) yield { id, text: 'x'.repeat(130) }; }
    const file = openSync(${JSON.stringify(file)}, 'w');
    for (const piece of serializers.${name}().write(rows())) writeSync(file, piece);
    closeSync(file);
  `);
    expect(statSync(file).size).toBeGreaterThan(97_000_000);
    const reading = peak(`
    (async () => {
      let rows = 0;
      for await (const row of serializers.${name}({ stream: true }).readStream(createReadStream(${JSON.stringify(file)}))) rows += Number(row.id) === rows ? 1 : 0;
      if (rows !== 700_000) throw new Error(rows + ' rows');
    })();
  `);
    expect(writing - nothing).toBeLessThan(90);
    expect(reading - nothing).toBeLessThan(90);
  },
  120_000,
);
