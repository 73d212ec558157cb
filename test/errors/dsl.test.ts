import {
  container,
  failed,
  graphOf,
  input,
  p,
  pipeline,
  pipelineOf,
  script,
  statusOf,
  task,
  when,
} from '../../lib/dsl';
import { checkGraph } from '../../lib/dsl/check';
import { serializers } from '../../lib/serializer/serializers';
import { thrown } from '../support/refused';

const one = task('one', (_inputs: any) => 1 as unknown);

/** The message of recording a pipeline `test` with the parameters `n` and `list`. */
const recording = (body: (inputs: any) => unknown) =>
  thrown(() => graphOf(pipeline('test', { n: p.number(), list: p.json<any[]>({ default: [] }) }, body)));
const any: any = pipeline;

test('AW1501', () => {
  expect(recording(({ n }) => `${n}`)).toBe(
    'AW1501 test.n: was put into a text, but its value exists only at run time. Make the text in a task, which gets the value as an input.',
  );
  expect(recording(() => JSON.stringify({ a: (one({}) as any).rows }))).toBe(
    'AW1501 test.one.rows: was written as JSON, but its value exists only at run time. Pass it to a task, which can write it.',
  );
  expect(recording(({ list }) => list[0])).toBe(
    'AW1501 test.list: was read at [0], but its value exists only at run time. Elements of lists are read with at(0).',
  );
});

test('AW1502', () => {
  expect(recording(({ list }) => list.filter(() => true))).toBe(
    "AW1502 test.list: has no operation 'filter'. The operations of references are: 'eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'contains', 'startsWith', 'endsWith', " +
      "'isTrue', 'isFalse', 'isEmpty', 'isIn', 'matches', 'at', 'orElse', 'map', 'elseWhen', 'otherwise'. Anything else is done in a task, which gets the value as an input.",
  );
});

test('AW1503', () => {
  expect(recording(({ list }) => list.at(-1))).toBe(
    "AW1503 test.list: gets -1 for 'at', which takes a position from 0, known when the pipeline is made. Correct it.",
  );
  expect(recording(({ n }) => n.eq())).toBe(
    "AW1503 test.n: gets nothing for '==', which takes a value to compare with. Correct it.",
  );
});

test('AW1504', () => {
  expect(recording(({ n }) => one({ big: n.gt(3) }))).toBe(
    "AW1504 a condition: was given for 'big' in test, but it is decided at run time. " +
      'Pass it to when(condition, () => ...); combine conditions with and, or, not; compute a boolean value in a task.',
  );
  expect(recording(({ n }) => `${n.gt(3)}`)).toMatch(/^AW1504 a condition: was used as a plain value, but/);
});

test('AW1505', () => {
  expect(recording(({ n }) => when((n === 3) as any, () => one({})))).toBe(
    'AW1505 test.when: gets false, but takes conditions. Compare a reference (ref.eq(x), ref.gt(x), ...), or pass a reference to a boolean. ' +
      "What is known now is decided by a plain 'if'.",
  );
});

test('AW1506', () => {
  expect(
    recording(({ list }) => {
      let kept: any;
      list.map((item: any) => {
        kept = one({ item });
      });
      return one({ kept });
    }),
  ).toBe(
    "AW1506 test: uses test.each.one, which is known only inside the function that was given to 'map'. Return it from that function, and use what 'map' gives.",
  );
});

test('AW1507', () => {
  let kept: any;
  graphOf(
    pipeline('other', {}, () => {
      kept = one({});
    }),
  );
  expect(recording(() => one({ kept }))).toBe(
    "AW1507 test: uses other.one, which belongs to 'other' and does not exist here. " +
      'Make it a parameter, and pass it where the pipeline is called; what another pipeline makes, return there.',
  );
});

test('AW1508', () => {
  expect(thrown(() => one({}))).toBe(
    'AW1508 one: is a task that was called outside of a pipeline, where nothing can run it. ' +
      "Call it in the function of a pipeline. To call the function itself, for example in a test, write '.fn(...)' after the task.",
  );
  expect(thrown(() => pipeline('empty', {}, () => 1)())).toBe(
    'AW1508 empty: is a pipeline that was called outside of a pipeline, where nothing can run it. ' +
      'Run it with run(pipeline, { ... }), or call it in the function of another pipeline.',
  );
});

