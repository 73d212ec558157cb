import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Draw } from './generate/draw';
import { outcome } from './outcome';
import { RUNS, settings, TIMEOUT } from './settings';
import {
  Artifact,
  ArtifactLocation,
  Condition,
  ContainerTask,
  CronWorkflow,
  Env,
  Literal,
  Loop,
  Metric,
  Output,
  Parameter,
  Pipeline,
  Reference,
  ScriptTask,
  Workflow,
} from '../../lib';

/** What may happen to the text of a reference on its way through an author's program. */
const DAMAGES: Readonly<Record<string, (token: string, draw: Draw) => string>> = {
  nothing: (token) => token,
  'use in a text': (token) => `a ${token} b`,
  'use twice': (token) => `${token}${token}`,
  'a cut at its end': (token, draw) => token.slice(0, draw.int(0, token.length - 1)),
  'a cut at its begin': (token, draw) => token.slice(draw.int(1, token.length)),
  'a cut out of it': (token, draw) => token.slice(draw.int(0, 3), draw.int(1, token.length)),
  'upper case': (token) => token.toUpperCase(),
  'lower case': (token) => token.toLowerCase(),
  'a reversal': (token) => [...token].reverse().join(''),
  'a reversal of its halves': (token, draw) => {
    const at = draw.int(1, token.length - 1);
    return token.slice(at) + token.slice(0, at);
  },
  'a text in its midst': (token, draw) => {
    const at = draw.int(1, token.length - 1);
    return `${token.slice(0, at)}x${token.slice(at)}`;
  },
  'a lost character': (token, draw) => {
    const at = draw.int(0, token.length - 1);
    return token.slice(0, at) + token.slice(at + 1);
  },
  'another one in its midst': (token, draw) => {
    const at = draw.int(1, token.length - 1);
    return token.slice(0, at) + token + token.slice(at);
  },
  separators: (token) => [...token].join('-'),
  JSON: (token) => JSON.stringify({ token }),
  'an address': (token) => encodeURIComponent(token),
  base64: (token) => Buffer.from(token).toString('base64'),
  normalization: (token) => token.normalize('NFKD'),
  padding: (token) => token.padStart(40, '{').padEnd(80, '}'),
};

interface Parts {
  readonly chart: Chart;
  readonly main: Pipeline;
  readonly text: string;
}

const RUN = { image: 'busybox', command: ['run'] };
const task = ({ main }: Parts, props: object) => void new ContainerTask(main, 'task', { ...RUN, ...props });

