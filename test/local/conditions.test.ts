import { phases, ran } from './scripted';

const TEMPLATES = `
- {name: work, inputs: {parameters: [{name: v, default: none}]}, container: {image: x, command: [x]}, outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}}
`;
const tasks = (list: readonly string[], outputs = '') => `
entrypoint: main
templates:
- name: main
  dag: {failFast: false, tasks: [${list.join(', ')}]}
  ${outputs}
${TEMPLATES}`;
/** How task `x` ends, whose condition is given. */
async function decided(when: string): Promise<string> {
  const result = await ran(
    tasks(['{name: a, template: work}', `{name: x, template: work, depends: a, when: ${JSON.stringify(when)}}`]),
    () => 'he "said" b',
  );
  return `${phases(result)['wf.x']}${phases(result)['wf.x'] === 'Error' ? `: ${result.node.children![1].message}` : ''}`;
}

describe('when', () => {
  test.each([
    ['a == a', 'Succeeded'],
    ['a != a', 'Skipped'],
    ['"a b" == \'a b\'', 'Succeeded'],
    ['1 < 2 && 2.5 >= 2', 'Succeeded'],
    ['(a == b || !(a == b)) && true', 'Succeeded'],
    ['{{tasks.a.status}} == Succeeded', 'Succeeded'],
    ['{{=tasks.a.status == "Failed"}}', 'Skipped'],
    ['a in ("a", "b")', 'Succeeded'],
    ['abc =~ "^a.c$"', 'Succeeded'],
    ["{{=tasks['a'].outputs.parameters['v'] endsWith 'b'}}", 'Succeeded'],
    ['1 + 1 == 2', 'Succeeded'],
    ['true ? false : true', 'Skipped'],
    ['a-b == a-b', "Error: Invalid 'when' expression 'a-b == a-b': '-' needs numbers, not a and b"],
    ['1', "Error: Expected boolean evaluation for '1'. Got 1"],
    ['a ==', "Error: Invalid 'when' expression 'a ==': unexpected end"],
    ['{{tasks.a.outputs.parameters.v}} == b', "Error: Invalid 'when' expression 'he \"said\" b == b': unexpected said"],
  ])('%s', async (when, expected) => {
    expect(await decided(when)).toBe(expected);
  });

  test('is decided before anything else is resolved', async () => {
    const result = await ran(
      tasks([
        '{name: a, template: work, when: "false"}',
        '{name: b, template: nope, when: "false", arguments: {parameters: [{name: v, value: "{{tasks.zzz.outputs.result}}"}]}}',
      ]),
    );
    expect(phases(result)).toEqual({ wf: 'Succeeded', 'wf.a': 'Skipped', 'wf.b': 'Skipped' });
  });
});

