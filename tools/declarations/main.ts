import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicOnly } from './public';

// A step of compiling: what users see of the library's types.
const BUILT = join(__dirname, '../../build/lib');
for (const name of readdirSync(BUILT, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(BUILT, name);
  const text = readFileSync(file, 'utf8');
  const kept = publicOnly(text);
  if (kept !== text) writeFileSync(file, kept);
}
