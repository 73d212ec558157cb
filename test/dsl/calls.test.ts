import { one, printed, recorded, thrown, two } from './shared';
import { ended, graphOf, p, pipeline, skipped, task, when } from '../../lib/dsl';

test('what a pipeline may return', () => {
  expect(
    recorded(() => {
      one({});
    }),
  ).toStrictEqual(['  one()']);
  expect(recorded(() => null)).toStrictEqual(['  -> null']);
  expect(recorded(() => ({ a: [1, { b: null }] }))).toStrictEqual(['  -> {"a":[1,{"b":null}]}']);
  expect(recorded(({ n }) => n)).toStrictEqual(['  -> n']);
  expect(
    recorded(() => {
      const a = one({});
      return [a, a, { a }];
    }),
  ).toStrictEqual(['  one()', '  -> [one, one, { a: one }]']);
});

test('literals of every JSON type are kept as they are, and later changes of them do not matter', () => {
  const written = {
    a: [0, -1.5, '', '{{=1+1}}', 'q\'"\\\n\u0000😀', null, false, {}],
    ['__proto__']: 1,
    constructor: 2,
    skipped: undefined,
  } as any;
  const graph = graphOf(pipeline('test', {}, () => one({ written })));
  const { value } = graph.calls[0].inputs.written as any;
  expect(JSON.stringify(value)).toBe(JSON.stringify(written));
  written.a.push(3);
  expect(value.a).toHaveLength(8);
  expect(Object.isFrozen(value.a)).toBe(true);
});

test('references are found at any depth', () => {
  expect(
    recorded(({ n, list }) => one({ x: { deep: [1, [n, { list: list.at(3).name }]] }, nothing: undefined })),
  ).toStrictEqual(['  one(x: { deep: [1, [n, { list: list[3].name }]] })', '  -> one']);
});

test('names are unique', () => {
  const taken = task('one-2', (_: { x: number }) => 1);
  expect(
    recorded(() => {
      taken({ x: 1 });
      one({});
      one({});
      one({}, { name: 'mine' });
      one({}, { name: 'mine' });
      taken({ x: 2 });
    }),
  ).toStrictEqual([
    '  one-2(x: 1)',
    '  one()',
    '  one-3 = one()',
    '  mine = one()',
    '  mine-2 = one()',
    '  one-2-2 = one-2(x: 2)',
  ]);
});

test('names of parts stay short enough', () => {
  const long = task(`a${'b'.repeat(62)}`, () => 1);
  const ids = graphOf(
    pipeline('test', { list: p.json<number[]>() }, ({ list }) => {
      for (let i = 0; i < 12; i += 1) list.map((item) => [item, long()]);
      for (let i = 0; i < 12; i += 1) long();
    }),
  ).calls.map((call) => call.id);
  expect(new Set(ids).size).toBe(24);
  expect(ids.filter((id) => id.length > 63)).toStrictEqual([]);
});

test('a call whose result nobody reads is run', () => {
  expect(
    recorded(() => {
      one({});
      two({});
      return 3;
    }),
  ).toStrictEqual(['  one()', '  two()', '  -> 3']);
});

test('order without data', () => {
  expect(
    recorded(({ flag }) => {
      const a = one({});
      const b = when(flag, () => one({})).otherwise(() => two({}));
      two({}, { after: [a, b, ended(a), skipped(b)] });
      two({}, { after: [{ a } as any].map((each) => each.a) });
    }),
  ).toStrictEqual([
    '  one()',
    '  one-2 = one() when flag == true',
    '  two() when not (flag == true)',
    '  two-2 = two() after one (any), one-2 (skipped), two (skipped)',
    '  two-3 = two() after one',
  ]);
});

test('a call in a part that waits for one outside makes the part wait', () => {
  expect(
    recorded(({ list }) => {
      const a = one({});
      list.map((item: any) => {
        two({ item }, { after: [a] });
      });
      list.map((item: any) => ({ item, two: two({ item }, { after: [a] }) }));
      list.map((item: any) => {
        const b = one({ item });
        return two({}, { after: [b] });
      });
    }),
  ).toStrictEqual([
    '  one()',
    '  two(item: item of list) for each of list after one',
    '  each-two for each of list after one:',
    '    two(item: item of list)',
    '    -> { item: item of list, two: each-two.two }',
    '  each-two-2 for each of list:',
    '    one(item: item of list)',
    '    two() after one',
    '    -> each-two-2.two',
  ]);
  expect(
    thrown(() =>
      recorded(({ list }) => {
        let inner: any;
        list.map(() => {
          inner = one({});
        });
        two({}, { after: [inner] });
      }),
    ),
  ).toContain('AW1506');
});

