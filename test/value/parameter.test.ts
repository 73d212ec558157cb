import { Testing } from 'cdk8s';
import { ContainerTask, ContainerTemplate, Input, Literal, Parameter, Pipeline, Task, Workflow } from '../../lib';
import { box, inPipeline, thrown } from '../errors/provoke';
import { specOf } from '../resource/synthesized';

/** What a task passes for an input `v`. */
function passed(parameter: Parameter, value: unknown): any {
  const spec = specOf((p, chart) => {
    const template = new ContainerTemplate(chart, 't', { ...box, parameters: { v: parameter }, args: [Input.parameter('v')] });
    new Task(p, 'call', { template, inputs: { v: value } });
  });
  return spec.templates.find(({ name }: any) => name === 'p').dag.tasks[0].arguments.parameters;
}

/** What a Workflow passes for a parameter `v`. */
function argument(parameter: Parameter, value: unknown): any {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', { parameters: { v: parameter } });
  new ContainerTask(pipeline, 'x', box);
  new Workflow(chart, 'w', { pipeline, arguments: { v: value } });
  return Testing.synth(chart)[0].spec.arguments.parameters;
}

const DEEP = { list: [1, [2, [3, { a: null }]]], text: 'it\'s "x"', empty: {}, none: [] };

describe.each<[string, Parameter, unknown, string]>([
  ['an empty text', Parameter.string(), '', ''],
  ['a text', Parameter.string(), 'a\nb', 'a\nb'],
  ['a text like a number', Parameter.string(), '007', '007'],
  ['a text like a boolean', Parameter.string(), 'no', 'no'],
  ['zero', Parameter.number(), 0, '0'],
  ['minus zero', Parameter.number(), -0, '0'],
  ['a fraction', Parameter.number(), -1.5, '-1.5'],
  ['a large number', Parameter.number(), 1e21, '1e+21'],
  ['false', Parameter.boolean(), false, 'false'],
  ['true', Parameter.boolean(), true, 'true'],
  ['null', Parameter.json(), null, 'null'],
  ['an empty list', Parameter.json(), [], '[]'],
  ['an empty object', Parameter.json(), {}, '{}'],
  ['zero as JSON', Parameter.json(), 0, '0'],
  ['false as JSON', Parameter.json(), false, 'false'],
  ['an empty text as JSON', Parameter.json(), '', '""'],
  ['deep JSON', Parameter.json(), DEEP, JSON.stringify(DEEP)],
  ['an object without a prototype', Parameter.json(), Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['one object in two places', Parameter.json(), [DEEP.empty, DEEP.empty], '[{},{}]'],
  ['a choice', Parameter.enum(['a', 'b']), 'b', 'b'],
  ['an empty choice', Parameter.enum(['', 'b']), '', ''],
])('%s', (_, parameter, value, text) => {
  test('is passed to a task', () => {
    expect(passed(parameter, value)).toStrictEqual([{ name: 'v', value: text }]);
  });

  test('is an argument of a Workflow', () => {
    expect(argument(parameter, value)).toStrictEqual([{ name: 'v', value: text }]);
  });

  test('is a default', () => {
    expect(parameter._text(value, 'x', 'v')).toBe(text);
    expect(Parameter[parameter.choices ? 'string' : parameter.type]({ default: value }).default).toStrictEqual(value);
  });
});

test('Braces inside literal data open no tag', () => {
  expect(passed(Parameter.json(), { a: '{{x}}' })).toStrictEqual([{ name: 'v', value: '{"a":"\\u007b\\u007bx}}"}' }]);
  expect(passed(Parameter.string(), '{{x}}')[0].value).toMatch(/^\{\{='pod' in \$env and .* \? '\{'\+'\{' : nil\}\}x\}\}$/);
  expect(passed(Parameter.string(), Literal.text('{{x}}'))).toStrictEqual(passed(Parameter.string(), '{{x}}'));
});

const cyclic: any = { a: {} };
cyclic.a.b = cyclic;