/** Every place of the API where a text can be written. */
const PLACES: Readonly<Record<string, (parts: Parts) => unknown>> = {
  'an argument': (parts) => task(parts, { args: [parts.text] }),
  'the command': (parts) => task(parts, { command: [parts.text] }),
  'the image': (parts) => task(parts, { image: parts.text }),
  'a variable': (parts) => task(parts, { env: { A: parts.text } }),
  'the name of a variable': (parts) => task(parts, { env: { [parts.text]: 'a' } }),
  'the key of a secret': (parts) => task(parts, { env: { A: Env.secret('s', parts.text) } }),
  'a label of pods': (parts) => task(parts, { labels: { a: parts.text } }),
  'the key of a label of pods': (parts) => task(parts, { labels: { [parts.text]: 'a' } }),
  'an annotation of pods': (parts) => task(parts, { annotations: { a: parts.text } }),
  'the folder': (parts) => task(parts, { workingDir: parts.text }),
  'a node selector': (parts) => task(parts, { nodeSelector: { a: parts.text } }),
  'the name of a service account': (parts) => task(parts, { serviceAccount: parts.text }),
  'an amount': (parts) => task(parts, { resources: { limits: { cpu: parts.text } } }),
  'the name of a template': (parts) => task(parts, { templateName: parts.text }),
  'a metric': (parts) =>
    task(parts, { metrics: [Metric.counter('m', { help: parts.text, labels: { l: parts.text } })] }),
  'the name of a metric': (parts) => task(parts, { metrics: [Metric.counter(parts.text, { help: 'h' })] }),
  'an override of the container': (parts) =>
    task(parts, { containerOverrides: { terminationMessagePath: parts.text } }),
  'an override of the template': (parts) => task(parts, { templateOverrides: { schedulerName: parts.text } }),
  'an override of the task': (parts) => task(parts, { taskOverrides: { onExit: parts.text } }),
  'a script': ({ main, text }) =>
    new ScriptTask(main, 'script', { image: 'i', command: ['sh'], source: `echo ${text}`, allowInterpolation: true }),
  'a literal': (parts) => task(parts, { args: [Literal.text(parts.text)] }),
  'the path of an output': (parts) => task(parts, { outputs: { v: Output.parameter(`/${parts.text}`) } }),
  'the default of an output': (parts) =>
    task(parts, { outputs: { v: Output.parameter('/v', { default: parts.text }) } }),
  'the description of an output': (parts) =>
    task(parts, { outputs: { v: Output.parameter('/v', { description: parts.text }) } }),
  'a global name': (parts) => task(parts, { outputs: { v: Output.parameter('/v', { globalName: parts.text }) } }),
  'the key of an output': (parts) =>
    task(parts, { outputs: { f: Output.artifact('/f', { location: ArtifactLocation.key(parts.text) }) } }),
  'the key of an artifact': (parts) =>
    task(parts, { artifacts: { f: Artifact.at('/f', { location: ArtifactLocation.key(parts.text) }) } }),
  'the content of an artifact': (parts) =>
    task(parts, { artifacts: { f: Artifact.at('/f', { location: ArtifactLocation.raw(parts.text) }) } }),
  'the path of an artifact': (parts) =>
    task(parts, { artifacts: { f: Artifact.at(`/${parts.text}`, { optional: true }) } }),
  'the default of an input': (parts) => task(parts, { parameters: { v: Parameter.string({ default: parts.text }) } }),
  'the default of a JSON input': (parts) =>
    task(parts, { parameters: { v: Parameter.json({ default: { [parts.text]: [parts.text] } }) } }),
  'the description of an input': (parts) =>
    task(parts, { parameters: { v: Parameter.string({ default: '', description: parts.text }) } }),
  'a choice': (parts) => task(parts, { parameters: { v: Parameter.enum(['a', parts.text], { default: 'a' }) } }),
  'an input': (parts) => task(parts, { parameters: { v: Parameter.string() }, arguments: { v: parts.text } }),
  'a JSON input': (parts) => task(parts, { parameters: { v: Parameter.json() }, inputs: { v: { a: [parts.text] } } }),
  'the key of a JSON input': (parts) =>
    task(parts, { parameters: { v: Parameter.json() }, arguments: { v: { [parts.text]: 1 } } }),
  'the name of an input': (parts) => task(parts, { inputs: { [parts.text]: 1 } }),
  'the items of a loop': (parts) => task(parts, { forEach: Loop.over([parts.text, { a: parts.text }]) }),
  'the format of a sequence': (parts) =>
    task(parts, { forEach: Loop.sequence({ count: 1, format: `%d${parts.text}` }) }),
  'a comparison': (parts) =>
    task(parts, {
      when: reference(parts)
        .eq(parts.text)
        .or(reference(parts).isIn([parts.text])),
    }),
  'a pattern': (parts) =>
    task(parts, { when: reference(parts).matches(parts.text).and(reference(parts).startsWith(parts.text)) }),
  'an expression': (parts) => task(parts, { when: Condition.expression(`workflow.name == '${parts.text}'`) }),
  'a replacement': (parts) => task(parts, { args: [reference(parts).orElse(parts.text)] }),
  'a field': (parts) => task(parts, { args: [reference(parts).property(parts.text)] }),
  'the description of an output of a pipeline': ({ main, text, chart }) => {
    const inner = new Pipeline(main, 'inner');
    inner.addOutput('v', reference({ chart, main: inner, text }), { description: text });
  },
  'the name of an output of a pipeline': (parts) => parts.main.addOutput(parts.text, reference(parts)),
  'a label of the object': ({ chart, main, text }) =>
    new Workflow(chart, 'other', { pipeline: main, metadata: { labels: { a: text } }, arguments: { p: 'p' } }),
  'an annotation of the object': ({ chart, main, text }) =>
    new Workflow(chart, 'other', { pipeline: main, metadata: { annotations: { a: text } }, arguments: { p: 'p' } }),
  'the name of the object': ({ chart, main, text }) =>
    new Workflow(chart, 'other', { pipeline: main, metadata: { name: text }, arguments: { p: 'p' } }),
  'an argument of the workflow': ({ chart, main, text }) =>
    new Workflow(chart, 'other', { pipeline: main, arguments: { p: text } }),
  'an override of the workflow': ({ chart, main, text }) =>
    new Workflow(chart, 'other', { pipeline: main, arguments: { p: 'p' }, workflowOverrides: { schedulerName: text } }),
  'a schedule': ({ chart, main, text }) =>
    new CronWorkflow(chart, 'other', { pipeline: main, arguments: { p: 'p' }, schedules: [text] }),
  'the condition of a schedule': ({ chart, main, text }) =>
    new CronWorkflow(chart, 'other', {
      pipeline: main,
      arguments: { p: 'p' },
      schedules: ['@daily'],
      when: `'${text}' == 'a'`,
    }),
};

