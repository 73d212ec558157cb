import { Row, generateNumbers, load, mapReduce, raise, say, stream, sum } from './tasks';
import {
  Condition,
  ParametersOf,
  Ref,
  and,
  approval,
  container,
  http,
  input,
  not,
  output,
  p,
  pipeline,
  task,
  when,
} from '../../../lib/dsl';
import { serializers } from '../../../lib/serializer/serializers';

// What must not compile. Each line below a comment is wrong in one way; a line that compiles fails the check of types.

pipeline(
  'calls',
  { n: p.number(), text: p.string(), rows: p.json<Row[]>(), mode: p.enum(['fast', 'slow']) },
  ({ n, text, rows, mode }) => {
    const loaded = load();

    // @ts-expect-error a literal of the wrong type
    raise({ n: 'x', exponent: 2 });
    // @ts-expect-error a reference of the wrong type
    raise({ n: text, exponent: 2 });
    // @ts-expect-error a missing input
    raise({ n });
    // @ts-expect-error no inputs at all
    raise();
    // @ts-expect-error an input that does not exist
    raise({ n, exponent: 2, base: 10 });
    // @ts-expect-error the function itself wants its input too
    generateNumbers.fn();
    // @ts-expect-error a scalar for a list
    sum({ numbers: n });
    // @ts-expect-error a wrong element in a list
    sum({ numbers: [1, text] });
    // @ts-expect-error a list of the wrong elements
    sum({ numbers: rows.map((row) => row.id) });
    // @ts-expect-error what a loop of tasks without results gives
    sum({ numbers: rows.map((row) => say({ text: row.id })) });
    // @ts-expect-error a field that does not exist
    say({ text: loaded.nme });
    // @ts-expect-error a field of an element
    say({ text: loaded.rows.id });
    // @ts-expect-error an item has no such field
    rows.map((row) => say({ text: row.nam }));
    // @ts-expect-error a field of what may be absent
    say({ text: loaded.worst.id });
    // @ts-expect-error what may be absent
    say({ text: loaded.rows.at(0).tags });
    // @ts-expect-error mapping a text
    text.map((each: unknown) => each);
    // @ts-expect-error mapping an object
    loaded.best.map((each: unknown) => each);
    // @ts-expect-error a parameter of a nested pipeline that does not exist
    mapReduce({ size: 1, exponnt: 2 });
    // @ts-expect-error a parameter of a nested pipeline that is missing
    mapReduce({ exponent: 2 });
    // @ts-expect-error a reference in place of all inputs
    raise(n);
    // @ts-expect-error a task in place of its result
    sum({ numbers: generateNumbers });
    // @ts-expect-error an option that does not exist
    raise({ n, exponent: 1 }, { retries: 3 });
    // @ts-expect-error an option of the wrong type
    raise({ n, exponent: 1 }, { timeout: 5 });
    // @ts-expect-error what is waited for is a result
    raise({ n, exponent: 1 }, { after: [raise] });

    // @ts-expect-error comparing with the wrong type
    n.eq('1');
    // @ts-expect-error comparing with a reference of the wrong type
    n.gt(text);
    // @ts-expect-error comparing with a word that it cannot be
    mode.eq('quick');
    // @ts-expect-error a word that it cannot be, in a list
    mode.isIn(['fast', 'quick']);
    // @ts-expect-error order of texts
    text.gt('a');
    // @ts-expect-error parts of numbers
    n.startsWith('1');
    // @ts-expect-error comparing objects
    loaded.best.eq({ id: 'a', score: 1 });
    // @ts-expect-error the truth of a number
    n.isTrue();

    // @ts-expect-error a condition that is known now
    when(true, () => 1);
    // @ts-expect-error a number as condition
    when(n, () => 1);
    // @ts-expect-error a number in a combination
    and(n.eq(1), n);
    // @ts-expect-error a text in a negation
    not(text);
    // @ts-expect-error a condition as value
    raise({ n: n.eq(1), exponent: 1 });
    // @ts-expect-error branches of different types, where one of them is wanted
    raise({ n: when(n.eq(1), () => n).otherwise(() => text), exponent: 1 });
    // @ts-expect-error no branch may have run
    raise({ n: when(n.eq(1), () => n), exponent: 1 });
    // @ts-expect-error another value of the wrong type
    raise({ n: when(n.eq(1), () => n).orElse('none'), exponent: 1 });
    // @ts-expect-error an async body gives nothing to read
    raise({ n: when(n.eq(1), async () => n).otherwise(() => 1), exponent: 1 });
    // @ts-expect-error an async body of a loop
    sum({ numbers: rows.map(async (row) => row.score) });
    // @ts-expect-error onItemFailure: 'collect' gives errors too
    sum({ numbers: rows.map((row) => raise({ n: row.score, exponent: 1 }), { onItemFailure: 'collect' }) });
    // @ts-expect-error an option of a loop that does not exist
    rows.map((row) => row.id, { parallel: 3 });

    // @ts-expect-error a plain use of a number
    Math.max(n, 1);
    // @ts-expect-error arithmetic
    say({ text: n * 2 });
    // @ts-expect-error ==
    if (n == 1) return 1;
    // @ts-expect-error ===
    if (text === 'x') return 1;
    // @ts-expect-error <
    if (n < 1) return 1;
    // @ts-expect-error methods of the value
    text.toUpperCase();
    // @ts-expect-error methods of the list
    rows.filter((row: unknown) => row);
    // @ts-expect-error for...of
    for (const row of rows) say({ text: row });
    // @ts-expect-error a list pattern
    const [first] = rows;
    // @ts-expect-error spreading a list
    sum({ numbers: [...generateNumbers({ count: n })] });
    // @ts-expect-error a plain variable
    const plain: number = n;
    // @ts-expect-error assigning a field
    loaded.name = 'x';
    // @ts-expect-error an element by index
    say({ text: rows[0].id });
    // @ts-expect-error a generator's items are a list
    say({ text: stream({ count: 1 }).i });
    return { first, plain };
  },
);

