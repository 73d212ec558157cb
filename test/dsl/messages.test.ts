import { join } from 'node:path';
import * as ts from 'typescript';

// What the compiler says of the commonest mistakes: the first line is short, and names the field or the types that do not fit.

const HERE = join(__dirname, 'types');
const FILE = join(HERE, 'snippet.ts');

/** A pipeline with the statements of all mistakes, one a line. */
const mistakes: [string, string][] = [
  ["raise({ n: 'x', exponent: 2 });", "Type 'string' is not assignable to type 'Input<number>'."],
  ['raise({ n: text, exponent: 2 });', "Type 'Ref<string>' is not assignable to type 'Input<number>'."],
  [
    'raise({ n });',
    "Argument of type '{ n: Ref<number>; }' is not assignable to parameter of type 'Given<{ n: number; exponent: number; }>'.",
  ],
  [
    'raise({ n, exponent: 2, base: 10 });',
    "Object literal may only specify known properties, and 'base' does not exist in type 'Given<{ n: number; exponent: number; }>'.",
  ],
  ['raise();', 'Expected 1-2 arguments, but got 0.'],
  ['sum({ numbers: n });', "Type 'Ref<number>' is not assignable to type 'Input<number[]>'."],
  ['sum({ numbers: rows.map((row) => row.id) });', "Type 'Ref<string[]>' is not assignable to type 'Input<number[]>'."],
  ['rows.map((row) => row.nam);', "Property 'nam' does not exist on type 'Ref<Row>'."],
  ['load().worst.id;', "Property 'id' does not exist on type 'Ref<Row | undefined>'."],
  ['text.map((x) => x);', "Property 'map' does not exist on type 'Ref<string>'."],
  ['text.toUpperCase();', "Property 'toUpperCase' does not exist on type 'Ref<string>'."],
  ['rows.filter(Boolean);', "Property 'filter' does not exist on type 'Ref<Row[]>'."],
  ["n.eq('1');", "Argument of type 'string' is not assignable to parameter of type 'Operand<number>'."],
  [
    "mode.eq('quick');",
    'Argument of type \'"quick"\' is not assignable to parameter of type \'Operand<"fast" | "slow">\'.',
  ],
  ['Math.max(n, 1);', "Argument of type 'Ref<number>' is not assignable to parameter of type 'number'."],
  [
    "if (text === 'x') say({ text });",
    "This comparison appears to be unintentional because the types 'Ref<string>' and 'string' have no overlap.",
  ],
  ['raise({ n: n.eq(1), exponent: 2 });', "Type 'Condition' is not assignable to type 'Input<number>'."],
  [
    'raise({ n: when(n.eq(1), () => n), exponent: 2 });',
    "Type 'When<number>' is not assignable to type 'Input<number>'.",
  ],
  [
    'raise({ n: when(n.eq(1), () => n).otherwise(() => text), exponent: 2 });',
    "Type 'Ref<string | number>' is not assignable to type 'Input<number>'.",
  ],
  [
    'raise({ n: when(n.eq(1), async () => n).otherwise(() => 1), exponent: 2 });',
    "Type 'Ref<number | \"It was called to record what is run, so it cannot be async or a generator. Tasks may be.\">' is not assignable to type 'Input<number>'.",
  ],
  ['when(true, () => 1);', "Argument of type 'boolean' is not assignable to parameter of type 'ConditionLike'."],
  ['when(n, () => 1);', "Argument of type 'Ref<number>' is not assignable to parameter of type 'ConditionLike'."],
  [
    'mapReduce({ size: 1, exponnt: 2 });',
    "Object literal may only specify known properties, but 'exponnt' does not exist in type 'Given<{ readonly size: number; readonly exponent?: number | undefined; }>'. Did you mean to write 'exponent'?",
  ],
  [
    'const given: ParametersOf<typeof mapReduce> = { exponent: 3 };',
    "Property 'size' is missing in type '{ exponent: number; }' but required in type '{ readonly size: number; readonly exponent?: number | undefined; }'.",
  ],
  [
    "const numbers: ParametersOf<typeof mapReduce> = { size: '3' };",
    "Type 'string' is not assignable to type 'number'.",
  ],
  ["p.number({ default: 'x' });", "Type 'string' is not assignable to type 'number'."],
  ["pipeline('inner', { n: 3 }, () => 1);", "Type 'number' is not assignable to type 'Parameter<any, any, any>'."],
  [
    "task('half', (n: number) => n / 2);",
    "Argument of type '(n: number) => number' is not assignable to parameter of type '(inputs: InputObject | undefined, context: TaskContext) => number'.",
  ],
  [
    "task('half', () => 1, { serializer: serializers.text() });",
    "Type 'Serializer<string>' is not assignable to type 'Writes<number>'.",
  ],
  [
    'sum({ numbers: generateNumbers });',
    "Type 'Task<{ count: number; }, number[], number[]>' is not assignable to type 'Input<number[]>'.",
  ],
];

const HEAD = `
import { generateNumbers, load, mapReduce, raise, Row, say, sum } from './tasks';
import { p, ParametersOf, pipeline, task, when } from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';
pipeline('test', { n: p.number(), text: p.string(), rows: p.json<Row[]>(), mode: p.enum(['fast', 'slow']) }, ({ n, text, rows, mode }) => {
`;

/** The first line of the first complaint about each statement. */
function complaints(statements: readonly string[]): (string | undefined)[] {
  const source = `${HEAD}${statements.join('\n')}\n});`;
  const { config } = ts.readConfigFile(join(__dirname, '../../tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: [FILE] },
    ts.sys,
    join(__dirname, '../..'),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) =>
    file === FILE
      ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true)
      : getSourceFile.call(host, file, ...more);
  const program = ts.createProgram([FILE], { ...options, noUnusedLocals: false, noEmit: true }, host);
  const found = program.getSemanticDiagnostics(program.getSourceFile(FILE));
  const first = HEAD.split('\n').length - 1;
  return statements.map((_, index) => {
    const one = found.find(({ file, start }) => file!.getLineAndCharacterOfPosition(start!).line === first + index);
    return one && ts.flattenDiagnosticMessageText(one.messageText, '\n').split('\n')[0];
  });
}

test('the compiler says in one line what is wrong', () => {
  const said = complaints(mistakes.map(([statement]) => statement));
  expect(said.map((line, index) => [mistakes[index][0], line])).toStrictEqual(mistakes);
  expect(said.filter((line) => line!.length > 200)).toStrictEqual([]);
}, 60_000);
