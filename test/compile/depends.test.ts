import { inertText } from './guards';
import { acceptedByArgo, box, inMain, lowers, specOf } from './scenario';
import { ContainerTask, Item, Loop, Output, Parameter, ParameterType, Pipeline, StatusCondition } from '../../lib';

function dependsOf(
  condition: (a: ContainerTask, b: ContainerTask, each: ContainerTask) => StatusCondition,
  more = false,
): string {
  const { templates } = specOf(
    inMain((main) => {
      const a = box(main, 'a', { outputs: { list: Output.parameter('/o', { type: ParameterType.JSON }) } });
      const b = box(main, 'b');
      const each = box(main, 'each', { forEach: Loop.over(a.output('list')), args: [Item.value()] });
      box(main, 'work', { depends: condition(a, b, each), after: more ? [box(main, 'm')] : [] });
    }),
  );
  return templates.find(({ name }: any) => name === 'main').dag.tasks.find(({ name }: any) => name === 'work').depends;
}

type Row = [string, Parameters<typeof dependsOf>[0], string];

test.each<Row>([
  ['success', (a) => a.succeeded, 'a.Succeeded'],
  ['failure, which is also an error', (a) => a.failed, 'a.Failed || a.Errored'],
  ['skipping', (a) => a.skipped, 'a.Skipped'],
  ['omission', (a) => a.omitted, 'a.Omitted'],
  ['the end', (a) => a.ended, 'a.Succeeded || a.Failed || a.Errored || a.Skipped || a.Omitted'],
  ['any item', (_a, _b, each) => each.anySucceeded, 'each.AnySucceeded'],
  ['no item', (_a, _b, each) => each.allFailed, 'each.AllFailed'],
  [
    '"and" of failures, each in parentheses',
    (a, b) => a.failed.and(b.failed),
    '(a.Failed || a.Errored) && (b.Failed || b.Errored)',
  ],
  [
    '"or" in "and"',
    (a, b, each) => a.succeeded.or(b.succeeded).and(each.succeeded),
    '(a.Succeeded || b.Succeeded) && each.Succeeded',
  ],
  [
    '"and" in "or"',
    (a, b, each) => a.succeeded.and(b.succeeded).or(each.failed),
    'a.Succeeded && b.Succeeded || each.Failed || each.Errored',
  ],
  ['negation', (a, b) => a.succeeded.not().and(b.failed.not()), '!(a.Succeeded) && !(b.Failed || b.Errored)'],
  [
    'negation of "and" that begins with parentheses',
    (a, b) => a.failed.and(b.succeeded).not(),
    '!((a.Failed || a.Errored) && b.Succeeded)',
  ],
  ['negation of "and"', (a, b) => a.succeeded.and(b.failed).not(), '!(a.Succeeded && (b.Failed || b.Errored))'],
])('depends says %s', (_, condition, expected) => {
  expect(dependsOf(condition)).toBe(expected);
});

test('what a task waits for otherwise is added to its depends', () => {
  expect(dependsOf((a, b) => a.succeeded.or(b.succeeded), true)).toBe('(a.Succeeded || b.Succeeded) && m');
  expect(dependsOf((a) => a.failed, true)).toBe('(a.Failed || a.Errored) && m');
});

lowers(
  'tasks whose ids are words of the expression language get names that are none',
  (main) => {
    const words = [
      'in',
      'not',
      'and',
      'or',
      'if',
      'else',
      'let',
      'nil',
      'true',
      'false',
      'matches',
      'contains',
      'startsWith',
      'endsWith',
    ];
    box(main, 'last', { after: words.map((word) => box(main, word)) });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'in-task', template: 'in' },
          { name: 'not-task', template: 'in' },
          { name: 'and-task', template: 'in' },
          { name: 'or-task', template: 'in' },
          { name: 'if-task', template: 'in' },
          { name: 'else-task', template: 'in' },
          { name: 'let-task', template: 'in' },
          { name: 'nil-task', template: 'in' },
          { name: 'true-task', template: 'in' },
          { name: 'false-task', template: 'in' },
          { name: 'matches-task', template: 'in' },
          { name: 'contains-task', template: 'in' },
          { name: 'startsWith-task', template: 'in' },
          { name: 'endsWith-task', template: 'in' },
          {
            name: 'last',
            template: 'in',
            depends:
              'in-task && not-task && and-task && or-task && if-task && else-task && let-task && nil-task && true-task && false-task && matches-task && contains-task && startsWith-task && endsWith-task',
          },
        ],
      },
    },
    { name: 'in', container: { command: ['x'], image: 'a:1' } },
  ],
);

