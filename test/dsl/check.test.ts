import { one, two } from './shared';
import { container, input, output, p, pipeline, pipelineOf, task, when } from '../../lib/dsl';
import { checkGraph } from '../../lib/dsl/check';
import { serializers } from '../../lib/serializer/serializers';

const { bytes, msgpack, ndjson } = serializers;
const problems = (of: unknown) =>
  checkGraph(pipelineOf(of)).map(({ message }) => message.slice(0, message.indexOf(':', 7)));
const of = (fn: (inputs: { n: any; list: any; flag: any }) => unknown, options: any = {}) =>
  problems(pipeline('test', { n: p.number(), list: p.json<any[]>(), flag: p.boolean() }, fn, options));

test('a pipeline in order has no problems', () => {
  expect(
    of(({ list, flag, n }) =>
      list.map((item: any) => when(flag, () => one({ item })).otherwise(() => two({ n, item }))),
    ),
  ).toStrictEqual([]);
});

test('recursion over several pipelines', () => {
  const a: any = pipeline('a', { n: p.number() }, ({ n }) => {
    one({ n });
    b({ n });
  });
  const b: any = pipeline('b', { n: p.number() }, ({ n }) => {
    side();
    return c({ n });
  });
  const c: any = pipeline('c', { n: p.number() }, ({ n }) => a({ n }));
  const side = pipeline('side', {}, () => one({}));
  const top = pipeline('top', {}, () => {
    side();
    a({ n: 1 });
  });
  expect(checkGraph(pipelineOf(top)).map(({ message }) => message)).toStrictEqual([
    expect.stringContaining('calls itself without a condition (a -> b -> c -> a)'),
  ]);

  const guarded: any = pipeline('guarded', { n: p.number() }, ({ n }) => {
    middle({ n });
  });
  const middle: any = pipeline('middle', { n: p.number() }, ({ n }) => when(n.gt(0), () => guarded({ n: one({ n }) })));
  expect(problems(guarded)).toStrictEqual([]);
});

test('names', () => {
  const fn = (_: object) => 1;
  const same = [task('same', fn), task('same', fn)];
  const other = [task('other', () => 1), task('other', () => 2)];
  const inner = [1, 2].map((n) => pipeline('inner', {}, () => n));
  expect(of(() => [...same, ...other, ...inner].map((each) => each()))).toStrictEqual(['AW1530 other', 'AW1530 inner']);
});

test('functions that depend on chance', () => {
  let count = 0;
  const chance = pipeline('chance', {}, () => one({ x: (count += 1) }));
  expect(checkGraph(pipelineOf(chance))[0].message).toContain(
    "records something else each time: once 'one(x: 1)' and once 'one(x: 2)'.",
  );
  const longer = pipeline('longer', {}, () => one({ x: 'a'.repeat(200) + (count += 1) }));
  expect(checkGraph(pipelineOf(longer))[0].message).toContain('records something else each time: values that differ.');
  expect(of(() => (count++ % 2 === 0 ? one({}) : undefined))).toStrictEqual(['AW1531 test']);
  const tasksMadeInside = pipeline('inside', {}, () => ['a', 'b'].map((name) => task(name, () => name)()));
  expect(problems(tasksMadeInside)).toStrictEqual([]);
});

const rows = task('rows', () => [{ a: 1 }], { serializer: ndjson() });
const parts = task('parts', () => ({ rows: [{ a: 1 }], count: 1 }), { outputs: { rows: { serializer: ndjson() } } });
const lines = container('lines', {
  image: 'x',
  command: ['x'],
  inputs: { rows: input.file('/tmp/rows', { serializer: ndjson() }) },
  outputs: { text: output.text('/tmp/out'), raw: output.file('/tmp/raw') },
});
const strict = task('strict', (_: { rows: unknown }) => 1, { inputs: { rows: { serializer: ndjson() } } });

