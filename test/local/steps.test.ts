import { argumentOf, phases, ran, SAY } from './scripted';

describe('steps', () => {
  test('run in groups, one after the other, with what the groups before made', async () => {
    const result = await ran(
      `
entrypoint: main
templates:
- name: main
  steps:
  - - {name: a, template: say, arguments: {parameters: [{name: v, value: "1"}]}}
    - {name: b, template: say, arguments: {parameters: [{name: v, value: "2"}]}}
  - - name: c
      template: say
      arguments: {parameters: [{name: v, value: "{{steps.a.outputs.parameters.v}} {{=steps['b'].outputs.parameters['v']}} {{steps.a.status}} {{steps.b.outputs.result}}"}]}
  outputs: {parameters: [{name: out, valueFrom: {expression: "steps['c'].outputs.parameters['v']"}}]}
${SAY}`,
      (pod) => `<${argumentOf(pod)}>`,
    );
    expect(result.outputs.parameters).toEqual({ out: '<<1> <2> Succeeded <2>>' });
    expect(phases(result)).toEqual({
      wf: 'Succeeded',
      'wf[0]': 'Succeeded',
      'wf[0].a': 'Succeeded',
      'wf[0].b': 'Succeeded',
      'wf[1]': 'Succeeded',
      'wf[1].c': 'Succeeded',
    });
  });

  test('end at the first group that fails, but for steps that may', async () => {
    const result = await ran(
      `
entrypoint: main
templates:
- name: main
  steps:
  - - {name: a, template: say, continueOn: {failed: true}}
  - - {name: b, template: say}
    - {name: c, template: say}
  - - {name: d, template: say}
${SAY}`,
      ({ path }) => (path[0] === 'a' || path[0] === 'c' ? { phase: 'Failed', message: 'no' } : 'x'),
    );
    expect(phases(result)).toEqual({
      wf: 'Failed',
      'wf[0]': 'Succeeded',
      'wf[0].a': 'Failed',
      'wf[1]': 'Failed',
      'wf[1].b': 'Succeeded',
      'wf[1].c': 'Failed',
    });
    expect(result.message).toBe("child 'wf[1].c' failed");
  });

  test('loop, and give the list of what their items made', async () => {
    const result = await ran(
      `
entrypoint: main
templates:
- name: main
  steps:
  - - {name: gen, template: say}
  - - {name: each, template: say, withParam: "{{steps.gen.outputs.result}}", arguments: {parameters: [{name: v, value: "{{item.name}}-{{item.n}}"}]}}
    - {name: count, template: say, withSequence: {start: "8", end: "10", format: "%03d"}, arguments: {parameters: [{name: v, value: "{{item}}"}]}}
  - - {name: all, template: say, arguments: {parameters: [{name: v, value: "{{steps.each.outputs.parameters.v}} {{steps.count.outputs.parameters.v}}"}]}}
${SAY}`,
      (pod) =>
        pod.path[0] === 'gen'
          ? {
              outputs: {
                parameters: { v: '' },
                result: '[{"name": "a", "n": 1}, {"name": "b", "n": 12345678901234567890}]',
              },
            }
          : argumentOf(pod),
    );
    expect(argumentOf(result.pods.at(-1)!)).toBe('["a-1","b-12345678901234567000"] ["008","009","010"]');
    expect(Object.keys(phases(result))).toEqual(
      expect.arrayContaining(['wf[1].each(0:n:1,name:a)', 'wf[1].count(2:010)']),
    );
  });

  test('nest, recur, and stop on a condition', async () => {
    const result = await ran(
      `
entrypoint: flip
templates:
- name: flip
  inputs: {parameters: [{name: left, value: "4"}]}
  steps:
  - - {name: say, template: say, arguments: {parameters: [{name: v, value: "{{inputs.parameters.left}}"}]}}
  - - name: again
      template: flip
      when: "{{inputs.parameters.left}} > 1"
      arguments: {parameters: [{name: left, value: "{{=asInt(inputs.parameters.left) - 1}}"}]}
${SAY}`,
      argumentOf,
    );
    expect(result.pods.map((pod) => [pod.path.join('.'), argumentOf(pod)])).toEqual([
      ['say', '4'],
      ['again.say', '3'],
      ['again.again.say', '2'],
      ['again.again.again.say', '1'],
    ]);
    expect(phases(result)['wf[1].again[1].again[1].again[1].again']).toBe('Skipped');
  });

  test('that never stop end at a depth of 100', async () => {
    const result = await ran('{entrypoint: main, templates: [{name: main, steps: [[{name: again, template: main}]]}]}');
    expect(result.phase).toBe('Failed');
    expect(result.error!.message).toContain('Maximum recursion depth exceeded');
  });
});
