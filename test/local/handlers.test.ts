import { argumentOf, phases, ran } from './scripted';

const SAY = `
- name: say
  inputs: {parameters: [{name: v, default: none}]}
  container: {image: x, command: [say], args: ["{{inputs.parameters.v}}"]}
  outputs: {parameters: [{name: v, valueFrom: {path: /v}, globalName: "g-{{inputs.parameters.v}}"}]}
`;

describe('exit handlers', () => {
  const yaml = `
entrypoint: main
onExit: bye
arguments: {parameters: [{name: who, value: me}]}
templates:
- {name: main, dag: {tasks: [{name: a, template: say, arguments: {parameters: [{name: v, value: a}]}}]}}
- name: bye
  inputs: {parameters: [{name: who}]}
  dag:
    tasks:
    - name: always
      template: say
      arguments: {parameters: [{name: v, value: "{{workflow.status}} {{inputs.parameters.who}} {{=workflow?.outputs?.parameters?.['g-a'] ?? 'nothing'}}"}]}
    - name: failed
      template: say
      when: "{{workflow.status}} != Succeeded"
      arguments: {parameters: [{name: v, value: "{{=map(fromJSON(fromJSON(workflow.failures)), #.displayName + ': ' + #.message) | join('; ')}}"}]}
${SAY}`;

  test('know how the workflow ended, and what it left', async () => {
    const result = await ran(yaml, () => 'made');
    expect(result.pods.map(argumentOf)).toEqual(['a', 'Succeeded me made']);
    expect(phases(result)).toMatchObject({
      'wf.onExit': 'Succeeded',
      'wf.onExit.always': 'Succeeded',
      'wf.onExit.failed': 'Skipped',
    });
    expect(result.globals.parameters).toMatchObject({ 'g-a': 'made' });
  });

  test('run after a failure too', async () => {
    const result = await ran(yaml, ({ path }) =>
      path[0] === 'a' ? { phase: 'Failed', message: 'he "said" {{no}}' } : 'x',
    );
    expect(result.phase).toBe('Failed');
    expect(result.pods.map(argumentOf)).toEqual(['a', 'Failed me nothing', 'a: he "said" {{no}}; wf: ']);
  });

  test('that fail make a workflow fail', async () => {
    const result = await ran(yaml, ({ path }) => (path[0] === 'onExit' ? { phase: 'Failed', message: 'no' } : 'x'));
    expect(result.phase).toBe('Failed');
    expect(result.error!.path).toEqual(['onExit', 'always']);
  });
});

describe('hooks', () => {
  test('of a task run when it begins, and when it ends; others wait for them', async () => {
    const result = await ran(
      `
entrypoint: main
templates:
- name: main
  dag:
    tasks:
    - name: a
      template: say
      hooks:
        running: {expression: "tasks['a'].status == 'Running'", template: say, arguments: {parameters: [{name: v, value: running}]}}
        exit:
          template: say
          arguments: {parameters: [{name: v, value: "{{tasks.a.status}} {{tasks.a.outputs.parameters.v}} {{=tasks['a']?.outputs?.parameters?.['x'] ?? 'none'}}"}]}
        failed: {expression: "tasks['a'].status == 'Failed'", template: say}
    - {name: b, template: say, depends: a}
${SAY}`,
      async (pod) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return argumentOf(pod);
      },
    );
    expect(result.pods.map((pod) => `${pod.path.join('.')}: ${argumentOf(pod)}`)).toEqual([
      'a: none',
      'a.hooks.running: running',
      'a.onExit: Succeeded none none',
      'b: none',
    ]);
    expect(phases(result)).toMatchObject({ 'wf.a.onExit': 'Succeeded', 'wf.a.hooks.running': 'Succeeded' });
  });

  test('of the workflow run when their expression holds', async () => {
    const result = await ran(
      `
entrypoint: main
hooks:
  running: {expression: workflow.status == "Running", template: say, arguments: {parameters: [{name: v, value: r}]}}
  failed: {expression: workflow.status == "Failed", template: say, arguments: {parameters: [{name: v, value: f}]}}
  exit: {template: say, arguments: {parameters: [{name: v, value: "e {{workflow.status}}"}]}}
templates:
- {name: main, dag: {tasks: [{name: a, template: say}]}}
${SAY}`,
      ({ path }) => (path[0] === 'a' ? { phase: 'Failed' } : 'x'),
    );
    expect(result.pods.map(argumentOf)).toEqual(['r', 'none', 'f', 'e Failed']);
  });

  test('an item has its own', async () => {
    const result = await ran(
      `
entrypoint: main
templates:
- name: main
  steps: [[{name: a, template: say, withItems: [1, 2], hooks: {exit: {template: say, arguments: {parameters: [{name: v, value: "bye {{item}}"}]}}}}]]
${SAY}`,
      argumentOf,
    );
    expect(result.pods.map(argumentOf).sort()).toEqual(['bye 1', 'bye 2', 'none', 'none']);
  });
});
