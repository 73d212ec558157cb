import { describeForms, FAILED, got, guarded, MAKE, O, quoted, show, SKIPPED } from './forms';

const P = 'arguments: {parameters: [{name: p, value: "a b"}]}';
const IN = 'inputs: {parameters: [{name: p}]}, ';
const sub = (output: string, inputs = '') =>
  `  - {name: sub, ${inputs}dag: {tasks: [{name: c, template: make}]}, outputs: {parameters: [{name: o, valueFrom: {${output}}}]}}\n`;
const NONE = `expression: "tasks['c'].outputs.parameters['none'].text"`;
const branches = (expression: string) =>
  `  - {name: branches, dag: {tasks: [{name: 'yes', template: make, when: "1 == 2"}, {name: 'no', template: make}]}, outputs: {artifacts: [{name: f, fromExpression: ${quoted(expression)}}]}}\n`;

describeForms([
  [
    10,
    'a guard, and get',
    { tasks: [MAKE, show('b', guarded(got('outputs', 'parameters', 'o')), 'depends: a || a.Failed')], made: FAILED },
    'Succeeded, ["none"]',
  ],
  [
    10,
    'a plain tag of a task that failed',
    { tasks: [MAKE, show('b', '{{tasks.a.outputs.parameters.o}}', 'depends: a || a.Failed')], made: FAILED },
    'waits for ever',
  ],
  [
    10,
    '?? of a task that failed',
    { tasks: [MAKE, show('b', `{{=${O} ?? 'none'}}`, 'depends: a || a.Failed')], made: FAILED },
    'waits for ever',
  ],
  [
    10,
    '?. and ?? of a task that was skipped',
    { tasks: [SKIPPED, show('b', "{{=tasks['a']?.outputs?.parameters?.['o'] ?? 'none'}}")] },
    'Succeeded, [""]',
  ],
  [
    10,
    'a guard, and get, of a task that was skipped',
    { tasks: [SKIPPED, show('b', guarded(got('outputs', 'parameters', 'o')))] },
    'Succeeded, ["none"]',
  ],
  [
    11,
    'the one way',
    { tasks: ['{name: a, template: print}', show('b', "{{=tasks['a'].outputs.result}}")] },
    'Succeeded, ["made"]',
  ],
  [
    11,
    'behind a guard',
    {
      tasks: [
        '{name: a, template: print}',
        show('b', guarded(`['tasks.a.outputs.result', ${got('outputs', 'result')}][1]`)),
      ],
    },
    'Succeeded, ["made"]',
  ],
  [
    11,
    'an index for each name',
    { tasks: ['{name: a, template: print}', show('b', "{{=tasks['a']['outputs']['result']}}")] },
    'waits for ever',
  ],
  [
    12,
    'an output that has a value',
    { tasks: ['{name: a, template: sub}', show('b', `{{=${O}}}`)], templates: sub(`expression: "'x'"`) },
    'Succeeded, ["x"]',
  ],
  [
    12,
    'an output that has none',
    { tasks: ['{name: a, template: sub}', show('b', `{{=${O}}}`)], templates: sub(NONE) },
    'waits for ever',
  ],
  [
    12,
    'an output that has none, of the last task',
    { tasks: ['{name: a, template: sub}'], templates: sub(NONE) },
    "error: task 'w.a' errored: cannot fetch text from <nil> (1:39)",
  ],
  [
    13,
    'an input by expression',
    {
      tasks: [`{name: a, template: sub, ${P}}`, show('b', `{{=${O}}}`)],
      templates: sub(`expression: "inputs.parameters['p']"`, IN),
    },
    'Succeeded, ["a b"]',
  ],
  [
    13,
    'an input by its name',
    {
      tasks: [`{name: a, template: sub, ${P}}`, show('b', `{{=${O}}}`)],
      templates: sub('parameter: "{{inputs.parameters.p}}"', IN),
    },
    'waits for ever',
  ],
  [
    13,
    'a variable of the workflow',
    { tasks: ['{name: a, template: sub}', show('b', `{{=${O}}}`)], templates: sub('expression: workflow.name') },
    'waits for ever',
  ],
  [
    13,
    'a list',
    { tasks: ['{name: a, template: sub}', show('b', `{{=${O}}}`)], templates: sub(`expression: "[1, 'a']"`) },
    'Succeeded, ["[1 a]"]',
  ],
  [
    13,
    'a list as JSON',
    { tasks: ['{name: a, template: sub}', show('b', `{{=${O}}}`)], templates: sub(`expression: "toJson([1, 'a'])"`) },
    'Succeeded, ["[1,\\"a\\"]"]',
  ],
  [14, 'a.Succeeded', { tasks: [SKIPPED, show('b', `{{=${O}}}`, 'depends: a.Succeeded')] }, 'Succeeded'],
  [14, 'a', { tasks: [SKIPPED, show('b', `{{=${O}}}`)] }, 'Succeeded, [""]'],
  [
    15,
    'a.Failed || a.Errored',
    { tasks: [MAKE, show('b', 'clean', 'depends: a.Failed || a.Errored')], made: { phase: 'Error' } },
    'error: init: Error (exit code 64), ["clean"]',
  ],
  [
    15,
    'a.Failed',
    { tasks: [MAKE, show('b', 'clean', 'depends: a.Failed')], made: { phase: 'Error' } },
    'error: init: Error (exit code 64)',
  ],
  [
    16,
    'by the status',
    {
      tasks: ['{name: c, template: branches}', '{name: b, template: take, depends: c}'],
      templates: branches(
        "tasks['yes'].status == 'Succeeded' ? tasks['yes'].outputs.artifacts['f'] : tasks['no'].outputs.artifacts['f']",
      ),
    },
    'Succeeded',
  ],
  [
    16,
    'by ??',
    {
      tasks: ['{name: c, template: branches}', '{name: b, template: take, depends: c}'],
      templates: branches("tasks['yes'].outputs.artifacts['f'] ?? tasks['no'].outputs.artifacts['f']"),
    },
    'waits for ever',
  ],
  [
    17,
    'optional on the argument',
    {
      tasks: [
        SKIPPED,
        '{name: b, template: take, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}", optional: true}]}}',
      ],
    },
    'Succeeded',
  ],
  [
    17,
    'optional on the input only',
    {
      tasks: [
        SKIPPED,
        '{name: b, template: take, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"}]}}',
      ],
    },
    'error: Unable to resolve: "tasks.a.outputs.artifacts.f"',
  ],
  [
    18,
    'a word of the language',
    { tasks: ['{name: else, template: make}', show('b', 'x', 'depends: else')] },
    'error: unable to evaluate expression \'(else.Succeeded || else.Skipped || else.Daemoned)\': unexpected token Operator("else") (1:2)',
  ],
  [
    18,
    'another name',
    { tasks: ['{name: else-task, template: make}', show('b', 'x', 'depends: else-task')] },
    'Succeeded, ["x"]',
  ],
]);