test('AW1509', () => {
  expect(thrown(() => when(true as any, () => 1))).toBe(
    "AW1509 a program: uses 'when' outside of a pipeline, where nothing is recorded. Use it in the function that is given to pipeline(...), before that returns.",
  );
});

test('AW1510', () => {
  expect(recording(async () => one({}))).toBe(
    "AW1510 test: has a function that is async, but it only records what is run, and is done at once. Take 'async' away. Tasks may be async or generators.",
  );
  expect(
    recording(function* () {
      yield one({});
    }),
  ).toBe(
    "AW1510 test: has a function that is a generator, but it only records what is run, and is done at once. Take '*' away. Tasks may be async or generators.",
  );
});

test('AW1511', () => {
  expect(recording(({ list }) => list.map(one({})))).toBe(
    'AW1511 test.map: has test.one for its body, which is a function. Write (item) => ... or () => ....',
  );
  expect(thrown(() => any('x', {}))).toBe(
    'AW1511 x: has nothing for its function, which is a function. Write (inputs) => ....',
  );
});

test('AW1512', () => {
  expect(recording(() => one({ deep: [one] }))).toBe(
    "AW1512 test: has for 'deep[0]' the task or pipeline 'one' itself, not what it returns. Call it: its name, then ({ ... }).",
  );
});

test('AW1513', () => {
  const message = (what: string) =>
    `AW1513 test: has ${what} for 'x.at', which is not a JSON value. ` +
    'A pipeline passes text, finite numbers, true, false, null, lists and plain objects, and references. Convert it first, or make it in a task.';
  expect(recording(() => one({ x: { at: new Date(0) } }))).toBe(message('an object of class Date'));
  expect(recording(() => one({ x: { at: NaN } }))).toBe(message('NaN'));
  expect(recording(() => one({ x: { at: Promise.resolve(1) } }))).toBe(message('a promise'));
  const around: any = {};
  around.at = around;
  expect(recording(() => one({ x: around }))).toBe(message('an object that contains itself'));
});

test('AW1514', () => {
  const next =
    'but its inputs are an object. Name each input: { name: value }. In map, write (item) => task({ name: item }).';
  expect(recording(({ n }) => one(n))).toBe(`AW1514 test.one: is called with test.n, ${next}`);
  expect(recording(() => one(5 as any))).toBe(`AW1514 test.one: is called with 5, ${next}`);
});

const other: any = pipeline('other', { mode: p.enum(['fast', 'slow']), size: p.number({ default: 1 }) }, () => 1);

test('AW1515', () => {
  expect(recording(() => other({ mode: 'fast', sise: 2 }))).toBe(
    "AW1515 test.other: gets a value for 'sise', which is not one of its parameters. Its parameters are: 'mode', 'size'. Use one of these, or declare it on the pipeline.",
  );
});

test('AW1516', () => {
  expect(recording(() => other({}))).toBe(
    "AW1516 test.other: gets no value for its parameter 'mode', which has no default. Pass one, or give the parameter a default: p.string({ default: ... }).",
  );
});

test('AW1517', () => {
  expect(recording(() => other({ mode: 'quick' }))).toBe(
    "AW1517 test.other: gets a wrong value for its parameter 'mode': \"quick\" is not one of 'fast', 'slow'. Pass another value, or change the parameter.",
  );
});

test('AW1518', () => {
  const next =
    'Parameters are declared as { name: p.string() }, with p.number, p.boolean, p.enum([...]), p.json or p.schema(validator), and options { default, description }.';
  expect(thrown(() => any('x', { n: 3 }, () => 1))).toBe(
    `AW1518 x: declares 3 for 'n', but that is not a parameter. ${next}`,
  );
  expect(thrown(() => p.number({ default: 'x' as any }))).toBe(
    `AW1518 p: declares the default "x", but "x" is not a number. ${next}`,
  );
  expect(thrown(() => p.enum([]))).toBe(`AW1518 p.enum: declares [], but the choices are a list of texts. ${next}`);
  expect(thrown(() => p.schema({} as any))).toBe(
    `AW1518 p.schema: declares {}, but that is not a validator of Standard Schema (it has no ~standard.validate). ${next}`,
  );
});

