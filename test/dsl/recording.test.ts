import { graphOf, p, pipeline, printGraph, task, when } from '../../lib/dsl';

const printed = (of: unknown) => printGraph(graphOf(of)).split('\n');

const generateNumbers = task('generate-numbers', ({ count }: { count: number }) => [...Array(count).keys()]);
const raise = task('raise', ({ n, exponent }: { n: number; exponent: number }) => n ** exponent);
const sum = task('sum', ({ numbers }: { numbers: number[] }) => numbers.reduce((a, b) => a + b, 0));
const split = task('split', () => ({ training: [1, 2], test: { rows: [3] } }));

const mapReduce = pipeline('map-reduce', { exponent: p.number({ default: 2 }) }, ({ exponent }) => {
  const numbers = generateNumbers({ count: 5 });
  return sum({ numbers: numbers.map((n) => raise({ n, exponent })) });
});

test('a map and its reduction', () => {
  expect(printed(mapReduce)).toStrictEqual([
    'map-reduce(exponent: number = 2)',
    '  generate-numbers(count: 5)',
    '  raise(n: item of generate-numbers, exponent: exponent) for each of generate-numbers',
    '  sum(numbers: raise)',
    '  -> sum',
  ]);
});

test('fields, elements, nested pipelines and loops over what they return', () => {
  const outer = pipeline('outer', { exponents: p.json<number[]>() }, ({ exponents }) => {
    const { training, test: held } = split();
    const all = exponents.map((exponent) => mapReduce({ exponent }));
    return { all, first: training.at(0), rows: held.rows.map((n, index) => raise({ n, exponent: index })) };
  });
  expect(printed(outer)).toStrictEqual([
    'outer(exponents: json)',
    '  split()',
    '  map-reduce(exponent: item of exponents) for each of exponents',
    '  raise(n: item of split.test.rows, exponent: index in split.test.rows) for each of split.test.rows',
    '  -> { all: map-reduce, first: split.training[0], rows: raise }',
  ]);
});

test('a body with several calls is a part', () => {
  const nested = pipeline('nested', { rows: p.json<number[][]>() }, ({ rows }) =>
    rows.map((row) => sum({ numbers: row.map((n) => raise({ n, exponent: 2 })) })),
  );
  expect(printed(nested)).toStrictEqual([
    'nested(rows: json)',
    '  each-sum for each of rows:',
    '    raise(n: item of item of rows, exponent: 2) for each of item of rows',
    '    sum(numbers: each-sum.raise)',
    '    -> each-sum.sum',
    '  -> each-sum',
  ]);
});

test('branches', () => {
  const branches = pipeline('branches', { n: p.number() }, ({ n }) =>
    when(n.gt(9), () => raise({ n, exponent: 2 }))
      .elseWhen(n.gt(4), () => sum({ numbers: [n, raise({ n, exponent: 3 })] }))
      .otherwise(() => 0),
  );
  expect(printed(branches)).toStrictEqual([
    'branches(n: number)',
    '  raise(n: n, exponent: 2) when n > 9',
    '  then-sum when (not (n > 9)) and n > 4:',
    '    raise(n: n, exponent: 3)',
    '    sum(numbers: [n, then-sum.raise])',
    '    -> then-sum.sum',
    '  -> raise | then-sum | 0',
  ]);
});
