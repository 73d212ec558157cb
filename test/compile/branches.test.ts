import { inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Artifact, Output, Parameter, Pipeline, Reference } from '../../lib';

const OUTPUTS = { 'my-o': Output.parameter('/o', { trusted: true }), 'my-f': Output.artifact('/f') };

lowers(
  'if, else-if and else are tasks of a wrapping pipeline whose outputs merge',
  (main) => {
    const cond = new Pipeline(main, 'cond', {
      parameters: { k: Parameter.string() },
      inputs: { k: main.parameter('k') },
    });
    const isA = cond.parameter('k').eq('a');
    const isB = cond.parameter('k').eq('b');
    const branches = [
      box(cond, 'then', { outputs: OUTPUTS, when: isA }),
      box(cond, 'else-if-1', { outputs: OUTPUTS, when: isA.not().and(isB) }),
      box(cond, 'else', { outputs: OUTPUTS, when: isA.not().and(isB.not()) }),
    ];
    cond.addOutput('out', Reference.firstOf(...branches.map((branch) => branch.output('my-o'))).orElse(''));
    cond.addOutput('file', Reference.firstOf(...branches.map((branch) => branch.output('my-f'))));
    box(main, 'use', {
      args: [cond.output('out')],
      artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) },
    });
  },
  [
    {
      name: 'entry',
      dag: {
        tasks: [
          {
            name: 'main',
            template: 'main',
            arguments: { parameters: [{ name: 'k', value: `{{=${inertText("workflow.parameters['k']")}}}` }] },
          },
        ],
      },
    },
    {
      name: 'main',
      inputs: { parameters: [{ name: 'k' }] },
      dag: {
        tasks: [
          {
            name: 'cond',
            template: 'cond',
            arguments: { parameters: [{ name: 'k', value: "{{=inputs.parameters['k']}}" }] },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'cond',
            arguments: {
              artifacts: [{ name: 'in', from: '{{tasks.cond.outputs.artifacts.file}}' }],
              parameters: [{ name: 'out', value: '{{tasks.cond.outputs.parameters.out}}' }],
            },
          },
        ],
      },
    },
    {
      name: 'cond',
      inputs: { artifacts: [{ name: 'none', raw: { data: 'null' } }], parameters: [{ name: 'k' }] },
      dag: {
        tasks: [
          { name: 'then', template: 'then', when: "{{=inputs.parameters['k'] == 'a'}}" },
          {
            name: 'else-if-1',
            template: 'then',
            when: "{{=not (inputs.parameters['k'] == 'a') and inputs.parameters['k'] == 'b'}}",
          },
          {
            name: 'else-task',
            template: 'then',
            when: "{{=not (inputs.parameters['k'] == 'a') and not (inputs.parameters['k'] == 'b')}}",
          },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['then'].status == 'Succeeded' ? tasks['then'].outputs.artifacts['my-f'] : (tasks['else-if-1'].status == 'Succeeded' ? tasks['else-if-1'].outputs.artifacts['my-f'] : (tasks['else-task'].status == 'Succeeded' ? tasks['else-task'].outputs.artifacts['my-f'] : inputs.artifacts['none']))",
          },
        ],
        parameters: [
          {
            name: 'out',
            valueFrom: {
              expression:
                "(tasks['then'].status == 'Succeeded' ? tasks['then'].outputs.parameters['my-o'] : (tasks['else-if-1'].status == 'Succeeded' ? tasks['else-if-1'].outputs.parameters['my-o'] : (tasks['else-task'].status == 'Succeeded' ? tasks['else-task'].outputs.parameters['my-o'] : '')))",
            },
          },
        ],
      },
    },
    {
      name: 'then',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'my-f', path: '/f' }], parameters: [{ name: 'my-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { artifacts: [{ name: 'in', path: '/in' }], parameters: [{ name: 'out' }] },
      container: { args: ['{{inputs.parameters.out}}'], command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { k: Parameter.string() } },
);

lowers(
  'branches whose last one always runs need no fallback',
  (main) => {
    const cond = new Pipeline(main, 'cond', {
      parameters: { go: Parameter.boolean() },
      inputs: { go: main.parameter('go') },
    });
    const special = box(cond, 'special', { outputs: OUTPUTS, when: cond.parameter('go').isTrue() });
    const usual = box(cond, 'usual', { outputs: OUTPUTS });
    cond.addOutput('out', Reference.firstOf(special.output('my-o'), usual.output('my-o')));
    cond.addOutput('file', Reference.firstOf(special.output('my-f'), usual.output('my-f')));
    box(main, 'use', {
      args: [cond.output('out')],
      artifacts: { in: Artifact.at('/in', { from: cond.output('file') }) },
    });
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
            arguments: {
              artifacts: [{ name: 'in', from: '{{tasks.cond.outputs.artifacts.file}}' }],
              parameters: [{ name: 'out', value: '{{tasks.cond.outputs.parameters.out}}' }],
            },
          },
        ],
      },
    },
    {
      name: 'cond',
      inputs: { parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          { name: 'special', template: 'special', when: "{{=inputs.parameters['go'] == 'true'}}" },
          { name: 'usual', template: 'special' },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['special'].status == 'Succeeded' ? tasks['special'].outputs.artifacts['my-f'] : tasks['usual'].outputs.artifacts['my-f']",
          },
        ],
        parameters: [
          {
            name: 'out',
            valueFrom: {
              expression:
                "(tasks['special'].status == 'Succeeded' ? tasks['special'].outputs.parameters['my-o'] : tasks['usual'].outputs.parameters['my-o'])",
            },
          },
        ],
      },
    },
    {
      name: 'special',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'my-f', path: '/f' }], parameters: [{ name: 'my-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { artifacts: [{ name: 'in', path: '/in' }], parameters: [{ name: 'out' }] },
      container: { args: ['{{inputs.parameters.out}}'], command: ['x'], image: 'a:1' },
    },
  ],
  { parameters: { go: Parameter.boolean() } },
);

lowers(
  'parameters of branches merge flat in the argument of their consumer',
  (main) => {
    const go = main.parameter('go').isTrue();
    const yes = box(main, 'yes', { outputs: { o: Output.parameter('/o') }, when: go });
    const no = box(main, 'no', { outputs: { o: Output.parameter('/o') }, when: go.not() });
    box(main, 'use', { args: [Reference.firstOf(yes.output('o'), no.output('o'))] });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          { name: 'yes', template: 'yes', when: "{{=inputs.parameters['go'] == 'true'}}" },
          { name: 'no', template: 'yes', when: "{{=not (inputs.parameters['go'] == 'true')}}" },
          {
            name: 'use',
            template: 'use',
            depends: 'yes && no',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['yes'].status == 'Succeeded' ? get(get(get(tasks['yes'], 'outputs'), 'parameters'), 'o') : get(get(get(tasks['no'], 'outputs'), 'parameters'), 'o'))")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'yes',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
  { parameters: { go: Parameter.boolean() } },
);

acceptedByArgo();