describe('A default is refused', () => {
  test.each<[string, () => unknown, string]>([
    ['a number for a text', () => Parameter.string({ default: 1 }), "AW1008 Parameter.string: has 1 for 'default', which is not a text. Write a text, or change the parameter's type."],
    ['null for a text', () => Parameter.string({ default: null }), "AW1008 Parameter.string: has null for 'default', which is not a text. Write a text, or change the parameter's type."],
    ['a text for a number', () => Parameter.number({ default: '1' }), "AW1008 Parameter.number: has \"1\" for 'default', which is not a finite number. Write a finite number, or change the parameter's type."],
    ['NaN', () => Parameter.number({ default: NaN }), "AW1008 Parameter.number: has NaN for 'default', which is not a finite number. Write a finite number, or change the parameter's type."],
    ['infinity', () => Parameter.number({ default: Infinity }), "AW1008 Parameter.number: has Infinity for 'default', which is not a finite number. Write a finite number, or change the parameter's type."],
    ['a text for a boolean', () => Parameter.boolean({ default: 'true' }), "AW1008 Parameter.boolean: has \"true\" for 'default', which is not true or false. Write true or false, or change the parameter's type."],
    ['NaN inside of JSON', () => Parameter.json({ default: { a: [NaN] } }), "AW1010 Parameter.json: has NaN at 'default.a[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['undefined inside of JSON', () => Parameter.json({ default: { a: undefined } }), "AW1010 Parameter.json: has undefined at 'default.a', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['a function inside of JSON', () => Parameter.json({ default: [() => 1] }), "AW1010 Parameter.json: has a function at 'default[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['a date inside of JSON', () => Parameter.json({ default: [new Date(0)] }), "AW1010 Parameter.json: has an object of class Date at 'default[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['a bigint', () => Parameter.json({ default: 1n }), "AW1010 Parameter.json: has 1 at 'default', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['a cycle', () => Parameter.json({ default: cyclic }), "AW1010 Parameter.json: has a value that contains itself at 'default.a.b', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."],
    ['no choice', () => Parameter.enum(['a', 'b'], { default: 'c' }), `AW1009 Parameter.enum: has "c" for 'default', which is not one of its choices. They are: 'a', 'b'. Use one of these, or add it to the choices.`],
  ])('when it is %s', (_, make, message) => {
    expect(thrown(make)).toBe(message);
  });
});

test('A value of a wrong type is refused with the task and the input', () => {
  const report = (parameter: Parameter, value: unknown) => inPipeline((p, chart) => {
    const template = new ContainerTemplate(chart, 't', { ...box, parameters: { v: parameter } });
    new Task(p, 'call', { template, inputs: { v: value } });
  });
  expect(report(Parameter.number(), '1')).toStrictEqual([
    `AW1008 test/p/call: has "1" for 'v', which is not a finite number. Write a finite number, or change the parameter's type.`
  ]);
  expect(report(Parameter.json(), cyclic)).toStrictEqual([
    "AW1010 test/p/call: has a value that contains itself at 'v.a.b', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first."
  ]);
  expect(report(Parameter.string(), null)).toStrictEqual([ "AW1008 test/p/call: has null for 'v', which is not a text. Write a text, or change the parameter's type." ]);
  expect(report(Parameter.string(), undefined)).toStrictEqual([
    "AW1002 test/p/call: does not set input 'v', which template 't' requires. Pass it in 'inputs', or give it a default on the template."
  ]);
});

test('Type, description, choices and default are part of the declaration', () => {
  const { type, description, choices, default: fallback } = Parameter.enum(['a', 'b'], { default: 'a', description: 'one of two' });
  expect({ type, description, choices, default: fallback }).toStrictEqual({ type: 'string', description: 'one of two', choices: ['a', 'b'], default: 'a' });
});

test('The list of choices is copied', () => {
  const given = ['a'];
  const parameter = Parameter.enum(given);
  given.push('b');
  expect(parameter.choices).toStrictEqual(['a']);
});

test('Declarations are written on the template', () => {
  const spec = specOf((p, chart) => {
    const template = new ContainerTemplate(chart, 't', {
      ...box,
      parameters: {
        text: Parameter.string({ default: '', description: 'a text' }),
        count: Parameter.number({ default: 0 }),
        flag: Parameter.boolean({ default: false }),
        data: Parameter.json({ default: { a: null } }),
        mode: Parameter.enum(['x', 'y'], { default: 'x' }),
        needed: Parameter.string(),
      },
    });
    new Task(p, 'call', { template, inputs: { needed: 'n' } });
  });
  expect(spec.templates.find(({ name }: any) => name === 't').inputs).toStrictEqual({
    parameters: [
      { name: 'text', default: '', description: 'a text' },
      { name: 'count', default: '0' },
      { name: 'flag', default: 'false' },
      { name: 'data', default: '{"a":null}' },
      { name: 'mode', default: 'x', enum: [ 'x', 'y' ] },
      { name: 'needed' }
    ]
  });
});