lowers(
  'a consumer of the status of a task runs however the task ended',
  (main) => {
    const a = box(main, 'a');
    const b = box(main, 'b', { when: a.exitCode.eq(0), outputs: { o: Output.parameter('/o') } });
    const c = box(main, 'c', { args: [b.output('o')] });
    box(main, 'report', { args: [a.status, b.status, c.status] });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          {
            name: 'b',
            template: 'b',
            depends: 'a || a.Failed || a.Errored',
            when: "{{=float(([tasks['a'].status, get(tasks['a'], 'exitCode')][1] ?? '-1')) == 0}}",
          },
          {
            name: 'c',
            template: 'c',
            depends: 'b.Succeeded',
            arguments: {
              parameters: [{ name: 'o', value: `{{=${inertText("tasks['b'].outputs.parameters['o']")}}}` }],
            },
          },
          {
            name: 'report',
            template: 'report',
            depends:
              '(a || a.Failed || a.Errored) && (b || b.Failed || b.Errored) && (c || c.Failed || c.Errored || c.Omitted)',
            arguments: {
              parameters: [
                { name: 'status', value: '{{tasks.a.status}}' },
                { name: 'b-status', value: '{{tasks.b.status}}' },
                { name: 'c-status', value: '{{tasks.c.status}}' },
              ],
            },
          },
        ],
      },
    },
    { name: 'a', container: { command: ['x'], image: 'a:1' } },
    {
      name: 'b',
      container: { command: ['x'], image: 'a:1' },
      outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] },
    },
    {
      name: 'c',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ["{{=replace(replace(inputs.parameters['o'], '$', '$$'), '$$env', '$env')}}"],
        command: ['x'],
        image: 'a:1',
      },
    },
    {
      name: 'report',
      inputs: { parameters: [{ name: 'status' }, { name: 'b-status' }, { name: 'c-status' }] },
      container: {
        args: ['{{inputs.parameters.status}}', '{{inputs.parameters.b-status}}', '{{inputs.parameters.c-status}}'],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'a reference, an order and a condition on one task are one dependency',
  (main) => {
    const a = box(main, 'a', { outputs: { o: Output.parameter('/o', { trusted: true }) } });
    box(main, 'b', { args: [a.output('o')], after: [a], when: a.output('o').eq('x'), env: { O: `${a.output('o')}` } });
  },
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'a', template: 'a' },
          {
            name: 'b',
            template: 'b',
            depends: 'a',
            when: "{{=tasks['a'].outputs.parameters['o'] == 'x'}}",
            arguments: { parameters: [{ name: 'o', value: '{{tasks.a.outputs.parameters.o}}' }] },
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
      name: 'b',
      inputs: { parameters: [{ name: 'o' }] },
      container: {
        args: ['{{inputs.parameters.o}}'],
        command: ['x'],
        env: [{ name: 'O', value: '{{inputs.parameters.o}}' }],
        image: 'a:1',
      },
    },
  ],
);

lowers(
  'an exit code that does not exist reads as -1',
  (main) => {
    const a = box(main, 'a', { when: main.parameter('go').isTrue() });
    const inner = new Pipeline(main, 'inner');
    inner.addOutput('code', box(inner, 'b').exitCode);
    box(main, 'use', { args: [a.exitCode, a.exitCode.orElse(0), inner.output('code')] });
  },
  [
    {
      name: 'main',
      inputs: { parameters: [{ name: 'go' }] },
      dag: {
        tasks: [
          { name: 'a', template: 'a', when: "{{=inputs.parameters['go'] == 'true'}}" },
          { name: 'inner', template: 'inner' },
          {
            name: 'use',
            template: 'use',
            depends: '(a || a.Failed || a.Errored) && inner',
            arguments: {
              parameters: [
                { name: 'exitCode', value: "{{=([tasks['a'].status, get(tasks['a'], 'exitCode')][1] ?? '-1')}}" },
                { name: 'a-exitCode', value: "{{=([tasks['a'].status, get(tasks['a'], 'exitCode')][1] ?? '0')}}" },
                { name: 'code', value: '{{tasks.inner.outputs.parameters.code}}' },
              ],
            },
          },
        ],
      },
    },
    { name: 'a', container: { command: ['x'], image: 'a:1' } },
    {
      name: 'inner',
      dag: { tasks: [{ name: 'b', template: 'a' }] },
      outputs: {
        parameters: [
          { name: 'code', valueFrom: { expression: "([tasks['b'].status, get(tasks['b'], 'exitCode')][1] ?? '-1')" } },
        ],
      },
    },
    {
      name: 'use',
      inputs: { parameters: [{ name: 'exitCode' }, { name: 'a-exitCode' }, { name: 'code' }] },
      container: {
        args: ['{{inputs.parameters.exitCode}}', '{{inputs.parameters.a-exitCode}}', '{{inputs.parameters.code}}'],
        command: ['x'],
        image: 'a:1',
      },
    },
  ],
  { parameters: { go: Parameter.boolean() } },
);

test('the exit code of a loop is refused, for there is none', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const each = box(main, 'each', { forEach: Loop.over(['a']), args: [Item.value()] });
        box(main, 'use', { args: [each.exitCode] });
      }),
    ),
  ).toThrow('AW1007');
});

test('tasks that wait for each other are refused', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const after: ContainerTask[] = [];
        const a = box(main, 'a', { after });
        after.push(box(main, 'b', { after: [a] }));
      }),
    ),
  ).toThrow('AW1103');
});

test('an output of a skippable task that nothing guards is refused, for Argo would wait for ever', () => {
  expect(() =>
    specOf(
      inMain((main) => {
        const inner = new Pipeline(main, 'inner');
        const a = box(inner, 'a', { outputs: { o: Output.parameter('/o') } });
        const b = box(inner, 'b', { when: a.output('o').eq('x'), outputs: { o: Output.parameter('/o') } });
        inner.addOutput('o', b.output('o'));
      }),
    ),
  ).toThrow('AW1013');
});

acceptedByArgo();
