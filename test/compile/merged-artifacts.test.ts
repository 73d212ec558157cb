import { acceptedByArgo, box, lowers } from './scenario';
import { Artifact, Output, Parameter, Pipeline, Reference } from '../../lib';

const OUTPUTS = { 'my-o': Output.parameter('/o', { trusted: true }), 'my-f': Output.artifact('/f') };

lowers(
  'branches can be pipelines that branch themselves',
  (main) => {
    const branch = (scope: Pipeline, id: string) => {
      const pipeline = new Pipeline(scope, id, {
        parameters: { k: Parameter.boolean() },
        inputs: { k: main.parameter('go') },
        when: main.parameter('go').isTrue(),
      });
      const a = box(pipeline, 'a', { outputs: OUTPUTS, when: pipeline.parameter('k').isTrue() });
      const b = box(pipeline, 'b', { outputs: OUTPUTS, when: pipeline.parameter('k').isTrue().not() });
      pipeline.addOutput('file', Reference.firstOf(a.output('my-f'), b.output('my-f')));
      return pipeline;
    };
    const cond = new Pipeline(main, 'cond');
    cond.addOutput('file', Reference.firstOf(branch(cond, 'yes').output('file'), branch(cond, 'no').output('file')));
    box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) } });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          {
            name: 'cond',
            template: 'cond',
            arguments: { parameters: [{ name: 'go', value: '{{inputs.parameters.go}}' }] },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'cond',
            arguments: { artifacts: [{ name: 'in', from: '{{tasks.cond.outputs.artifacts.file}}' }] },
          },
        ],
      },
    },
    {
      name: 'cond',
      inputs: { artifacts: [{ name: 'none', raw: { data: 'null' } }], parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          {
            name: 'yes',
            template: 'yes',
            when: "{{=inputs.parameters['go'] == 'true'}}",
            arguments: { parameters: [{ name: 'k', value: '{{inputs.parameters.go}}' }] },
          },
          {
            name: 'no',
            template: 'yes',
            when: "{{=inputs.parameters['go'] == 'true'}}",
            arguments: { parameters: [{ name: 'k', value: '{{inputs.parameters.go}}' }] },
          },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['yes'].status == 'Succeeded' ? tasks['yes'].outputs.artifacts['file'] : (tasks['no'].status == 'Succeeded' ? tasks['no'].outputs.artifacts['file'] : inputs.artifacts['none'])",
          },
        ],
      },
    },
    {
      name: 'yes',
      inputs: { artifacts: [{ name: 'none', raw: { data: 'null' } }], parameters: [{ name: 'k' }] },
      dag: {
        tasks: [
          { name: 'a', template: 'a', when: "{{=inputs.parameters['k'] == 'true'}}" },
          { name: 'b', template: 'a', when: "{{=not (inputs.parameters['k'] == 'true')}}" },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['a'].status == 'Succeeded' ? tasks['a'].outputs.artifacts['my-f'] : (tasks['b'].status == 'Succeeded' ? tasks['b'].outputs.artifacts['my-f'] : inputs.artifacts['none'])",
          },
        ],
      },
    },
    {
      name: 'a',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'my-f', path: '/f' }], parameters: [{ name: 'my-o', valueFrom: { path: '/o' } }] },
    },
    { name: 'use', inputs: { artifacts: [{ name: 'in', path: '/in' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
  { parameters: { go: Parameter.boolean() } },
);

lowers(
  'an artifact of one branch is optional on the way up and at its consumer',
  (main) => {
    const cond = new Pipeline(main, 'cond');
    const maybe = box(cond, 'maybe', { outputs: OUTPUTS, when: main.parameter('go').isTrue() });
    cond.addOutput('file', maybe.output('my-f'));
    box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file'), optional: true }) } });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          {
            name: 'cond',
            template: 'cond',
            arguments: { parameters: [{ name: 'go', value: '{{inputs.parameters.go}}' }] },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'cond',
            arguments: { artifacts: [{ name: 'in', from: '{{tasks.cond.outputs.artifacts.file}}', optional: true }] },
          },
        ],
      },
    },
    {
      name: 'cond',
      inputs: { parameters: [{ name: 'go' }] },
      dag: { tasks: [{ name: 'maybe', template: 'maybe', when: "{{=inputs.parameters['go'] == 'true'}}" }] },
      outputs: { artifacts: [{ name: 'file', from: '{{tasks.maybe.outputs.artifacts.my-f}}', optional: true }] },
    },
    {
      name: 'maybe',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'my-f', path: '/f' }], parameters: [{ name: 'my-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { artifacts: [{ name: 'in', optional: true, path: '/in' }] },
      container: { command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { go: Parameter.boolean() } },
);

lowers(
  'an artifact that was passed in is the last resort of a merge',
  (main) => {
    const make = box(main, 'make', { outputs: OUTPUTS });
    const cond = new Pipeline(main, 'cond', {
      artifacts: { old: Artifact.required() },
      inputs: { old: make.output('my-f') },
    });
    const fresh = box(cond, 'fresh', { outputs: OUTPUTS, when: make.output('my-o').eq('new') });
    cond.addOutput('file', Reference.firstOf(fresh.output('my-f'), cond.artifact('old')));
    box(main, 'use', { artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'cond',
            template: 'cond',
            depends: 'make',
            arguments: {
              artifacts: [{ name: 'old', from: '{{tasks.make.outputs.artifacts.my-f}}' }],
              parameters: [{ name: 'my-o', value: '{{tasks.make.outputs.parameters.my-o}}' }],
            },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'cond',
            arguments: { artifacts: [{ name: 'in', from: '{{tasks.cond.outputs.artifacts.file}}' }] },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'my-f', path: '/f' }], parameters: [{ name: 'my-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'cond',
      inputs: { artifacts: [{ name: 'old' }], parameters: [{ name: 'my-o' }] },
      dag: { tasks: [{ name: 'fresh', template: 'make', when: "{{=inputs.parameters['my-o'] == 'new'}}" }] },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['fresh'].status == 'Succeeded' ? tasks['fresh'].outputs.artifacts['my-f'] : inputs.artifacts['old']",
          },
        ],
      },
    },
    { name: 'use', inputs: { artifacts: [{ name: 'in', path: '/in' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

acceptedByArgo();
