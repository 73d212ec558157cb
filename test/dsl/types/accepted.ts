import { Row, generateNumbers, isBig, later, load, mapReduce, raise, same, say, stream, sum } from './tasks';
import {
  Input,
  ItemError,
  ParametersOf,
  Pipeline,
  Ref,
  ResultOf,
  and,
  approval,
  container,
  http,
  input,
  or,
  output,
  p,
  pipeline,
  statusOf,
  task,
  when,
} from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';

// What has to compile, and the types that come out.

pipeline(
  'inputs',
  {
    n: p.number(),
    mode: p.enum(['fast', 'slow'], { default: 'fast' }),
    rows: p.json<Row[]>({ default: [] }),
    on: p.boolean(),
    text: p.string(),
  },
  ({ n, mode, rows, on, text }) => {
    same<typeof n, Ref<number>>();
    same<typeof mode, Ref<'fast' | 'slow'>>();
    same<typeof rows, Ref<Row[]>>();

    const loaded = load();
    same<typeof loaded.best.score, Ref<number>>();
    same<typeof loaded.worst, Ref<Row | undefined>>();
    load({ limit: n });
    load({ limit: undefined });

    sum({ numbers: [1, n, loaded.best.score] });
    sum({ numbers: rows.map((row) => row.score) });
    say({ text: loaded.at });
    raise({ n: loaded.rows.at(0).score, exponent: loaded.rows.length });

    const streamed = stream({ count: n });
    same<typeof streamed, Ref<{ i: number }[]>>();
    const laterOnes = later();
    same<typeof laterOnes, Ref<string[]>>();

    const nested = rows.map((row, index) => ({
      id: row.id,
      squares: generateNumbers({ count: index }).map((k) => raise({ n: k, exponent: 2 })),
      fixed: 1,
    }));
    same<typeof nested, Ref<{ id: string; squares: number[]; fixed: number }[]>>();
    const collected = rows.map((row) => raise({ n: row.score, exponent: 1 }), { onItemFailure: 'collect', limit: 3 });
    same<ResultOf<typeof collected>, (number | ItemError)[]>();

    const merged = when(mode.eq('fast'), () => n)
      .elseWhen(on, () => text)
      .otherwise(() => ({ a: n }));
    same<typeof merged, Ref<number | string | { a: number }>>();
    const maybe = when(or(n.gt(3), and(on, text.isEmpty())), () => loaded.best);
    same<ResultOf<typeof maybe>, Row | null>();
    same<ResultOf<ReturnType<typeof maybe.orElse<{ id: 'none' }>>>, Row | { id: 'none' }>();
    const worst = loaded.worst.orElse({ id: '', score: 0 });
    say({ text: worst.id });
    when(isBig({ n }), () => say({ text: 'big' }));
    when(statusOf(loaded).eq('Failed'), () => say({ text: 'no' }));
    when(n.eq(loaded.best.score), () => 1);
    when(loaded.kind.eq(text), () => 1);
    when(loaded.kind.isIn(['full']), () => 1);
    when(rows.contains(loaded.best), () => 1);

    const reduced = mapReduce({ size: 3 }, { after: [loaded], retry: { attempts: 3 }, timeout: '5m' });
    same<typeof reduced, Ref<{ total: number; size: number }>>();
    mapReduce({ size: reduced.total, exponent: 3 });
    return { merged, list: [n, 1], nothing: null };
  },
);

// What is given to `run` and `define`, and what comes out.
same<ParametersOf<typeof mapReduce>, { readonly size: number; readonly exponent?: number }>();
same<ResultOf<typeof mapReduce>, { total: number; size: number }>();
same<ResultOf<typeof load>, { rows: Row[]; name: string; best: Row; worst?: Row; kind: 'full' | 'part'; at: string }>();

// Recursion needs its type written once.
const countdown: Pipeline<{ readonly n: number }, number> = pipeline('countdown', { n: p.number() }, ({ n }) =>
  when(n.gt(0), () => countdown({ n: raise({ n, exponent: 1 }) })).otherwise(() => n),
);
interface Tree {
  readonly value: number;
  readonly children: Tree[];
}
const walk: Pipeline<{ readonly tree: Tree }, unknown> = pipeline('walk', { tree: p.json<Tree>() }, ({ tree }) => ({
  value: tree.value,
  below: tree.children.map((child) => walk({ tree: child })),
}));

// JSON of any depth, generic helpers, conventions of a company.
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const keep = task('keep', ({ value }: { value: Json }) => value);
function forAll<T, R>(list: Ref<T[]>, body: (item: Ref<T>) => Ref<R>) {
  return list.map((item) => body(item));
}
function company<const P extends Parameters<typeof pipeline>[1], R>(
  name: string,
  parameters: P,
  fn: (inputs: import('../../../lib/dsl').ParameterRefs<P>) => R,
) {
  return pipeline(name, parameters, fn, { retry: { attempts: 2 } });
}
company('conventional', { n: p.number() }, ({ n }) => {
  keep({ value: { a: [n, { b: null }] } });
  const raised = forAll(generateNumbers({ count: n }), (k) => raise({ n: k, exponent: 2 }));
  same<typeof raised, Ref<number[]>>();
  return raised;
});
function anything(value: Input<number>): Ref<number> {
  return raise({ n: value, exponent: 1 });
}

// Serializers have to write what the function returns.
task('rows', () => [{ a: 1 }], { serializer: serializers.ndjson() });
task('text', () => 'x', { serializer: serializers.text() });
task('parts', () => ({ rows: [{ a: 1 }], text: 'x' }), {
  outputs: { rows: { serializer: serializers.csv() }, text: { transport: 'parameter' } },
  inputs: {},
});

// Validators of other libraries have this shape.
const schema = {
  '~standard': {
    version: 1 as const,
    vendor: 'x',
    validate: (value: unknown) => ({ value: Number(value) }),
    types: undefined as undefined | { input: string | number; output: number },
  },
};
const checked = pipeline('checked', { n: p.schema(schema) }, ({ n }) => n);
same<ParametersOf<typeof checked>, { readonly n: string | number }>();

const count = container('count', {
  command: ['count', input('label')],
  inputs: { rows: input.file<Row[]>('/tmp/rows'), label: input.text({ default: 'all' }) },
  outputs: { count: output.json<number>('/tmp/count'), raw: output.file('/tmp/raw'), log: output.printed() },
});
const user = http('user', {
  url: `https://x/${input('id')}`,
  inputs: { id: input.text<string>() },
  result: http.json<{ name: string }>(),
});
const page = http('page', { url: 'https://x' });
const approve = approval('approve', { answers: { decision: p.enum(['yes', 'no']) } });
pipeline('outside', {}, () => {
  const { count: counted, log } = count({ rows: load().rows });
  raise({ n: counted, exponent: 2 });
  say({ text: log });
  say({ text: user({ id: page() }).name });
  when(approve({}, { after: [counted] }).decision.eq('yes'), () => count({ rows: [], label: 3 }));
  countdown({ n: anything(counted) });
  walk({ tree: { value: counted, children: [] } });
});