describe('depends', () => {
  const how = { s: 'Succeeded', f: 'Failed', e: 'Error', k: 'Skipped', o: 'Omitted' };
  const before = [
    '{name: s, template: work}',
    '{name: f, template: work}',
    '{name: e, template: work}',
    '{name: k, template: work, when: "false"}',
    '{name: o, template: work, depends: f.Succeeded}',
    '{name: l, template: work, withItems: [s, f]}',
    '{name: m, template: work, withItems: [f, f]}',
    '{name: n-1, template: work}',
  ];
  test.each([
    ['s', true],
    ['f', false],
    ['e', false],
    ['k', true],
    ['o', false],
    ['s.Succeeded', true],
    ['f.Failed', true],
    ['e.Errored', true],
    ['e.Failed', false],
    ['k.Skipped', true],
    ['o.Omitted', true],
    ['k.Succeeded', false],
    ['!f.Failed', false],
    ['s && (f || f.Failed)', true],
    ['s.Succeeded && f.Succeeded', false],
    ['l', false],
    ['l.AnySucceeded', true],
    ['l.AllFailed', false],
    ['m.AllFailed', true],
    ['m.AnySucceeded', false],
    ['s.Daemoned', false],
    ['n-1 && n-1.Succeeded', true],
  ])('%s', async (depends, runs) => {
    const result = await ran(tasks([...before, `{name: x, template: work, depends: "${depends}"}`]), ({ path }) => ({
      phase: /^f|^m|^l\(1/.test(path[0]) ? 'Failed' : path[0] === 'e' ? 'Error' : 'Succeeded',
      outputs: { parameters: { v: '' } },
    }));
    expect(phases(result)).toMatchObject(
      Object.fromEntries(Object.entries(how).map(([name, phase]) => [`wf.${name}`, phase])),
    );
    expect(phases(result)['wf.x']).toBe(runs ? 'Succeeded' : 'Omitted');
  });

  test('that is wrong is an error of the task, or of the DAG', async () => {
    expect(
      (await ran(tasks(['{name: else, template: work}', '{name: b, template: work, depends: else}']))).error!.message,
    ).toContain("unable to evaluate depends 'else'");
    expect((await ran(tasks(['{name: b, template: work, depends: zzz}']))).error!.message).toContain(
      "task 'b' speaks of task 'zzz', which is not in this DAG",
    );
    expect(
      (await ran(tasks(['{name: a, template: work, depends: b}', '{name: b, template: work, depends: a}']))).error!
        .message,
    ).toContain('tasks wait for each other: a, b');
  });

  test('a DAG ends as its last tasks do, of which those that did not run count as what they waited for', async () => {
    const ends = async (...list: string[]) =>
      phases(await ran(tasks(list), ({ path }) => (path[0].startsWith('f') ? { phase: 'Failed' } : 'x'))).wf;
    expect(await ends('{name: f, template: work}', '{name: b, template: work, depends: f.Failed}')).toBe('Succeeded');
    expect(await ends('{name: f, template: work}', '{name: b, template: work, depends: f}')).toBe('Failed');
    expect(
      await ends(
        '{name: f, template: work, continueOn: {failed: true}}',
        '{name: b, template: work, dependencies: [f]}',
      ),
    ).toBe('Succeeded');
    expect(await ends('{name: f, template: work, continueOn: {failed: true}}')).toBe('Succeeded');
    expect(
      await ends('{name: f, template: work}', '{name: b, template: work, depends: "f.Failed", when: "false"}'),
    ).toBe('Failed');
  });
});

describe('what cannot be resolved', () => {
  test.each([
    [
      '{{tasks.a.outputs.parameters.nope}}',
      'failed to resolve {{tasks.a.outputs.parameters.nope}}. On Argo the workflow would wait for ever',
    ],
    [
      '{{tasks.c.outputs.parameters.v}}',
      'failed to resolve {{tasks.c.outputs.parameters.v}}. On Argo the workflow would wait for ever',
    ],
    [
      "{{=tasks['a'].outputs.parameters['nope']}}",
      "failed to evaluate expression {{=tasks['a'].outputs.parameters['nope']}}: it has no value. On Argo the workflow would wait for ever",
    ],
    [
      "{{=asInt(tasks['a'].outputs.parameters['v'])}}",
      "failed to evaluate expression {{=asInt(tasks['a'].outputs.parameters['v'])}}: invalid operation: int(x)",
    ],
    ['{{=1 +}}', 'failed to evaluate expression: unexpected token at the end in 1 +'],
  ])('%s', async (value, message) => {
    const result = await ran(
      tasks([
        '{name: a, template: work}',
        '{name: c, template: work}',
        `{name: b, template: work, depends: a, arguments: {parameters: [{name: v, value: ${JSON.stringify(value)}}]}}`,
      ]),
      () => 'x',
    );
    expect(result.node.children!.find(({ name }) => name === 'wf.b')).toMatchObject({ phase: 'Error', message });
  });

  test('an output of a DAG', async () => {
    const output = (valueFrom: string) =>
      ran(
        tasks(
          ['{name: a, template: work, when: "false"}'],
          `outputs: {parameters: [{name: o, valueFrom: ${valueFrom}}]}`,
        ),
      );
    expect((await output('{parameter: "{{tasks.a.outputs.parameters.v}}"}')).message).toBe(
      'output parameter \'o\' ({{tasks.a.outputs.parameters.v}}) cannot be resolved: Unable to resolve: "tasks.a.outputs.parameters.v". On Argo the workflow would wait for ever; give it a default, or an expression that always has a value',
    );
    expect((await output("{expression: \"tasks['a'].outputs.parameters['v'] ?? 'd'\"}")).outputs.parameters).toEqual({
      o: 'd',
    });
    expect((await output('{parameter: "{{tasks.a.outputs.parameters.v}}", default: D}')).outputs.parameters).toEqual({
      o: 'D',
    });
    expect((await output('{expression: "1 == 1"}')).outputs.parameters).toEqual({ o: 'true' });
    expect((await output('{expression: "[1, \'a\']"}')).outputs.parameters).toEqual({ o: '[1 a]' });
  });
});
