import { acceptedByArgo, box, gives, givesGolden, lowersToGolden, specOf } from './scenario';
import { ContainerTemplate, Output, Parameter, Pipeline, WorkflowTemplate, WorkflowVariable } from '../../lib';

/** The list of failures, without the quotes of Go around it. */
givesGolden(
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
  ['entrypoint', 'onExit', 'templates'],
);

givesGolden(
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
  ['entrypoint', 'onExit', 'templates'],
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

givesGolden(
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
  ['onExit', 'templates'],
);

lowersToGolden(
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
