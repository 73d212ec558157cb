import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import ts from 'typescript';
import * as library from '../../lib';

const ROOT = join(__dirname, '../..');
const MODULES: Readonly<Record<string, unknown>> = { cdk8s, constructs, 'cdk8s-argo-workflows': library };
const STRICT: ts.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.Node16,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  esModuleInterop: true,
  stripInternal: true,
  baseUrl: ROOT,
  ignoreDeprecations: '6.0',
  paths: { 'cdk8s-argo-workflows': ['./lib/index.ts'], 'cdk8s-argo-workflows/*': ['./lib/*/index.ts'] },
};

/** What the compiler says of programs, all in one run, by their names; as if they stood in a folder of this repository. */
export function typeErrors(programs: ReadonlyMap<string, string>): string[] {
  const texts = new Map([...programs].map(([name, text]) => [pathOf(name), text]));
  const host = ts.createCompilerHost(STRICT);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, options, ...rest) => {
    const text = texts.get(path);
    return text === undefined ? getSourceFile(path, options, ...rest) : ts.createSourceFile(path, text, options);
  };
  const program = ts.createProgram([...texts.keys()], STRICT, host);
  const found = [
    ...program.getOptionsDiagnostics(),
    ...[...texts.keys()].flatMap((path) => {
      const file = program.getSourceFile(path)!;
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    }),
  ];
  return found.map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.slice(ROOT.length + 1) ?? 'options'}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

function pathOf(name: string): string {
  return join(ROOT, 'test/convert/written', `${name.replace(/\//g, '--')}.ts`);
}

/** What makes types of a program worth less: `any`, casts, assertions and comments that silence the compiler. */
export function loopholes(text: string): string[] {
  const file = ts.createSourceFile('program.ts', text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isLoophole =
      node.kind === ts.SyntaxKind.AnyKeyword ||
      ts.isAssertionExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node);
    if (isLoophole) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found, ...(text.match(/@ts-\w+|eslint-disable\S*/g) ?? [])];
}

/** Runs a program that synthesizes an app, and gives what it wrote, by the names of the files. */
export function ran(text: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'converted-'));
  const before = process.env.CDK8S_OUTDIR;
  try {
    process.env.CDK8S_OUTDIR = folder;
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    // The modules are those of this process, so that all programs share what is loaded once.
    new Function('require', 'exports', outputText)((module: string) => MODULES[module], {});
    return Object.fromEntries(
      readdirSync(folder)
        .sort()
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
  } finally {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(folder, { recursive: true });
  }
}
