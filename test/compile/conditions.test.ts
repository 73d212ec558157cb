import { inertJson, inertText, rawText } from './guards';
import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { Condition, Output, Parameter, ParameterType, Pipeline, ScriptTask } from '../../lib';

/** The `when` of a task with a condition on outputs of another task, which makes a value of each type. */
function whenOf(condition: (gen: ReturnType<typeof box>, main: Pipeline) => Condition): string {
  const { templates } = specOf(inMain((main) => {
    const gen = box(main, 'gen-1', {
      outputs: {
        'my-o': Output.parameter('/o'),
        'n': Output.parameter('/n', { type: ParameterType.NUMBER }),
        'b': Output.parameter('/b', { type: ParameterType.BOOLEAN }),
        'j': Output.parameter('/j', { type: ParameterType.JSON }),
      },
    });
    box(main, 'work', { when: condition(gen, main) });
  }, { parameters: { 'env-name': Parameter.string() } }));
  return templates.find(({ name }: any) => name === 'main').dag.tasks[1].when;
}

const TEXT = "tasks['gen-1'].outputs.parameters['my-o']";
const NUMBER = "tasks['gen-1'].outputs.parameters['n']";
const JSON_VALUE = "fromJSON(tasks['gen-1'].outputs.parameters['j'])";

type Row = [string, (gen: ReturnType<typeof box>, main: Pipeline) => Condition, string];

const ROWS: Row[] = [
  ['text', (gen) => gen.output('my-o').eq('x == x or true'), `${TEXT} == 'x == x or true'`],
  ['text with quotes', (gen) => gen.output('my-o').neq("it's \\ \n"), `${TEXT} != 'it\\'s \\\\ \\n'`],
  ['empty text', (gen) => gen.output('my-o').isEmpty(), `${TEXT} == ''`],
  ['text with braces, which never opens a tag', (gen) => gen.output('my-o').eq('{{workflow.name}}'), `${TEXT} == '\\u007b{workflow.name\\u007d}'`],
  ['number', (gen) => gen.output('n').gt(3), `float(${NUMBER}) > 3`],
  ['number that is equal', (gen) => gen.output('n').eq(1.5), `float(${NUMBER}) == 1.5`],
  ['negative number', (gen) => gen.output('n').lte(-1), `float(${NUMBER}) <= (-1)`],
  ['two numbers', (gen) => gen.output('n').lt(gen.output('n')), `float(${NUMBER}) < float(${NUMBER})`],
  ['boolean', (gen) => gen.output('b').isTrue(), "tasks['gen-1'].outputs.parameters['b'] == 'true'"],
  ['field of JSON', (gen) => gen.output('j').property('deep').property('a-b').at(1).eq('q"'), `${JSON_VALUE}['deep']['a-b'][1] == 'q"'`],
  ['field of JSON that is null or missing', (gen) => gen.output('j').property('nul').eq(null), `${JSON_VALUE}['nul'] == nil`],
  ['field of JSON that is true', (gen) => gen.output('j').property('ok').isTrue(), `${JSON_VALUE}['ok'] == true`],
  ['field of JSON that is a number', (gen) => gen.output('j').property('n').gte(2), `float(${JSON_VALUE}['n']) >= 2`],
  ['one of several texts', (gen) => gen.output('my-o').isIn(['4', '5']), `${TEXT} in ['4', '5']`],
  ['beginning', (gen) => gen.output('my-o').startsWith('ab'), `${TEXT} startsWith 'ab'`],
  ['end', (gen) => gen.output('my-o').endsWith('c'), `${TEXT} endsWith 'c'`],
  ['part', (gen) => gen.output('my-o').contains('b'), `${TEXT} contains 'b'`],
  ['regular expression', (gen) => gen.output('my-o').matches('^a.c$'), `${TEXT} matches '^a.c$'`],
  ['negation', (gen) => gen.output('my-o').startsWith('ab').not(), `not (${TEXT} startsWith 'ab')`],
  ['"and" in "or"', (gen) => gen.output('my-o').eq('a').and(gen.output('n').gt(1)).or(gen.output('my-o').eq('c')), `(${TEXT} == 'a' and float(${NUMBER}) > 1) or ${TEXT} == 'c'`],
  ['"or" in "and"', (gen) => Condition.all(gen.output('my-o').eq('a').or(gen.output('my-o').eq('b')), gen.output('n').gt(1)), `(${TEXT} == 'a' or ${TEXT} == 'b') and float(${NUMBER}) > 1`],
  ['status', (gen) => gen.status.eq('Succeeded'), "tasks['gen-1'].status == 'Succeeded'"],
  ['exit code, which does not exist when the program did not end', (gen) => gen.exitCode.eq(0), "float((tasks['gen-1'].exitCode ?? '-1')) == 0"],
  ['standard output', (gen) => gen.result.eq('heads'), "tasks['gen-1'].outputs.result == 'heads'"],
  ['input, which is inert by then', (_, main) => main.parameter('env-name').eq('prod'), "inputs.parameters['env-name'] == 'prod'"],
  ['input and text with braces', (_, main) => main.parameter('env-name').eq('{{x}}'), `inputs.parameters['env-name'] == ${inertText("'\\u007b{x\\u007d}'")}`],
  ['part of an input', (_, main) => main.parameter('env-name').contains('{{'), `${rawText("inputs.parameters['env-name']")} contains '\\u007b{'`],
  ["Argo's own language", () => Condition.expression("workflow.name startsWith 'a'"), "workflow.name startsWith 'a'"],
];

