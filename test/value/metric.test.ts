import { ContainerTask, Input, Metric, Output, Parameter, Pipeline } from '../../lib';
import { BOX, templateOf } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

test('A duration is a gauge that changes while the task runs', () => {
  expect(Metric.duration('task_seconds', { help: 'how long' })._manifest).toStrictEqual({
    name: 'task_seconds',
    help: 'how long',
    gauge: { realtime: true, value: '{{duration}}' },
  });
});

test('A counter counts runs', () => {
  expect(Metric.counter('runs', { help: 'how often' })._manifest).toStrictEqual({
    name: 'runs',
    help: 'how often',
    counter: { value: '1' },
  });
});

test('A gauge reads outputs, and labels read inputs', () => {
  expect(
    templateOf('x', (p) => {
      new ContainerTask(p, 'x', {
        ...BOX,
        parameters: { kind: Parameter.enum(['a', 'b']) },
        arguments: { kind: 'a' },
        outputs: { rows: Output.parameter('/rows') },
        metrics: [
          Metric.gauge('rows', {
            help: 'rows',
            value: '{{outputs.parameters.rows}}',
            labels: { kind: `${Input.parameter('kind')}`, team: 'x' },
          }),
        ],
      });
    }),
  ).toStrictEqual({
    name: 'x',
    inputs: {
      parameters: [{ name: 'kind', enum: ['a', 'b'] }],
    },
    container: { command: ['x'], image: 'a:1' },
    metrics: {
      prometheus: [
        {
          name: 'rows',
          gauge: { realtime: false, value: '{{outputs.parameters.rows}}' },
          help: 'rows',
          labels: [
            { key: 'kind', value: '{{inputs.parameters.kind}}' },
            { key: 'team', value: 'x' },
          ],
        },
      ],
    },
    outputs: {
      parameters: [{ name: 'rows', valueFrom: { path: '/rows' } }],
    },
  });
});

test('A pipeline has metrics too', () => {
  expect(
    templateOf('q', (p) => {
      const nested = new Pipeline(p, 'q', { metrics: [Metric.counter('runs', { help: 'h' })] });
      new ContainerTask(nested, 'x', BOX);
    }),
  ).toStrictEqual({
    name: 'q',
    dag: { tasks: [{ name: 'x', template: 'x' }] },
    metrics: {
      prometheus: [{ name: 'runs', counter: { value: '1' }, help: 'h' }],
    },
  });
});

test.each(['', '1a', 'a-b', 'a b', 'a.b', 'ñ'])('The name %j is refused', (name) => {
  expect(thrown(() => Metric.counter(name, { help: 'h' }))).toBe(
    `AW1101 Metric: has the metric name '${name}', which Argo or Kubernetes refuses: names of metrics have letters, digits and '_', and do not begin with a digit. Choose another name.`,
  );
});

test.each<[string, () => Metric, string[]]>([
  [
    'an empty help',
    () => Metric.counter('a', { help: '' }),
    ['AW1018 test/p/x: has "" for \'metrics.a.help\', which takes a text that says what the metric means. Correct it.'],
  ],
  [
    'a bad key of a label',
    () => Metric.counter('a', { help: 'h', labels: { 'a-b': 'c' } }),
    [
      "AW1018 test/p/x: has \"a-b\" for 'metrics.a.labels', which takes keys of letters, digits and '_' that begin with no digit. Correct it.",
    ],
  ],
  [
    'a variable that metrics do not know',
    () => Metric.gauge('a', { help: 'h', value: '{{outputs.parameters.nope}}' }),
    [
      "AW1205 test/p/x: uses the variable 'outputs.parameters.nope', which does not exist here, so Argo would keep it as text or wait for ever. Variables here are: 'pod.name', 'outputs.result', 'status', 'duration', 'exitCode', 'retries', 'resourcesDuration.cpu', 'resourcesDuration.memory', 'inputs.parameters', 'node.name', 'workflow.name', 'workflow.namespace', 'workflow.uid', 'workflow.mainEntrypoint', 'workflow.serviceAccountName', 'workflow.parameters', 'workflow.parameters.json', 'workflow.creationTimestamp', 'workflow.creationTimestamp.RFC3339', 'workflow.creationTimestamp.s', 'workflow.labels.json', 'workflow.annotations.json', 'workflow.priority', 'workflow.duration', 'workflow.scheduledTime', 'workflow.status'. Use one of these, or Literal.text(...) for text that holds braces.",
    ],
  ],
  [
    'a realtime value of resources',
    () => Metric.gauge('a', { help: 'h', value: '{{resourcesDuration.cpu}}', realtime: true }),
    [
      "AW1018 test/p/x: has true for 'metrics.a.realtime', which takes false, because 'resourcesDuration' is known at the end only. Correct it.",
    ],
  ],
])('%s is reported', (_, metric, messages) => {
  expect(inPipeline((p) => new ContainerTask(p, 'x', { ...BOX, metrics: [metric()] }))).toStrictEqual(messages);
});
