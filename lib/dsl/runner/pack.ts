import { dirname, join, resolve, sep } from 'node:path';
import { errors } from '../../errors';

const LIBRARY = join(__dirname, '..', '..', sep);

/** Packages of the library: a program that has them too shares them with it. */
const SHARED = /[/\\]node_modules[/\\](cdk8s|constructs|msgpackr|re2js)[/\\]/;

/**
 * One file with everything in it but for some packages and modules. Functions and classes of the program keep their names, which its
 * messages and traces show; those of the library are shortened, which saves a part of its bytes and of each start.
 */
export function pack(file: string, left: readonly string[]): string {
  const folder = dirname(file);
  const outfile = join(folder, 'main.js');
  const entry = { entryPoints: [file], outfile, keepNames: true };
  const program = build([...left, `${LIBRARY}*`], entry);
  const imports = program.imports.filter(({ path }) => resolve(folder, path).startsWith(LIBRARY));
  const isApart =
    imports.length > 0 &&
    // What is loaded by import() would be looked for as a file.
    imports.every(({ kind }) => kind === 'require-call') &&
    !program.inputs.some((path) => SHARED.test(resolve(path)));
  if (!isApart) return build(left, entry).text;
  const modules = [...new Set(imports.map(({ path }) => JSON.stringify(path)))].sort();
  const contents = `module.exports = {${modules.map((path) => `${path}: () => require(${path})`).join()}}`;
  const library = build(left, { stdin: { contents, resolveDir: folder } });
  // A directive holds at the beginning only.
  const [directive] = /^(?:#!.*\n)?(?:"use strict";)?/.exec(program.text)!;
  return `${directive}${withLibrary(library.text)}${program.text.slice(directive.length)}`;
}

/** Makes `require` of a file find the library beside everything else. */
function withLibrary(library: string): string {
  return (
    `var require=(own=>{const library=((module,exports,require)=>{${library}\nreturn module.exports})({exports:{}},{},own);` +
    'return Object.assign(id=>Object.hasOwn(library,id)?library[id]():own(id),own)})(require);'
  );
}

interface Built {
  readonly text: string;
  /** What it loads from outside. */
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  /** The files of which it is made. */
  readonly inputs: readonly string[];
}

function build(external: readonly string[], options: object): Built {
  const { outputFiles, metafile } = esbuild().buildSync({
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    external,
    ...options,
  });
  const [output] = Object.values<any>(metafile.outputs);
  return { text: outputFiles[0].text, imports: output.imports, inputs: Object.keys(metafile.inputs) };
}

function esbuild(): any {
  try {
    // Whoever wants it installs it: it is large, and specific to a machine.
    // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
    return require('esbuild');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw errors.noBundler();
  }
}
