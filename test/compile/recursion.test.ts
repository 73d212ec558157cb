import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { Output, Parameter, ParameterType, Pipeline, Reference, Task } from '../../lib';

const OUTPUTS = { o: Output.parameter('/o', { type: ParameterType.NUMBER }), f: Output.artifact('/f') };

lowers(
  'a pipeline that calls itself gives the innermost outputs, else its own',
  (main) => {
    const loop = new Pipeline(main, 'loop', { parameters: { num: Parameter.number() }, inputs: { num: 3 } });
    const work = box(loop, 'work', { args: [loop.parameter('num')], outputs: OUTPUTS });
    const again = new Task(loop, 'again', {
      template: loop,
      inputs: { num: work.output('o') },
      when: work.output('o').gt(1),
    });
    loop.addOutput('res', Reference.firstOf(again.output('res'), work.output('o')));
    loop.addOutput('file', Reference.firstOf(again.output('file'), work.output('f')));
    box(main, 'use', { args: [loop.output('res')] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'loop', template: 'loop', arguments: { parameters: [{ name: 'num', value: '3' }] } },
          {
            name: 'use',
            template: 'use',
            depends: 'loop',
            arguments: { parameters: [{ name: 'res', value: '{{tasks.loop.outputs.parameters.res}}' }] },
          },
        ],
      },
    },
    {
      name: 'loop',
      inputs: { parameters: [{ name: 'num' }] },
      dag: {
        tasks: [
          {
            name: 'work',
            template: 'work',
            arguments: { parameters: [{ name: 'num', value: '{{inputs.parameters.num}}' }] },
          },
          {
            name: 'again',
            template: 'loop',
            depends: 'work',
            when: "{{=float(tasks['work'].outputs.parameters['o']) > 1}}",
            arguments: { parameters: [{ name: 'num', value: '{{tasks.work.outputs.parameters.o}}' }] },
          },
        ],
      },
      outputs: {
        artifacts: [
          {
            name: 'file',
            fromExpression:
              "tasks['again'].status == 'Succeeded' ? tasks['again'].outputs.artifacts['file'] : tasks['work'].outputs.artifacts['f']",
          },
        ],
        parameters: [
          {
            name: 'res',
            valueFrom: {
              expression:
                "(tasks['again'].status == 'Succeeded' ? tasks['again'].outputs.parameters['res'] : tasks['work'].outputs.parameters['o'])",
            },
          },
        ],
      },
    },
    {
      name: 'work',
      inputs: { parameters: [{ name: 'num' }] },
      container: { args: ['{{inputs.parameters.num}}'], command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f', path: '/f' }], parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'res' }] },
      container: { args: ['{{inputs.parameters.res}}'], command: ['x'], image: 'a:1' },
    },
  ],
);

lowers(
  'two pipelines call each other, and a value from outside reaches both',
  (main) => {
    const make = box(main, 'make', { outputs: OUTPUTS });
    const ping = new Pipeline(main, 'ping');
    const a = box(ping, 'a', { args: [make.output('o')], outputs: OUTPUTS });
    const pong = new Pipeline(ping, 'pong', { when: a.output('o').lt(5) });
    const b = box(pong, 'b', { outputs: OUTPUTS });
    new Task(pong, 'back', { template: ping, when: b.output('o').lt(5) });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'make', template: 'make' },
          {
            name: 'ping',
            template: 'ping',
            depends: 'make',
            arguments: { parameters: [{ name: 'o', value: '{{tasks.make.outputs.parameters.o}}' }] },
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
      name: 'ping',
      inputs: { parameters: [{ name: 'o' }] },
      dag: {
        tasks: [
          { name: 'a', template: 'a', arguments: { parameters: [{ name: 'o', value: '{{inputs.parameters.o}}' }] } },
          {
            name: 'pong',
            template: 'pong',
            depends: 'a',
            when: "{{=float(tasks['a'].outputs.parameters['o']) < 5}}",
            arguments: { parameters: [{ name: 'o', value: '{{inputs.parameters.o}}' }] },
          },
        ],
      },
    },
    {
      name: 'a',
      inputs: { parameters: [{ name: 'o' }] },
      container: { args: ['{{inputs.parameters.o}}'], command: ['x'], image: 'a:1' },
      outputs: { artifacts: [{ name: 'f', path: '/f' }], parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'pong',
      inputs: { parameters: [{ name: 'o' }] },
      dag: {
        tasks: [
          { name: 'b', template: 'make' },
          {
            name: 'back',
            template: 'ping',
            depends: 'b',
            when: "{{=float(tasks['b'].outputs.parameters['o']) < 5}}",
            arguments: { parameters: [{ name: 'o', value: '{{inputs.parameters.o}}' }] },
          },
        ],
      },
    },
  ],
);

test('a pipeline that calls itself without a condition is refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const loop = new Pipeline(main, 'loop');
        box(loop, 'work');
        new Task(loop, 'again', { template: loop });
      }),
    ),
  ).toThrow('AW1108');
});

test('a chain of calls deeper than Argo goes is refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        let scope = main;
        for (let depth = 0; depth < 100; depth++) scope = new Pipeline(scope, 'deeper');
        box(scope, 'work');
      }),
    ),
  ).toThrow('AW1106');
});

acceptedByArgo();
