import { parse } from 'yaml';
import { differences, Manifests } from './argo';
import { ArgoRun } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

const LEAVES = [
  {
    name: 'say',
    inputs: { parameters: [{ name: 'v', default: 'nothing' }] },
    container: { image: 'x', command: ['x'], args: ['{{inputs.parameters.v}}'] },
    outputs: { parameters: [{ name: 'v', valueFrom: { path: '/v' } }] },
  },
  {
    name: 'file',
    inputs: { artifacts: [{ name: 'f', path: '/f', optional: true }] },
    container: { image: 'x', command: ['x'], args: ['file'] },
    outputs: { artifacts: [{ name: 'f', path: '/g' }] },
  },
  {
    name: 'ask',
    inputs: { parameters: [{ name: 'o', default: 'no' }] },
    suspend: {},
    outputs: { parameters: [{ name: 'o', valueFrom: { supplied: {} } }] },
  },
];
const workflow = (spec: any): Manifests => [
  {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'wf' },
    spec: { entrypoint: 'main', ...spec, templates: [...spec.templates, ...LEAVES] },
  },
];
/** A DAG of these tasks. */
const dag = (tasks: string, more = '{}', spec = '{}'): Manifests =>
  workflow({
    ...parse(spec),
    templates: [{ name: 'main', dag: { tasks: parse(tasks) }, ...parse(more) }, ...(parse(spec).templates ?? [])],
  });
const steps = (groups: string, more = '{}', spec = '{}'): Manifests =>
  workflow({
    ...parse(spec),
    templates: [{ name: 'main', steps: parse(groups), ...parse(more) }, ...(parse(spec).templates ?? [])],
  });
const say = (name: string, value: string, more = '') =>
  `{name: ${name}, template: say, arguments: {parameters: [{name: v, value: ${JSON.stringify(value)}}]}${more}}`;