test('AW1519', () => {
  expect(thrown(() => task('Load_Rows', () => 1))).toBe(
    "AW1519 Load_Rows: cannot be the name of a task: it has at most 63 lower-case letters, digits and '-', begins with a letter, and does not end with '-'. Choose another name.",
  );
  expect(thrown(() => any('x', { 'a-b': p.string() }, () => 1))).toBe(
    "AW1519 a-b: cannot be the name of a parameter of 'x': it has letters, digits and '_', and begins with no digit. Choose another name.",
  );
});

test('AW1520', () => {
  expect(recording(() => one({}, { timeout: 10 as any }))).toBe(
    "AW1520 test.one: has 10 for the option 'timeout', which takes a duration like '10s', '5m', '1h30m'. Correct it.",
  );
});

test('AW1521', () => {
  expect(thrown(() => any('x', {}, () => 1, { retries: 3 }))).toBe(
    "AW1521 x: has the option 'retries', which does not exist. Options here are: 'serializer', 'transport', 'retry', 'timeout', 'image', 'resources', 'env', " +
      "'memoize', 'container', 'description', 'parallelism', 'pod', 'onExit', 'onFailure'. Use one of these; further options of containers go into 'container'.",
  );
});

test('AW1522', () => {
  const next = 'but takes what a call in the same pipeline gave. Write: const x = task({ ... }), and then';
  expect(recording(() => one({}, { after: [one as any] }))).toBe(
    `AW1522 after: gets the task 'one' itself, ${next} after: [x].`,
  );
  expect(recording(() => failed('one' as any))).toBe(`AW1522 failed: gets "one", ${next} failed(x).`);
});

test('AW1523', () => {
  const next =
    'but no single call gives it, so there is no end to wait for. Name the result of a task, a pipeline, a map or a when.';
  expect(recording(({ n }) => one({}, { after: [n] }))).toBe(`AW1523 test: uses test.n in 'after', ${next}`);
  expect(recording(({ n }) => statusOf(n))).toBe(`AW1523 test: uses test.n in 'statusOf', ${next}`);
});

test('AW1524', () => {
  const endless: any = pipeline('endless', {}, () => endless());
  expect(thrown(() => graphOf(endless))).toBe(
    'AW1524 endless: calls itself without a condition (endless -> endless), so it would never end. ' +
      'Call it in a branch: when(n.gt(0), () => ...), or for each element of a list that gets shorter.',
  );
});

test('AW1525', () => {
  const next = 'Write all branches as one chain: when(a, f).elseWhen(b, g).otherwise(h).';
  expect(recording(() => (one({}) as any).otherwise(() => 1))).toBe(
    `AW1525 test.one: has 'otherwise' after something that is not a branch. ${next}`,
  );
  expect(
    recording(({ n }) => {
      const first = when(n.gt(1), () => one({}));
      first.otherwise(() => 1);
      return first.otherwise(() => 2);
    }),
  ).toBe(`AW1525 test.when: has 'otherwise' twice after the same branch. ${next}`);
});

test('AW1526', () => {
  expect(thrown(() => graphOf(one))).toBe(
    'AW1526 one: is not a pipeline, which is needed here. Pass what pipeline(...) returned.',
  );
  expect(thrown(() => graphOf({}))).toBe(
    'AW1526 {}: is not a task or pipeline, which is needed here. Pass what task(...) or pipeline(...) returned.',
  );
});

test('AW1527', () => {
  const self: any = pipeline('self', {}, () => {
    graphOf(self);
  });
  expect(thrown(() => graphOf(self))).toBe(
    'AW1527 self: is asked for its graph while its own function is called to record it. ' +
      'Do that outside of the function; to repeat the pipeline, call it in a branch of when.',
  );
});

