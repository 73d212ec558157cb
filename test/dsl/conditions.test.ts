import { one, recorded, two } from './shared';
import { and, failed, not, or, statusOf, when } from '../../lib/dsl';

const tested = (condition: (inputs: any) => any) => recorded((inputs) => when(condition(inputs), () => one({})))[0];

test('comparisons', () => {
  const tests: [string, (inputs: any) => any][] = [
    ['n == 3', ({ n }) => n.eq(3)],
    ['n != null', ({ n }) => n.neq(null)],
    ['n > 1', ({ n }) => n.gt(1)],
    ['n >= 1', ({ n }) => n.gte(1)],
    ['n < 1', ({ n }) => n.lt(1)],
    ['n <= list.length', ({ n, list }) => n.lte(list.length)],
    ['text in ["a","b"]', ({ text }) => text.isIn(['a', 'b'])],
    ['n in [1, rows.x]', ({ n, rows }) => n.isIn([1, rows.x])],
    ['n in list', ({ n, list }) => n.isIn(list)],
    ['text startsWith "a"', ({ text }) => text.startsWith('a')],
    ['text endsWith text', ({ text }) => text.endsWith(text)],
    ['text contains "{{x}}"', ({ text }) => text.contains('{{x}}')],
    ['list contains n', ({ list, n }) => list.contains(n)],
    ['text matches "^a+$"', ({ text }) => text.matches('^a+$')],
    ['text matches "(?i)^a+$"', ({ text }) => text.matches(/^a+$/gi)],
    ['list.length == 0', ({ list }) => list.isEmpty()],
    ['flag == true', ({ flag }) => flag],
    ['flag == true', ({ flag }) => flag.isTrue()],
    ['flag == false', ({ flag }) => flag.isFalse()],
    ['text == ""', ({ text }) => text.eq('')],
  ];
  for (const [text, condition] of tests) expect(tested(condition)).toBe(`  one() when ${text}`);
});

test('combinations', () => {
  expect(tested(({ n, flag }) => n.gt(1).and(n.lt(9), flag.isTrue()).or(n.eq(0)).not())).toBe(
    '  one() when not ((n > 1 and n < 9 and flag == true) or n == 0)',
  );
  expect(tested(({ n, flag }) => not(and(or(n.gt(1), flag), n.eq(3))))).toBe(
    '  one() when not ((n > 1 or flag == true) and n == 3)',
  );
});

test('branches exclude each other, and their values merge', () => {
  expect(
    recorded(({ n, flag }) =>
      when(n.eq(1), () => one({ n }))
        .elseWhen(flag, () => two({ n }))
        .otherwise(() => ({ made: one({ n: 2 }), n })),
    ),
  ).toStrictEqual([
    '  one(n: n) when n == 1',
    '  two(n: n) when (not (n == 1)) and flag == true',
    '  otherwise-one when (not (n == 1)) and (not (flag == true)):',
    '    one(n: 2)',
    '    -> { made: otherwise-one.one, n: n }',
    '  -> one | two | otherwise-one',
  ]);
});

test('a field of merged branches is a field of each', () => {
  expect(
    recorded(({ n }) => two({ x: (when(n.eq(1), () => one({})).otherwise(() => ({ a: { b: 5 } })) as any).a.b })),
  ).toStrictEqual(['  one() when n == 1', '  two(x: one.a.b | 5)', '  -> two']);
});

test('without otherwise the value is null, and orElse replaces it', () => {
  expect(
    recorded(({ flag }) => {
      const maybe = when(flag, () => one({}));
      return [maybe, maybe.orElse([1]), maybe.orElse(flag)];
    }),
  ).toStrictEqual(['  one() when flag == true', '  -> [one | null, one | null or [1], one | null or flag]']);
});

test('branches that call nothing', () => {
  expect(
    recorded(({ n, text }) =>
      when(n.lt(2), () => text)
        .elseWhen(n.lt(3), () => one({}))
        .otherwise(() => undefined),
    ),
  ).toStrictEqual(['  one() when (not (n < 2)) and n < 3', '  -> text | one | null']);
});

test('branches in branches and loops', () => {
  expect(
    recorded(({ list, n }) =>
      list.map((item: any) =>
        when(item.gt(n), () => when(item.eq(3), () => one({ item })).otherwise(() => two({ item }))).otherwise(
          () => item,
        ),
      ),
    ),
  ).toStrictEqual([
    '  each-then-two for each of list:',
    '    then-two when item of list > n:',
    '      one(item: item of list) when item of list == 3',
    '      two(item: item of list) when not (item of list == 3)',
    '      -> each-then-two.then-two.one | each-then-two.then-two.two',
    '    -> each-then-two.then-two | item of list',
    '  -> each-then-two',
  ]);
});

test('a loop in a branch', () => {
  expect(
    recorded(({ list, flag }) => when(flag, () => list.map((item: any) => one({ item }))).otherwise(() => [])),
  ).toStrictEqual([
    '  then-one when flag == true:',
    '    one(item: item of list) for each of list',
    '    -> then-one.one',
    '  -> then-one | []',
  ]);
});

test('how something ended', () => {
  expect(
    recorded(() => {
      const a = one({});
      when(statusOf(a).isIn(['Failed', 'Error']), () => two({}));
      when(statusOf(a).eq('Skipped'), () => two({ x: 1 }, { after: [failed(a)] }));
    }),
  ).toStrictEqual([
    '  one()',
    '  two() when status of one in ["Failed","Error"]',
    '  two-2 = two(x: 1) when status of one == "Skipped" after one (failed)',
  ]);
});
