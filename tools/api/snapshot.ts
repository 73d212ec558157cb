import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constructLines } from './constructs';
import { entryLines } from './entries';

export const ROOT = join(__dirname, '../..');
/** The entries that are for TypeScript only. */
const ENTRIES = ['dsl', 'dsl/runner', 'local', 'cli', 'serializer'];

/** The public API as it was built, by the files of the folder `api`. */
export function snapshot(): Record<string, string> {
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  return {
    'constructs.txt': textOf(constructLines(assembly)),
    ...Object.fromEntries(
      ENTRIES.map((entry) => [
        `${entry.replace('/', '-')}.txt`,
        textOf(entryLines(join(ROOT, 'build/lib', entry, 'index.d.ts'))),
      ]),
    ),
  };
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n').trim()}\n`;
}
