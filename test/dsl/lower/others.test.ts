import { acceptedByArgo, lowers } from './scenario';
import { numbers, show } from './shared';
import { entry, pod } from './templates';
import { approval, container, input, output, p, pipeline, script } from '../../../lib/dsl';
import { inertJson } from '../../compile/guards';

const count = container('count', {
  image: 'busybox:1',
  command: ['sh', '-c', 'wc -w < /tmp/words.json | tr -d " \\n" > /tmp/count'],
  inputs: { words: input.file<unknown[]>('/tmp/words.json') },
  outputs: { count: output.json<number>('/tmp/count') },
});
lowers(
  'a container reads a file and writes one',
  pipeline('main', {}, () => show({ value: [count({ words: numbers({ count: 2 }) }).count] })),
  [{ gives: '[1]' }],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'numbers', template: 'numbers' },
          {
            name: 'count',
            template: 'count',
            depends: 'numbers',
            arguments: { artifacts: [{ name: 'words', from: '{{tasks.numbers.outputs.artifacts.return_value}}' }] },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'count',
            arguments: {
              parameters: [
                { name: 'value_0', value: `{{=${inertJson("tasks['count'].outputs.parameters['count']")}}}` },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    pod('numbers'),
    {
      name: 'count',
      inputs: { artifacts: [{ name: 'words', path: '/tmp/words.json' }] },
      container: { command: ['sh', '-c', 'wc -w < /tmp/words.json | tr -d " \\n" > /tmp/count'], image: 'busybox:1' },
      outputs: { parameters: [{ name: 'count', valueFrom: { path: '/tmp/count' } }] },
    },
    pod('show', { inputs: { value_0: 'text' } }),
  ],
);

lowers(
  'a container reads text of the manifest as a file',
  pipeline('main', { words: p.json<string[]>() }, ({ words }) => count({ words }).count),
  [{ args: { words: ['a b', 'c'] }, gives: 2 }],
  [
    entry([], [], ['words']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'words' }] },
      dag: {
        tasks: [
          {
            name: 'count',
            template: 'count',
            arguments: { parameters: [{ name: 'words-json', value: "{{=inputs.parameters['words']}}" }] },
          },
        ],
      },
      outputs: {
        parameters: [{ name: 'return_value', valueFrom: { parameter: '{{tasks.count.outputs.parameters.count}}' } }],
      },
    },
    {
      name: 'count',
      inputs: {
        artifacts: [{ name: 'words', path: '/tmp/words.json', raw: { data: "{{=inputs.parameters['words-json']}}" } }],
        parameters: [{ name: 'words-json' }],
      },
      container: { command: ['sh', '-c', 'wc -w < /tmp/words.json | tr -d " \\n" > /tmp/count'], image: 'busybox:1' },
      outputs: { parameters: [{ name: 'count', valueFrom: { path: '/tmp/count' } }] },
    },
  ],
);

const greet = script('greet', {
  image: 'busybox:1',
  command: ['sh'],
  source: 'printf "Hello %s %s" "$WHO" "$HOW"',
  env: { WHO: input('who'), HOW: input('how') },
  inputs: { who: input.text<string>(), how: input.text({ default: '!' }) },
  outputs: { text: output.printed() },
});
lowers(
  'a script prints what it gives',
  pipeline('main', { who: p.string() }, ({ who }) => show({ value: greet({ who }).text })),
  [{ args: { who: 'Ada "$(x)" {{y}}' }, gives: '"Hello Ada \\"$(x)\\" {{y}} !"' }],
  [
    entry(['who']),
    {
      name: 'main',
      inputs: { parameters: [{ name: 'who' }] },
      dag: {
        tasks: [
          {
            name: 'greet',
            template: 'greet',
            arguments: { parameters: [{ name: 'who', value: "{{=inputs.parameters['who']}}" }] },
          },
          {
            name: 'show',
            template: 'show',
            depends: 'greet',
            arguments: {
              parameters: [{ name: 'value', value: `{{=${inertJson("toJson(tasks['greet'].outputs.result)")}}}` }],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'greet',
      inputs: { parameters: [{ name: 'who' }, { name: 'how', default: '!' }] },
      script: {
        command: ['sh'],
        env: [
          { name: 'WHO', value: "{{=replace(replace(inputs.parameters['who'], '$', '$$'), '$$env', '$env')}}" },
          { name: 'HOW', value: "{{=replace(replace(inputs.parameters['how'], '$', '$$'), '$$env', '$env')}}" },
        ],
        image: 'busybox:1',
        source: 'printf "Hello %s %s" "$WHO" "$HOW"',
      },
    },
    pod('show', { inputs: { value: 'text' } }),
  ],
);

const release = approval('release', { answers: { ok: p.enum(['yes', 'no'], { default: 'no' }) }, duration: '10s' });
lowers(
  'an approval is a wait with answers',
  pipeline('main', {}, () => show({ value: release({}).ok })),
  [],
  [
    {
      name: 'main',
      dag: {
        tasks: [
          { name: 'release', template: 'release' },
          {
            name: 'show',
            template: 'show',
            depends: 'release',
            arguments: {
              parameters: [
                { name: 'value', value: `{{=${inertJson("toJson(tasks['release'].outputs.parameters['ok'])")}}}` },
              ],
            },
          },
        ],
      },
      outputs: { artifacts: [{ name: 'return_value', from: '{{tasks.show.outputs.artifacts.return_value}}' }] },
    },
    {
      name: 'release',
      inputs: { parameters: [{ name: 'ok', default: 'no', enum: ['yes', 'no'] }] },
      outputs: { parameters: [{ name: 'ok', valueFrom: { supplied: {} } }] },
      suspend: { duration: '10s' },
    },
    pod('show', { inputs: { value: 'text' } }),
  ],
);

acceptedByArgo();
