import { expose } from '../../lib/cli';
import {
  approval,
  container,
  ended,
  failed,
  input,
  output,
  p,
  Pipeline,
  pipeline as pipelineOf,
  script,
  statusOf,
  task,
  when,
} from '../../lib/dsl';
import { serializers } from '../../lib/serializer';

const same = task('same', ({ value }: { value: any }) => value);
const count = task('count', ({ to }: { to: number }) => [...Array(to).keys()]);
const json = task('json', ({ of }: { of: any }) => JSON.stringify(of));
const half = task('half', ({ n }: { n: number }) => {
  if (n % 2 === 1) throw new Error(`${n} is odd`);
  return n / 2;
});
const rows = task('rows', ({ to }: { to: number }) => Array.from({ length: to }, (_, i) => ({ i: `${i}` })), {
  serializer: serializers.csv(),
});
const dates = task('dates', ({ to }: { to: number }) => Array.from({ length: to }, (_, i) => new Date(i)), {
  serializer: serializers.structuredClone(),
});
const later = task(
  'later',
  async function* ({ to }: { to: number }) {
    for (let i = 0; i < to; i++) yield new Date(i);
  },
  { serializer: serializers.structuredClone() },
);
const millis = task('millis', ({ date }: { date: Date }) => date.getTime());
const keep = task('keep', ({ date }: { date: Date }) => date, { serializer: serializers.structuredClone() });
const text = task('text', ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString());

const shout = script('shout', {
  image: 'busybox:1',
  command: ['sh'],
  source: 'printf "%s!" "$WORD" > /tmp/word; printf "$WORD" | wc -c | tr -d " " > /tmp/length; echo "<$WORD>"',
  env: { WORD: input('word') },
  inputs: { word: input.text<any>() },
  outputs: { word: output.text('/tmp/word'), length: output.json<number>('/tmp/length'), printed: output.printed() },
});
const list = script('list', {
  image: 'busybox:1',
  command: ['sh'],
  source: 'echo "[1, {\\"a\\": \\"$A\\"}]"',
  env: { A: input('a') },
  inputs: { a: input.text<string>() },
  outputs: { list: output.printedJson<any[]>() },
});
const copy = container('copy', {
  image: 'busybox:1',
  command: ['sh', '-c', `cat ${input('file')} > /tmp/copy`],
  inputs: { file: input.file<any>('/tmp/file') },
  outputs: { copy: output.file('/tmp/copy') },
});
const ask = approval('ask', {
  answers: {
    yes: p.boolean({ default: true }),
    note: p.string({ default: '{{note}} "' }),
    n: p.number({ default: 3 }),
  },
});

const shared = pipelineOf(
  'shared',
  { list: p.json<any[]>(), to: p.number({ default: 2 }) },
  ({ list: values, to }) => ({ json: json({ of: values }), more: count({ to }) }),
  { pod: 'shared' },
);
const branches = pipelineOf('branches', { of: p.json<{ n: number }>() }, ({ of }) =>
  when(of.n.eq(1), () => same({ value: [of, 'one'] })).otherwise(() => same({ value: shout({ word: of.n }).length })),
);
const status = pipelineOf('status', {}, () => statusOf(same({ value: 1 })));
const kept = pipelineOf('kept', { to: p.number() }, ({ to }) => dates({ to }).map((date) => keep({ date })));
const each = pipelineOf('each', { list: p.json<any[]>() }, ({ list: values }) => ({
  json: json({ of: values }),
  same: values.map((value) => same({ value })),
}));

const DATES = [0, 1, 2].map((ms) => new Date(ms));
const HOSTILE = 'ä {{workflow.name}} {{=1}} "q" \\ $(HOME) $$ 😀';

