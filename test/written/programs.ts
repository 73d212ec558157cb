import { Chart } from 'cdk8s';
import {
  Artifact,
  ArtifactLocation,
  ClusterWorkflowTemplate,
  ContainerTemplate,
  CronWorkflow,
  Dag,
  DagTask,
  Input,
  Item,
  Output,
  Parameter,
  ScriptTemplate,
  Step,
  Steps,
  SuspendTemplate,
  Workflow,
  WorkflowTemplate,
  WorkflowVariable,
} from '../../lib';

const box = { image: 'a:1', command: ['x'] };

/** Programs in Argo's own form, each with what it renders. */
export const PROGRAMS: Readonly<Record<string, { readonly spec: unknown; build(chart: Chart): unknown }>> = {
  'a DAG with order, data and files': {
    build: (chart) => {
      const load = new ContainerTemplate(chart, 'load', {
        ...box,
        parameters: { day: Parameter.string() },
        args: [Input.parameter('day')],
        outputs: { rows: Output.parameter('/rows'), table: Output.artifact('/table') },
      });
      const show = new ContainerTemplate(chart, 'show', {
        ...box,
        parameters: { rows: Parameter.string() },
        artifacts: { table: Artifact.at('/in') },
        args: [`--rows=${Input.parameter('rows')}`],
      });
      const dag = new Dag(chart, 'main', {
        parameters: { day: Parameter.string({ default: 'monday' }) },
        dagFailFast: false,
        target: 'show',
      });
      const first = new DagTask(dag, 'load', { template: load, arguments: { day: dag.parameter('day') } });
      new DagTask(dag, 'show', {
        template: show,
        dependencies: [first, 'other'],
        arguments: { rows: first.outputParameter('rows'), table: first.outputArtifact('table') },
      });
      new DagTask(dag, 'other', { template: 'load', arguments: { day: 'tuesday' } });
      dag.addOutput('rows', first.outputParameter('rows'));
      dag.addOutput('table', first.outputArtifact('table'));
      new Workflow(chart, 'w', { entrypoint: dag, metadata: { name: 'w' } });
    },
    spec: {
      entrypoint: 'main',
      templates: [
        {
          name: 'main',
          inputs: { parameters: [{ name: 'day', default: 'monday' }] },
          dag: {
            target: 'show',
            failFast: false,
            tasks: [
              {
                name: 'load',
                template: 'load',
                arguments: { parameters: [{ name: 'day', value: '{{inputs.parameters.day}}' }] },
              },
              {
                name: 'show',
                template: 'show',
                dependencies: ['load', 'other'],
                arguments: {
                  parameters: [{ name: 'rows', value: '{{tasks.load.outputs.parameters.rows}}' }],
                  artifacts: [{ name: 'table', from: '{{tasks.load.outputs.artifacts.table}}' }],
                },
              },
              { name: 'other', template: 'load', arguments: { parameters: [{ name: 'day', value: 'tuesday' }] } },
            ],
          },
          outputs: {
            parameters: [{ name: 'rows', valueFrom: { parameter: '{{tasks.load.outputs.parameters.rows}}' } }],
            artifacts: [{ name: 'table', from: '{{tasks.load.outputs.artifacts.table}}' }],
          },
        },
        {
          name: 'load',
          inputs: { parameters: [{ name: 'day' }] },
          container: { image: 'a:1', command: ['x'], args: ['{{inputs.parameters.day}}'] },
          outputs: {
            parameters: [{ name: 'rows', valueFrom: { path: '/rows' } }],
            artifacts: [{ name: 'table', path: '/table' }],
          },
        },
        {
          name: 'show',
          inputs: { parameters: [{ name: 'rows' }], artifacts: [{ name: 'table', path: '/in' }] },
          container: { image: 'a:1', command: ['x'], args: ['--rows={{inputs.parameters.rows}}'] },
        },
      ],
    },
  },

  'steps in groups, with loops and conditions': {
    build: (chart) => {
      const flip = new ScriptTemplate(chart, 'flip', { image: 'a:1', command: ['python'], source: 'print("heads")' });
      const say = new ContainerTemplate(chart, 'say', {
        ...box,
        parameters: { text: Parameter.string() },
        args: [Input.parameter('text')],
      });
      const steps = new Steps(chart, 'main');
      const flipped = new Step(steps, 'flip', { template: flip });
      const group = steps.parallel();
      new Step(group, 'heads', {
        template: say,
        when: `${flipped.result} == heads`,
        arguments: { text: `heads in ${WorkflowVariable.name()}` },
      });
      new Step(group, 'all', {
        template: say,
        arguments: { text: `${Item.property('name')}: ${Item.property('size')}` },
        withItems: [
          { name: 'a', size: 1 },
          { name: 'b', size: 2 },
        ],
      });
      new Step(steps, 'numbers', { template: say, arguments: { text: Item.value() }, withSequence: { count: 3 } });
      new Step(steps, 'listed', {
        template: say,
        arguments: { text: Item.value() },
        withParam: flipped.result,
        continueOn: { failed: true },
      });
      new Workflow(chart, 'w', { entrypoint: steps, metadata: { name: 'w' } });
    },
    spec: {
      entrypoint: 'main',
      templates: [
        {
          name: 'main',
          steps: [
            [{ name: 'flip', template: 'flip' }],
            [
              {
                name: 'heads',
                template: 'say',
                arguments: { parameters: [{ name: 'text', value: 'heads in {{workflow.name}}' }] },
                when: '{{steps.flip.outputs.result}} == heads',
              },
              {
                name: 'all',
                template: 'say',
                arguments: { parameters: [{ name: 'text', value: '{{item.name}}: {{item.size}}' }] },
                withItems: [
                  { name: 'a', size: 1 },
                  { name: 'b', size: 2 },
                ],
              },
            ],
            [
              {
                name: 'numbers',
                template: 'say',
                arguments: { parameters: [{ name: 'text', value: '{{item}}' }] },
                withSequence: { count: 3 },
              },
            ],
            [
              {
                name: 'listed',
                template: 'say',
                arguments: { parameters: [{ name: 'text', value: '{{item}}' }] },
                withParam: '{{steps.flip.outputs.result}}',
                continueOn: { failed: true },
              },
            ],
          ],
        },
        { name: 'flip', script: { image: 'a:1', command: ['python'], source: 'print("heads")' } },
        {
          name: 'say',
          inputs: { parameters: [{ name: 'text' }] },
          container: { image: 'a:1', command: ['x'], args: ['{{inputs.parameters.text}}'] },
        },
      ],
    },
  },

  'hooks, exit handlers and inline templates': {
    build: (chart) => {
      const post = new ContainerTemplate(chart, 'post', {
        ...box,
        parameters: { text: Parameter.string() },
        args: [Input.parameter('text')],
      });
      const work = new ContainerTemplate(chart, 'work', box);
      const waiting = new SuspendTemplate(chart, 'waiting', { duration: '10s' });
      const clean = new ContainerTemplate(chart, 'clean', box);
      const dag = new Dag(chart, 'main');
      const worked = new DagTask(dag, 'work', {
        template: work,
        hooks: {
          failed: { template: post, expression: "tasks['work'].status == 'Failed'", arguments: { text: 'it failed' } },
        },
        onExit: clean,
      });
      new DagTask(dag, 'wait', { inline: waiting, depends: 'work || work.Failed' });
      new DagTask(dag, 'tell', { template: post, depends: 'wait', arguments: { text: worked.variable('status') } });
      new Workflow(chart, 'w', {
        entrypoint: dag,
        onExit: clean,
        metadata: { name: 'w' },
        lifecycleHooks: {
          running: { template: post, expression: "workflow.status == 'Running'", arguments: { text: 'begun' } },
        },
      });
    },
    spec: {
      entrypoint: 'main',
      onExit: 'clean',
      hooks: {
        running: {
          template: 'post',
          arguments: { parameters: [{ name: 'text', value: 'begun' }] },
          expression: "workflow.status == 'Running'",
        },
      },
      templates: [
        {
          name: 'main',
          dag: {
            tasks: [
              {
                name: 'work',
                template: 'work',
                hooks: {
                  failed: {
                    template: 'post',
                    arguments: { parameters: [{ name: 'text', value: 'it failed' }] },
                    expression: "tasks['work'].status == 'Failed'",
                  },
                },
                onExit: 'clean',
              },
              { name: 'wait', inline: { suspend: { duration: '10s' } }, depends: 'work || work.Failed' },
              {
                name: 'tell',
                template: 'post',
                arguments: { parameters: [{ name: 'text', value: '{{tasks.work.status}}' }] },
                depends: 'wait',
              },
            ],
          },
        },
        { name: 'work', container: { image: 'a:1', command: ['x'] } },
        {
          name: 'post',
          inputs: { parameters: [{ name: 'text' }] },
          container: { image: 'a:1', command: ['x'], args: ['{{inputs.parameters.text}}'] },
        },
        { name: 'clean', container: { image: 'a:1', command: ['x'] } },
      ],
    },
  },

  'outputs that are computed': {
    build: (chart) => {
      const make = new ScriptTemplate(chart, 'make', {
        image: 'a:1',
        command: ['x'],
        source: 'y',
        outputs: { file: Output.artifact('/f'), n: Output.parameter('/n') },
      });
      const steps = new Steps(chart, 'main', {
        outputs: { label: Output.from({ expression: "'made by ' + workflow.name" }) },
      });
      const group = steps.parallel();
      const a = new Step(group, 'a', { template: make });
      new Step(group, 'b', { template: make, when: 'false' });
      steps.addOutput(
        'n',
        Output.from(
          { expression: "steps.b.status == 'Skipped' ? steps.a.outputs.parameters.n : steps.b.outputs.parameters.n" },
          { globalName: 'n' },
        ),
      );
      steps.addOutput(
        'file',
        Output.artifactOf({
          fromExpression:
            "steps.b.status == 'Skipped' ? steps.a.outputs.artifacts.file : steps.b.outputs.artifacts.file",
        }),
      );
      steps.addOutput('copy', a.outputArtifact('file'));
      new CronWorkflow(chart, 'w', { entrypoint: steps, schedules: ['0 1 * * *'], metadata: { name: 'w' } });
    },
    spec: {
      entrypoint: 'main',
      templates: [
        {
          name: 'main',
          steps: [
            [
              { name: 'a', template: 'make' },
              { name: 'b', template: 'make', when: 'false' },
            ],
          ],
          outputs: {
            parameters: [
              { name: 'label', valueFrom: { expression: "'made by ' + workflow.name" } },
              {
                name: 'n',
                globalName: 'n',
                valueFrom: {
                  expression:
                    "steps.b.status == 'Skipped' ? steps.a.outputs.parameters.n : steps.b.outputs.parameters.n",
                },
              },
            ],
            artifacts: [
              {
                name: 'file',
                fromExpression:
                  "steps.b.status == 'Skipped' ? steps.a.outputs.artifacts.file : steps.b.outputs.artifacts.file",
              },
              { name: 'copy', from: '{{steps.a.outputs.artifacts.file}}' },
            ],
          },
        },
        {
          name: 'make',
          script: { image: 'a:1', command: ['x'], source: 'y' },
          outputs: {
            parameters: [{ name: 'n', valueFrom: { path: '/n' } }],
            artifacts: [{ name: 'file', path: '/f' }],
          },
        },
      ],
    },
  },

  'arguments of all kinds, and templates by name and by reference': {
    build: (chart) => {
      const use = new ContainerTemplate(chart, 'use', {
        ...box,
        templateName: 'use-it',
        parameters: {
          a: Parameter.string(),
          b: Parameter.number({ default: 1 }),
          c: Parameter.boolean({ default: true }),
          d: Parameter.string({ name: 'd-e' }),
        },
        artifacts: { file: Artifact.at('/f'), more: Artifact.at('/m', { optional: true }) },
      });
      const dag = new Dag(chart, 'main', { artifacts: { file: Artifact.required() } });
      new DagTask(dag, 'a', {
        template: use,
        arguments: {
          a: '{{workflow.parameters.a}}',
          b: 2,
          c: false,
          'd-e': Parameter.of({ valueFrom: { configMapKeyRef: { name: 'settings', key: 'd' } } }),
          file: dag.artifact('file'),
          more: ArtifactLocation.raw('text'),
        },
      });
      new DagTask(dag, 'b', {
        templateRef: { name: 'shared', template: 't', clusterScope: true },
        arguments: { a: 'x' },
      });
      new ClusterWorkflowTemplate(chart, 'shared', {
        templates: [new ContainerTemplate(chart, 't', { ...box, parameters: { a: Parameter.string() } })],
        metadata: { name: 'shared' },
      });
      new Workflow(chart, 'w', {
        entrypoint: dag,
        arguments: { a: 'one', file: ArtifactLocation.key('k') },
        metadata: { name: 'w' },
      });
    },
    spec: {
      templates: [{ name: 't', inputs: { parameters: [{ name: 'a' }] }, container: { image: 'a:1', command: ['x'] } }],
    },
  },

  'an object of templates alone': {
    build: (chart) => {
      const steps = new Steps(chart, 'twice', { parallelism: 1 });
      const say = new ContainerTemplate(chart, 'say', box);
      new Step(steps, 'a', { template: say });
      new Step(steps, 'b', { template: say });
      new WorkflowTemplate(chart, 'w', { templates: [say, steps], metadata: { name: 'w' } });
    },
    spec: {
      templates: [
        { name: 'say', container: { image: 'a:1', command: ['x'] } },
        { name: 'twice', parallelism: 1, steps: [[{ name: 'a', template: 'say' }], [{ name: 'b', template: 'say' }]] },
      ],
    },
  },
};
