import { Testing } from 'cdk8s';
import {
  Artifact,
  ContainerTask,
  Input,
  Item,
  Literal,
  Output,
  Parameter,
  Pipeline,
  Reference,
  WorkflowVariable,
} from '../../lib';
import { BOX, containerOf, templatesOf } from '../support/charts';

const pipeline = new Pipeline(Testing.chart(), 'p', {
  parameters: { n: Parameter.number(), s: Parameter.string() },
  artifacts: { f: Artifact.required() },
});
const task = new ContainerTask(pipeline, 't', {
  ...BOX,
  outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') },
});
const value: any = task.output('o');

describe('a reference is one object per value', () => {
  test('of inputs, outputs, fields, items and variables', () => {
    expect(pipeline.parameter('n')).toBe(pipeline.parameter('n'));
    expect(pipeline.artifact('f')).toBe(pipeline.artifact('f'));
    expect(task.output('o')).toBe(task.output('o'));
    expect(task.result).toBe(task.result);
    expect(task.status).toBe(task.status);
    expect(task.exitCode).toBe(task.exitCode);
    expect(task.output('o').property('a').at(0)).toBe(task.output('o').property('a').at(0));
    expect(Item.property('a')).toBe(Item.value().property('a'));
    expect(Input.parameter('a')).toBe(Input.parameter('a'));
    expect(WorkflowVariable.name()).toBe(WorkflowVariable.name());
  });

  test('different values are different objects, also where names are alike', () => {
    expect(pipeline.parameter('n')).not.toBe(pipeline.parameter('s'));
    expect(value.property('0')).not.toBe(value.at(0));
    expect(Input.parameter('a')).not.toBe(Input.artifactPath('a'));
    expect(new ContainerTask(pipeline, 'u', { ...BOX, outputs: { o: Output.parameter('/o') } }).output('o')).not.toBe(
      value,
    );
  });

  test('=== compares the handles, not the values', () => {
    expect(value === 'rows').toBe(false);
    expect(value === task.output('o')).toBe(true);
  });
});

describe('a reference in a text', () => {
  const token = `${value}`;

  test('every way to make a text gives the same token', () => {
    expect(value.toString()).toBe(token);
    expect(String(value)).toBe(token);
    expect(value + '').toBe(token);
    expect('' + value).toBe(token);
    expect([value].join()).toBe(token);
    expect(''.concat(value)).toBe(token);
  });

  test('the token has no character that people write', () => {
    expect(token).toMatch(/^\ue0f0[\ue100-\ue10f]+aZ\ue0f1$/);
    expect(`${pipeline.parameter('n')}`).not.toBe(token);
  });

  test('+ joins texts, with numbers too', () => {
    expect(value + 1).toBe(`${token}1`);
    expect(
      containerOf({ args: [`n=${Input.parameter('n')}` + 1], parameters: { n: Parameter.number({ default: 5 }) } })
        .container.args,
    ).toStrictEqual(['n={{inputs.parameters.n}}1']);
  });

  test('a JSON text around a text with a token keeps the token', () => {
    const n = Input.parameter('n');
    expect(
      containerOf({ args: [JSON.stringify({ n: `${n}` })], parameters: { n: Parameter.number({ default: 5 }) } })
        .container.args,
    ).toStrictEqual(['{"n":"{{inputs.parameters.n}}"}']);
  });

  test('a token may be split off and put together again, repeated and moved', () => {
    const n = `${Input.parameter('n')}`;
    const args = [`a,${n},b`.split(',')[1], n.slice(0, 2) + n.slice(2), `${n}/`.repeat(2), ` ${n} `.trim()];
    expect(containerOf({ args, parameters: { n: Parameter.number({ default: 5 }) } }).container.args).toStrictEqual([
      '{{inputs.parameters.n}}',
      '{{inputs.parameters.n}}',
      '{{inputs.parameters.n}}/{{inputs.parameters.n}}/',
      '{{inputs.parameters.n}}',
    ]);
  });
});

test('await gives the reference itself', async () => {
  expect(await value).toBe(value);
  expect(await Promise.all([value, task.result])).toStrictEqual([value, task.result]);
});

test('a reference is true, as every object: conditions are made by its methods', () => {
  expect(Boolean(value)).toBe(true);
  expect(typeof value).toBe('object');
});

