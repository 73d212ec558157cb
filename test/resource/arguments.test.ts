import { Testing } from 'cdk8s';
import {
  Artifact,
  ArtifactLocation,
  ContainerTask,
  CronWorkflow,
  Literal,
  Parameter,
  Pipeline,
  Workflow,
  WorkflowTemplate,
  WorkflowVariable,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported } from '../support/refused';

const DEEP = { list: [1, [2, [3, { a: null }]]], text: 'it\'s "x"', empty: {}, none: [] };
const cyclic: any = { a: {} };
cyclic.a.b = cyclic;

function chartWith(
  parameters: { [name: string]: Parameter },
  args: object | undefined,
  kind: 'Workflow' | 'CronWorkflow' | 'WorkflowTemplate' = 'Workflow',
  artifacts = {},
) {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', { parameters, artifacts });
  new ContainerTask(pipeline, 'x', BOX);
  const props = { pipeline, arguments: args as any };
  if (kind === 'CronWorkflow') new CronWorkflow(chart, 'w', { ...props, schedules: ['@daily'] });
  else new { Workflow, WorkflowTemplate }[kind](chart, 'w', props);
  return chart;
}

const argumentsOf = (...given: Parameters<typeof chartWith>) => {
  const { spec } = Testing.synth(chartWith(...given))[0];
  return (spec.workflowSpec ?? spec).arguments;
};

test.each<[string, Parameter, unknown, string]>([
  ['An empty text', Parameter.string(), '', ''],
  ['A text of two lines', Parameter.string(), 'a\nb', 'a\nb'],
  ['A text like a number', Parameter.string(), '007', '007'],
  ['A text like a boolean', Parameter.string(), 'no', 'no'],
  ['Zero', Parameter.number(), 0, '0'],
  ['Minus zero', Parameter.number(), -0, '0'],
  ['A large number', Parameter.number(), 1e21, '1e+21'],
  ['False', Parameter.boolean(), false, 'false'],
  ['Null', Parameter.json(), null, 'null'],
  ['An empty list', Parameter.json(), [], '[]'],
  ['Zero as JSON', Parameter.json(), 0, '0'],
  ['An empty text as JSON', Parameter.json(), '', '""'],
  ['Deep JSON', Parameter.json(), DEEP, JSON.stringify(DEEP)],
  ['An object without a prototype', Parameter.json(), Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['One object at two places', Parameter.json(), [DEEP.empty, DEEP.empty], '[{},{}]'],
])('%s is an argument, and a default', (_, parameter, value, text) => {
  expect(argumentsOf({ v: parameter }, { v: value })).toStrictEqual({ parameters: [{ name: 'v', value: text }] });
  expect(argumentsOf({ v: Parameter[parameter.type]({ default: value }) }, undefined)).toStrictEqual({
    parameters: [{ name: 'v', value: text }],
  });
});

test("A choice is an argument with its choices, which Argo's UI offers", () => {
  expect(
    argumentsOf({ v: Parameter.enum(['', 'b'], { default: 'b', description: 'one of two' }) }, { v: '' }),
  ).toStrictEqual({
    parameters: [{ name: 'v', description: 'one of two', enum: ['', 'b'], value: '' }],
  });
});

test('A CronWorkflow has its arguments in the spec of its workflows', () => {
  expect(
    argumentsOf(
      { a: Parameter.string(), b: Parameter.number({ default: 2 }) },
      { a: Literal.text('x') },
      'CronWorkflow',
    ),
  ).toStrictEqual({
    parameters: [
      { name: 'a', value: 'x' },
      { name: 'b', value: '2' },
    ],
  });
});

test('A WorkflowTemplate may leave arguments open', () => {
  expect(
    argumentsOf({ a: Parameter.string(), b: Parameter.number({ default: 2 }) }, undefined, 'WorkflowTemplate'),
  ).toStrictEqual({ parameters: [{ name: 'a' }, { name: 'b', value: '2' }] });
});

test('Artifacts are arguments by their location', () => {
  expect(
    argumentsOf({}, { f: ArtifactLocation.key('a/b'), r: ArtifactLocation.raw('text') }, 'Workflow', {
      f: Artifact.required(),
      r: Artifact.required(),
      o: Artifact.optional(),
    }),
  ).toStrictEqual({
    artifacts: [
      { name: 'f', s3: { key: 'a/b' } },
      { name: 'r', raw: { data: 'text' } },
    ],
  });
});

test.each<[string, Parameter, object, string[]]>([
  [
    'nothing',
    Parameter.string(),
    {},
    [
      "AW1011 test/w: gives no value to parameter 'v', which has no default. A Workflow and a CronWorkflow run as they stand. Set it in 'arguments', or give the parameter a default.",
    ],
  ],
  [
    'undefined',
    Parameter.string(),
    { v: undefined },
    [
      "AW1011 test/w: gives no value to parameter 'v', which has no default. A Workflow and a CronWorkflow run as they stand. Set it in 'arguments', or give the parameter a default.",
    ],
  ],
  [
    'null for a text',
    Parameter.string(),
    { v: null },
    ["AW1008 test/w: has null for 'v', which is not a text. Write a text, or change the parameter's type."],
  ],
  [
    'NaN',
    Parameter.number(),
    { v: NaN },
    [
      "AW1008 test/w: has NaN for 'v', which is not a finite number. Write a finite number, or change the parameter's type.",
    ],
  ],
  [
    'a number as text',
    Parameter.number(),
    { v: '1' },
    [
      "AW1008 test/w: has \"1\" for 'v', which is not a finite number. Write a finite number, or change the parameter's type.",
    ],
  ],
  [
    'a boolean as number',
    Parameter.boolean(),
    { v: 1 },
    ["AW1008 test/w: has 1 for 'v', which is not true or false. Write true or false, or change the parameter's type."],
  ],
  [
    'JSON with undefined inside',
    Parameter.json(),
    { v: [undefined] },
    [
      "AW1010 test/w: has undefined at 'v[0]', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
    ],
  ],
  [
    'JSON that contains itself',
    Parameter.json(),
    { v: cyclic },
    [
      "AW1010 test/w: has a value that contains itself at 'v.a.b', which JSON cannot carry. JSON has text, finite numbers, true, false, null, lists and plain objects. Convert the value first.",
    ],
  ],
  [
    'another choice',
    Parameter.enum(['a']),
    { v: 'b' },
    [
      "AW1009 test/w: has \"b\" for 'v', which is not one of its choices. They are: 'a'. Use one of these, or add it to the choices.",
    ],
  ],
  [
    'a value of the run',
    Parameter.string(),
    { v: WorkflowVariable.name() },
    [
      "AW1008 test/w: has \"the variable 'workflow.name'\" for 'v', which is not a literal string. Write a literal string, or change the parameter's type.",
    ],
  ],
  [
    'a location',
    Parameter.string(),
    { v: ArtifactLocation.key('a') },
    [
      "AW1008 test/w: has an object of class ArtifactLocation for 'v', which is not a text. Write a text, or change the parameter's type.",
    ],
  ],
  [
    'a name that is not declared',
    Parameter.string({ default: '' }),
    { toString: 'x' },
    [
      "AW1306 test/w: gives a value to argument 'toString', which the pipeline does not declare. Its inputs are: 'v'. Use one of these, or declare it on the pipeline.",
    ],
  ],
])('An argument that is %s is refused', (_, parameter, args, messages) => {
  expect(reported(chartWith({ v: parameter }, args))).toStrictEqual(messages);
});
