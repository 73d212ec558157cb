import { escapedText, unescapedText } from './guards';
import { acceptedByArgo, box, Build, gives, inMain, specOf } from './scenario';
import { Condition, ContainerTask, Output, Parameter, ParameterType, Pipeline } from '../../lib';

type Make = (gen: ContainerTask, main: Pipeline) => Condition;

/** A task that makes a value of each type, and a task for each condition. */
function conditional(...conditions: Make[]): Build {
  return inMain(
    (main) => {
      const gen = box(main, 'gen-1', {
        outputs: {
          'my-o': Output.parameter('/o'),
          n: Output.parameter('/n', { type: ParameterType.NUMBER }),
          b: Output.parameter('/b', { type: ParameterType.BOOLEAN }),
          j: Output.parameter('/j', { type: ParameterType.JSON }),
        },
      });
      conditions.forEach((condition, index) => box(main, `work-${index}`, { when: condition(gen, main) }));
    },
    { parameters: { 'env-name': Parameter.string() } },
  );
}

function whenOf(condition: Make): string {
  return specOf(conditional(condition)).templates.find(({ name }: any) => name === 'main').dag.tasks[1].when;
}

const TEXT = "tasks['gen-1'].outputs.parameters['my-o']";
const NUMBER = "tasks['gen-1'].outputs.parameters['n']";
const JSON_VALUE = "fromJSON(tasks['gen-1'].outputs.parameters['j'])";

const ROWS: [string, Make, string][] = [
  ['text', (gen) => gen.output('my-o').eq('x == x or true'), `${TEXT} == 'x == x or true'`],
  ['text with quotes', (gen) => gen.output('my-o').neq("it's \\ \n"), `${TEXT} != 'it\\'s \\\\ \\n'`],
  ['empty text', (gen) => gen.output('my-o').isEmpty(), `${TEXT} == ''`],
  [
    'text with braces, which never opens a tag',
    (gen) => gen.output('my-o').eq('{{workflow.name}}'),
    `${TEXT} == '\\u007b{workflow.name\\u007d}'`,
  ],
  ['number', (gen) => gen.output('n').gt(3), `float(${NUMBER}) > 3`],
  ['number that is equal', (gen) => gen.output('n').eq(1.5), `float(${NUMBER}) == 1.5`],
  ['negative number', (gen) => gen.output('n').lte(-1), `float(${NUMBER}) <= (-1)`],
  ['two numbers', (gen) => gen.output('n').lt(gen.output('n')), `float(${NUMBER}) < float(${NUMBER})`],
  ['boolean', (gen) => gen.output('b').isTrue(), "tasks['gen-1'].outputs.parameters['b'] == 'true'"],
  [
    'field of JSON',
    (gen) => gen.output('j').property('deep').property('a-b').at(1).eq('q"'),
    `${JSON_VALUE}['deep']['a-b'][1] == 'q"'`,
  ],
  [
    'field of JSON that is null or missing',
    (gen) => gen.output('j').property('nul').eq(null),
    `${JSON_VALUE}['nul'] == nil`,
  ],
  ['field of JSON that is true', (gen) => gen.output('j').property('ok').isTrue(), `${JSON_VALUE}['ok'] == true`],
  ['field of JSON that is a number', (gen) => gen.output('j').property('n').gte(2), `float(${JSON_VALUE}['n']) >= 2`],
  ['one of several texts', (gen) => gen.output('my-o').isIn(['4', '5']), `${TEXT} in ['4', '5']`],
  ['beginning', (gen) => gen.output('my-o').startsWith('ab'), `${TEXT} startsWith 'ab'`],
  ['end', (gen) => gen.output('my-o').endsWith('c'), `${TEXT} endsWith 'c'`],
  ['part', (gen) => gen.output('my-o').contains('b'), `${TEXT} contains 'b'`],
  ['regular expression', (gen) => gen.output('my-o').matches('^a.c$'), `${TEXT} matches '^a.c$'`],
  ['negation', (gen) => gen.output('my-o').startsWith('ab').not(), `not (${TEXT} startsWith 'ab')`],
  [
    '"and" in "or"',
    (gen) => gen.output('my-o').eq('a').and(gen.output('n').gt(1)).or(gen.output('my-o').eq('c')),
    `(${TEXT} == 'a' and float(${NUMBER}) > 1) or ${TEXT} == 'c'`,
  ],
  [
    '"or" in "and"',
    (gen) => Condition.all(gen.output('my-o').eq('a').or(gen.output('my-o').eq('b')), gen.output('n').gt(1)),
    `(${TEXT} == 'a' or ${TEXT} == 'b') and float(${NUMBER}) > 1`,
  ],
  ['status', (gen) => gen.status.eq('Succeeded'), "tasks['gen-1'].status == 'Succeeded'"],
  [
    'exit code, which does not exist when the program did not end',
    (gen) => gen.exitCode.eq(0),
    "float(([tasks['gen-1'].status, get(tasks['gen-1'], 'exitCode')][1] ?? '-1')) == 0",
  ],
  ['standard output', (gen) => gen.result.eq('heads'), "tasks['gen-1'].outputs.result == 'heads'"],
  [
    'input, which is escaped by then',
    (_, main) => main.parameter('env-name').eq('prod'),
    "inputs.parameters['env-name'] == 'prod'",
  ],
  [
    'input and text with braces',
    (_, main) => main.parameter('env-name').eq('{{x}}'),
    `inputs.parameters['env-name'] == ${escapedText("'\\u007b{x\\u007d}'")}`,
  ],
  [
    'part of an input',
    (_, main) => main.parameter('env-name').contains('{{'),
    `${unescapedText("inputs.parameters['env-name']")} contains '\\u007b{'`,
  ],
  ["Argo's own language", () => Condition.expression("workflow.name startsWith 'a'"), "workflow.name startsWith 'a'"],
];

test.each(ROWS)('a condition is bound in an expression tag: %s', (_, condition, expected) => {
  expect(whenOf(condition)).toBe(`{{=${expected}}}`);
});

test('no condition has what would not survive the pod pass or ends its tag early', () => {
  const texts = ROWS.map(([, condition]) => whenOf(condition).slice('{{='.length, -'}}'.length));
  expect(texts.filter((text) => /&&|\|\||\}\}|\}$|\{\{(?!='pod')/.test(text))).toEqual([]);
});

gives('conditions of all kinds stand side by side', conditional(...ROWS.map(([, condition]) => condition)), {
  entrypoint: 'entry',
});

acceptedByArgo();