test('serializers of makers and readers', () => {
  expect(
    of(() => {
      lines({ rows: rows() });
      lines({ rows: parts().rows });
      strict({ rows: rows() });
      lines({ rows: [1] });
    }),
  ).toStrictEqual([]);
  expect(
    of(() => {
      lines({ rows: one({}) });
      lines({ rows: parts().count });
      strict({ rows: parts() });
    }),
  ).toStrictEqual(['AW1532 lines', 'AW1532 lines-2', 'AW1532 strict']);
  expect(of(() => strict({ rows: lines({ rows: rows() }).text }))).toStrictEqual(['AW1532 strict']);
  expect(of(() => strict({ rows: lines({ rows: rows() }).raw }))).toStrictEqual([]);
  expect(of(() => strict({ rows: one({}) }), { serializer: ndjson() })).toStrictEqual([]);
  expect(of(() => strict({ rows: one({}, { serializer: ndjson() }) }))).toStrictEqual([]);
  const nested = pipeline('nested', {}, () => ({ good: rows(), bad: one({}) }));
  expect(
    of(() => {
      strict({ rows: nested().good });
      strict({ rows: nested().bad });
    }),
  ).toStrictEqual(['AW1532 strict-2']);
});

test('branches have to be written by one serializer', () => {
  expect(of(({ flag }) => when(flag, () => rows()).otherwise(() => one({})))).toStrictEqual(['AW1533 test']);
  expect(of(({ flag }) => when(flag, () => rows()).otherwise(() => rows()))).toStrictEqual([]);
  expect(of(({ flag }) => when(flag, () => rows()).otherwise(() => []))).toStrictEqual([]);
});

test('parameters are text', () => {
  const packed = task('packed', () => 1, { serializer: msgpack(), transport: 'parameter' });
  const field = task('field', () => ({ a: Buffer.from('') as Uint8Array, b: 1 }), {
    outputs: { a: { serializer: bytes() } },
  });
  expect(
    of(() => {
      packed();
      field({}, { transport: 'parameter' });
      one({}, { transport: 'parameter' });
    }),
  ).toStrictEqual(['AW1534 packed', 'AW1534 field']);
});

test('batches and shared pods run functions only', () => {
  expect(of(({ list }) => list.map((item: any) => lines({ rows: item }), { batch: 3 }))).toStrictEqual([
    'AW1535 lines',
  ]);
  expect(of(({ list }) => list.map((item: any) => [lines({ rows: item }), one({})], { batch: 3 }))).toStrictEqual([
    'AW1535 each-one',
  ]);
  expect(
    of(
      () => {
        rows();
        lines({ rows: 1 });
      },
      { pod: 'shared' },
    ),
  ).toStrictEqual(['AW1535 test']);
  expect(of(({ list }) => list.map((item: any) => one({ item }), { batch: 3 }), { pod: 'shared' })).toStrictEqual([]);
  expect(
    of(({ list }) => list.map((item: any) => one({ item }), { batch: 3 }), { transport: 'parameter' }),
  ).toStrictEqual(['AW1536 one']);
});

test('large graphs are checked in linear time', () => {
  const start = Date.now();
  expect(
    of(({ n }) => {
      let last: any = n;
      for (let i = 0; i < 5000; i += 1) last = one({ last, n });
      return last;
    }),
  ).toStrictEqual([]);
  expect(Date.now() - start).toBeLessThan(3000);
});

test('names and data of users may be words of graphs', () => {
  const words = {
    after: 1,
    call: { loop: [] },
    of: null,
    graph: 'x',
    inputs: 2,
    options: { kind: 'object', entries: 3 },
    kind: 'literal',
    callee: {},
  };
  const echo = task('echo', (inputs: Record<string, unknown>) => inputs);
  const made = pipeline('words', { after: p.json(), call: p.number() }, ({ after, call }) =>
    echo({ ...words, after, call, loop: { after, call, of: call } }),
  );
  expect(checkGraph(pipelineOf(made))).toEqual([]);
});

test('patterns are of Go', () => {
  const tags = pipelineOf(
    pipeline('tags', { tag: p.string() }, ({ tag }) =>
      when(tag.matches(/^v(?=[0-9])/), () => one({})).otherwise(() => when(tag.matches('^v[0-9]'), () => two({}))),
    ),
  );
  expect(checkGraph(tags).map(({ message }) => message)).toStrictEqual([
    'AW1219 tags: tag: is matched with "^v(?=[0-9])", which cannot be used: error parsing regexp: invalid or unsupported Perl syntax: `(?=`. ' +
      'Argo takes the patterns of Go, RE2, which has neither lookahead nor back references. Correct it.',
  ]);
});