test('loops', () => {
  expect(
    recorded(({ list, rows }) => {
      const doubled = list.map((item: any, index: any) => one({ item, index }), {
        limit: 3,
        batch: 10,
        onItemFailure: 'collect',
        name: 'doubled',
      });
      const again = doubled.map((item: any) => two({ item }));
      const nested = rows.map((row: any) => row.cells.map((cell: any) => one({ cell, row: row.id })));
      const plain = list.map((item: any) => item.id);
      return { again, nested, plain, zero: list.map(() => 0) };
    }),
  ).toStrictEqual([
    '  doubled = one(item: item of list, index: index in list) for each of list limit 3 batch 10 on failure collect',
    '  two(item: item of doubled) for each of doubled',
    '  each-one for each of rows:',
    '    one(cell: item of item of rows.cells, row: item of rows.id) for each of item of rows.cells',
    '    -> each-one.one',
    '  each for each of list:',
    '    -> item of list.id',
    '  each-2 for each of list:',
    '    -> 0',
    '  -> { again: two, nested: each-one, plain: each, zero: each-2 }',
  ]);
});

test('a body of two equal results is a part', () => {
  expect(
    recorded(({ list }) =>
      list.map((item: any) => {
        const a = one({ item });
        return [a, a];
      }),
    ),
  ).toStrictEqual([
    '  each-one for each of list:',
    '    one(item: item of list)',
    '    -> [each-one.one, each-one.one]',
    '  -> each-one',
  ]);
});

test('options of calls', () => {
  expect(recorded(() => one({}, { timeout: '5m', retry: { attempts: 3 }, image: undefined }))).toStrictEqual([
    '  one() with timeout, retry',
    '  -> one',
  ]);
  expect(thrown(() => recorded(() => one({}, { retry: { attempts: 0 } })))).toContain(
    "AW1520 test.one: has 0 for the option 'retry.attempts', which takes a whole number from 1",
  );
  expect(thrown(() => recorded(() => one({}, { retry: { tries: 2 } as any })))).toContain(
    "AW1521 test.one: has the option 'retry.tries'",
  );
});

test('options are known now', () => {
  expect(thrown(() => recorded(({ text }) => one({}, { env: { X: text } })))).toContain(
    "AW1520 test.one: has test.text for the option 'env.X', which takes a value that is known now; what exists only at run time is passed as an input.",
  );
  expect(thrown(() => recorded(({ text }) => one({}, { container: { nodeSelector: { zone: text } } })))).toContain(
    "for the option 'container', which takes an object of values that are known now",
  );
  expect(thrown(() => recorded(({ text }) => one({}, { timeout: text })))).toContain(
    "AW1520 test.one: has test.text for the option 'timeout'",
  );
  expect(recorded(() => one({}, { env: { X: 'a', Y: { secret: new Date() } } }))).toStrictEqual([
    '  one() with env',
    '  -> one',
  ]);
});

test('pipelines in pipelines, and one that calls itself', () => {
  const inner = pipeline('inner', { n: p.number() }, ({ n }) => ({ up: one({ n }) }));
  const countdown: any = pipeline('countdown', { n: p.number() }, ({ n }) =>
    when(n.gt(0), () => countdown({ n: one({ n }) })).otherwise(() => inner({ n }).up),
  );
  expect(printed(countdown)).toStrictEqual([
    'countdown(n: number)',
    '  then-countdown when n > 0:',
    '    one(n: n)',
    '    countdown(n: then-countdown.one)',
    '    -> then-countdown.countdown',
    '  otherwise-inner when not (n > 0):',
    '    inner(n: n)',
    '    -> otherwise-inner.inner.up',
    '  -> then-countdown | otherwise-inner',
  ]);
  const tree: any = pipeline('tree', { node: p.json<any>() }, ({ node }) => ({
    node,
    below: node.children.map((child: any) => tree({ node: child })),
  }));
  expect(printed(tree)).toHaveLength(3);
});

test('a graph is recorded once, at the first use, and frozen', () => {
  let times = 0;
  const counted = pipeline('counted', {}, () => {
    times += 1;
    return one({ a: [{ b: 1 }] });
  });
  expect(times).toBe(0);
  const graph: any = graphOf(counted);
  expect(graphOf(counted)).toBe(graph);
  expect(times).toBe(1);
  expect(
    thrown(() => {
      graph.calls.push(1);
    }),
  ).toContain('not extensible');
  expect(
    thrown(() => {
      graph.calls[0].inputs.x = 1;
    }),
  ).toContain('not extensible');
  expect(
    thrown(() => {
      graph.calls[0].after.push(1);
    }),
  ).toContain('not extensible');
});

test('a function that throws leaves nothing open', () => {
  const broken = pipeline('broken', { list: p.json<number[]>() }, ({ list }) =>
    list.map(() => {
      throw new Error('mine');
    }),
  );
  expect(thrown(() => graphOf(broken))).toBe('mine');
  expect(thrown(() => graphOf(broken))).toBe('mine');
  expect(thrown(() => one({}))).toContain('AW1508');
});

test('recording another pipeline within one does not mix them', () => {
  const inner = pipeline('inner', {}, () => two({}));
  expect(
    recorded(() => {
      one({});
      graphOf(inner);
      return inner();
    }),
  ).toStrictEqual(['  one()', '  inner()', '  -> inner']);
});

test('functions stay usable', () => {
  const half = task('half', ({ n }: { n: number }, { name }) => [n / 2, name]);
  expect(half.fn({ n: 4 })).toStrictEqual([2, '']);
  expect(half.name).toBe('half');
});