test('AW1528', () => {
  const spec = { command: ['c'], args: ['--a', input('b')], inputs: { a: input.text() } };
  expect(thrown(() => container('box', spec))).toBe(
    "AW1528 box: has in 'args' the input 'b', which is not declared. Its inputs are: 'a'. Use one of these, or declare it in inputs: { name: input.text() }.",
  );
});

test('AW1529', () => {
  expect(
    thrown(() => script('py', { command: ['python'], source: `print(${input('a')})`, inputs: { a: input.text() } })),
  ).toBe(
    "AW1529 py: has an input in 'source', where its text would become program text. " +
      "Pass it in env: { NAME: input('name') } and read the variable, or declare it with input.file(path) and read the file.",
  );
});

/** The messages of checking a pipeline `test`. */
const checked = (body: (inputs: any) => unknown, options: any = {}) =>
  checkGraph(pipelineOf(pipeline('test', { flag: p.boolean(), list: p.json<any[]>() }, body, options))).map(
    ({ message }) => message,
  );
const rows = task('rows', () => [1], { serializer: serializers.ndjson() });
const box = container('box', {
  command: ['c'],
  inputs: { rows: input.file('/rows', { serializer: serializers.ndjson() }) },
});

test('AW1530', () => {
  const twins = [1, 2].map((n) => task('twin', () => n));
  expect(
    checked(() => {
      twins[0]();
      twins[1]();
    }),
  ).toStrictEqual([
    'AW1530 twin: is the name of two different tasks of one program, which nobody could tell apart in logs and manifests. ' +
      'Rename one of them, or declare it once and call it twice.',
  ]);
});

test('AW1531', () => {
  let count = 0;
  expect(
    checked(() => {
      count += 1;
      one({ count });
    }),
  ).toStrictEqual([
    "AW1531 test: records something else each time: once 'one(count: 1)' and once 'one(count: 2)'. The function is called again in each pod, " +
      'and has to say what the manifest says. Take random numbers, the clock and the environment out of it: make them parameters, or tasks.',
  ]);
});

test('AW1532', () => {
  expect(
    checked(() => {
      box({ rows: one({}) });
    }),
  ).toStrictEqual([
    "AW1532 box: declares that its input 'rows' is written by the serializer 'ndjson', but what it gets is written by 'json'. " +
      "Give the task that makes the value the serializer 'ndjson', or leave it out here: each value is read as it was written.",
  ]);
});

test('AW1533', () => {
  expect(checked(({ flag }) => when(flag, () => rows()).otherwise(() => one({})))).toStrictEqual([
    "AW1533 test: merges branches whose values are written by different serializers: 'ndjson', 'json'. " +
      'Which branch ran is known only at run time, so one reader has to understand both. Give both tasks the same serializer.',
  ]);
});

test('AW1534', () => {
  expect(checked(() => one({}, { transport: 'parameter', serializer: serializers.msgpack() }))).toStrictEqual([
    "AW1534 one: passes its result as a parameter, but the serializer 'msgpack' does not write text, and a manifest carries nothing else. " +
      "Take transport: 'artifact', or a serializer of text: json, text, ndjson, csv.",
  ]);
});

test('AW1535', () => {
  expect(
    checked(
      () => {
        box({ rows: rows() });
      },
      { pod: 'shared' },
    ),
  ).toStrictEqual([
    "AW1535 test: sets pod: 'shared', so that many tasks run in one pod, one after the other; but 'box' is not a function and needs one of its own. " +
      'Call it outside, or leave the option out.',
  ]);
});

test('AW1536', () => {
  expect(
    checked(({ list }) => list.map((x: any) => one({ x }), { batch: 9 }), { transport: 'parameter' }),
  ).toStrictEqual([
    "AW1536 one: sets 'batch' and transport: 'parameter'. A batch leaves the results of its items as files in one folder, not as text in the manifest. " +
      "Take transport: 'artifact', or leave 'batch' out.",
  ]);
});