test.each(ROWS)('a condition is bound in an expression tag: %s', (_, condition, expected) => {
  expect(whenOf(condition)).toBe(`{{=${expected}}}`);
});

test('no condition has what would not survive the pod pass or ends its tag early', () => {
  const texts = ROWS.map(([, condition]) => whenOf(condition).slice('{{='.length, -'}}'.length));
  expect(texts.filter((text) => /&&|\|\||\}\}|\}$|\{\{(?!='pod')/.test(text))).toEqual([]);
});

lowers('a consumer of what may be skipped is omitted with it', (main) => {
  const flip = new ScriptTask(main, 'flip-coin', { image: 'a:1', command: ['sh'], source: 'echo heads', result: Parameter.string({ trusted: true }) });
  const heads = box(main, 'heads', { when: flip.result.eq('heads'), outputs: { o: Output.parameter('/o') } });
  const use = box(main, 'use', { args: [heads.output('o')], outputs: { o: Output.parameter('/o') } });
  box(main, 'later', { args: [use.output('o')] });
  box(main, 'order', { after: [heads] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'flip-coin', template: 'flip-coin' },
        { name: 'heads', template: 'heads', depends: 'flip-coin', when: "{{=tasks['flip-coin'].outputs.result == 'heads'}}" },
        {
          name: 'use',
          template: 'use',
          depends: 'heads.Succeeded',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("tasks['heads'].outputs.parameters['o']")}}}` }] },
        },
        {
          name: 'later',
          template: 'later',
          depends: 'use.Succeeded',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("tasks['use'].outputs.parameters['o']")}}}` }] },
        },
        { name: 'order', template: 'order', depends: 'heads' },
      ],
    },
  },
  { name: 'flip-coin', script: { command: ['sh'], image: 'a:1', source: 'echo heads' } },
  { name: 'heads', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
  },
  {
    name: 'later',
    inputs: { parameters: [{ name: 'o' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
  { name: 'order', container: { command: ['x'], image: 'a:1' } },
]);

lowers('a consumer with orElse reads what a skipped task does not have by two question marks', (main) => {
  const maybe = box(main, 'maybe', { when: main.parameter('go').isTrue(), outputs: { o: Output.parameter('/o'), j: Output.parameter('/j', { type: ParameterType.JSON }) } });
  const said = new ScriptTask(main, 'said', { image: 'a:1', command: ['sh'], source: 'echo', when: main.parameter('go').isTrue() });
  box(main, 'use', { args: [maybe.output('o').orElse('dflt'), maybe.output('j').orElse({ a: ['{{x}}'] }), said.result.orElse('')] });
}, [
  {
    name: 'main',
    inputs: { parameters: [{ name: 'go', default: 'true' }] },
    dag: {
      tasks: [
        { name: 'maybe', template: 'maybe', when: "{{=inputs.parameters['go'] == 'true'}}" },
        { name: 'said', template: 'said', when: "{{=inputs.parameters['go'] == 'true'}}" },
        {
          name: 'use',
          template: 'use',
          depends: 'maybe && said',
          arguments: {
            parameters: [
              { name: 'o', value: `{{=${inertText("(tasks['maybe'].outputs.parameters['o'] ?? 'dflt')")}}}` },
              { name: 'j', value: `{{=${inertJson('(tasks[\'maybe\'].outputs.parameters[\'j\'] ?? \'{"a":["\\u007b{x\\u007d}"]}\')')}}}` },
              {
                name: 'result',
                value: `{{=${inertText("((tasks['said'].status == 'Succeeded' ? tasks['said'].outputs.result : nil) ?? '')")}}}`,
              },
            ],
          },
        },
      ],
    },
  },
  {
    name: 'maybe',
    container: { command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }, { name: 'j', valueFrom: { path: '/j' } }] },
  },
  { name: 'said', script: { command: ['sh'], image: 'a:1', source: 'echo' } },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }, { name: 'j' }, { name: 'result' }] },
    container: {
      args: [
        "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
        "{{=replace(inputs.parameters['j'], '$', '$$')}}",
        "{{=replace(replace(inputs.parameters['result'], '$', '$$'), '$$env', '$env')}}",
      ],
      command: ['x'],
      image: 'a:1',
    },
  },
], { parameters: { go: Parameter.boolean({ default: true }) } });

