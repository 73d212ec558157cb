import { Chart, Cron } from 'cdk8s';
import { escapedText } from './guards';
import { acceptedByArgo, box, Build, gives, givesGolden, manifestsOf, specOf } from './scenario';
import {
  Artifact,
  ArtifactLocation,
  ClusterWorkflowTemplate,
  CronWorkflow,
  Output,
  Parameter,
  Pipeline,
  Task,
  Workflow,
  WorkflowTemplate,
} from '../../lib';

const PARAMETERS = {
  x: Parameter.string({ default: 'DEF', description: 'what' }),
  n: Parameter.number({ default: 1 }),
};
const metadata = { name: 'object' };

function pipe(chart: Chart): Pipeline {
  const pipeline = new Pipeline(chart, 'pipe', { parameters: PARAMETERS });
  box(pipeline, 'leaf', { args: [pipeline.parameter('x')] });
  return pipeline;
}

const KINDS: Record<string, Build> = {
  Workflow: (chart) => new Workflow(chart, 'object', { metadata, pipeline: pipe(chart) }),
  WorkflowTemplate: (chart) => new WorkflowTemplate(chart, 'object', { metadata, pipeline: pipe(chart) }),
  ClusterWorkflowTemplate: (chart) => new ClusterWorkflowTemplate(chart, 'object', { metadata, pipeline: pipe(chart) }),
  CronWorkflow: (chart) =>
    new CronWorkflow(chart, 'object', { metadata, pipeline: pipe(chart), schedules: [Cron.daily()] }),
};

for (const [kind, build] of Object.entries(KINDS)) {
  gives(`a ${kind} has defaults in its arguments and on the pipeline, and an entry that escapes arguments`, build, {
    entrypoint: 'entry',
    arguments: {
      parameters: [
        { name: 'x', description: 'what', value: 'DEF' },
        { name: 'n', value: '1' },
      ],
    },
    templates: [
      {
        name: 'entry',
        dag: {
          tasks: [
            {
              name: 'pipe',
              template: 'pipe',
              arguments: {
                parameters: [
                  { name: 'x', value: `{{=${escapedText("workflow.parameters['x']")}}}` },
                  { name: 'n', value: '{{workflow.parameters.n}}' },
                ],
              },
            },
          ],
        },
      },
      {
        name: 'pipe',
        inputs: {
          parameters: [
            { name: 'x', default: 'DEF', description: 'what' },
            { name: 'n', default: '1' },
          ],
        },
        dag: {
          tasks: [
            {
              name: 'leaf',
              template: 'leaf',
              arguments: { parameters: [{ name: 'x', value: "{{=inputs.parameters['x']}}" }] },
            },
          ],
        },
      },
      {
        name: 'leaf',
        inputs: { parameters: [{ name: 'x' }] },
        container: {
          args: ["{{=replace(replace(inputs.parameters['x'], '$', '$$'), '$$env', '$env')}}"],
          command: ['x'],
          image: 'a:1',
        },
      },
    ],
  });
}

gives(
  'a pipeline whose parameters cannot hold a tag is itself the start',
  (chart) => {
    const pipeline = new Pipeline(chart, 'pipe', { parameters: { n: Parameter.number() } });
    box(pipeline, 'leaf', { args: [pipeline.parameter('n')] });
    new Workflow(chart, 'object', { metadata, pipeline, arguments: { n: 2 } });
  },
  {
    entrypoint: 'pipe',
    arguments: { parameters: [{ name: 'n', value: '2' }] },
    templates: [
      {
        name: 'pipe',
        inputs: { parameters: [{ name: 'n' }] },
        dag: {
          tasks: [
            {
              name: 'leaf',
              template: 'leaf',
              arguments: { parameters: [{ name: 'n', value: '{{inputs.parameters.n}}' }] },
            },
          ],
        },
      },
      {
        name: 'leaf',
        inputs: { parameters: [{ name: 'n' }] },
        container: { args: ['{{inputs.parameters.n}}'], command: ['x'], image: 'a:1' },
      },
    ],
  },
);

gives(
  'a required parameter has no value in a WorkflowTemplate',
  (chart) => {
    const pipeline = new Pipeline(chart, 'pipe', {
      parameters: { x: Parameter.string(), y: Parameter.enum(['a', 'b'], { default: 'a' }) },
    });
    box(pipeline, 'leaf', { args: [pipeline.parameter('x'), pipeline.parameter('y')] });
    new WorkflowTemplate(chart, 'object', { metadata, pipeline });
  },
  { arguments: { parameters: [{ name: 'x' }, { name: 'y', enum: ['a', 'b'], value: 'a' }] } },
);

