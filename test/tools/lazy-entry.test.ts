import { readFileSync } from 'fs';
import { join } from 'path';
import * as library from 'cdk8s-argo-workflows';
import { lazyEntry } from '../../tools/lazy-entry/entry';

/** Runs an entry point; `loaded` fills with the modules that it asks for. */
function run(
  code: string,
  modules: (module: string) => Record<string, unknown>,
): { exported: Record<string, unknown>; loaded: string[] } {
  const exported: Record<string, unknown> = {};
  const loaded: string[] = [];
  new Function('exports', 'require', code)(exported, (module: string) => {
    loaded.push(module);
    return modules(module);
  });
  return { exported, loaded };
}

describe('a lazy entry point', () => {
  const modules: Record<string, Record<string, unknown>> = {
    './a': { One: 1, Two: 2 },
    './b': { Three: 3, Four: 4 },
    './c': { Five: 5 },
  };
  const source = `export * as all from './c';

export { One, Two } from './a';
export {
  Three,
} from './b';
export type { Six } from './d';
export type {
  Seven,
} from './d';
`;
  const code = lazyEntry(source);

  test('has all names, and loads a module when one of them is read', () => {
    const { exported, loaded } = run(code, (module) => modules[module]);
    expect(Object.keys(exported)).toEqual(['all', 'One', 'Two', 'Three']);
    expect(loaded).toEqual([]);
    expect(exported.Two).toBe(2);
    expect(loaded).toEqual(['./a']);
    expect(exported).toEqual({ all: { Five: 5 }, One: 1, Two: 2, Three: 3 });
  });

  test('reads a value once', () => {
    const { exported, loaded } = run(code, (module) => modules[module]);
    expect([exported.Three, exported.Three]).toEqual([3, 3]);
    expect(loaded).toEqual(['./b']);
  });

  test('refuses a form of export that it does not know', () => {
    expect(() => lazyEntry('export default 1;')).toThrow('export default 1;');
    expect(() => lazyEntry("export * from './a';")).toThrow("export * from './a';");
  });

  test('of the library exports what the library exports', () => {
    const index = readFileSync(join(__dirname, '../../lib/index.ts'), 'utf8');
    const load = (module: string) => jest.requireActual<Record<string, unknown>>(join(__dirname, '../../lib', module));
    const { exported } = run(lazyEntry(index), load);
    expect(Object.keys(exported).sort()).toEqual(Object.keys(library).sort());
    for (const [name, value] of Object.entries(library)) expect(exported[name]).toBe(value);
  });
});
