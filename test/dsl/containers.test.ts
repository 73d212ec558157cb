import { recorded, thrown } from './shared';
import { approval, container, definitionOf, http, input, output, p, script, textParts } from '../../lib/dsl';

const count = container(
  'count',
  {
    image: 'registry.example/count:1',
    command: ['count', '--label', input('label'), input('rows')],
    args: [`--sum=${input('rows')}:${input('label')}`],
    env: { LABEL: input('label') },
    inputs: { rows: input.file<number[]>('/tmp/rows.json'), label: input.text({ default: 'all' }) },
    outputs: { count: output.json<number>('/tmp/count'), raw: output.file('/tmp/raw'), log: output.printed() },
  },
  { timeout: '5m' },
);

test('a container', () => {
  const { body, options }: any = definitionOf(count);
  expect(options).toStrictEqual({ timeout: '5m' });
  const { container: spec } = body;
  expect(spec).toMatchObject({
    image: 'registry.example/count:1',
    inputs: { rows: { kind: 'file', path: '/tmp/rows.json' }, label: { kind: 'text', default: 'all' } },
    outputs: {
      count: { path: '/tmp/count', type: 'json' },
      raw: { path: '/tmp/raw', type: 'file' },
      log: { type: 'text' },
    },
  });
  expect(spec.command.map(textParts)).toStrictEqual([['count'], ['--label'], [{ input: 'label' }], ['/tmp/rows.json']]);
  expect(spec.args.map(textParts)).toStrictEqual([['--sum=/tmp/rows.json:', { input: 'label' }]]);
  expect(textParts(spec.env.LABEL)).toStrictEqual([{ input: 'label' }]);
  expect(
    recorded(({ list }) => {
      const { count: rows, log } = count({ rows: list });
      return count({ rows: [rows], label: log });
    }),
  ).toStrictEqual(['  count(rows: list)', '  count-2 = count(rows: [count.count], label: count.log)', '  -> count-2']);
});

test('a script, a request, an approval', () => {
  const py = script('py', {
    image: 'python:3',
    command: ['python'],
    source: 'print(1)',
    outputs: { sum: output.printedJson<number>() },
  });
  const ask = http('ask', {
    url: `https://example.com/${input('id')}`,
    headers: { 'X-Id': input('id') },
    body: '{}',
    method: 'POST',
    inputs: { id: input.text<string>() },
    result: http.json(),
  });
  const approve = approval('approve', {
    answers: { decision: p.enum(['yes', 'no'], { default: 'no' }) },
    duration: '1h',
  });
  const wait = approval('wait');
  expect(
    recorded(({ text }) => {
      const answer: any = ask({ id: text });
      const { decision } = approve({}, { after: [wait()] });
      return { sum: py().sum, name: answer.user.name, decision };
    }),
  ).toStrictEqual([
    '  ask(id: text)',
    '  wait()',
    '  approve() after wait',
    '  py()',
    '  -> { sum: py.sum, name: ask.user.name, decision: approve.decision }',
  ]);
  const { http: spec }: any = definitionOf(ask).kind === 'task' && (definitionOf(ask) as any).body;
  expect(textParts(spec.url)).toStrictEqual(['https://example.com/', { input: 'id' }]);
  expect(spec).toMatchObject({ method: 'POST', result: 'json', body: '{}' });
});

test('what is written wrongly is refused', () => {
  const any: any = container;
  expect(thrown(() => any('x', { image: 'a' }))).toContain("AW1520 x: has nothing for the option 'command'");
  expect(thrown(() => any('x', { command: 'a' }))).toContain(
    'AW1520 x: has "a" for the option \'command\', which takes a list of texts',
  );
  expect(thrown(() => any('x', { command: ['a'], inputs: { a: '/tmp/a' } }))).toContain(
    'AW1520 x: has "/tmp/a" for the option \'inputs.a\', which takes input.text() and input.file(path)',
  );
  expect(thrown(() => any('x', { command: ['a'], outputs: { 'a-b': output.printed() } }))).toContain(
    "AW1519 a-b: cannot be the name of a field in 'outputs' of 'x'",
  );
  expect(thrown(() => any('x', { command: [input('label').slice(1)] }))).toContain(
    "AW1528 x: has in 'command' the input a part of one",
  );
  expect(thrown(() => any('x', { command: ['a'], source: 'b' }))).toContain("AW1521 x: has the option 'source'");
  expect(thrown(() => approval('x', { answers: { a: p.string() }, duration: '1h' }))).toContain(
    "AW1520 x: has '1h' for the option 'duration', which takes no value while the answer 'a' has no default",
  );
  expect(thrown(() => http('x', { url: 'u', method: 'get' as any }))).toContain("which takes one of 'GET', 'POST'");
});
