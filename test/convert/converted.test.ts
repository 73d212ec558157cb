import { existsSync, readFileSync } from 'node:fs';
import { commentsOf, lostComments } from './comments';
import { converted } from './converted';
import { MANIFESTS, programPath } from './golden';
import { differences } from './same';
import { loopholes, ran, typeErrors } from './typescript';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { describeWith } from '../oracle/suite';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

const names = [...MANIFESTS.keys()];
const written = (name: string) => (existsSync(programPath(name)) ? readFileSync(programPath(name), 'utf8') : '');

describe('examples/converted', () => {
  test.each(names)('%s is what the command writes', (name) => {
    expect(converted(MANIFESTS.get(name)!, `${name}.yaml`)).toBe(written(name));
  });

  test.each(names)('%s has all comments of its manifest', (name) => {
    expect(lostComments(MANIFESTS.get(name)!, written(name))).toEqual([]);
    expect(commentsOf(MANIFESTS.get(name)!).length).toBeGreaterThan(0);
  });

  test('are compiled by a strict compiler', () => {
    expect(typeErrors(new Map(names.map((name) => [name, written(name)])))).toEqual([]);
    expect(names.flatMap((name) => loopholes(written(name)))).toEqual([]);
  }, 120_000);
});

describeWith({ 'argo-lint': lint !== undefined }, 'examples/converted', () => {
  test.each(names)('%s synthesizes its manifest', async (name) => {
    const files = Object.values(ran(written(name)));
    expect(files).toHaveLength(1);
    expect(await differences(lint!, MANIFESTS.get(name)!, files[0])).toEqual([]);
    expect(await refusals(files[0], lint)).toEqual([]);
  });
});
