import { Testing } from 'cdk8s';
import { Literal, Parameter, ParameterType, Pipeline, ContainerTask, Workflow } from '../../lib';
import { escapedJson, deferredText } from '../../lib/spec/tags';
import { BOX, lastSpecOf, tasksOf, templatesOf } from '../support/charts';

const HOSTILE = 'quote " and \' and \\ and\nline\ttab and {{workflow.name}} and {{= 1 }} and }} and 😀';
const deep = { list: [1, -0.5, 1e21, true, false, null, '', { 'a b': [] }], text: HOSTILE };

/** The arguments that a task gets for one parameter. */
const passed = (parameter: Parameter, value: unknown) =>
  tasksOf((p) => {
    new ContainerTask(new Pipeline(p, 'q', { parameters: { v: parameter }, arguments: { v: value } }), 't', BOX);
  }).q.arguments.parameters;

describe('literal values', () => {
  test.each<[string, Parameter, unknown, string]>([
    ['a text', Parameter.string(), 'rows', 'rows'],
    ['an empty text', Parameter.string(), '', ''],
    ['a text that YAML 1.1 reads as something else', Parameter.string(), 'no', 'no'],
    ['0', Parameter.number(), 0, '0'],
    ['a fraction', Parameter.number(), -0.5, '-0.5'],
    ['a large number', Parameter.number(), 1e21, '1e+21'],
    ['false', Parameter.boolean(), false, 'false'],
    ['true', Parameter.boolean(), true, 'true'],
    ['null', Parameter.json(), null, 'null'],
    ['an empty list', Parameter.json(), [], '[]'],
    ['an empty object', Parameter.json(), {}, '{}'],
    ['a text as JSON', Parameter.json(), '', '""'],
    ['a number as JSON', Parameter.json(), 0, '0'],
    ['false as JSON', Parameter.json(), false, 'false'],
    ['a choice', Parameter.enum(['S', 'M']), 'M', 'M'],
    ['deep JSON with braces', Parameter.json(), deep, escapedJson(JSON.stringify(deep))],
    ['a text with braces', Parameter.string(), HOSTILE, deferredText(HOSTILE)],
    ['a literal', Parameter.string(), Literal.text('{{x}}'), deferredText('{{x}}')],
  ])('%s', (_, parameter, value, text) => {
    expect(passed(parameter, value)).toStrictEqual([{ name: 'v', value: text }]);
  });

  test('JSON with braces is the same JSON for whoever parses it', () => {
    expect(JSON.parse(passed(Parameter.json(), deep)[0].value)).toStrictEqual(deep);
    expect(passed(Parameter.json(), deep)[0].value).not.toContain('{{');
  });
});

describe('defaults', () => {
  const inputs = (parameter: Parameter) =>
    templatesOf((p) => {
      new ContainerTask(new Pipeline(p, 'q', { parameters: { v: parameter } }), 't', BOX);
    }).q.inputs.parameters;

  test.each<[string, Parameter, object]>([
    ['an empty text counts', Parameter.string({ default: '' }), { default: '' }],
    ['0 counts', Parameter.number({ default: 0 }), { default: '0' }],
    ['false counts', Parameter.boolean({ default: false }), { default: 'false' }],
    ['null counts', Parameter.json({ default: null }), { default: 'null' }],
    ['an empty list counts', Parameter.json({ default: [] }), { default: '[]' }],
    [
      'a choice',
      Parameter.enum(['S', 'M'], { default: 'S', description: 'Size' }),
      { default: 'S', description: 'Size', enum: ['S', 'M'] },
    ],
    ['a literal', Parameter.string({ default: Literal.text('{{x}}') }), { default: deferredText('{{x}}') }],
  ])('%s', (_, parameter, declared) => {
    expect(inputs(parameter)).toStrictEqual([{ name: 'v', ...declared }]);
  });

  test('are on the templates, and the arguments of the workflow repeat them', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', {
      parameters: { a: Parameter.json({ default: { x: '{{x}}' } }), n: Parameter.number() },
    });
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', { pipeline, arguments: { n: 0 } });
    const { arguments: given, templates: made } = lastSpecOf(chart);
    expect(given).toStrictEqual({
      parameters: [
        { name: 'a', value: escapedJson('{"x":"{{x}}"}') },
        { name: 'n', value: '0' },
      ],
    });
    expect(made.find(({ name }: any) => name === 'p').inputs).toStrictEqual({
      parameters: [{ name: 'a', default: escapedJson('{"x":"{{x}}"}') }, { name: 'n' }],
    });
  });

  test('an argument of null is null, and not the default', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p', { parameters: { a: Parameter.json({ default: 4 }) } });
    new ContainerTask(pipeline, 't', BOX);
    new Workflow(chart, 'w', { pipeline, arguments: { a: null } });
    expect(lastSpecOf(chart).arguments).toStrictEqual({ parameters: [{ name: 'a', value: 'null' }] });
  });
});

test('what a parameter says of itself', () => {
  const parameter = Parameter.enum(['S', 'M'], { default: 'S', description: 'Size' });
  expect([parameter.type, parameter.choices, parameter.default, parameter.description]).toStrictEqual([
    ParameterType.STRING,
    ['S', 'M'],
    'S',
    'Size',
  ]);
  const choices = ['S'];
  const copied = Parameter.enum(choices);
  choices.push('M');
  expect(copied.choices).toStrictEqual(['S']);
});

test('what values carry, which decides whether they are guarded', () => {
  expect(
    [Parameter.string(), Parameter.number(), Parameter.boolean(), Parameter.json()].map(({ _encoding }) => _encoding),
  ).toStrictEqual(['text', 'scalar', 'scalar', 'json']);
  expect(Parameter.string({ trusted: true })._encoding).toBe('plain');
  expect(Parameter.enum(['a', 'b'])._encoding).toBe('plain');
  expect(Parameter.enum(['a', '{{b}}'])._encoding).toBe('text');
  expect(Parameter.enum(['a\u0007'])._encoding).toBe('text');
});