const RUNS: Readonly<Record<string, Manifests>> = {
  'values along a DAG': dag(
    `[${say('a', '1')}, ${say('b', '{{tasks.a.outputs.parameters.v}} {{tasks.a.status}} {{tasks.a.outputs.result}}', ', depends: a')}, ${say('c', "{{=tasks['b'].outputs.parameters['v'] + '!'}} {{nope}} {{workflow.name}}", ', depends: a && b')}]`,
    '{outputs: {parameters: [{name: o, valueFrom: {parameter: "{{tasks.c.outputs.parameters.v}}"}}, {name: e, valueFrom: {expression: "toJson([1, tasks[\'b\'].status])"}}]}}',
  ),
  'values that look like tags': dag(
    `[${say('a', '{{workflow.name}} {{=1 + 1}} {{x}}')}, ${say('b', '{{tasks.a.outputs.parameters.v}} {{item}}', ', depends: a')}]`,
  ),
  'items of all kinds': dag(
    `[${say('a', '{{item}} {{=item}}', ', withItems: [x, 1, 2.5, true, [1, "b"], "{{workflow.name}}", "a (b) c"]')}, ${say('b', '{{tasks.a.outputs.parameters.v}} {{tasks.a.outputs.parameters}}', ', depends: a')}]`,
  ),
  'items with fields': dag(
    `[${say('a', "{{item.k}} {{item.n}} {{=item.k + '!'}} {{item}}", ', withItems: [{k: \'a "b"\', n: 1}, {k: c, n: [1, 2]}]')}]`,
  ),
  'items of a list that was made': dag(
    `[${say('l', '["x", 1, {"k": "v"}, null, 12345678901234567890]')}, ${say('a', '{{item}}', ', depends: l, withParam: "{{tasks.l.outputs.result}}"')}, ${say('b', '{{tasks.a.outputs.parameters.v}}', ', depends: a')}]`,
  ),
  'items by their index': dag(
    `[${say('l', '["x", "{{y}}", "z"]')}, ${say('a', "{{=replace(toJson(fromJSON(tasks['l'].outputs.parameters['v'])[int(item)]), '{'+'{', '\\\\u007b\\\\u007b')}}", ", depends: l, withParam: \"{{=toJson(0..(len(fromJSON(tasks['l'].outputs.parameters['v']))-1))}}\"")}]`,
  ),
  sequences: dag(
    `[${say('a', '{{item}}', ', withSequence: {count: 3}')}, ${say('b', '{{item}}', ', withSequence: {start: 5, end: 3, format: "n%02x"}')}, ${say('c', '{{item}}', ', withSequence: {count: "{{=1 - 1}}"}')}, ${say('d', 'x', ', depends: c')}, ${say('e', 'x', ', depends: c.Succeeded')}]`,
  ),
  'results of items': dag(
    `[${say('a', '{{item}}', ', withItems: [1, \'"x"\', \'{"b": 1, "a": 2}\']')}, ${say('b', '{{tasks.a.outputs.result}}', ', depends: a')}]`,
  ),
  'some items fail': dag(
    `[${say('a', '{{item}}', ', withItems: [x, fail, y]')}, ${say('b', '{{tasks.a.outputs.parameters.v}}', ', depends: a.AnySucceeded')}, ${say('c', 'x', ', depends: a')}, ${say('d', 'x', ', depends: a.AllFailed || a.Failed')}]`,
  ),
  'some items are skipped': dag(
    `[${say('a', '{{item}}', ', withItems: [x, y, z], when: "{{item}} != y"')}, ${say('b', '{{tasks.a.outputs.parameters.v}}', ', depends: a')}, ${say('c', '{{item}}', ', withItems: [x], when: "false"')}]`,
  ),
  'an item that cannot be resolved': dag(
    `[${say('a', '{{item}} {{nope}}', ', withItems: [x, y]')}, ${say('b', 'x', ', depends: a.Errored')}]`,
  ),
  conditions: dag(
    `[${say('a', '1')}, ${[
      '"{{tasks.a.outputs.parameters.v}} == 1"',
      '"{{tasks.a.outputs.result}} > 1"',
      "\"{{=tasks['a'].status == 'Succeeded'}}\"",
      "\"'x y' == 'x y' && !(a == b)\"",
      "\"a in ('a', 'b')\"",
      'a-b == a-b',
      '"1"',
      "\"{{=tasks['a'].outputs.parameters['v']}} == 2 || true\"",
    ]
      .map((when, index) => say(`w${index}`, 'x', `, depends: a, when: ${when}`))
      .join(', ')}]`,
  ),
  statuses: dag(
    `[${say('s', 'x')}, ${say('f', 'fail')}, ${say('e', 'error')}, ${say('k', 'x', ', when: "false"')}, ${say('o', 'x', ', depends: f')}, ${say('l', '{{item}}', ', withItems: [x, fail]')}, ${say('m', '{{item}}', ', withItems: [fail, fail]')}, ${[
      's',
      'f',
      'k',
      'o',
      's.Succeeded && k.Skipped',
      'f.Failed',
      'e.Errored',
      'e.Failed',
      'o.Omitted',
      '!f.Succeeded',
      '(s || f) && (k || o)',
      'l.AnySucceeded',
      'l.AllFailed',
      'm.AllFailed',
      's.Daemoned',
    ]
      .map((depends, index) => say(`d${index}`, 'x', `, depends: "${depends}"`))
      .join(', ')}]`,
  ),
  'a failure in the middle': dag(
    `[${say('a', 'x')}, ${say('f', 'fail', ', depends: a')}, ${say('b', 'x', ', depends: f')}, ${say('c', 'x', ', depends: b')}, ${say('d', 'x', ', depends: a')}]`,
  ),
  'a failure that is gone past': dag(
    `[${say('f', 'fail with outputs', ', continueOn: {failed: true}')}, ${say('b', '{{tasks.f.status}} {{tasks.f.exitCode}} {{tasks.f.outputs.parameters.v}}', ', dependencies: [f]')}, ${say('g', 'fail', ', continueOn: {failed: true}')}]`,
  ),
  'a handled failure with a condition': dag(
    `[${say('f', 'fail')}, ${say('b', 'x', ', depends: f.Failed, when: "false"')}]`,
  ),
  'failFast off': dag(
    `[${say('f', 'fail')}, ${say('b', 'x')}, ${say('c', 'x', ', depends: b')}]`,
    '{dag: {failFast: false}}'.replace('{dag: {failFast: false}}', '{}'),
  ),
  retries: dag(
    `[{name: a, template: r, arguments: {parameters: [{name: v, value: flaky 2}]}}, {name: b, template: r, arguments: {parameters: [{name: v, value: fail}]}}, ${say('c', '{{tasks.a.outputs.parameters.v}}', ', depends: a')}, {name: d, template: t, depends: a}]`,
    '{}',
    `
templates:
- {name: r, inputs: {parameters: [{name: v}]}, retryStrategy: {limit: 2}, container: {image: x, command: [x], args: ["{{retries}}", "{{inputs.parameters.v}}"]}, outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}}
- {name: t, retryStrategy: {limit: 1}, container: {image: x, command: [x], args: ["{{retries}} {{lastRetry.exitCode}} {{=lastRetry.status}}"]}}
`,
  ),
  'policies of retries': dag(
    `[${[
      '{limit: 3, expression: "lastRetry.exitCode != \'3\'"}',
      '{limit: 3, expression: "asInt(retries) < 1"}',
      '{limit: 2, retryPolicy: OnError}',
      '{limit: 1, retryPolicy: Always}',
    ]
      .flatMap((_, index) =>
        ['fail', 'error'].map(
          (word) =>
            `{name: ${word}-${index}, template: r${index}, arguments: {parameters: [{name: v, value: ${word}}]}}`,
        ),
      )
      .join(', ')}]`,
    '{}',
    `
templates: [${[
      '{limit: 3, expression: "lastRetry.exitCode != \'3\'"}',
      '{limit: 3, expression: "asInt(retries) < 1"}',
      '{limit: 2, retryPolicy: OnError}',
      '{limit: 1, retryPolicy: Always}',
    ]
      .map(
        (strategy, index) =>
          `{name: r${index}, inputs: {parameters: [{name: v}]}, retryStrategy: ${strategy}, container: {image: x, command: [x], args: ["{{inputs.parameters.v}}"]}}`,
      )
      .join(', ')}]
`,
  ),
  'a DAG that is retried': dag(
    '[{name: a, template: inner}]',
    '{}',
    `
templates:
- name: inner
  retryStrategy: {limit: 2}
  dag: {tasks: [${say('x', 'x {{retries}}')}, ${say('y', 'fail {{retries}}', ', depends: x')}]}
`,
  ),
  'nested DAGs': dag(
    `[${say('a', 'A')}, {name: n, template: n, depends: a, arguments: {parameters: [{name: p, value: "{{tasks.a.outputs.parameters.v}}"}]}}, ${say('z', '{{tasks.n.outputs.parameters.o}}', ', depends: n')}]`,
    '{}',
    `
templates:
- name: n
  inputs: {parameters: [{name: p}, {name: q, default: "{{inputs.parameters.p}} q"}]}
  dag: {tasks: [${say('x', '{{inputs.parameters.p}} {{=inputs.parameters.q}} {{tasks.name}} {{node.name}}')}, {name: m, template: m, depends: x, arguments: {parameters: [{name: p, value: "{{tasks.x.outputs.parameters.v}}"}]}}]}
  outputs: {parameters: [{name: o, valueFrom: {parameter: "{{tasks.m.outputs.parameters.o}}"}}]}
- name: m
  inputs: {parameters: [{name: p}]}
  dag: {tasks: [${say('x', 'm {{inputs.parameters.p}}')}]}
  outputs: {parameters: [{name: o, valueFrom: {expression: "tasks['x'].outputs.parameters['v'] + inputs.parameters['p']"}}]}
`,
  ),
  steps: steps(
    `[[${say('a', '1')}, ${say('b', '{{item}}', ', withItems: [x, y]')}], [${say('c', '{{steps.a.outputs.parameters.v}} {{steps.b.outputs.parameters.v}} {{steps.a.status}}')}, ${say('d', 'x', ', when: "{{steps.a.outputs.result}} == 2"')}], [${say('e', "{{=steps['d'].status}} {{steps.c.outputs.result}}")}]]`,
    '{outputs: {parameters: [{name: o, valueFrom: {parameter: "{{steps.e.outputs.parameters.v}}"}}]}}',
  ),
  'steps that fail': steps(
    `[[${say('a', 'fail', ', continueOn: {failed: true}')}, ${say('b', 'x')}], [${say('c', 'fail')}, ${say('d', 'x')}], [${say('e', 'x')}]]`,
  ),
  'steps whose texts cannot be resolved': steps(
    `[[${say('a', 'x')}], [${say('b', '{{=asInt(steps.a.outputs.result)}}')}, ${say('c', 'x')}]]`,
  ),
  'steps with a wrong condition': steps(`[[${say('a', 'x')}], [${say('b', 'x', ', when: "1"')}]]`),
  recursion: steps(
    '[[{name: r, template: r, arguments: {parameters: [{name: n, value: "3"}]}}]]',
    '{}',
    `
templates:
- name: r
  inputs: {parameters: [{name: n}]}
  steps: [[${say('say', '{{inputs.parameters.n}}')}], [{name: again, template: r, when: "{{inputs.parameters.n}} > 0", arguments: {parameters: [{name: n, value: "{{=asInt(inputs.parameters.n) - 1}}"}]}}]]
`,
  ),
  'failFast of a template': steps(
    `[[${say('a', '{{item}}', ', withItems: [x, fail, y, z]')}]]`,
    '{parallelism: 1, failFast: true}',
  ),
  parallelism: dag(
    `[${say('a', '{{item}}', ', withSequence: {count: 5}')}, ${say('b', 'x', ', depends: a')}]`,
    '{parallelism: 2}',
    '{parallelism: 1}',
  ),
  artifacts: dag(
    '[{name: a, template: file}, {name: b, template: file, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"}]}}, {name: k, template: file, when: "false"}, {name: c, template: file, depends: k, arguments: {artifacts: [{name: f, optional: true, from: "{{tasks.k.outputs.artifacts.f}}"}]}}, {name: d, template: file, depends: k, arguments: {artifacts: [{name: f, from: "{{tasks.k.outputs.artifacts.f}}"}]}}, {name: e, template: file, arguments: {artifacts: [{name: f, raw: {data: x}}]}}]',
    "{outputs: {artifacts: [{name: f, fromExpression: \"tasks['b'].outputs.artifacts['f']\"}]}}",
  ),
  'exit handler': dag(
    `[${say('a', 'fail')}, ${say('b', 'x')}]`,
    '{}',
    `
onExit: bye
arguments: {parameters: [{name: p, value: P}]}
templates: [{name: bye, inputs: {parameters: [{name: p}]}, steps: [[${say('x', '{{workflow.status}} {{inputs.parameters.p}}')}], [${say('y', "{{=len(fromJSON(fromJSON(workflow.failures)))}} {{=map(filter(fromJSON(fromJSON(workflow.failures)), .templateName == 'say'), .displayName + .message)}}")}]]}]
`,
  ),
  'an exit handler that fails': dag(
    `[${say('a', 'x')}]`,
    '{}',
    `{onExit: bye, templates: [{name: bye, dag: {tasks: [${say('f', 'fail')}]}}]}`,
  ),
  'hooks of tasks': dag(
    `[${say('a', 'x', ", hooks: {exit: {template: say, arguments: {parameters: [{name: v, value: \"{{tasks.a.status}} {{tasks.a.outputs.parameters.v}} {{=tasks['a'].outputs.parameters['v']}}\"}]}}, ok: {expression: \"tasks['a'].status == 'Succeeded'\", template: say, arguments: {parameters: [{name: v, value: ok}]}}}")}, ${say('b', 'x', ', depends: a')}, ${say('f', 'fail', ", hooks: {exit: {expression: \"tasks['f'].status == 'Succeeded'\", template: say}}")}]`,
  ),
  'hooks of items': dag(
    `[${say('a', '{{item}}', ', withItems: [x, y], hooks: {exit: {template: say, arguments: {parameters: [{name: v, value: "bye {{item}}"}]}}}')}]`,
  ),
  'hooks of steps': steps(
    `[[${say('a', 'x', ', hooks: {exit: {template: say, arguments: {parameters: [{name: v, value: "{{steps.a.status}} {{steps.a.outputs.result}}"}]}}}')}], [${say('b', 'x')}]]`,
  ),
  'hooks of the workflow': dag(
    `[${say('a', 'fail')}]`,
    '{}',
    '{hooks: {exit: {template: say, arguments: {parameters: [{name: v, value: "bye {{workflow.status}}"}]}}, failed: {expression: workflow.status == "Failed", template: say}, ok: {expression: workflow.status == "Succeeded", template: say}}, templates: []}',
  ),
  suspended: dag(
    `[{name: q, template: ask}, ${say('a', '{{tasks.q.outputs.parameters.o}}', ', depends: q')}, {name: q2, template: ask, arguments: {parameters: [{name: o, value: other}]}}, ${say('b', '{{tasks.q2.outputs.parameters.o}}', ', depends: q2')}]`,
  ),
  memoized: steps(
    `[[{name: a, template: m, arguments: {parameters: [{name: v, value: "1"}]}}], [{name: b, template: m, arguments: {parameters: [{name: v, value: "1"}]}}, {name: c, template: m, arguments: {parameters: [{name: v, value: "2"}]}}], [${say('d', '{{steps.b.outputs.parameters.v}}')}], [{name: e, template: m, arguments: {parameters: [{name: v, value: a b}]}}]]`,
    '{}',
    `
templates: [{name: m, inputs: {parameters: [{name: v}]}, memoize: {key: "k-{{inputs.parameters.v}}", maxAge: 1h, cache: {configMap: {name: c}}}, container: {image: x, command: [x], args: ["{{inputs.parameters.v}}"]}, outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}}]
`,
  ),
  'global outputs': dag(
    `[{name: a, template: g}, ${say('b', "{{workflow.outputs.parameters.glob}} {{=workflow?.outputs?.parameters?.['none'] ?? 'no'}}", ', depends: a')}]`,
    '{}',
    `
templates: [{name: g, container: {image: x, command: [x], args: [made]}, outputs: {parameters: [{name: v, globalName: glob, valueFrom: {path: /v}}]}}]
`,
  ),
  'a target': dag(`[${say('a', 'x')}, ${say('b', 'x', ', depends: a')}, ${say('c', 'x')}]`, '{}', '{}'),
  'inline templates': dag(
    '[{name: a, inline: {container: {image: x, command: [x], args: ["inline {{inputs.parameters.p}}"]}}}, {name: b, withItems: [1, 2], inline: {container: {image: x, command: [x], args: ["{{item}}"]}}}]',
    '{inputs: {parameters: [{name: p, value: P}]}}',
  ),
  'template references': [
    dag('[{name: a, templateRef: {name: lib, template: t}}, {name: b, templateRef: {name: lib, template: pair}}]')[0],
    parse(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: lib}
spec: {templates: [{name: t, container: {image: x, command: [x], args: [of lib]}}, {name: pair, steps: [[{name: x, template: t}]]}]}
`),
  ],
  'a workflow of a template': [
    parse(
      '{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: wf}, spec: {workflowTemplateRef: {name: lib}, arguments: {parameters: [{name: p, value: mine}]}}}',
    ),
    parse(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: lib}
spec: {entrypoint: t, onExit: u, arguments: {parameters: [{name: p, value: theirs}, {name: q, value: Q}]}, templates: [{name: t, inputs: {parameters: [{name: p}]}, container: {image: x, command: [x], args: ["{{inputs.parameters.p}} {{workflow.parameters.q}}"]}}, {name: u, container: {image: x, command: [x], args: ["bye {{workflow.parameters}}"]}}]}
`),
  ],
  'defaults of templates': dag(
    `[${say('a', 'flaky 1')}]`,
    '{}',
    '{templateDefaults: {retryStrategy: {limit: 1}}, templates: []}',
  ),
  'literal braces by deferred tags': dag(
    `[${say('a', "x {{='pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_') ? '{'+'{' : nil}}workflow.name}} y")}, ${say('b', '{{tasks.a.outputs.parameters.v}}', ', depends: a')}]`,
  ),
  paths: dag(
    '[{name: a, template: p}]',
    '{}',
    'templates: [{name: p, inputs: {artifacts: [{name: f, path: /in/f, raw: {data: x}}]}, container: {image: x, command: [x], args: ["{{inputs.artifacts.f.path}} {{outputs.artifacts.g.path}} {{outputs.parameters.v.path}} {{inputs.parameters}}"]}, outputs: {artifacts: [{name: g, path: /out/g}], parameters: [{name: v, valueFrom: {path: /v}}]}}]',
  ),
  HTTP: dag(
    `[{name: a, template: h}, ${say('b', '{{tasks.a.outputs.result}}', ', depends: a')}]`,
    '{}',
    'templates: [{name: h, http: {url: "http://x/{{workflow.name}}"}}]',
  ),
};

describeWith({ 'argo-run': argo !== undefined }, "the local engine does what Argo's controller does", () => {
  test.each(Object.entries(RUNS))(
    '%s',
    async (_, manifests) => {
      expect(await differences(argo!, manifests)).toEqual([]);
    },
    60_000,
  );
});
