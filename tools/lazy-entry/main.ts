import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazyEntry } from './entry';

const ROOT = join(__dirname, '../..');
const BUILT = join(ROOT, 'build/lib/index.js');

// The last step of compiling: in place of the entry point that jsii wrote.
const source = readFileSync(join(ROOT, 'lib/index.ts'), 'utf8');
writeFileSync(BUILT, lazyEntry(source));
