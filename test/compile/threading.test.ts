import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Artifact, Output, Parameter, ParameterType, Pipeline } from '../../lib';

lowers(
  'a value reaches a leaf three levels down through the inputs of every template between',
  (main) => {
    const make = box(main, 'make', { outputs: { 'o-o': Output.parameter('/o') } });
    const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
    box(inner, 'n-3', { args: [make.output('o-o')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'n-1',
            template: 'n-1',
            depends: 'make',
            arguments: {
              parameters: [{ name: 'o-o', value: `{{=${inertText("tasks['make'].outputs.parameters['o-o']")}}}` }],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o-o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'n-1',
      inputs: { parameters: [{ name: 'o-o' }] },
      dag: {
        tasks: [
          {
            name: 'n-2',
            template: 'n-2',
            arguments: { parameters: [{ name: 'o-o', value: "{{=inputs.parameters['o-o']}}" }] },
          },
        ],
      },
    },
    {
      name: 'n-2',
      inputs: { parameters: [{ name: 'o-o' }] },
      dag: {
        tasks: [
          {
            name: 'n-3',
            template: 'n-3',
            arguments: { parameters: [{ name: 'o-o', value: "{{=inputs.parameters['o-o']}}" }] },
          },
        ],
      },
    },
    {
      name: 'n-3',
      inputs: { parameters: [{ name: 'o-o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o-o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'an artifact reaches a leaf three levels down by from',
  (main) => {
    const make = box(main, 'make', { outputs: { 'f-f': Output.artifact('/f') } });
    const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
    box(inner, 'n-3', { artifacts: { in: Artifact.at('/in', { from: make.output('f-f') }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'n-1',
            template: 'n-1',
            depends: 'make',
            arguments: { artifacts: [{ name: 'f-f', from: '{{tasks.make.outputs.artifacts.f-f}}' }] },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f-f', path: '/f' }] },
    },
    {
      name: 'n-1',
      inputs: { artifacts: [{ name: 'f-f' }] },
      dag: {
        tasks: [
          {
            name: 'n-2',
            template: 'n-2',
            arguments: { artifacts: [{ name: 'f-f', from: '{{inputs.artifacts.f-f}}' }] },
          },
        ],
      },
    },
    {
      name: 'n-2',
      inputs: { artifacts: [{ name: 'f-f' }] },
      dag: {
        tasks: [
          {
            name: 'n-3',
            template: 'n-3',
            arguments: { artifacts: [{ name: 'in', from: '{{inputs.artifacts.f-f}}' }] },
          },
        ],
      },
    },
    { name: 'n-3', inputs: { artifacts: [{ name: 'in', path: '/in' }] }, container: { command: ['x'], image: 'a:1' } },
  ],
);

lowers(
  'an optional artifact is optional on every input and argument that it passes',
  (main) => {
    const make = box(main, 'make', { outputs: { f: Output.artifact('/f', { optional: true }) } });
    const inner = new Pipeline(new Pipeline(main, 'n-1'), 'n-2');
    box(inner, 'n-3', { artifacts: { in: Artifact.at('/in', { from: make.output('f'), optional: true }) } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'n-1',
            template: 'n-1',
            depends: 'make',
            arguments: { artifacts: [{ name: 'f', from: '{{tasks.make.outputs.artifacts.f}}', optional: true }] },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f', optional: true, path: '/f' }] },
    },
    {
      name: 'n-1',
      inputs: { artifacts: [{ name: 'f', optional: true }] },
      dag: {
        tasks: [
          {
            name: 'n-2',
            template: 'n-2',
            arguments: { artifacts: [{ name: 'f', from: '{{inputs.artifacts.f}}', optional: true }] },
          },
        ],
      },
    },
    {
      name: 'n-2',
      inputs: { artifacts: [{ name: 'f', optional: true }] },
      dag: {
        tasks: [
          {
            name: 'n-3',
            template: 'n-3',
            arguments: { artifacts: [{ name: 'in', from: '{{inputs.artifacts.f}}', optional: true }] },
          },
        ],
      },
    },
    {
      name: 'n-3',
      inputs: { artifacts: [{ name: 'in', optional: true, path: '/in' }] },
      container: { command: ['x'], image: 'a:1' },
    },
  ],
);

lowers(
  'values of every type are made inert once, where they enter',
  (main) => {
    const make = box(main, 'make', {
      outputs: {
        text: Output.parameter('/t'),
        json: Output.parameter('/j', { type: ParameterType.JSON }),
        count: Output.parameter('/n', { type: ParameterType.NUMBER }),
        name: Output.parameter('/k', { trusted: true }),
      },
    });
    const inner = new Pipeline(main, 'inner');
    box(inner, 'use', { args: ['text', 'json', 'count', 'name'].map((name) => make.output(name)) });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'inner',
            template: 'inner',
            depends: 'make',
            arguments: {
              parameters: [
                { name: 'text', value: `{{=${inertText("tasks['make'].outputs.parameters['text']")}}}` },
                { name: 'json', value: `{{=${inertJson("tasks['make'].outputs.parameters['json']")}}}` },
                { name: 'count', value: '{{tasks.make.outputs.parameters.count}}' },
                { name: 'name', value: '{{tasks.make.outputs.parameters.name}}' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'make',
      container: { command: ['x'], image: 'a:1' },
      outputs: {
        parameters: [
          { name: 'text', valueFrom: { path: '/t' } },
          { name: 'json', valueFrom: { path: '/j' } },
          { name: 'count', valueFrom: { path: '/n' } },
          { name: 'name', valueFrom: { path: '/k' } },
        ],
      },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'text' }, { name: 'json' }, { name: 'count' }, { name: 'name' }] },
      dag: {
        tasks: [
          {
            name: 'use',
            template: 'use',
            arguments: {
              parameters: [
                { name: 'text', value: "{{=inputs.parameters['text']}}" },
                { name: 'json', value: "{{=inputs.parameters['json']}}" },
                { name: 'count', value: '{{inputs.parameters.count}}' },
                { name: 'name', value: '{{inputs.parameters.name}}' },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'text' }, { name: 'json' }, { name: 'count' }, { name: 'name' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['text'], '$', '$$'), '$$env', '$env')}}",
          "{{=replace(inputs.parameters['json'], '$', '$$')}}",
          '{{inputs.parameters.count}}',
          '{{inputs.parameters.name}}',
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a reference inside a JSON value is computed where its parts are at home',
  (main) => {
    const make = box(main, 'make', {
      outputs: { o: Output.parameter('/o'), n: Output.parameter('/n', { type: ParameterType.NUMBER }) },
    });
    const inner = new Pipeline(main, 'inner', {
      parameters: { data: Parameter.json() },
      inputs: {
        data: {
          list: [make.output('o'), make.output('n'), 'x'],
          nested: { text: `a ${make.output('o')} b`, none: null },
        },
      },
    });
    box(inner, 'use', {
      env: { DATA: inner.parameter('data'), FIRST: inner.parameter('data').property('list').at(0) },
    });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'inner',
            template: 'inner',
            depends: 'make',
            arguments: {
              parameters: [
                {
                  name: 'data',
                  value: `{{=${inertJson("toJson({ 'list': [tasks['make'].outputs.parameters['o'], fromJSON(tasks['make'].outputs.parameters['n']), 'x'], 'nested': { 'text': ('a ' + tasks['make'].outputs.parameters['o'] + ' b'), 'none': nil } })")}}}`,
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
      outputs: {
        parameters: [
          { name: 'o', valueFrom: { path: '/o' } },
          { name: 'n', valueFrom: { path: '/n' } },
        ],
      },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'data' }] },
      dag: {
        tasks: [
          {
            name: 'use',
            template: 'use',
            arguments: {
              parameters: [
                { name: 'data', value: "{{=inputs.parameters['data']}}" },
                {
                  name: '0',
                  value: `{{=${inertText("(type(fromJSON(inputs.parameters['data'])['list'][0]) == 'string' ? fromJSON(inputs.parameters['data'])['list'][0] : toJson(fromJSON(inputs.parameters['data'])['list'][0]))")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'data' }, { name: '0' }] },
      container: {
        command: ['x'],
        env: [
          { name: 'DATA', value: "{{=replace(inputs.parameters['data'], '$', '$$')}}" },
          { name: 'FIRST', value: "{{=replace(replace(inputs.parameters['0'], '$', '$$'), '$$env', '$env')}}" },
        ],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'two values of one name get names of their own',
  (main) => {
    const [a, b] = ['a', 'b'].map((id) => box(main, id, { outputs: { o: Output.parameter('/o') } }));
    const inner = new Pipeline(main, 'inner', { parameters: { o: Parameter.string() }, inputs: { o: 'own' } });
    box(inner, 'use', { args: [a.output('o'), b.output('o'), inner.parameter('o')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          { name: 'b', template: 'a' },
          {
            name: 'inner',
            template: 'inner',
            depends: 'a && b',
            arguments: {
              parameters: [
                { name: 'o', value: 'own' },
                { name: 'a-o', value: `{{=${inertText("tasks['a'].outputs.parameters['o']")}}}` },
                { name: 'b-o', value: `{{=${inertText("tasks['b'].outputs.parameters['o']")}}}` },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'a',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'inner',
      inputs: { parameters: [{ name: 'o' }, { name: 'a-o' }, { name: 'b-o' }] },
      dag: {
        tasks: [
          {
            name: 'use',
            template: 'use',
            arguments: {
              parameters: [
                { name: 'o', value: "{{=inputs.parameters['a-o']}}" },
                { name: 'b-o', value: "{{=inputs.parameters['b-o']}}" },
                { name: 'inner-o', value: "{{=inputs.parameters['o']}}" },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'o' }, { name: 'b-o' }, { name: 'inner-o' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
          "{{=replace(replace(inputs.parameters['b-o'], '$', '$$'), '$$env', '$env')}}",
          "{{=replace(replace(inputs.parameters['inner-o'], '$', '$$'), '$$env', '$env')}}",
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

acceptedByArgo();
