import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const codesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);
const catalogue = readFileSync(join(ROOT, 'lib/errors.ts'), 'utf8');
const codes = codesIn(catalogue, /of\('(AW\d{4})'\)/g);

test('codes are unique and stand in order', () => {
  expect(codes.length).toBeGreaterThan(50);
  expect([...new Set(codes)].sort()).toStrictEqual(codes);
});

test('the documentation has one line for each code, in order, and for nothing else', () => {
  const lines = codesIn(readFileSync(join(ROOT, 'docs/errors.md'), 'utf8'), /^\| (AW\d{4}) \|/gm);
  expect(lines).toStrictEqual(codes);
});

test('each code is provoked by a test that reads its message', () => {
  const tests = readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  const asserted = new Set(codesIn(tests, /['"`](AW\d{4}) [^\n]*: /g));
  expect(codes.filter((code) => !asserted.has(code))).toStrictEqual([]);
});

test('each factory of the catalogue is used', () => {
  const names = codesIn(catalogue, /^ {2}([a-zA-Z]+): \(/gm);
  const sources = (readdirSync(join(ROOT, 'lib'), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
    .map((file) => readFileSync(join(ROOT, 'lib', file), 'utf8'))
    .join('\n');
  expect(names.filter((name) => !sources.includes(`errors.${name}(`))).toStrictEqual([]);
});