function reference({ main }: Parts): Reference {
  return (
    (main.node.tryFindChild('make') as ContainerTask | undefined) ??
    new ContainerTask(main, 'make', { ...RUN, outputs: { w: Output.parameter('/w') } })
  ).output('w');
}

// References as they are, and in the forms that escapes, addresses and base64 give their characters.
const REMAINS = /[\ue000-\uf8ff]|\\u[eE]0[fF]0|%[eE][eE]%83%[bB]0|7oOw7oS/;

describe.each(Object.entries(PLACES))('a reference in %s', (_, place) => {
  test(
    'is read whole, or refused',
    () => {
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const draw = Draw.from(gen);
          const damage = draw.pick(Object.values(DAMAGES));
          const made = outcome(() => {
            const chart = new Chart(new App(), 'test');
            const main = new Pipeline(chart, 'main', { parameters: { p: Parameter.string() } });
            new ContainerTask(main, 'first', RUN);
            const [source] = draw.pick([[main.parameter('p')], [reference({ chart, main, text: '' })]]);
            place({ chart, main, text: damage(`${source}`, draw) });
            new Workflow(chart, 'workflow', { pipeline: main, arguments: { p: 'p' } });
            return chart;
          });
          if ('yaml' in made) expect(made.yaml).not.toMatch(REMAINS);
          // Also not in the words of the error.
          else expect(made.message).not.toMatch(/[\ue000-\uf8ff]/);
        }),
        settings(RUNS / 20),
      );
    },
    TIMEOUT,
  );
});

describe.each(Object.entries(DAMAGES).slice(3, 13))('a reference that suffered %s', (_, damage) => {
  test(
    'is refused as damaged, or nothing of it is left',
    () => {
      fc.assert(
        fc.property(fc.gen(), (gen) => {
          const draw = Draw.from(gen);
          let text = '';
          let token = '';
          const made = outcome(() => {
            const chart = new Chart(new App(), 'test');
            const main = new Pipeline(chart, 'main', { parameters: { p: Parameter.string() } });
            token = `${main.parameter('p')}`;
            text = damage(token, draw);
            new ContainerTask(main, 'task', { ...RUN, args: [text] });
            new Workflow(chart, 'workflow', { pipeline: main, arguments: { p: 'p' } });
            return chart;
          });
          if (text !== token && /[\ue000-\uf8ff]/.test(text)) expect(made).toMatchObject({ codes: ['AW1203'] });
          else expect(made).toMatchObject({ yaml: expect.any(String) });
        }),
        settings(RUNS / 20),
      );
    },
    TIMEOUT,
  );
});