lowers('a consumer with orElse reads what a failed task does not have by question marks all the way', (main) => {
  const risky = box(main, 'risky', { outputs: { o: Output.parameter('/o') } });
  box(main, 'use', { depends: risky.succeeded.or(risky.failed), args: [risky.output('o').orElse('dflt')] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'risky', template: 'risky' },
        {
          name: 'use',
          template: 'use',
          depends: 'risky.Succeeded || risky.Failed || risky.Errored',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("(tasks['risky']?.outputs?.parameters?.['o'] ?? 'dflt')")}}}` }] },
        },
      ],
    },
  },
  { name: 'risky', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
]);

lowers('an omitted producer is waited for by a consumer with orElse', (main) => {
  const maybe = box(main, 'maybe', { when: main.parameter('go').isTrue(), outputs: { o: Output.parameter('/o') } });
  const next = box(main, 'next', { args: [maybe.output('o')], outputs: { o: Output.parameter('/o') } });
  box(main, 'use', { args: [next.output('o').orElse('dflt')] });
}, [
  {
    name: 'main',
    inputs: { parameters: [{ name: 'go', default: 'true' }] },
    dag: {
      tasks: [
        { name: 'maybe', template: 'maybe', when: "{{=inputs.parameters['go'] == 'true'}}" },
        {
          name: 'next',
          template: 'next',
          depends: 'maybe.Succeeded',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("tasks['maybe'].outputs.parameters['o']")}}}` }] },
        },
        {
          name: 'use',
          template: 'use',
          depends: 'next || next.Omitted',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("(tasks['next'].outputs.parameters['o'] ?? 'dflt')")}}}` }] },
        },
      ],
    },
  },
  { name: 'maybe', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
  {
    name: 'next',
    inputs: { parameters: [{ name: 'o' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
  },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"], command: ['x'], image: 'a:1' },
  },
], { parameters: { go: Parameter.boolean({ default: true }) } });

acceptedByArgo();
