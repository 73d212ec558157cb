import { inertText, rawText } from './guards';
import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { Artifact, Condition, Output, Parameter, Pipeline, Reference, ScriptTask, WorkflowVariable } from '../../lib';

lowers(
  'outputs go up raw, by parameter and from',
  (main) => {
    const outer = new Pipeline(main, 'outer');
    const inner = new Pipeline(outer, 'inner');
    const make = box(inner, 'make', { outputs: { 'o-o': Output.parameter('/o'), 'f-f': Output.artifact('/f') } });
    inner.addOutput('o-o', make.output('o-o'), { description: 'what it made' });
    inner.addOutput('f-f', make.output('f-f'));
    outer.addOutput('out', inner.output('o-o'));
    outer.addOutput('file', inner.output('f-f'));
    box(main, 'use', {
      args: [outer.output('out')],
      artifacts: { in: Artifact.at('/in', { from: outer.output('file') }) },
    });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'outer', template: 'outer' },
          {
            name: 'use',
            template: 'use',
            depends: 'outer',
            arguments: {
              artifacts: [{ name: 'in', from: '{{tasks.outer.outputs.artifacts.file}}' }],
              parameters: [{ name: 'out', value: `{{=${inertText("tasks['outer'].outputs.parameters['out']")}}}` }],
            },
          },
        ],
      },
    },
    {
      name: 'outer',
      dag: { tasks: [{ name: 'inner', template: 'inner' }] },
      outputs: {
        artifacts: [{ name: 'file', from: '{{tasks.inner.outputs.artifacts.f-f}}' }],
        parameters: [{ name: 'out', valueFrom: { parameter: '{{tasks.inner.outputs.parameters.o-o}}' } }],
      },
    },
    {
      name: 'inner',
      dag: { tasks: [{ name: 'make', template: 'make' }] },
      outputs: {
        artifacts: [{ name: 'f-f', from: '{{tasks.make.outputs.artifacts.f-f}}' }],
        parameters: [
          {
            name: 'o-o',
            description: 'what it made',
            valueFrom: { parameter: '{{tasks.make.outputs.parameters.o-o}}' },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f-f', path: '/f' }], parameters: [{ name: 'o-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { artifacts: [{ name: 'in', path: '/in' }], parameters: [{ name: 'out' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['out'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'an input goes up by expression, as an output of its own',
  (main) => {
    const make = box(main, 'make', { outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') } });
    const pass = new Pipeline(main, 'pass', {
      parameters: { p: Parameter.string(), n: Parameter.number() },
      artifacts: { f: Artifact.required() },
      inputs: { p: make.output('o'), n: 3, f: make.output('f') },
    });
    box(pass, 'work');
    for (const name of ['p', 'n']) pass.addOutput(`${name}-out`, pass.parameter(name));
    pass.addOutput('f-out', pass.artifact('f'));
    box(main, 'use', {
      args: [pass.output('p-out'), pass.output('n-out')],
      artifacts: { in: Artifact.at('/in', { from: pass.output('f-out') }) },
    });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'pass',
            template: 'pass',
            depends: 'make',
            arguments: {
              artifacts: [{ name: 'f', from: '{{tasks.make.outputs.artifacts.f}}' }],
              parameters: [
                { name: 'p', value: `{{=${inertText("tasks['make'].outputs.parameters['o']")}}}` },
                { name: 'n', value: '3' },
              ],
            },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'pass',
            arguments: {
              artifacts: [{ name: 'in', from: '{{tasks.pass.outputs.artifacts.f-out}}' }],
              parameters: [
                { name: 'p-out', value: `{{=${inertText("tasks['pass'].outputs.parameters['p-out']")}}}` },
                { name: 'n-out', value: '{{tasks.pass.outputs.parameters.n-out}}' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f', path: '/f' }], parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'pass',
      inputs: { artifacts: [{ name: 'f' }], parameters: [{ name: 'p' }, { name: 'n' }] },
      dag: { tasks: [{ name: 'work', template: 'work' }] },
      outputs: {
        artifacts: [{ name: 'f-out', from: '{{inputs.artifacts.f}}' }],
        parameters: [
          { name: 'p-out', valueFrom: { expression: rawText("inputs.parameters['p']") } },
          { name: 'n-out', valueFrom: { expression: "inputs.parameters['n']" } },
        ],
      },
    },
    { name: 'work', container: { command: ['x'], image: 'a:1' } },
    {
      name: 'use',
      inputs: { artifacts: [{ name: 'in', path: '/in' }], parameters: [{ name: 'p-out' }, { name: 'n-out' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['p-out'], '$', '$$'), '$$env', '$env')}}",
          '{{inputs.parameters.n-out}}',
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'the standard output of a script goes up as a parameter',
  (main) => {
    const inner = new Pipeline(main, 'inner');
    const script = new ScriptTask(inner, 'script', { image: 'a:1', command: ['sh'], source: 'echo hello' });
    inner.addOutput('said', script.result);
    box(main, 'use', { args: [inner.output('said')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'inner', template: 'inner' },
          {
            name: 'use',
            template: 'use',
            depends: 'inner',
            arguments: {
              parameters: [{ name: 'said', value: `{{=${inertText("tasks['inner'].outputs.parameters['said']")}}}` }],
            },
          },
        ],
      },
    },
    {
      name: 'inner',
      dag: { tasks: [{ name: 'script', template: 'script' }] },
      outputs: { parameters: [{ name: 'said', valueFrom: { expression: "tasks['script'].outputs.result" } }] },
    },
    { name: 'script', script: { command: ['sh'], image: 'a:1', source: 'echo hello' } },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'said' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['said'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a variable of the workflow goes up by way of an input, for expressions of outputs do not know it',
  (main) => {
    const inner = new Pipeline(main, 'inner');
    const maybe = box(inner, 'maybe', {
      when: Condition.expression("workflow.name == 'a'"),
      outputs: { o: Output.parameter('/o', { trusted: true }) },
    });
    inner.addOutput('uid', WorkflowVariable.uid());
    inner.addOutput('either', Reference.firstOf(maybe.output('o'), WorkflowVariable.name()));
    box(main, 'use', { args: [inner.output('uid'), inner.output('either')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          {
            name: 'inner',
            template: 'inner',
            arguments: {
              parameters: [
                { name: 'uid', value: '{{workflow.uid}}' },
                { name: 'name', value: '{{workflow.name}}' },
              ],
            },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'inner',
            arguments: {
              parameters: [
                { name: 'uid', value: '{{tasks.inner.outputs.parameters.uid}}' },
                { name: 'either', value: '{{tasks.inner.outputs.parameters.either}}' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'uid' }, { name: 'name' }] },
      dag: { tasks: [{ name: 'maybe', template: 'maybe', when: "{{=workflow.name == 'a'}}" }] },
      outputs: {
        parameters: [
          { name: 'uid', valueFrom: { expression: "inputs.parameters['uid']" } },
          {
            name: 'either',
            valueFrom: {
              expression:
                "(tasks['maybe'].status == 'Succeeded' ? tasks['maybe'].outputs.parameters['o'] : inputs.parameters['name'])",
            },
          },
        ],
      },
    },
    {
      name: 'maybe',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'uid' }, { name: 'either' }] },
      container: { args: ['{{inputs.parameters.uid}}', '{{inputs.parameters.either}}'], command: ['x'], image: 'a:1' },
    },
  ],
);

test('no expression of an output reads the workflow', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        box(main, 'work');
        main.addOutput('name', WorkflowVariable.name());
      }),
    ),
  ).toThrow('AW1007');
});

acceptedByArgo();
