import { argumentOf, phases, ran, Script } from './scripted';

const retried = (
  strategy: string,
  kind = 'container: {image: x, command: [x], args: ["{{retries}} {{lastRetry.exitCode}} {{lastRetry.status}} {{lastRetry.message}}"]}',
) => `
entrypoint: main
templates:
- name: main
  dag: {tasks: [{name: a, template: work}, {name: b, template: ok, depends: a, arguments: {parameters: [{name: v, value: "{{tasks.a.outputs.parameters.v}}"}]}}]}
- name: work
  retryStrategy: ${strategy}
  ${kind}
  outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}
- name: ok
  inputs: {parameters: [{name: v}]}
  container: {image: x, command: [x], args: ["{{inputs.parameters.v}}"]}
`;
const failing =
  (times: number, phase: 'Failed' | 'Error' = 'Failed', exitCode = 7): Script =>
  (pod) =>
    pod.attempt < times && pod.path[0] === 'a'
      ? { phase, exitCode, message: `try ${pod.attempt}` }
      : `made ${pod.attempt}`;

describe('a template that is retried', () => {
  test('is tried until it succeeds, and knows of the try before', async () => {
    const result = await ran(retried('{limit: "3"}'), failing(2));
    expect(result.phase).toBe('Succeeded');
    expect(phases(result)).toEqual({
      wf: 'Succeeded',
      'wf.a': 'Succeeded',
      'wf.a(0)': 'Failed',
      'wf.a(1)': 'Failed',
      'wf.a(2)': 'Succeeded',
      'wf.b': 'Succeeded',
    });
    expect(result.pods.map(argumentOf)).toEqual(['0 0  ', '1 7 Failed try 0', '2 7 Failed try 1', 'made 2']);
  });

  test('fails after the last try, with the error of that', async () => {
    const cause = new Error('boom');
    const result = await ran(retried('{limit: 1}'), () => {
      throw cause;
    });
    expect(result.error).toMatchObject({ attempts: 2, path: ['a'], cause });
    expect(result.error!.message).toContain("'main.a' failed after 2 attempts: boom");
    expect(result.node.children![0].message).toBe('No more retries left');
  });

  test.each([
    ['{limit: 2}', 'Error', 1],
    ['{limit: 2, retryPolicy: Always}', 'Error', 3],
    ['{limit: 2, retryPolicy: OnError}', 'Error', 3],
    ['{limit: 2, retryPolicy: OnError}', 'Failed', 1],
    ['{limit: 5, expression: "asInt(retries) < 2"}', 'Error', 3],
    ["{limit: 5, expression: \"lastRetry.exitCode == '7' and lastRetry.status == 'Failed'\"}", 'Error', 1],
  ] as const)('with %s that ends in %s is tried %d times', async (strategy, phase, times) => {
    const result = await ran(retried(strategy), failing(99, phase));
    expect(result.pods).toHaveLength(times);
    expect(result.phase).toBe(phase);
  });

  test('waits between tries, and no longer than it may', async () => {
    const started = Date.now();
    const result = await ran(
      retried('{limit: 9, backoff: {duration: 20ms, factor: 2, maxDuration: 100ms}}'),
      failing(99),
    );
    expect(result.pods).toHaveLength(3);
    expect(Date.now() - started).toBeGreaterThanOrEqual(60);
    expect(result.node.children![0].message).toBe('Backoff would exceed max duration limit');
  });

  test('can be a DAG', async () => {
    const dag = 'dag: {tasks: [{name: s1, template: inner}, {name: s2, template: inner, depends: s1}]}';
    const yaml = retried('{limit: 2}', dag).replace(
      'valueFrom: {path: /v}',
      "valueFrom: {expression: \"tasks['s2'].outputs.parameters['v']\"}",
    );
    let failed = 0;
    const result = await ran(
      `${yaml}\n- {name: inner, container: {image: x, command: [x]}, outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}}`,
      ({ path }) => (path[1] === 's2' && failed++ === 0 ? { phase: 'Failed' } : `${failed}`),
    );
    expect(Object.keys(phases(result))).toEqual([
      'wf',
      'wf.a',
      'wf.a(0)',
      'wf.a(0).s1',
      'wf.a(0).s2',
      'wf.a(1)',
      'wf.a(1).s1',
      'wf.a(1).s2',
      'wf.b',
    ]);
    expect(argumentOf(result.pods.at(-1)!)).toBe('2');
  });

  test('an expression that is wrong is an error', async () => {
    const result = await ran(retried('{limit: 2, expression: "nope == 1"}'), failing(99));
    expect(phases(result)['wf.a']).toBe('Error');
    expect(result.node.children![0].message).toContain('unknown name nope');
  });
});
