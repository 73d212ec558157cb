import { argumentOf, phases, ran, SAY } from './scripted';

const dag = (tasks: string, outputs = '') => `
entrypoint: main
templates:
- name: main
  dag:
    tasks:
${tasks
  .trim()
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
${outputs}
${SAY}`;

describe('a DAG', () => {
  test('runs its tasks in the order of their dependencies, and passes values on', async () => {
    const result = await ran(
      dag(
        `
- {name: a, template: say}
- {name: b, template: say, depends: a, arguments: {parameters: [{name: v, value: "b of {{tasks.a.outputs.parameters.v}}"}]}}
- {name: c, template: say, dependencies: [a], arguments: {parameters: [{name: v, value: "{{='c of ' + tasks['a'].outputs.parameters['v']}}"}]}}
- {name: d, template: say, depends: b && c, arguments: {parameters: [{name: v, value: "{{tasks.b.outputs.parameters.v}}, {{tasks.c.outputs.parameters.v}}"}]}}
`,
        '  outputs: {parameters: [{name: out, valueFrom: {parameter: "{{tasks.d.outputs.parameters.v}}"}}]}',
      ),
      (pod) => `<${argumentOf(pod)}>`,
    );
    expect(result.phase).toBe('Succeeded');
    expect(result.pods.map(({ path }) => path.join('.'))).toEqual(['a', 'b', 'c', 'd']);
    expect(result.outputs.parameters).toEqual({ out: '<<b of <none>>, <c of <none>>>' });
  });

  test('fails when a task fails that nothing waits for, and leaves out what waits for a failure', async () => {
    const result = await ran(
      dag(`
- {name: a, template: say}
- {name: b, template: say, depends: a}
- {name: c, template: say}
`),
      ({ path }) => (path[0] === 'a' ? { phase: 'Failed', message: 'broken' } : 'x'),
    );
    expect(result.phase).toBe('Failed');
    expect(phases(result)).toEqual({ wf: 'Failed', 'wf.a': 'Failed', 'wf.b': 'Omitted', 'wf.c': 'Succeeded' });
    expect(result.error!.message).toContain("'main.a' failed: broken");
  });

  test('loops over items', async () => {
    const result = await ran(
      dag(`
- {name: a, template: say, withItems: [x, 1, {k: v}], arguments: {parameters: [{name: v, value: "{{item}}"}]}}
- {name: b, template: say, depends: a, arguments: {parameters: [{name: v, value: "{{tasks.a.outputs.parameters.v}}"}]}}
`),
      argumentOf,
    );
    expect(result.pods.map(argumentOf)).toEqual(['x', '1', '{"k":"v"}', '["x","1","{\\"k\\":\\"v\\"}"]']);
    expect(Object.keys(phases(result))).toContain('wf.a(2:k:v)');
  });
});