// @ts-expect-error a parameter that is missing
const missing: ParametersOf<typeof mapReduce> = { exponent: 3 };
// @ts-expect-error a parameter of the wrong type
const wrong: ParametersOf<typeof mapReduce> = { size: '3' };
// @ts-expect-error a reference as a parameter of a run
const ref: ParametersOf<typeof mapReduce> = { size: undefined as unknown as Ref<number> };
void [missing, wrong, ref, Condition];

// @ts-expect-error a default of the wrong type
p.number({ default: 'x' });
// @ts-expect-error a default that is no choice
p.enum(['a', 'b'], { default: 'c' });
// @ts-expect-error a default of the wrong shape
p.json<Row[]>({ default: [{ id: 1 }] });
// @ts-expect-error parameters are declared with p
pipeline('x', { n: 3 }, () => 1);
// @ts-expect-error a list as the input of a task
task('x', (numbers: number[]) => numbers.length);
// @ts-expect-error a scalar as the input of a task
task('x', (n: number) => n);
// @ts-expect-error two inputs that are no object
task('x', (a: number, b: number) => a + b);
// @ts-expect-error a serializer of texts for a number
task('x', () => 1, { serializer: serializers.text() });
// @ts-expect-error a serializer of texts for a field that is a number
task('x', () => ({ a: 1 }), { outputs: { a: { serializer: serializers.text() } } });
// @ts-expect-error an output that is not a field of the result
task('x', () => ({ a: 1 }), { outputs: { b: { transport: 'parameter' } } });
// @ts-expect-error outputs of a result without fields
task('x', () => 1, { outputs: { a: { transport: 'parameter' } } });
// @ts-expect-error an input that the function does not take
task('x', ({ a }: { a: number }) => a, { inputs: { b: { serializer: serializers.json() } } });

const count = container('count', {
  command: ['count'],
  inputs: { rows: input.file<Row[]>('/rows'), label: input.text() },
  outputs: { count: output.json<number>('/count') },
});
const page = http('page', { url: 'https://x', inputs: { id: input.text<string>() } });
const approve = approval('approve', { answers: { decision: p.enum(['yes', 'no']) } });
pipeline('others', {}, () => {
  // @ts-expect-error a value of the wrong type for a file
  count({ rows: ['x'], label: 'a' });
  // @ts-expect-error a value that is not text
  count({ rows: [], label: { a: 1 } });
  // @ts-expect-error an input that is missing
  count({ rows: [] });
  // @ts-expect-error an output that is not declared
  say({ text: count({ rows: [], label: 'a' }).log });
  // @ts-expect-error an input of the wrong type
  page({ id: 3 });
  // @ts-expect-error an answer that is not declared
  approve().reason.eq('x');
  // @ts-expect-error an answer that cannot be
  approve().decision.eq('maybe');
  // @ts-expect-error inputs of what takes none
  approve({ decision: 'yes' });
});
// @ts-expect-error a command is a list
container('x', { command: 'count' });
// @ts-expect-error a script has a text
container('x', { command: ['x'], source: 'x' });
