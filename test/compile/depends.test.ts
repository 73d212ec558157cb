import { acceptedByArgo, box, inMain, lowersToGolden, specOf } from './scenario';
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

lowersToGolden('tasks whose ids are words of the expression language get names that are none', (main) => {
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
});

lowersToGolden('a consumer of the status of a task runs however the task ended', (main) => {
  const a = box(main, 'a');
  const b = box(main, 'b', { when: a.exitCode.eq(0), outputs: { o: Output.parameter('/o') } });
  const c = box(main, 'c', { args: [b.output('o')] });
  box(main, 'report', { args: [a.status, b.status, c.status] });
});

lowersToGolden('a reference, an order and a condition on one task are one dependency', (main) => {
  const a = box(main, 'a', { outputs: { o: Output.parameter('/o', { trusted: true }) } });
  box(main, 'b', { args: [a.output('o')], after: [a], when: a.output('o').eq('x'), env: { O: `${a.output('o')}` } });
});

lowersToGolden(
  'an exit code that does not exist reads as -1',
  (main) => {
    const a = box(main, 'a', { when: main.parameter('go').isTrue() });
    const inner = new Pipeline(main, 'inner');
    inner.addOutput('code', box(inner, 'b').exitCode);
    box(main, 'use', { args: [a.exitCode, a.exitCode.orElse(0), inner.output('code')] });
  },
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
