import { judged, judgedTemplates, WORK } from './loaded';

test('Templates get the inputs that they need', () => {
  expect(
    judgedTemplates(`
- name: main
  steps: [[{ name: a, template: t }, { name: b, template: t, arguments: { parameters: [{ name: p, value: "1" }], artifacts: [{ name: f, raw: { data: d } }] } }]]
- name: t
  inputs: { parameters: [{ name: p }, { name: q, default: "2" }], artifacts: [{ name: f, path: /f }, { name: g, path: /g, optional: true }] }
  container: ${WORK}
`),
  ).toStrictEqual([
    "AW1002 test/m/main/group-1/a: does not set input 'p', which template 't' requires. Pass it in 'arguments', or give it a default on the template.",
    "AW1002 test/m/main/group-1/a: does not set input 'f', which template 't' requires. Pass it in 'arguments', or make it optional on the template.",
  ]);
});

test('An entrypoint gets the arguments of its names', () => {
  const main = `- { name: main, inputs: { parameters: [{ name: p }] }, container: ${WORK} }`;
  expect(judgedTemplates(main, 'arguments: { parameters: [{ name: p, value: "1" }] }')).toStrictEqual([]);
  expect(judgedTemplates(main)).toStrictEqual([
    "AW1002 test/m/w: does not set input 'p', which template 'main' requires. Pass it in 'arguments', or give it a default on the template.",
  ]);
});

test('Arguments have values, and those among their choices', () => {
  const main = `- { name: main, container: ${WORK} }`;
  expect(
    judgedTemplates(
      main,
      'arguments: { parameters: [{ name: p }, { name: q, value: c, enum: [a, b] }, { name: r, valueFrom: { path: /x } }], artifacts: [{ name: f }] }',
    ),
  ).toStrictEqual([
    "AW1018 test/m/w: has no value for 'arguments.p', which takes a value, or 'valueFrom': a default counts for inputs only. Set it.",
    "AW1009 test/m/w: has \"c\" for 'arguments.q', which is not one of its choices. They are: 'a', 'b'. Use one of these, or add it to the choices.",
    "AW1018 test/m/w: has {\"path\":\"/x\"} for 'arguments.r.valueFrom', which takes 'configMapKeyRef', 'event' or 'supplied', and a 'default' beside. Correct it.",
    "AW1018 test/m/w: has no value for 'arguments.f', which takes 'from', or a location ('fromExpression' is for outputs of steps and DAGs only). Set it.",
  ]);
});

test('Outputs come from where the template has something', () => {
  expect(
    judgedTemplates(`
- name: main
  steps: [[{ name: a, template: t }]]
  outputs: { parameters: [{ name: o, valueFrom: { path: /x } }], artifacts: [{ name: f, path: /f }] }
- name: t
  container: ${WORK}
  outputs: { parameters: [{ name: o, valueFrom: { jsonPath: "{.a}" } }, { name: both, value: a, valueFrom: { path: /x } }], artifacts: [{ name: f }] }
`),
  ).toStrictEqual([
    "AW1018 test/m/t: has no value for 'outputs.artifacts.f.path', which takes a path in the container. Set it.",
    'AW1018 test/m/t: has {"jsonPath":"{.a}"} for \'outputs.parameters.o.valueFrom\', which takes \'path\' in a template of this kind. Correct it.',
    "AW1305 test/m/t: sets 'outputs.parameters.both.value', 'outputs.parameters.both.valueFrom', but exactly one of 'outputs.parameters.both.value', 'outputs.parameters.both.valueFrom' is needed. Remove the others.",
    'AW1018 test/m/main: has "/f" for \'outputs.artifacts.f.path\', which takes no value: only templates with a container have paths. Correct it.',
    "AW1018 test/m/main: has {\"path\":\"/x\"} for 'outputs.parameters.o.valueFrom', which takes 'parameter' or 'expression' in a template of this kind. Correct it.",
  ]);
});

test('Loops have one form, and hooks a condition', () => {
  expect(
    judgedTemplates(`
- name: main
  steps: [[{ name: a, template: t, withItems: [1], withParam: "[1]" }], [{ name: b, template: t, hooks: { running: { template: t } } }]]
- { name: t, container: ${WORK} }
`),
  ).toStrictEqual([
    "AW1305 test/m/main/a: sets 'withItems', 'withParam', but exactly one of 'withItems', 'withParam', 'withSequence' is needed. Remove the others.",
    "AW1018 test/m/main/b: has no value for 'hooks.running.expression', which takes an expression that says when it runs; only 'exit' needs none. Set it.",
  ]);
});

test('Images are required, unless the defaults of the templates have one', () => {
  const main = '- { name: main, container: { command: [x] } }';
  expect(judgedTemplates(main, 'templateDefaults: { container: { image: "a:1" } }')).toStrictEqual([]);
  expect(judgedTemplates(main)).toStrictEqual([
    "AW1018 test/m/main: has no value for 'container.image', which takes an image, for example 'registry/name:tag'. Set it.",
  ]);
});

test('What the API server requires', () => {
  expect(
    judgedTemplates(`
- name: main
  container: { image: "a:1", command: [x], env: [{ name: A, value: "1" }, { name: A, value: "2" }] }
  outputs: { artifacts: [{ name: f, path: /f, gcs: { bucket: b } }] }
  metrics: { prometheus: [{ name: runs, help: h, gauge: { value: "1" } }] }
`),
  ).toStrictEqual([
    "AW1102 test/m/main: has the environment variable of container 'A', which another environment variable of container already has. Names are unique. Rename one of them.",
    "AW1018 test/m/w: has no value for 'templates[0].metrics.prometheus[0].gauge.realtime', which takes a value: the API server refuses the object without it. Set it.",
    "AW1018 test/m/w: has no value for 'templates[0].outputs.artifacts[0].gcs.key', which takes a value: the API server refuses the object without it. Set it.",
  ]);
});

test('What only fails at run time is left to its author', () => {
  expect(
    judgedTemplates(
      `
- name: main
  timeout: 1d
  retryStrategy: { limit: many, backoff: { factor: 2 } }
  memoize: { key: a_b, maxAge: "10", cache: { configMap: { name: c } } }
  synchronization: { mutexes: [{ name: a }, { name: a }] }
  container: { image: "a:1", command: [x], volumeMounts: [{ name: nope, mountPath: /x }] }
`,
      'activeDeadlineSeconds: 0\nvolumeClaimGC: { strategy: Never }',
    ),
  ).toStrictEqual([]);
});

test('A cluster-wide object calls no template of a namespace', () => {
  expect(
    judged(`
apiVersion: argoproj.io/v1alpha1
kind: ClusterWorkflowTemplate
metadata: { name: c }
spec: { templates: [{ name: main, steps: [[{ name: a, templateRef: { name: t, template: x } }]] }] }
`),
  ).toStrictEqual([
    "AW1115 test/m/main/a: calls template 't.x' of a namespaced WorkflowTemplate from a ClusterWorkflowTemplate. Cluster-wide templates call only cluster-wide ones. Use a ClusterWorkflowTemplate.",
  ]);
});
