import { inertJson, inertText, LATE } from './guards';
import { acceptedByArgo, box, gives, lowers } from './scenario';
import { Artifact, ArtifactLocation, ContainerTemplate, Input, Literal, Output, Parameter, Pipeline, ScriptTask, Task, Workflow } from '../../lib';

const HOSTILE = 'a {{workflow.name}} {{=1+1}} "q" \\ \n \u001b[1m }} {{{{x}}}} end';

lowers('literal text in the body of a leaf becomes late tags', (main) => {
  box(main, 'box', { args: [`${Literal.text('{{workflow.name}}')}`, `in ${Literal.text('{{text}}')}`], env: { E: Literal.text('{{{x}}}') } });
  new ScriptTask(main, 'script', { image: 'a:1', command: ['sh'], source: `echo '${Literal.text('{{x}}')}'` });
}, [
  { name: 'main', dag: { tasks: [{ name: 'box', template: 'box' }, { name: 'script', template: 'script' }] } },
  {
    name: 'box',
    container: {
      args: [`${LATE}workflow.name}}`, `in ${LATE}text}}`],
      command: ['x'],
      env: [{ name: 'E', value: `${LATE}{x}}}` }],
      image: 'a:1',
    },
  },
  { name: 'script', script: { command: ['sh'], image: 'a:1', source: `echo '${LATE}x}}'` } },
]);

lowers("Argo's own language in the body of a leaf stays", (main) => {
  box(main, 'box', { args: ['{{workflow.name}}', '{{=workflow.name}}', `{{pod.name}} ${Literal.text('{{x}}')}`] });
}, [
  { name: 'main', dag: { tasks: [{ name: 'box', template: 'box' }] } },
  { name: 'box', container: { args: ['{{workflow.name}}', '{{=workflow.name}}', `{{pod.name}} ${LATE}x}}`], command: ['x'], image: 'a:1' } },
]);

lowers('literal data in arguments arrives as it was: text by late tags, JSON by JSON escapes', (main) => {
  const echo = new ContainerTemplate(main, 'echo', {
    image: 'a:1',
    command: ['x'],
    parameters: { text: Parameter.string(), json: Parameter.json(), number: Parameter.number(), flag: Parameter.boolean() },
    args: [Input.parameter('text')],
    env: { JSON: Input.parameter('json') },
  });
  const inputs = { text: '{{workflow.name}}', json: { '{{k}}': ['{{=1+1}}', { a: { b: 1.5 } }], 'none': null }, number: 1e21, flag: false };
  new Task(main, 'plain', { template: echo, inputs });
  new Task(main, 'hostile', { template: echo, inputs: { ...inputs, text: HOSTILE, json: HOSTILE } });
}, [
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
              { name: 'text', value: `a ${LATE}workflow.name}} ${LATE}=1+1}} "q" \\ \n \u001b[1m }} ${LATE}${LATE}x}}}} end` },
              {
                name: 'json',
                value: '"a \\u007b\\u007bworkflow.name}} \\u007b\\u007b=1+1}} \\"q\\" \\\\ \\n \\u001b[1m }} \\u007b\\u007b\\u007b\\u007bx}}}} end"',
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
]);

lowers('the content of an artifact is literal data', (main) => {
  const read = new ContainerTemplate(main, 'read', { image: 'a:1', command: ['x'], artifacts: { in: Artifact.at('/in', { location: ArtifactLocation.raw('{{default}}') }) } });
  new Task(main, 'default', { template: read });
  new Task(main, 'given', { template: read, inputs: { in: ArtifactLocation.raw('a {{b}} {{{c}}}') } });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'default', template: 'read' },
        { name: 'given', template: 'read', arguments: { artifacts: [{ name: 'in', raw: { data: `a ${LATE}b}} ${LATE}{c}}}` } }] } },
      ],
    },
  },
  {
    name: 'read',
    inputs: { artifacts: [{ name: 'in', path: '/in', raw: { data: `${LATE}default}}` } }] },
    container: { command: ['x'], image: 'a:1' },
  },
]);

lowers('defaults of inputs and outputs are literal data', (main) => {
  box(main, 'box', {
    parameters: { text: Parameter.string({ default: '{{x}}' }), json: Parameter.json({ default: { a: '{{x}}' } }) },
    outputs: { o: Output.parameter('/o', { default: '{{y}}' }) },
  });
}, [
  { name: 'main', dag: { tasks: [{ name: 'box', template: 'box' }] } },
  {
    name: 'box',
    inputs: { parameters: [{ name: 'text', default: `${LATE}x}}` }, { name: 'json', default: '{"a":"\\u007b\\u007bx}}"}' }] },
    container: { command: ['x'], image: 'a:1' },
    outputs: { parameters: [{ name: 'o', valueFrom: { default: `${LATE}y}}`, path: '/o' } }] },
  },
]);

lowers('a dollar that Kubernetes would expand is doubled, in literals and in values', (main) => {
  const make = box(main, 'make', { outputs: { o: Output.parameter('/o') } });
  box(main, 'use', { args: [`${Literal.text('$(HOME) $$')}`, '$(HOME)', make.output('o'), `a ${make.output('o')} b`] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        { name: 'make', template: 'make' },
        {
          name: 'use',
          template: 'use',
          depends: 'make',
          arguments: { parameters: [{ name: 'o', value: `{{=${inertText("tasks['make'].outputs.parameters['o']")}}}` }] },
        },
      ],
    },
  },
  { name: 'make', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
  {
    name: 'use',
    inputs: { parameters: [{ name: 'o' }] },
    container: {
      args: [
        '$$(HOME) $$$$',
        '$(HOME)',
        "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
        "a {{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}} b",
      ],
      command: ['x'],
      image: 'a:1',
    },
  },
]);

lowers('braces of neighbours never join to a tag', (main) => {
  const make = box(main, 'make', { outputs: { o: Output.parameter('/o'), p: Output.parameter('/p') } });
  const echo = new ContainerTemplate(main, 'echo', { image: 'a:1', command: ['x'], parameters: { v: Parameter.string() } });
  new Task(main, 'use', { template: echo, inputs: { v: `{${make.output('o')}${make.output('p')}{` } });
}, [
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
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }, { name: 'p', valueFrom: { path: '/p' } }] },
  },
  { name: 'echo', inputs: { parameters: [{ name: 'v' }] }, container: { command: ['x'], image: 'a:1' } },
]);

gives('arguments of a workflow are raw, and made inert by the entry template', (chart) => {
  const main = new Pipeline(chart, 'main', { parameters: { text: Parameter.string(), json: Parameter.json(), n: Parameter.number({ default: 1 }), word: Parameter.string({ trusted: true }) } });
  box(main, 'use', { args: ['text', 'json', 'n', 'word'].map((name) => main.parameter(name)) });
  new Workflow(chart, 'object', { metadata: { name: 'object' }, pipeline: main, arguments: { text: HOSTILE, json: { a: '{{x}}' }, word: 'w' } });
}, {
  arguments: {
    parameters: [
      { name: 'text', value: 'a {{workflow.name}} {{=1+1}} "q" \\ \n \u001b[1m }} {{{{x}}}} end' },
      { name: 'json', value: '{"a":"{{x}}"}' },
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
                { name: 'text', value: `{{=${inertText("workflow.parameters['text']")}}}` },
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
});

acceptedByArgo();
