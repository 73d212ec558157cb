import { inertJson, inertText } from './guards';
import { acceptedByArgo, box, lowers } from './scenario';
import { Output, Parameter, ParameterType, ScriptTask } from '../../lib';

lowers(
  'a consumer of what may be skipped is omitted with it',
  (main) => {
    const flip = new ScriptTask(main, 'flip-coin', {
      image: 'a:1',
      command: ['sh'],
      source: 'echo heads',
      result: Parameter.string({ trusted: true }),
    });
    const heads = box(main, 'heads', { when: flip.result.eq('heads'), outputs: { o: Output.parameter('/o') } });
    const use = box(main, 'use', { args: [heads.output('o')], outputs: { o: Output.parameter('/o') } });
    box(main, 'later', { args: [use.output('o')] });
    box(main, 'order', { after: [heads] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'flip-coin', template: 'flip-coin' },
          {
            name: 'heads',
            template: 'heads',
            depends: 'flip-coin',
            when: "{{=tasks['flip-coin'].outputs.result == 'heads'}}",
          },
          {
            name: 'use',
            template: 'use',
            depends: 'heads.Succeeded',
            arguments: {
              parameters: [{ name: 'o', value: `{{=${inertText("tasks['heads'].outputs.parameters['o']")}}}` }],
            },
          },
          {
            name: 'later',
            template: 'later',
            depends: 'use.Succeeded',
            arguments: {
              parameters: [{ name: 'o', value: `{{=${inertText("tasks['use'].outputs.parameters['o']")}}}` }],
            },
          },
          { name: 'order', template: 'order', depends: 'heads' },
        ],
      },
    },
    { name: 'flip-coin', script: { command: ['sh'], image: 'a:1', source: 'echo heads' } },
    {
      name: 'heads',
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
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'later',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    { name: 'order', container: { command: ['x'], image: 'a:1' } },
  ],
);

lowers(
  'a consumer with orElse asks whether a task that may be skipped succeeded',
  (main) => {
    const maybe = box(main, 'maybe', {
      when: main.parameter('go').isTrue(),
      outputs: { o: Output.parameter('/o'), j: Output.parameter('/j', { type: ParameterType.JSON }) },
    });
    const said = new ScriptTask(main, 'said', {
      image: 'a:1',
      command: ['sh'],
      source: 'echo',
      when: main.parameter('go').isTrue(),
    });
    box(main, 'use', {
      args: [maybe.output('o').orElse('dflt'), maybe.output('j').orElse({ a: ['{{x}}'] }), said.result.orElse('')],
    });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go', default: 'true' }] },
      dag: {
        tasks: [
          { name: 'maybe', template: 'maybe', when: "{{=inputs.parameters['go'] == 'true'}}" },
          { name: 'said', template: 'said', when: "{{=inputs.parameters['go'] == 'true'}}" },
          {
            name: 'use',
            template: 'use',
            depends: 'maybe && said',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['maybe'].status == 'Succeeded' ? get(get(get(tasks['maybe'], 'outputs'), 'parameters'), 'o') : 'dflt')")}}}`,
                },
                {
                  name: 'j',
                  value: `{{=${inertJson("(tasks['maybe'].status == 'Succeeded' ? get(get(get(tasks['maybe'], 'outputs'), 'parameters'), 'j') : '{\"a\":[\"\\u007b{x\\u007d}\"]}')")}}}`,
                },
                {
                  name: 'result',
                  value: `{{=${inertText("(tasks['said'].status == 'Succeeded' ? ['tasks.said.outputs.result', get(get(tasks['said'], 'outputs'), 'result')][1] : '')")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'maybe',
      container: { command: ['x'], image: 'a:1' },
      outputs: {
        parameters: [
          { name: 'o', valueFrom: { path: '/o' } },
          { name: 'j', valueFrom: { path: '/j' } },
        ],
      },
    },
    { name: 'said', script: { command: ['sh'], image: 'a:1', source: 'echo' } },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'o' }, { name: 'j' }, { name: 'result' }] },
      container: {
        args: [
          "{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}",
          "{{=replace(inputs.parameters['j'], '$', '$$')}}",
          "{{=replace(replace(inputs.parameters['result'], '$', '$$'), '$$env', '$env')}}",
        ],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
  { parameters: { go: Parameter.boolean({ default: true }) } },
);

lowers(
  'a consumer with orElse asks whether a task that may fail succeeded',
  (main) => {
    const risky = box(main, 'risky', { outputs: { o: Output.parameter('/o') } });
    box(main, 'use', { depends: risky.succeeded.or(risky.failed), args: [risky.output('o').orElse('dflt')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'risky', template: 'risky' },
          {
            name: 'use',
            template: 'use',
            depends: 'risky.Succeeded || risky.Failed || risky.Errored',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['risky'].status == 'Succeeded' ? get(get(get(tasks['risky'], 'outputs'), 'parameters'), 'o') : 'dflt')")}}}`,
                },
              ],
            },
          },
        ],
      },
    },
    {
      name: 'risky',
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
);

lowers(
  'an omitted producer is waited for by a consumer with orElse',
  (main) => {
    const maybe = box(main, 'maybe', { when: main.parameter('go').isTrue(), outputs: { o: Output.parameter('/o') } });
    const next = box(main, 'next', { args: [maybe.output('o')], outputs: { o: Output.parameter('/o') } });
    box(main, 'use', { args: [next.output('o').orElse('dflt')] });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go', default: 'true' }] },
      dag: {
        tasks: [
          { name: 'maybe', template: 'maybe', when: "{{=inputs.parameters['go'] == 'true'}}" },
          {
            name: 'next',
            template: 'next',
            depends: 'maybe.Succeeded',
            arguments: {
              parameters: [{ name: 'o', value: `{{=${inertText("tasks['maybe'].outputs.parameters['o']")}}}` }],
            },
          },
          {
            name: 'use',
            template: 'use',
            depends: 'next || next.Omitted',
            arguments: {
              parameters: [
                {
                  name: 'o',
                  value: `{{=${inertText("(tasks['next'].status == 'Succeeded' ? get(get(get(tasks['next'], 'outputs'), 'parameters'), 'o') : 'dflt')")}}}`,
                },
              ],
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
      name: 'next',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
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
  { parameters: { go: Parameter.boolean({ default: true }) } },
);

acceptedByArgo();
