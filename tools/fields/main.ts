import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsPage } from './table';

writeFileSync(join(__dirname, '../../docs/fields.md'), fieldsPage());