test('a required parameter without a value is refused in what runs as it stands', () => {
  const build = (chart: Chart) => {
    const pipeline = new Pipeline(chart, 'pipe', { parameters: { x: Parameter.string() } });
    box(pipeline, 'leaf', { args: [pipeline.parameter('x')] });
    return pipeline;
  };
  expect(() => specOf((chart) => new Workflow(chart, 'object', { pipeline: build(chart) }))).toThrow('AW1011');
  expect(() =>
    specOf((chart) => new CronWorkflow(chart, 'object', { pipeline: build(chart), schedules: [Cron.daily()] })),
  ).toThrow('AW1011');
});

givesGolden(
  'artifacts of a pipeline pass through the entry, optional where they are',
  (chart) => {
    const pipeline = new Pipeline(chart, 'pipe', {
      parameters: { x: Parameter.string() },
      artifacts: { a: Artifact.required(), b: Artifact.optional() },
    });
    box(pipeline, 'leaf', {
      artifacts: {
        a: Artifact.at('/a', { from: pipeline.artifact('a') }),
        b: Artifact.at('/b', { from: pipeline.artifact('b'), optional: true }),
      },
    });
    new Workflow(chart, 'object', { metadata, pipeline, arguments: { x: 'x', a: ArtifactLocation.key('some/key') } });
  },
  ['arguments', 'templates'],
);

const runsTemplate: Build = (chart) => {
  const template = new WorkflowTemplate(chart, 'template', { metadata: { name: 'template' }, pipeline: pipe(chart) });
  new Workflow(chart, 'run', { metadata: { name: 'run' }, workflowTemplate: template, arguments: { x: 'other' } });
};

gives('a WorkflowTemplate beside a Workflow that runs it', runsTemplate, { entrypoint: 'entry' });

test('a Workflow that runs a WorkflowTemplate has only the arguments that differ', () => {
  expect(manifestsOf(runsTemplate).find(({ kind }) => kind === 'Workflow').spec).toStrictEqual({
    arguments: { parameters: [{ name: 'x', value: 'other' }] },
    workflowTemplateRef: { name: 'template' },
  });
});

givesGolden(
  'a pipeline in another object is called by templateRef: the pipeline, never its entry',
  (chart) => {
    const main = new Pipeline(chart, 'main');
    const other = new Pipeline(chart, 'other', { parameters: PARAMETERS });
    const work = box(other, 'work', { args: [other.parameter('x')], outputs: { o: Output.parameter('/o') } });
    other.addOutput('o', work.output('o'));
    const { templateRef } = new WorkflowTemplate(chart, 'local', { metadata: { name: 'local' }, pipeline: other });
    const wide = new ClusterWorkflowTemplate(chart, 'wide', { metadata: { name: 'wide' }, pipeline: other });
    const local = new Task(main, 'local', { template: templateRef, arguments: { x: '{{x}}' } });
    const cluster = new Task(main, 'cluster', { template: wide.templateRef });
    // By name, as when another app makes it.
    const named = WorkflowTemplate.fromName(chart, 'named', 'local', {
      template: 'work',
      parameters: { x: Parameter.string() },
    });
    new Task(main, 'named', { template: named, arguments: { x: local.output('o') }, after: [cluster] });
    new Workflow(chart, 'object', { metadata, pipeline: main });
  },
  ['entrypoint', 'templates'],
);

test('workflow.parameters is read in the entry alone', () => {
  for (const build of Object.values(KINDS)) {
    const readers = specOf(build).templates.filter((template: any) =>
      JSON.stringify(template).includes('workflow.parameters'),
    );
    expect(readers.map(({ name }: any) => name)).toEqual(['entry']);
  }
});

test('a pipeline called entry keeps its name beside the entry template', () => {
  const { entrypoint, templates } = specOf((chart) => {
    const pipeline = new Pipeline(chart, 'entry', { parameters: PARAMETERS });
    box(pipeline, 'leaf', { args: [pipeline.parameter('x')] });
    new WorkflowTemplate(chart, 'object', { pipeline });
  });
  expect(entrypoint).toBe('entry-2');
  expect(templates.map(({ name }: any) => name)).toEqual(['entry-2', 'entry', 'leaf']);
});

acceptedByArgo();
