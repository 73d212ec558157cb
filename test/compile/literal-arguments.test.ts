import { acceptedByArgo, box, givesGolden, lowersToGolden } from './scenario';
import { ContainerTemplate, Input, Output, Parameter, Pipeline, Task, Workflow } from '../../lib';

const HOSTILE = 'a {{workflow.name}} {{=1+1}} "q" \\ \n \u001b[1m }} {{{{x}}}} end';

lowersToGolden('literal data in arguments arrives as it was: text by deferred tags, JSON by JSON escapes', (main) => {
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
  new Task(main, 'plain', { template: echo, arguments: inputs });
  new Task(main, 'hostile', { template: echo, arguments: { ...inputs, text: HOSTILE, json: HOSTILE } });
});

lowersToGolden('braces of neighbours never join to a tag', (main) => {
  const make = box(main, 'make', { outputs: { o: Output.parameter('/o'), p: Output.parameter('/p') } });
  const echo = new ContainerTemplate(main, 'echo', {
    image: 'a:1',
    command: ['x'],
    parameters: { v: Parameter.string() },
  });
  new Task(main, 'use', { template: echo, arguments: { v: `{${make.output('o')}${make.output('p')}{` } });
});

givesGolden(
  'arguments of a workflow have deferred tags, which the entry template undoes before it escapes them',
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
  ['arguments', 'templates'],
);

acceptedByArgo();
