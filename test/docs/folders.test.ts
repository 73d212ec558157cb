import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, sourcesOf } from './files';

const TEST = join(ROOT, 'test');
const ROWS = [...readFileSync(join(TEST, 'README.md'), 'utf8').matchAll(/^\| \[([\w/-]+)\]\(\1\) \| (.*) \|$/gm)].map(
  ([, folder, rest]) => ({ folder, cells: rest.split(' | ') }),
);

test('each folder of tests has a row, and each row a folder', () => {
  const rows = ROWS.map(({ folder }) => folder);
  expect(rows.filter((folder) => !existsSync(join(TEST, folder)))).toEqual([]);
  const folders = readdirSync(TEST, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const nested = sourcesOf('test')
    .filter(({ file }) => file.endsWith('.test.ts'))
    .map(({ file }) => dirname(file.slice('test/'.length)));
  const missing = [...new Set([...folders, ...nested])].filter((folder) => !rows.includes(folder));
  expect(missing).toEqual([]);
});

test('each row says what is proved, what is needed, and how long it takes', () => {
  expect(ROWS.length).toBeGreaterThan(20);
  expect(ROWS.filter(({ cells }) => cells.length !== 3 || cells.includes(''))).toEqual([]);
});

test('rows are in the order of the alphabet', () => {
  const rows = ROWS.map(({ folder }) => folder);
  expect(rows).toEqual([...rows].sort());
});
