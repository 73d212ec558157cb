import { Testing, Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { acceptedByArgo, box, Build, gives, manifestsOf } from './scenario';
import { Parameter, Pipeline, Workflow } from '../../lib';

// What YAML 1.1 reads as something else than a text.
const WORDS = ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '1', '1e3', '012'];
const TEXTS = [
  ...WORDS,
  '~',
  '',
  '0x1f',
  '1_000',
  '12:30:45',
  '2026-01-01',
  '=',
  '- a',
  ' a',
  'a: b',
  '#',
  '\u001b',
  '😀',
  'a\nb\n',
];

const build: Build = (chart) => {
  const parameters = Object.fromEntries(WORDS.map((word) => [word, Parameter.string({ trusted: true })]));
  const pipeline = new Pipeline(chart, 'on', { parameters: { ...parameters, text: Parameter.json() } });
  box(pipeline, 'y', {
    args: WORDS.map((word) => pipeline.parameter(word)),
    env: { TEXT: pipeline.parameter('text') },
  });
  box(pipeline, 'n', { args: TEXTS.filter((text) => !text.includes('\u001b')) });
  new Workflow(chart, 'object', {
    metadata: { name: 'object' },
    pipeline,
    arguments: { ...Object.fromEntries(WORDS.map((word) => [word, word])), text: TEXTS },
  });
};

gives('names that YAML could take for booleans or numbers stay what they are', build, { entrypoint: 'entry' });

test('the YAML of a manifest says the same to parsers of YAML 1.1 and 1.2', () => {
  const chart = Testing.chart();
  build(chart);
  const [manifest] = Testing.synth(chart);
  const text = Yaml.stringify(manifest);
  for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toStrictEqual(manifest);
});

test('characters outside of the basic plane are written as themselves', () => {
  expect(Yaml.stringify(...manifestsOf(build))).toContain('😀');
  expect(Yaml.stringify(...manifestsOf(build))).not.toMatch(/\\ud[89a-f]/i);
});

acceptedByArgo();
