import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsTable } from './fields';
import { generate } from './generate';
import { readDefinitions } from './schema';

const OUTPUT = join(__dirname, '../../imports/argoproj.io.ts');
const TABLE = join(__dirname, '../../imports/fields.ts');

function main(schema: string | undefined): void {
  if (!schema) throw new Error("Give the path of Argo's api/jsonschema/schema.json: npm run import -- <schema.json>");
  const source = generate(readDefinitions(schema));
  writeFileSync(OUTPUT, source);
  writeFileSync(TABLE, fieldsTable(source));
  console.log(`${OUTPUT}: ${source.split('\n').length - 1} lines`);
}

main(process.argv[2]);
