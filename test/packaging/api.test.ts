import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, snapshot } from '../../tools/api/snapshot';

// `npm run api` writes the files after a change that is meant; a reviewer sees in them what a user will.
describe('the public API is the one of the folder api', () => {
  const built = snapshot();
  test.each(Object.keys(built))('%s', (name) => {
    expect(built[name]).toBe(readFileSync(join(ROOT, 'api', name), 'utf8'));
  });
});
