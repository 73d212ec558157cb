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
 * @param source the entry point in TypeScript: lines that export from other modules
 * @param namesOf the names that a module exports
 */
export function lazyEntry(source: string, namesOf: (module: string) => readonly string[]): string {
  const all = source.split('\n').flatMap((line) => exportsOf(line, namesOf));
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

/** The exports that a line of the entry point makes. */
function exportsOf(line: string, namesOf: (module: string) => readonly string[]): Export[] {
  if (line.trim() === '' || line.startsWith('//') || /^export type .* from '.*';$/.test(line)) return [];
  const [, what = '', module = ''] = /^export (.+) from '(.+)';$/.exec(line) ?? [];
  const from = (names: readonly string[]) => names.map((name) => ({ name, value: `require("${module}").${name}` }));
  if (what === '*') return from(namesOf(module));
  if (what.startsWith('* as ')) return [{ name: what.slice('* as '.length), value: `require("${module}")` }];
  if (/^\{ [\w, ]+ \}$/.test(what)) return from(what.slice(2, -2).split(', '));
  throw new Error(`this form of export is not known here: ${line}`);
}
