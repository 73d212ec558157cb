import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, snapshot } from './snapshot';

mkdirSync(join(ROOT, 'api'), { recursive: true });
for (const [name, text] of Object.entries(snapshot())) writeFileSync(join(ROOT, 'api', name), text);
