import { inertJson, inertText, LATE, rawText } from './guards';
import { acceptedByArgo, box, gives, lowers } from './scenario';
import { ContainerTemplate, Input, Output, Parameter, Pipeline, Task, Workflow } from '../../lib';

const HOSTILE = 'a {{workflow.name}} {{=1+1}} "q" \\ \n \u001b[1m }} {{{{x}}}} end';

lowers(
  'literal data in arguments arrives as it was: text by late tags, JSON by JSON escapes',
  (main) => {
    const echo = new ContainerTemplate(main, 'echo', {
      image: 'a:1',
      command: ['x'],
      parameters: {
        text: Parameter.string(),
        json: Parameter.json(),
        number: Parameter.number(),
        flag: Parameter.boolean(),
      },
      args: [Input.parameter('text')],
      env: { JSON: Input.parameter('json') },
    });
    const inputs = {
      text: '{{workflow.name}}',
      json: { '{{k}}': ['{{=1+1}}', { a: { b: 1.5 } }], none: null },
      number: 1e21,
      flag: false,
    };
    new Task(main, 'plain', { template: echo, inputs });
    new Task(main, 'hostile', { template: echo, inputs: { ...inputs, text: HOSTILE, json: HOSTILE } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'plain',
            template: 'echo',
            arguments: {
              parameters: [
                { name: 'text', value: `${LATE}workflow.name}}` },
                { name: 'json', value: '{"\\u007b\\u007bk}}":["\\u007b\\u007b=1+1}}",{"a":{"b":1.5}}],"none":null}' },
                { name: 'number', value: '1e+21' },
                { name: 'flag', value: 'false' },
              ],
            },
          },
          {
            name: 'hostile',
            template: 'echo',
            arguments: {
              parameters: [
                {
                  name: 'text',
                  value: `a ${LATE}workflow.name}} ${LATE}=1+1}} "q" \\ \n \u001b[1m }} ${LATE}${LATE}x}}}} end`,
                },
                {
                  name: 'json',
                  value:
                    '"a \\u007b\\u007bworkflow.name}} \\u007b\\u007b=1+1}} \\"q\\" \\\\ \\n \\u001b[1m }} \\u007b\\u007b\\u007b\\u007bx}}}} end"',
                },
                { name: 'number', value: '1e+21' },
                { name: 'flag', value: 'false' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'echo',
      inputs: { parameters: [{ name: 'text' }, { name: 'json' }, { name: 'number' }, { name: 'flag' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['text'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        env: [{ name: 'JSON', value: "{{=replace(inputs.parameters['json'], '$', '$$')}}" }],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'braces of neighbours never join to a tag',
  (main) => {
    const make = box(main, 'make', { outputs: { o: Output.parameter('/o'), p: Output.parameter('/p') } });
    const echo = new ContainerTemplate(main, 'echo', {
      image: 'a:1',
      command: ['x'],
      parameters: { v: Parameter.string() },
    });
    new Task(main, 'use', { template: echo, inputs: { v: `{${make.output('o')}${make.output('p')}{` } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'use',
            template: 'echo',
            depends: 'make',
            arguments: {
              parameters: [
                {
                  name: 'v',
                  value: `{{=${inertText("('{' + tasks['make'].outputs.parameters['o'] + tasks['make'].outputs.parameters['p'] + '{')")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: {
        parameters: [
          { name: 'o', valueFrom: { path: '/o' } },
          { name: 'p', valueFrom: { path: '/p' } },
        ],
      },
    },
    { name: 'echo', inputs: { parameters: [{ name: 'v' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

gives(
  'arguments of a workflow have late tags, which the entry template undoes before it makes them inert',
  (chart) => {
    const main = new Pipeline(chart, 'main', {
      parameters: {
        text: Parameter.string(),
        json: Parameter.json(),
        n: Parameter.number({ default: 1 }),
        word: Parameter.string({ trusted: true }),
      },
    });
    box(main, 'use', { args: ['text', 'json', 'n', 'word'].map((name) => main.parameter(name)) });
    new Workflow(chart, 'object', {
      metadata: { name: 'object' },
      pipeline: main,
      arguments: { text: HOSTILE, json: { a: '{{x}}' }, word: 'w' },
    });
  },
  {
    arguments: {
      parameters: [
        {
          name: 'text',
          value: `a ${LATE}workflow.name}} ${LATE}=1+1}} "q" \\ \n \u001b[1m }} ${LATE}${LATE}x}}}} end`,
        },
        { name: 'json', value: '{"a":"\\u007b\\u007bx}}"}' },
        { name: 'n', value: '1' },
        { name: 'word', value: 'w' },
      ],
    },
    templates: [
      {
        name: 'entry',
        dag: {
          tasks: [
            {
              name: 'main',
              template: 'main',
              arguments: {
                parameters: [
                  { name: 'text', value: `{{=${inertText(rawText("workflow.parameters['text']"))}}}` },
                  { name: 'json', value: `{{=${inertJson("workflow.parameters['json']")}}}` },
                  { name: 'n', value: '{{workflow.parameters.n}}' },
                  { name: 'word', value: '{{workflow.parameters.word}}' },
                ],
              },
            },
          ],
        },
      },
      {
        name: 'main',
        inputs: { parameters: [{ name: 'text' }, { name: 'json' }, { name: 'n', default: '1' }, { name: 'word' }] },
        dag: {
          tasks: [
            {
              name: 'use',
              template: 'use',
              arguments: {
                parameters: [
                  { name: 'text', value: "{{=inputs.parameters['text']}}" },
                  { name: 'json', value: "{{=inputs.parameters['json']}}" },
                  { name: 'n', value: '{{inputs.parameters.n}}' },
                  { name: 'word', value: '{{inputs.parameters.word}}' },
                ],
              },
            },
          ],
        },
      },
      {
        name: 'use',
        inputs: { parameters: [{ name: 'text' }, { name: 'json' }, { name: 'n' }, { name: 'word' }] },
        container: {
          args: [
            "{{=replace(replace(inputs.parameters['text'], '$', '$$'), '$$env', '$env')}}",
            "{{=replace(inputs.parameters['json'], '$', '$$')}}",
            '{{inputs.parameters.n}}',
            '{{inputs.parameters.word}}',
          ],
          command: ['x'],
          image: 'a:1',
        },
      },
    ],
  },
);

acceptedByArgo();