/** Pipelines of tasks of all kinds and values of all formats, and what they give. */
export const MIXED: Readonly<Record<string, readonly [pipeline: Pipeline<{}, any>, result: unknown]>> = {
  'scripts in a map': [one(() => count({ to: 3 }).map((word) => shout({ word }).word)), ['0!', '1!', '2!']],
  'numbers of scripts in a map': [
    one(() => json({ of: count({ to: 3 }).map((word) => shout({ word }).length) })),
    '[1,1,1]',
  ],
  'what scripts in a map print': [one(() => count({ to: 2 }).map((word) => shout({ word }).printed)), ['<0>', '<1>']],
  'a script with the position': [
    one(() => count({ to: 2 }).map((_, i) => ({ i, word: shout({ word: i }).word }))),
    [
      { i: 0, word: '0!' },
      { i: 1, word: '1!' },
    ],
  ],
  'fields of items, in a map in a map': [
    one(() =>
      same({ value: [{ a: { b: [1, 2] } }, { a: { b: [3] } }] }).map((x: any) =>
        x.a.b.map((word: any) => shout({ word }).word),
      ),
    ),
    [['1!', '2!'], ['3!']],
  ],
  'JSON that is printed': [
    one(() => {
      const { list: printed } = list({ a: 'x' });
      return { whole: printed, part: same({ value: printed.at(1).a }) };
    }),
    { whole: [1, { a: 'x' }], part: 'x' },
  ],
  'a text to a script by the manifest': [
    one(() => shout({ word: same({ value: HOSTILE }, { transport: 'parameter' }) }).word),
    `${HOSTILE}!`,
  ],
  'a text in a format of its own': [
    one(() => {
      const plain = same({ value: HOSTILE }, { serializer: serializers.text(), transport: 'parameter' });
      return {
        plain,
        same: same({ value: plain }),
        script: shout({ word: plain }).word,
        begins: when(plain.startsWith('ä {{'), () => same({ value: 'yes' })),
      };
    }),
    { plain: HOSTILE, same: HOSTILE, script: `${HOSTILE}!`, begins: 'yes' },
  ],

  'a container with a file': [
    one(() => text({ bytes: copy({ file: same({ value: HOSTILE }) }).copy })),
    JSON.stringify(HOSTILE),
  ],
  'a container with a list of a map': [
    one(() => text({ bytes: copy({ file: count({ to: 3 }).map((value) => same({ value })) }).copy })),
    '[0,1,2]',
  ],
  'a container with rows': [one(() => text({ bytes: copy({ file: rows({ to: 2 }) }).copy })), 'i\r\n0\r\n1\r\n'],
  'a container with an object': [
    one(() => text({ bytes: copy({ file: { a: count({ to: 2 }), b: [same({ value: 'y' })] } }).copy })),
    '{"a":[0,1],"b":["y"]}',
  ],
  'containers in a map, and bytes in another': [
    one(() =>
      count({ to: 3 })
        .map((file) => copy({ file }).copy)
        .map((bytes) => text({ bytes })),
    ),
    ['0', '1', '2'],
  ],
  'bytes of a map': [
    one(() => count({ to: 2 }).map((file) => copy({ file }).copy)),
    [Buffer.from('0'), Buffer.from('1')],
  ],
  bytes: [one(() => copy({ file: same({ value: 1 }) }).copy), Buffer.from('1')],

  'approvals in a map': [
    one(() =>
      count({ to: 2 }).map((x) => {
        const { yes, note, n } = ask({}, { after: [same({ value: x })] });
        return { x, yes, note, n };
      }),
    ),
    [0, 1].map((x) => ({ x, yes: true, note: '{{note}} "', n: 3 })),
  ],
  'a condition on an answer': [
    one(() => {
      const { yes, note, n } = ask();
      return when(yes, () => same({ value: { note, n } })).otherwise(() => 'no');
    }),
    { note: '{{note}} "', n: 3 },
  ],
  'an answer for a script': [one(() => shout({ word: ask().note }).word), '{{note}} "!'],

  'rows, one by one': [one(() => rows({ to: 2 }).map((value) => same({ value }))), [{ i: '0' }, { i: '1' }]],
  'rows in batches': [
    one(() => rows({ to: 3 }).map((value) => same({ value }), { batch: 2 })),
    [{ i: '0' }, { i: '1' }, { i: '2' }],
  ],
  'rows into a pipeline': [one(() => each({ list: rows({ to: 1 }) })), { json: '[{"i":"0"}]', same: [{ i: '0' }] }],
  'lists of rows': [
    one(() => count({ to: 3 }).map((to) => rows({ to }))),
    [[], [{ i: '0' }], [{ i: '0' }, { i: '1' }]],
  ],
  'dates, one by one': [one(() => dates({ to: 3 }).map((date) => millis({ date }))), [0, 1, 2]],
  'dates, later': [one(() => later({ to: 3 }).map((date) => millis({ date }))), [0, 1, 2]],
  'dates in batches': [one(() => dates({ to: 3 }).map((date) => millis({ date }), { batch: 2 })), [0, 1, 2]],
  'dates as a result': [one(() => dates({ to: 3 })), DATES],
  'dates of a map': [one(() => dates({ to: 3 }).map((date) => keep({ date }))), DATES],
  'dates of a map in a pipeline': [one(() => kept({ to: 3 }).map((date) => millis({ date }))), [0, 1, 2]],
  'dates of a branch': [
    one(() => when(same({ value: 1 }).eq(1), () => dates({ to: 3 })).otherwise(() => dates({ to: 1 }))),
    DATES,
  ],
  'a pipeline in one pod with a list of a map': [
    one(() => {
      const { json: all, more } = shared({ list: count({ to: 3 }).map((value) => same({ value })) });
      return { all, more: more.map((value) => same({ value })) };
    }),
    { all: '[0,1,2]', more: [0, 1] },
  ],
  'a format for all tasks of a pipeline': [
    pipelineOf(
      'main',
      {},
      () =>
        when(same({ value: 2 }, { serializer: serializers.json() }).eq(2), () => ({
          a: 1,
          b: same({ value: 'text' }),
        })).otherwise(() => ({ a: 2, b: 'other' })),
      { serializer: serializers.text() },
    ),
    { a: 1, b: 'text' },
  ],

  'branches in a map': [
    one(() => count({ to: 3 }).map((n) => when(n.eq(1), () => same({ value: 'one' })).otherwise(() => n))),
    [0, 'one', 2],
  ],
  'a pipeline with branches in a map': [
    one(() => same({ value: [{ n: 1 }, { n: 22 }] }).map((of: any) => branches({ of }))),
    [[{ n: 1 }, 'one'], 2],
  ],
  'a part with such a pipeline in a map': [
    one(() =>
      count({ to: 2 }).map((n) =>
        branches({ of: { n: half({ n: same({ value: 2 }) }) } }, { after: [same({ value: n })] }),
      ),
    ),
    [
      [{ n: 1 }, 'one'],
      [{ n: 1 }, 'one'],
    ],
  ],
  'a map in a branch': [
    one(() =>
      when(same({ value: 1 }).eq(1), () => count({ to: 2 }).map((value) => same({ value }))).otherwise(() => []),
    ),
    [0, 1],
  ],
  'a map in a branch that does not run': [
    one(() =>
      when(same({ value: 1 }).eq(2), () => count({ to: 2 }).map((value) => same({ value }))).otherwise(() => []),
    ),
    [],
  ],
  'a map of what was not skipped': [
    one(() =>
      count({ to: 4 })
        .map((n) => half({ n }), { onItemFailure: 'skip' })
        .map((value) => same({ value })),
    ),
    [0, 1],
  ],
  'a map of what was collected': [
    one(() =>
      count({ to: 2 })
        .map((n) => half({ n }), { onItemFailure: 'collect' })
        .map((value) => same({ value })),
    ),
    [0, { error: '1 is odd' }],
  ],
  'a loop with a limit beside other tasks': [
    one(() => [
      json({ of: count({ to: 5 }).map((value) => same({ value }), { limit: 2 }) }),
      count({ to: 2 }).map((value) => same({ value }), { limit: 1 }),
      same({ value: 'x' }),
    ]),
    ['[0,1,2,3,4]', [0, 1], 'x'],
  ],
  'loops with limits, one over the other': [
    one(() => [
      dates({ to: 3 })
        .map((date) => keep({ date }), { limit: 2 })
        .map((date) => millis({ date: keep({ date }) }), { limit: 1 }),
      same({ value: 'x' }),
    ]),
    [[0, 1, 2], 'x'],
  ],
  'loops with limits and all other options': [
    one(() => [
      count({ to: 4 })
        .map((n) => half({ n }), { limit: 2, onItemFailure: 'skip' })
        .map((value) => same({ value })),
      count({ to: 3 }).map((n) => half({ n }), { limit: 2, batch: 2, onItemFailure: 'collect' }),
      count({ to: 2 }).map((n) => count({ to: n }).map((word) => shout({ word }).word, { limit: 1 }), { limit: 2 }),
    ]),
    [
      [0, 1],
      [0, { error: '1 is odd' }, 1],
      [[], ['0!']],
    ],
  ],
  'failures of several calls': [
    one(() =>
      count({ to: 3 }).map((n) => same({ value: { half: half({ n }) } }), { onItemFailure: 'collect', name: 'halves' }),
    ),
    [{ half: 0 }, { error: 'halves failed' }, { half: 1 }],
  ],
  'failures of scripts': [
    one(() =>
      count({ to: 2 })
        .map((word) => shout({ word: half({ n: word }) }).word, { onItemFailure: 'collect', limit: 1 })
        .map((value) => json({ of: value })),
    ),
    ['"0!"', '{"error":"each-shout failed"}'],
  ],
  'failures among bytes and dates': [
    one(() => [
      count({ to: 2 }).map((n) => copy({ file: half({ n }) }).copy, { onItemFailure: 'collect', name: 'files' }),
      count({ to: 2 }).map((n) => dates({ to: half({ n: same({ value: n }) }) }), {
        onItemFailure: 'collect',
        name: 'all',
      }),
    ]),
    [
      [Buffer.from('0'), { error: 'files failed' }],
      [[], { error: 'all failed' }],
    ],
  ],
  'several calls in batches': [
    one(() => {
      const outside = same({ value: [10] });
      return count({ to: 3 }).map((n, i) => same({ value: [n, i, json({ of: outside })] }), { batch: 2 });
    }),
    [
      [0, 0, '[10]'],
      [1, 1, '[10]'],
      [2, 2, '[10]'],
    ],
  ],
  'a pipeline in batches, and what fails in it': [
    one(() => count({ to: 3 }).map((n) => each({ list: [half({ n })] }), { batch: 2, onItemFailure: 'collect' })),
    [{ json: '[0]', same: [0] }, { error: '1 is odd' }, { json: '[1]', same: [1] }],
  ],
  'dates in batches of several calls': [
    one(() => count({ to: 3 }).map((to) => dates({ to: same({ value: to }) }), { batch: 2 })),
    [[], DATES.slice(0, 1), DATES.slice(0, 2)],
  ],
  lengths: [
    one(() => {
      const all = count({ to: 3 });
      return {
        length: all.length,
        many: when(all.length.gt(2), () => same({ value: 'many' })),
        none: when(all.isEmpty(), () => same({ value: 'none' })),
      };
    }),
    { length: 3, many: 'many', none: null },
  ],
  'statuses as a result': [
    one(() => {
      const odd = half({ n: 1 });
      return { status: statusOf(odd), next: same({ value: 'after' }, { after: [failed(odd)] }), deep: status() };
    }),
    { status: 'Failed', next: 'after', deep: 'Succeeded' },
  ],
  'after the end, however it was': [
    one(() => {
      const even = half({ n: 2 });
      return [same({ value: 'after' }, { after: [ended(even)] }), even.orElse('none')];
    }),
    ['after', 1],
  ],
};

function one(body: () => unknown): Pipeline<{}, any> {
  return pipelineOf('main', {}, body);
}

if (require.main === module) void expose(MIXED[process.env.MIXED!][0]);