describe('in words, for messages', () => {
  test.each<[Reference, string]>([
    [value, "output 'o' of task 'test/p/t'"],
    [task.result, "the result of task 'test/p/t'"],
    [task.exitCode, "the exitCode of task 'test/p/t'"],
    [pipeline.parameter('n'), "input 'n' of 'test/p'"],
    [Input.parameter('n'), "input 'n' of the template it stands in"],
    [Item.value(), 'the item of the loop'],
    [Item.index(), 'the index of the loop'],
    [Item.property('a').at(2), 'field 2 of field "a" of the item of the loop'],
    [WorkflowVariable.name(), "the variable 'workflow.name'"],
    [pipeline.globalOutput('rows'), "global output 'rows'"],
    [
      Reference.firstOf(value, task.result),
      "the first of output 'o' of task 'test/p/t', the result of task 'test/p/t'",
    ],
    [value.orElse('none'), "the first of output 'o' of task 'test/p/t'"],
  ])('%#', (reference, words) => {
    expect(reference._describe()).toBe(words);
  });
});

test('which references are files', () => {
  expect(task.output('f')._isArtifact).toBe(true);
  expect(pipeline.artifact('f')._isArtifact).toBe(true);
  expect(Reference.firstOf(task.output('f'), pipeline.artifact('f'))._isArtifact).toBe(true);
  expect(value._isArtifact).toBe(false);
  expect(Item.value()._isArtifact).toBe(false);
});

test('the variables of the workflow', () => {
  const { name, namespace, uid, serviceAccountName, creationTimestamp, scheduledTime, duration, status } =
    WorkflowVariable;
  const args = [
    name(),
    namespace(),
    uid(),
    serviceAccountName(),
    creationTimestamp(),
    scheduledTime(),
    duration(),
    status(),
  ];
  expect(containerOf({ args }).container.args).toStrictEqual([
    '{{workflow.name}}',
    '{{workflow.namespace}}',
    '{{workflow.uid}}',
    '{{workflow.serviceAccountName}}',
    '{{workflow.creationTimestamp}}',
    '{{workflow.scheduledTime}}',
    '{{workflow.duration}}',
    '{{workflow.status}}',
  ]);
});

test('the inputs and paths of the template that they stand in', () => {
  expect(
    containerOf({
      args: [Input.parameter('n'), Input.artifactPath('in'), Input.outputPath('o'), Input.outputArtifactPath('f')],
      parameters: { n: Parameter.number({ default: 1 }) },
      artifacts: { in: Artifact.at('/in', { optional: true }) },
      outputs: { o: Output.parameter('/o'), f: Output.artifact('/f') },
    }),
  ).toStrictEqual({
    inputs: { parameters: [{ name: 'n', default: '1' }], artifacts: [{ name: 'in', path: '/in', optional: true }] },
    container: {
      args: [
        '{{inputs.parameters.n}}',
        '{{inputs.artifacts.in.path}}',
        '{{outputs.parameters.o.path}}',
        '{{outputs.artifacts.f.path}}',
      ],
      command: ['x'],
      image: 'a:1',
    },
    outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }], artifacts: [{ name: 'f', path: '/f' }] },
  });
});

test('one template with Input serves many calls', () => {
  const made = templatesOf((p) => {
    for (const [id, n] of [
      ['a', 1],
      ['b', 2],
    ] as const) {
      new ContainerTask(p, id, {
        ...BOX,
        args: [Input.parameter('n')],
        parameters: { n: Parameter.number() },
        arguments: { n },
      });
    }
  });
  expect(Object.keys(made)).toStrictEqual(['p', 'a']);
  expect(made.p.dag.tasks.map(({ template, arguments: { parameters } }: any) => [template, parameters])).toStrictEqual([
    ['a', [{ name: 'n', value: '1' }]],
    ['a', [{ name: 'n', value: '2' }]],
  ]);
});

test('a literal arrives as it is written, alone and in a text', () => {
  const literal = Literal.text('{{x}}');
  expect(`${literal}`).toBe(literal.toString());
  const [whole, inside] = containerOf({ args: [`${literal}`, `a ${literal} {{workflow.name}}`] }).container.args;
  expect(whole).toMatch(/^\{\{=.* \? '\{'\+'\{' : nil\}\}x\}\}$/);
  expect(inside).toBe(`a ${whole} {{workflow.name}}`);
});
