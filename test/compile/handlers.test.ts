import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, gives, lowers, specOf } from './scenario';
import { ContainerTemplate, Output, Parameter, Pipeline, WorkflowTemplate, WorkflowVariable } from '../../lib';

/** The list of failures, without the quotes of Go around it. */
const FAILURES = String.raw`replace(replace(replace(replace(replace(workflow.failures[1:-1], '\\\\', '\u0001'), '\\"', '"'), '\\x7f', '\\u007f'), '\\U', '\\\\U'), '\u0001', '\\')`;

gives(
  'an exit handler gets status, failures, parameters and outputs of tasks by a template of its own',
  (chart) => {
    const main = new Pipeline(chart, 'main', { parameters: { who: Parameter.string() } });
    const make = box(main, 'make', { outputs: { o: Output.parameter('/o') } });
    const bye = new ContainerTemplate(chart, 'bye', {
      image: 'a:1',
      command: ['bye'],
      env: {
        STATUS: WorkflowVariable.status(),
        FAILURES: WorkflowVariable.failures(),
        WHO: main.parameter('who'),
        MADE: make.output('o'),
      },
    });
    new WorkflowTemplate(chart, 'object', { metadata: { name: 'object' }, pipeline: main, onExit: bye });
  },
  {
    entrypoint: 'entry',
    onExit: 'on-exit',
    templates: [
      {
        name: 'entry',
        dag: {
          tasks: [
            {
              name: 'main',
              template: 'main',
              arguments: { parameters: [{ name: 'who', value: `{{=${inertText("workflow.parameters['who']")}}}` }] },
            },
          ],
        },
      },
      {
        name: 'on-exit',
        dag: {
          tasks: [
            {
              name: 'bye',
              template: 'bye',
              arguments: {
                parameters: [
                  { name: 'failures', value: `{{=${inertJson(FAILURES)}}}` },
                  { name: 'who', value: `{{=${inertText("workflow.parameters['who']")}}}` },
                  { name: 'o', value: `{{=${inertText("(workflow?.outputs?.parameters?.['make-o'] ?? '')")}}}` },
                ],
              },
            },
          ],
        },
      },
      { name: 'main', inputs: { parameters: [{ name: 'who' }] }, dag: { tasks: [{ name: 'make', template: 'make' }] } },
      {
        name: 'make',
        container: { command: ['x'], image: 'a:1' },
        outputs: { parameters: [{ name: 'o', globalName: 'make-o', valueFrom: { path: '/o' } }] },
      },
      {
        name: 'bye',
        inputs: { parameters: [{ name: 'failures' }, { name: 'who' }, { name: 'o' }] },
        container: {
          command: ['bye'],
          env: [
            { name: 'STATUS', value: '{{workflow.status}}' },
            { name: 'FAILURES', value: "{{=replace(inputs.parameters['failures'], '$', '$$')}}" },
            { name: 'WHO', value: "{{=replace(replace(inputs.parameters['who'], '$', '$$'), '$$env', '$env')}}" },
            { name: 'MADE', value: "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}" },
          ],
          image: 'a:1',
        },
      },
    ],
  },
);

gives(
  'an exit handler can be a pipeline, with conditions on the status',
  (chart) => {
    const main = new Pipeline(chart, 'main');
    box(main, 'make');
    const bye = new Pipeline(chart, 'bye');
    box(bye, 'on-fail', {
      when: WorkflowVariable.status().neq('Succeeded'),
      env: { WHY: WorkflowVariable.failures() },
    });
    new WorkflowTemplate(chart, 'object', { metadata: { name: 'object' }, pipeline: main, onExit: bye });
  },
  {
    entrypoint: 'main',
    onExit: 'on-exit',
    templates: [
      {
        name: 'on-exit',
        dag: {
          tasks: [
            {
              name: 'bye',
              template: 'bye',
              arguments: { parameters: [{ name: 'failures', value: `{{=${inertJson(FAILURES)}}}` }] },
            },
          ],
        },
      },
      { name: 'main', dag: { tasks: [{ name: 'make', template: 'make' }] } },
      { name: 'make', container: { command: ['x'], image: 'a:1' } },
      {
        name: 'bye',
        inputs: { parameters: [{ name: 'failures' }] },
        dag: {
          tasks: [
            {
              name: 'on-fail',
              template: 'on-fail',
              when: "{{=workflow.status != 'Succeeded'}}",
              arguments: { parameters: [{ name: 'failures', value: "{{=inputs.parameters['failures']}}" }] },
            },
          ],
        },
      },
      {
        name: 'on-fail',
        inputs: { parameters: [{ name: 'failures' }] },
        container: {
          command: ['x'],
          env: [{ name: 'WHY', value: "{{=replace(inputs.parameters['failures'], '$', '$$')}}" }],
          image: 'a:1',
        },
      },
    ],
  },
);

