import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS } from '../../imports/fields';
import { fieldsPage } from '../../tools/fields/table';

const committed = readFileSync(join(__dirname, '../../docs/fields.md'), 'utf8');

test('the page of fields is what `npm run fields` writes', () => {
  expect(fieldsPage()).toBe(committed);
});

test('each field of the structs has a row', () => {
  const sections = new Map(
    committed
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section]),
  );
  const missing = Object.entries(FIELDS)
    .filter(([struct, fields]) => fields !== '' && !/(Props|Partial)$/.test(struct))
    .flatMap(([struct, fields]) =>
      fields
        .split(' ')
        .map((field) => field.split(/[=!:]/)[0])
        .filter((field) => !sections.get(struct)?.includes(`\n| \`${field}\` | `))
        .map((field) => `${struct}.${field}`),
    );
  // Claims of pods are refused, as they belong to containers.
  expect(missing).toEqual([]);
});
