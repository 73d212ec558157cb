import { acceptedByArgo, lowersToGolden } from './scenario';
import { numbers, show } from './shared';
import { approval, container, input, output, p, pipeline, script } from '../../../lib/dsl';

const count = container('count', {
  image: 'busybox:1',
  command: ['sh', '-c', 'wc -w < /tmp/words.json | tr -d " \\n" > /tmp/count'],
  inputs: { words: input.file<unknown[]>('/tmp/words.json') },
  outputs: { count: output.json<number>('/tmp/count') },
});
lowersToGolden(
  'a container reads a file and writes one',
  pipeline('main', {}, () => show({ value: [count({ words: numbers({ count: 2 }) }).count] })),
  [{ gives: '[1]' }],
);

lowersToGolden(
  'a container reads text of the manifest as a file',
  pipeline('main', { words: p.json<string[]>() }, ({ words }) => count({ words }).count),
  [{ args: { words: ['a b', 'c'] }, gives: 2 }],
);

const greet = script('greet', {
  image: 'busybox:1',
  command: ['sh'],
  source: 'printf "Hello %s %s" "$WHO" "$HOW"',
  env: { WHO: input('who'), HOW: input('how') },
  inputs: { who: input.text<string>(), how: input.text({ default: '!' }) },
  outputs: { text: output.printed() },
});
lowersToGolden(
  'a script prints what it gives',
  pipeline('main', { who: p.string() }, ({ who }) => show({ value: greet({ who }).text })),
  [{ args: { who: 'Ada "$(x)" {{y}}' }, gives: '"Hello Ada \\"$(x)\\" {{y}} !"' }],
);

const measured = script('measured', {
  image: 'busybox:1',
  command: ['sh'],
  source: 'printf "[%s]" "$N"',
  env: { N: input('n') },
  inputs: { n: input.text<number>() },
  outputs: { r: output.printedJson<number[]>() },
});
lowersToGolden(
  'a script prints JSON for each item of a loop',
  pipeline('main', { list: p.json<number[]>() }, ({ list }) => show({ value: list.map((n) => measured({ n }).r) })),
  [{ args: { list: [1, 2] }, gives: '[[1],[2]]' }],
);

const release = approval('release', { answers: { ok: p.enum(['yes', 'no'], { default: 'no' }) }, duration: '10s' });
lowersToGolden(
  'an approval is a wait with answers',
  pipeline('main', {}, () => show({ value: release({}).ok })),
  [],
);

acceptedByArgo();
