import { ProgramNames } from './naming';
import { commentLines, Printer } from './printer';
import { literal } from './text';
import { Statement } from '../code';
import type { ConvertedProgram } from '../converted-program';

/** How a program is written. */
export interface PrintOptions {
  /** The module from which it imports this library. */
  readonly library?: string;
  /** Whether it ends with the lines that synthesize it. */
  readonly app?: boolean;
}

const INDENT = '    ';
/** A statement of more lines stands apart from others. */
const FEW = 3;

/** Writes a program as a file of TypeScript: the classes of templates that are called from several places, and a chart. */
export function printProgram(
  program: ConvertedProgram,
  { library = 'cdk8s-argo-workflows', app = true }: PrintOptions = {},
): string {
  const names = new ProgramNames(program.name, program.statements);
  const printer = new Printer(names);
  const head = [...commentLines(program.comments, ''), ...commentLines(program.objects[0].made.comments, '')];
  const declared = classes(names, printer);
  const body = grouped(program.statements, (statement) => printer.statement(statement, INDENT));
  for (const name of ['Chart', 'Construct', ...(app ? ['App'] : [])]) printer.name(name);
  return `${[
    ...printer.imports(library),
    '',
    ...declared,
    ...head,
    `export class ${names.chart} extends Chart {`,
    '  constructor(scope: Construct, id: string) {',
    '    super(scope, id);',
    '',
    ...body,
    '  }',
    '}',
    ...(app
      ? ['', 'const app = new App();', `new ${names.chart}(app, ${literal(program.name)});`, 'app.synth();']
      : []),
  ].join('\n')}\n`;
}

/** The statements, with an empty line before each that begins something of its own. */
function grouped(statements: readonly Statement[], print: (statement: Statement) => string[]): string[] {
  const lines: string[] = [];
  let last: readonly string[] = [];
  statements.forEach((statement, index) => {
    const own = print(statement);
    const isPart = statement.kind === 'call' || statement.scope !== undefined;
    const follows = isPart && isBeginning(statements[index - 1], statement) && last.length <= FEW;
    const isApart = !isPart || last.length > FEW || own.length > FEW || own[0].trimStart().startsWith('//');
    if (index > 0 && !follows && isApart) lines.push('');
    lines.push(...own);
    last = own;
  });
  return lines;
}

/** Whether a statement makes what the next one stands in. */
function isBeginning(statement: Statement | undefined, next: Statement): boolean {
  return statement?.kind === 'new' && next.kind === 'new' && next.scope === statement;
}

/** The templates that several calls use, each written as a class. */
function classes(names: ProgramNames, printer: Printer): string[] {
  return [...names.classes].flatMap(([name, { comments, owner, props }]) => [
    ...commentLines(comments, ''),
    `export class ${name} extends ${printer.name(owner)} {`,
    '  constructor(scope: Construct, id: string) {',
    ...printer.call(`${INDENT}super(scope, id`, props, INDENT).split('\n'),
    '  }',
    '}',
    '',
  ]);
}