gives(
  'an exit handler that needs nothing is called as it is',
  (chart) => {
    const main = new Pipeline(chart, 'main');
    box(main, 'make');
    new WorkflowTemplate(chart, 'object', {
      metadata: { name: 'object' },
      pipeline: main,
      onExit: new ContainerTemplate(chart, 'bye', { image: 'a:1', command: ['bye'] }),
    });
  },
  {
    onExit: 'bye',
    templates: [
      { name: 'main', dag: { tasks: [{ name: 'make', template: 'make' }] } },
      { name: 'make', container: { command: ['x'], image: 'a:1' } },
      { name: 'bye', container: { command: ['bye'], image: 'a:1' } },
    ],
  },
);

gives(
  'an output with a global name reads as empty, or as told, when its task did not run',
  (chart) => {
    const main = new Pipeline(chart, 'main');
    const inner = new Pipeline(main, 'inner');
    box(inner, 'make', { outputs: { o: Output.parameter('/o', { globalName: 'glob-o' }) } });
    const bye = new ContainerTemplate(chart, 'bye', {
      image: 'a:1',
      command: ['bye'],
      args: [main.globalOutput('glob-o'), main.globalOutput('glob-o').orElse('none')],
    });
    new WorkflowTemplate(chart, 'object', { metadata: { name: 'object' }, pipeline: main, onExit: bye });
  },
  {
    onExit: 'on-exit',
    templates: [
      {
        name: 'on-exit',
        dag: {
          tasks: [
            {
              name: 'bye',
              template: 'bye',
              arguments: {
                parameters: [
                  { name: 'glob-o', value: `{{=${inertText("(workflow?.outputs?.parameters?.['glob-o'] ?? '')")}}}` },
                  {
                    name: 'global-glob-o',
                    value: `{{=${inertText("(workflow?.outputs?.parameters?.['glob-o'] ?? 'none')")}}}`,
                  },
                ],
              },
            },
          ],
        },
      },
      { name: 'main', dag: { tasks: [{ name: 'inner', template: 'inner' }] } },
      { name: 'inner', dag: { tasks: [{ name: 'make', template: 'make' }] } },
      {
        name: 'make',
        container: { command: ['x'], image: 'a:1' },
        outputs: { parameters: [{ name: 'o', globalName: 'glob-o', valueFrom: { path: '/o' } }] },
      },
      {
        name: 'bye',
        inputs: { parameters: [{ name: 'glob-o' }, { name: 'global-glob-o' }] },
        container: {
          args: [
            "{{=replace(replace(inputs.parameters['glob-o'], '$', '$$'), '$$env', '$env')}}",
            "{{=replace(replace(inputs.parameters['global-glob-o'], '$', '$$'), '$$env', '$env')}}",
          ],
          command: ['bye'],
          image: 'a:1',
        },
      },
    ],
  },
);

lowers(
  'a handler that also runs when the pipeline is called by others is a task, and a verdict keeps the failure',
  (main) => {
    const body = new Pipeline(main, 'body');
    const work = box(body, 'work', { outputs: { o: Output.parameter('/o') } });
    body.addOutput('o', work.output('o'));
    const handler = box(main, 'handler', {
      depends: body.succeeded.or(body.failed),
      args: [body.status, body.output('o').orElse('none')],
    });
    box(main, 'verdict', { depends: handler.succeeded.and(body.failed) });
  },
  [
    {
      name: 'main',
      dag: {
        failFast: false,
        tasks: [
          { name: 'body', template: 'body' },
          {
            name: 'handler',
            template: 'handler',
            depends: 'body.Succeeded || body.Failed || body.Errored',
            arguments: {
              parameters: [
                { name: 'status', value: '{{tasks.body.status}}' },
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['body'].status == 'Succeeded' ? get(get(get(tasks['body'], 'outputs'), 'parameters'), 'o') : 'none')")}}}`,
                },
              ],
            },
          },
          { name: 'verdict', template: 'verdict', depends: 'handler.Succeeded && (body.Failed || body.Errored)' },
        ],
      },
    },
    {
      name: 'body',
      dag: { tasks: [{ name: 'work', template: 'work' }] },
      outputs: { parameters: [{ name: 'o', valueFrom: { parameter: '{{tasks.work.outputs.parameters.o}}' } }] },
    },
    {
      name: 'work',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'handler',
      inputs: { parameters: [{ name: 'status' }, { name: 'o' }] },
      container: {
        args: [
          '{{inputs.parameters.status}}',
          "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
    { name: 'verdict', container: { command: ['x'], image: 'a:1' } },
  ],
  { failFast: false },
);

test('a handler does not read an artifact', () => {
  expect(() =>
    specOf((chart) => {
      const main = new Pipeline(chart, 'main');
      const make = box(main, 'make', { outputs: { f: Output.artifact('/f') } });
      const bye = new ContainerTemplate(chart, 'bye', { image: 'a:1', command: ['bye'], args: [make.output('f')] });
      new WorkflowTemplate(chart, 'object', { pipeline: main, onExit: bye });
    }),
  ).toThrow('AW1007');
});

acceptedByArgo();
