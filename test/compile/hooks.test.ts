import { inertText, LATE } from './guards';
import { acceptedByArgo, box, gives, lowers } from './scenario';
import { Condition, ContainerTemplate, Input, Literal, Output, Parameter, Pipeline, Workflow, WorkflowVariable } from '../../lib';

const SAY = { image: 'a:1', command: ['say'], parameters: { v: Parameter.string() }, args: [Input.parameter('v')] };

gives('hooks of a workflow run by a condition, with inputs', (chart) => {
  const main = new Pipeline(chart, 'main', { parameters: { v: Parameter.string({ default: 'x' }) } });
  box(main, 'make');
  const say = new ContainerTemplate(chart, 'say', SAY);
  new Workflow(chart, 'object', {
    metadata: { name: 'object' },
    pipeline: main,
    hooks: {
      exit: { template: say, inputs: { v: 'the end' } },
      failed: { template: say, inputs: { v: Literal.text('{{x}}') }, when: WorkflowVariable.status().eq('Failed') },
      running: { template: say, when: Condition.expression("workflow.status == 'Running'") },
    },
  });
}, {
  hooks: {
    exit: { template: 'hook-exit' },
    failed: { expression: "workflow.status == 'Failed'", template: 'hook-failed' },
    running: { expression: "workflow.status == 'Running'", template: 'hook-running' },
  },
  templates: [
    {
      name: 'entry',
      dag: {
        tasks: [
          {
            name: 'main',
            template: 'main',
            arguments: { parameters: [{ name: 'v', value: `{{=${inertText("workflow.parameters['v']")}}}` }] },
          },
        ],
      },
    },
    { name: 'hook-exit', dag: { tasks: [{ name: 'say', template: 'say', arguments: { parameters: [{ name: 'v', value: 'the end' }] } }] } },
    {
      name: 'hook-failed',
      dag: { tasks: [{ name: 'say', template: 'say', arguments: { parameters: [{ name: 'v', value: `${LATE}x}}` }] } }] },
    },
    {
      name: 'hook-running',
      dag: {
        tasks: [
          { name: 'say', template: 'say', arguments: { parameters: [{ name: 'v', value: `{{=${inertText("workflow.parameters['v']")}}}` }] } },
        ],
      },
    },
    { name: 'main', inputs: { parameters: [{ name: 'v', default: 'x' }] }, dag: { tasks: [{ name: 'make', template: 'make' }] } },
    { name: 'make', container: { command: ['x'], image: 'a:1' } },
    {
      name: 'say',
      inputs: { parameters: [{ name: 'v' }] },
      container: { args: ["{{=replace(replace(inputs.parameters['v'], '$', '$$'), '$$env', '$env')}}"], command: ['say'], image: 'a:1' },
    },
  ],
});

lowers('a hook of a task reads status and outputs of its task, however it ended', (main, chart) => {
  const say = new ContainerTemplate(chart, 'say', SAY);
  const a = box(main, 'a', { outputs: { o: Output.parameter('/o') } });
  a.addHook('exit', { template: say, inputs: { v: `${a.status}: ${a.output('o')}` } });
  a.addHook('failed', { template: say, inputs: { v: a.output('o').orElse('none') }, when: a.status.eq('Failed') });
  box(main, 'b', { after: [a] });
}, [
  {
    name: 'main',
    dag: {
      tasks: [
        {
          name: 'a',
          template: 'a',
          hooks: {
            exit: {
              arguments: {
                parameters: [{ name: 'v', value: `{{tasks.a.status}}: {{=${inertText("(tasks['a']?.outputs?.parameters?.['o'] ?? '')")}}}` }],
              },
              template: 'say',
            },
            failed: {
              arguments: { parameters: [{ name: 'v', value: `{{=${inertText("(tasks['a']?.outputs?.parameters?.['o'] ?? 'none')")}}}` }] },
              expression: "tasks['a'].status == 'Failed'",
              template: 'say',
            },
          },
        },
        { name: 'b', template: 'b', depends: 'a' },
      ],
    },
  },
  { name: 'a', container: { command: ['x'], image: 'a:1' }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
  {
    name: 'say',
    inputs: { parameters: [{ name: 'v' }] },
    container: { args: ["{{=replace(replace(inputs.parameters['v'], '$', '$$'), '$$env', '$env')}}"], command: ['say'], image: 'a:1' },
  },
  { name: 'b', container: { command: ['x'], image: 'a:1' } },
]);

acceptedByArgo();
