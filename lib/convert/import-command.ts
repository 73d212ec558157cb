import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { convert } from './convert';
import { printProgram } from './print/print-program';
import { Problem, Problems } from './problems';

/** Where a command writes, and what it reads as standard input. */
export interface CommandStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: () => string;
}

export const IMPORT_HELP = `Usage: cdk8s-argo-workflows import FILE... [-o OUTPUT] [--chart]

Writes the TypeScript of a manifest of Argo Workflows: YAML or JSON, one document or several. What is not an object of Argo
becomes an ApiObject. Nothing is written when something cannot be converted; the lines and columns are told then.
A chart is called after the only object of a FILE, or else after the FILE.

  FILE         a manifest; '-' reads standard input
  -o OUTPUT    the file to write, or a folder, in which each FILE gets a file of its name; without it everything goes
               to standard output, each of several FILEs below a comment with its name
  --chart      leaves out the lines that make an app of the chart

Exit code: 0 when all is converted, 1 when something is wrong with a manifest, 2 when the command line is.
`;

/** Converts manifests; the exit code of the command. */
export function importCommand(argv: readonly string[], { out, err, stdin }: CommandStreams): number {
  if (argv.some((word) => word === '--help' || word === '-h')) {
    out(IMPORT_HELP);
    return 0;
  }
  const { files, output, chart, wrong } = optionsOf(argv);
  const misuse = wrong ?? misuseOf(files, output);
  if (misuse !== undefined) {
    err(`cdk8s-argo-workflows import: ${misuse}\n\n${IMPORT_HELP}`);
    return 2;
  }
  const written: Written[] = [];
  for (const file of files) {
    const text = read(file, stdin, err);
    const problems = new Problems(file === '-' ? 'standard input' : file);
    const program = text === undefined ? undefined : convert(text, problems);
    for (const warning of problems.warnings) err(`${told(problems.file, warning)}\n`);
    for (const failure of problems.failures([...problems.errors, ...problems.refusals])) err(`${failure.message}\n`);
    if (program && problems.refusals.length === 0) {
      written.push({
        file,
        name: file === '-' ? program.name : nameOf(file),
        text: printProgram(program, { app: !chart }),
      });
    }
  }
  if (written.length < files.length) return 1;
  if (output === undefined) {
    for (const { file, text } of written) out(files.length > 1 ? `// ${file}\n${text}` : text);
    return 0;
  }
  try {
    writeAll(written, output, files.length > 1 || output.endsWith('/') || isFolder(output));
    return 0;
  } catch (error) {
    err(`${output}: cannot be written: ${(error as Error).message}\n`);
    return 1;
  }
}

interface Written {
  readonly file: string;
  /** The name of its file in a folder. */
  readonly name: string;
  readonly text: string;
}

function nameOf(file: string): string {
  return basename(file).replace(/\.(ya?ml|json)$/, '');
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function misuseOf(files: readonly string[], output: string | undefined): string | undefined {
  if (files.length === 0) return 'no FILE is given';
  if (output === undefined || files.length === 1) return undefined;
  if (existsSync(output) && !isFolder(output)) {
    return `'${output}' is a file, and several FILEs are given, which need a folder`;
  }
  const twin = files.find((file, index) => files.some((other, at) => at < index && nameOf(other) === nameOf(file)));
  return twin === undefined ? undefined : `two FILEs would be written to '${nameOf(twin)}.ts'; convert them one by one`;
}

function optionsOf(argv: readonly string[]): { files: string[]; output?: string; chart: boolean; wrong?: string } {
  const files: string[] = [];
  let output: string | undefined;
  let chart = false;
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at];
    const [, inline] = /^(?:--output|-o)=(.+)$/.exec(word) ?? [];
    if (inline !== undefined) {
      output = inline;
    } else if (word === '-o' || word === '--output') {
      output = argv[++at];
      if (output === undefined) return { files, chart, wrong: `${word} has no OUTPUT` };
    } else if (word === '--chart') {
      chart = true;
    } else if (word === '-' || !word.startsWith('-')) {
      files.push(word);
    } else {
      return { files, chart, wrong: `there is no option '${word}'` };
    }
  }
  return { files, output, chart };
}

function read(file: string, stdin: () => string, err: (text: string) => void): string | undefined {
  try {
    return file === '-' ? stdin() : readFileSync(file, 'utf8');
  } catch (error) {
    err(`${file}: cannot be read: ${(error as Error).message}\n`);
    return undefined;
  }
}

function told(file: string, { line, column, what, next }: Problem): string {
  return `${file}:${line}:${column}: warning: ${what}: ${next}`;
}

/** Writes all files, each whole or not at all. */
function writeAll(written: readonly Written[], output: string, folder: boolean): void {
  for (const { name, text } of written) {
    const path = folder ? join(output, `${name}.ts`) : output;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}
