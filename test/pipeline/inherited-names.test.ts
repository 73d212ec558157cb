import { Testing } from 'cdk8s';
import {
  Artifact,
  ContainerTask,
  ContainerTemplate,
  Input,
  Output,
  Parameter,
  Pipeline,
  Task,
  Workflow,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe.each(NAMES)('The name %s, which every object inherits', (name) => {
  test('is a parameter, an output and an argument like any other', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', { parameters: { [name]: Parameter.number() } });
    const x = new ContainerTask(pipeline, 'x', {
      ...BOX,
      parameters: { [name]: Parameter.number() },
      arguments: { [name]: pipeline.parameter(name) },
      args: [Input.parameter(name)],
      outputs: { [name]: Output.parameter('/o', { trusted: true }) },
    });
    pipeline.addOutput(name, x.output(name));
    new Workflow(chart, 'w', { pipeline, metadata: { name: 'w' }, arguments: { [name]: 1 } });
    expect(Testing.synth(chart)[0].spec).toStrictEqual({
      arguments: { parameters: [{ name, value: '1' }] },
      entrypoint: 'p',
      templates: [
        {
          name: 'p',
          inputs: { parameters: [{ name }] },
          dag: {
            tasks: [
              {
                name: 'x',
                template: 'x',
                arguments: { parameters: [{ name, value: `{{inputs.parameters.${name}}}` }] },
              },
            ],
          },
          outputs: { parameters: [{ name, valueFrom: { parameter: `{{tasks.x.outputs.parameters.${name}}}` } }] },
        },
        {
          name: 'x',
          inputs: { parameters: [{ name }] },
          container: { image: 'a:1', command: ['x'], args: [`{{inputs.parameters.${name}}}`] },
          outputs: { parameters: [{ name, valueFrom: { path: '/o' } }] },
        },
      ],
    });
  });

  test('is an artifact like any other', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    const x = new ContainerTask(pipeline, 'x', { ...BOX, outputs: { [name]: Output.artifact('/o') } });
    new ContainerTask(pipeline, 'y', { ...BOX, artifacts: { [name]: Artifact.at('/i', { from: x.output(name) }) } });
    new Workflow(chart, 'w', { pipeline });
    expect(Testing.synth(chart)[0].spec.templates[0].dag.tasks[1].arguments).toStrictEqual({
      artifacts: [{ name, from: `{{tasks.x.outputs.artifacts.${name}}}` }],
    });
  });

  test('is unknown where nobody declares it', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    const template = new ContainerTemplate(chart, 't', BOX);
    const x = new Task(pipeline, 'x', { template });
    expect(thrown(() => x.output(name))).toMatch(/^AW1003 test\/p\/x: has no output/);
    expect(thrown(() => pipeline.parameter(name))).toMatch(/^AW1004 test\/p: has no input parameter/);
    expect(thrown(() => pipeline.artifact(name))).toMatch(/^AW1004 test\/p: has no input artifact/);
  });

  test('is required where it is declared and not given', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', { parameters: { [name]: Parameter.number() } });
    const template = new ContainerTemplate(chart, 't', { ...BOX, parameters: { [name]: Parameter.string() } });
    new Task(pipeline, 'x', { template });
    new Workflow(chart, 'w', { pipeline });
    expect(
      reported(chart)
        .map((message) => message.slice(0, 6))
        .sort(),
    ).toStrictEqual(['AW1002', 'AW1011']);
  });
});
