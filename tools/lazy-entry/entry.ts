/**
 * An entry point whose exports are loaded when they are first read, so that what a program does not use is never loaded.
 * TypeScript itself can only write exports that are loaded at once.
 */

/** An export, and the expression for its value. */
interface Export {
  readonly name: string;
  readonly value: string;
}

/**
 * The JavaScript of a lazy entry point.
 *
 * @param source the entry point in TypeScript: statements that export from other modules by name
 */
export function lazyEntry(source: string): string {
  const all = source.split(/(?<=;)\n/).flatMap((statement) => exportsOf(statement.trim().replace(/\s+/g, ' ')));
  return `"use strict";
// Written by tools/lazy-entry.
Object.defineProperty(exports, "__esModule", { value: true });
// The names, for what finds exports without running the file, such as an import into an ES module.
${all
  .map(({ name }) => `exports.${name} = `)
  .reverse()
  .join('')}void 0;
function lazy(name, load) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => {
        const value = load();
        Object.defineProperty(exports, name, { enumerable: true, configurable: true, value });
        return value;
    } });
}
${all.map(({ name, value }) => `lazy("${name}", () => ${value});`).join('\n')}
`;
}

/** The exports that a statement of the entry point makes. */
function exportsOf(statement: string): Export[] {
  if (statement === '' || /^export type \{.*\} from '.*';$/.test(statement)) return [];
  const [, what = '', module = ''] = /^export (.+) from '(.+)';$/.exec(statement) ?? [];
  if (what.startsWith('* as ')) return [{ name: what.slice('* as '.length), value: `require("${module}")` }];
  const [, names] = /^\{ ([\w, ]+?),? \}$/.exec(what) ?? [];
  if (names === undefined) throw new Error(`this form of export is not known here: ${statement}`);
  return names.split(', ').map((name) => ({ name, value: `require("${module}").${name}` }));
}
