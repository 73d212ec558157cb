import { describeForms, got, MAKE, O, quoted, show } from './forms';
import { escapedText, DEFERRED } from '../compile/guards';

const LIST = `map(fromJSON((tasks['a'].status in ['Skipped', 'Omitted'] or type(${got('outputs', 'parameters')}) != 'map' ? '[]' : (${got('outputs', 'parameters', 'o')} ?? '[]'))), type(#) == 'string' ? # : toJson(#))`;
const pipeOver = (value: string) =>
  `  - {name: pipe, inputs: {parameters: [{name: x}]}, dag: {tasks: [${show('b', value, 'withItems: [1, 2]')}]}}\n`;

describeForms([
  [
    19,
    'an expression that mentions the item',
    {
      tasks: [`{name: c, template: pipe, arguments: {parameters: [{name: x, value: ${quoted(`${DEFERRED}y}}`)}}]}}`],
      templates: pipeOver("{{=[item, inputs.parameters['x']][1]}}"),
    },
    'Succeeded, ["{{y}}","{{y}}"]',
  ],
  [
    19,
    'one that does not',
    {
      tasks: [`{name: c, template: pipe, arguments: {parameters: [{name: x, value: ${quoted(`${DEFERRED}y}}`)}}]}}`],
      templates: pipeOver("{{=inputs.parameters['x']}}"),
    },
    'error: failed to evaluate expression: $env is missing',
  ],
  [
    20,
    'by index',
    {
      tasks: [
        MAKE,
        show(
          'b',
          `{{=${escapedText(`fromJSON(${O})[int(item)].text`)}}}`,
          `depends: a, withParam: "{{=toJson(0..(len(fromJSON(${O}))-1))}}"`,
        ),
      ],
      made: '[{"text":"a\\nb"},{"text":"{{x}}"}]',
    },
    'Succeeded, ["a\\nb","{{x}}"]',
  ],
  [
    20,
    'by index, an empty list',
    {
      tasks: [
        MAKE,
        show(
          'b',
          `{{=${escapedText(`fromJSON(${O})[int(item)].text`)}}}`,
          `depends: a, withParam: "{{=toJson(0..(len(fromJSON(${O}))-1))}}"`,
        ),
      ],
      made: '[]',
    },
    'Succeeded',
  ],
  [
    20,
    'fields of the item',
    {
      tasks: [MAKE, show('b', '{{item.text}}', 'depends: a, withParam: "{{tasks.a.outputs.parameters.o}}"')],
      made: '[{"text":"a\\nb"}]',
    },
    'Succeeded, ["a\\\\nb"]',
  ],
  [
    20,
    'braces in one item',
    {
      tasks: [MAKE, show('b', '{{item.text}}', 'depends: a, withParam: "{{tasks.a.outputs.parameters.o}}"')],
      made: '[{"text":"a"},{"text":"{{x}}"}]',
    },
    'error: failed to resolve {{x}}',
  ],
  [21, 'an empty list as text', { tasks: [show('b', 'x', 'withParam: "[]"')] }, 'Succeeded'],
  [21, 'an empty list', { tasks: [show('b', 'x', 'withItems: []')] }, 'Succeeded, ["x"]'],
  [
    22,
    'a guard and the type',
    { tasks: [MAKE.replace('make', 'make, withParam: "[]"'), show('b', `{{=${LIST}}}`)] },
    'Succeeded, ["[]"]',
  ],
  [
    22,
    'a guard and the type, of a loop that ran',
    { tasks: [MAKE.replace('make', 'make, withItems: [1, 2]'), show('b', `{{=${LIST}}}`)], made: '{"a":1}' },
    'Succeeded, ["[\\"{\\\\\\"a\\\\\\":1}\\",\\"{\\\\\\"a\\\\\\":1}\\"]"]',
  ],
  [
    22,
    'a plain tag',
    { tasks: [MAKE.replace('make', 'make, withParam: "[]"'), show('b', '{{tasks.a.outputs.parameters.o}}')] },
    'Succeeded, [""]',
  ],
  [
    22,
    'a plain tag, where all items were skipped',
    {
      tasks: [
        MAKE.replace('make', 'make, withItems: [1, 2], when: "{{item}} == 3"'),
        show('b', '{{tasks.a.outputs.parameters.o}}'),
      ],
    },
    'waits for ever',
  ],
  [
    23,
    'the artifacts of a loop',
    {
      tasks: [
        MAKE.replace('make', 'make, withItems: [1, 2]'),
        '{name: b, template: take, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"}]}}',
      ],
    },
    'error: Unable to resolve: "tasks.a.outputs.artifacts.f"',
  ],
]);
