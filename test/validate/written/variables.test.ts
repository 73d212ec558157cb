import { judged, judgedTemplates, WORK } from './loaded';

/** The variables that are refused, each with where it stands. */
function unknown(messages: readonly string[]): string[] {
  return messages.map(
    (message) =>
      /^AW1205 (\S+): uses the variable '(.*?)', which does not exist here, /.exec(message)?.slice(1).join(' ') ??
      message,
  );
}

const steps = (groups: string) =>
  judgedTemplates(`
- name: main
  inputs: { parameters: [{ name: own, default: "1" }] }
  steps:
${groups
  .trim()
  .split('\n')
  .map((line) => `  ${line.trim()}`)
  .join('\n')}
- name: work
  container: ${WORK}
  outputs: { parameters: [{ name: o, valueFrom: { path: /o }, globalName: g }] }
- name: wait
  suspend: {}
- name: read
  inputs: { parameters: [{ name: v }] }
  container: ${WORK}
`);

const read = (name: string, value: string, rest = '') =>
  `- [{ name: ${name}, template: read, arguments: { parameters: [{ name: v, value: "${value}" }] }${rest} }]`;

test('Steps know what earlier steps give, and nothing else', () => {
  expect(
    unknown(
      steps(`
    ${read('early', '{{steps.a.outputs.parameters.o}}')}
    - [{ name: a, template: work }, { name: w, template: wait }]
    ${read('late', '{{steps.a.outputs.parameters.o}} {{ steps.a.outputs.result }} {{steps.w.id}} {{inputs.parameters.own}}')}
    ${read('wrong', '{{steps.a.outputs.parameters.x}} {{steps.w.outputs.result}} {{steps.a.ip}} {{inputs.parameters.other}} {{pod.name}}')}
  `),
    ),
  ).toStrictEqual([
    'test/m/main/early steps.a.outputs.parameters.o',
    'test/m/main/wrong steps.a.outputs.parameters.x',
    'test/m/main/wrong steps.w.outputs.result',
    'test/m/main/wrong steps.a.ip',
    'test/m/main/wrong inputs.parameters.other',
    'test/m/main/wrong pod.name',
  ]);
});

test('Items have the fields that are in the list; what a run-time list has is not known', () => {
  expect(
    unknown(
      steps(`
    ${read('a', '{{item.k}} {{item.z}}', ', withItems: [{ k: 1 }]')}
    ${read('b', '{{item.[0]}} {{item.[1]}}', ', withItems: [[1]]')}
    ${read('c', '{{item.any}}', ", withParam: '[{}]'")}
  `),
    ),
  ).toStrictEqual(['test/m/main/a item.z', 'test/m/main/b item.[1]']);
});

test('Text of other languages is left alone', () => {
  expect(steps(read('a', '{{ .Values.x }} {{range}} {{user.name}} {{ =1 }} {{item}}'))).toStrictEqual([]);
});

test('Expressions can be read, and speak of what there is', () => {
  expect(
    steps(`
    ${read('a', '{{=inputs.parameters.own +}}')}
    ${read('b', '{{=nothing.x}}')}
    ${read('c', "{{=sprig.trim(inputs.parameters['own'])}}")}
  `),
  ).toStrictEqual([
    expect.stringMatching(
      /^AW1218 test\/m\/main\/a: has an expression that Argo cannot read: unexpected token at the end in inputs\.parameters\.own \+\. /,
    ),
    expect.stringMatching(/^AW1205 test\/m\/main\/b: uses the variable 'nothing', which does not exist here, /),
  ]);
});

test('Leaves know their inputs, the places of their files, and the workflow', () => {
  expect(
    unknown(
      judgedTemplates(
        `
- name: main
  inputs: { artifacts: [{ name: f, path: /f, raw: { data: d } }] }
  container:
    image: "a:1"
    command: [x]
    args: ["{{inputs.artifacts.f.path}}", "{{inputs.parameters.f}}", "{{workflow.name}}", "{{workflow.labels.team}}", "{{workflow.labels.other}}", "{{workflow.parameters.p}}", "{{workflow.parameters.q}}",
      "{{workflow.priority}}", "{{workflow.failures}}", "{{workflow.outputs.parameters.g}}", "{{pod.name}}", "{{workflow.creationTimestamp}}"]
`,
        'arguments: { parameters: [{ name: p, value: "1" }] }\nworkflowMetadata: { labels: { team: a } }',
      ),
    ),
  ).toStrictEqual(
    [
      'inputs.parameters.f',
      'workflow.labels.other',
      'workflow.parameters.q',
      'workflow.priority',
      'workflow.failures',
      'workflow.outputs.parameters.g',
    ].map((name) => `test/m/main ${name}`),
  );
});

test('What a template exports is known to those that run after it', () => {
  expect(
    unknown(
      steps(`
    ${read('before', '{{workflow.outputs.parameters.g}}')}
    - [{ name: a, template: work }]
    ${read('after', '{{workflow.outputs.parameters.g}}')}
  `),
    ),
  ).toStrictEqual(['test/m/main/before workflow.outputs.parameters.g']);
});

test('Exit handlers know what failed', () => {
  expect(
    judgedTemplates(
      `
- { name: main, container: ${WORK} }
- { name: end, container: { image: "a:1", command: [x], args: ["{{workflow.failures}}"] } }
`,
      'onExit: end',
    ),
  ).toStrictEqual([]);
});

test('A template of another object is looked at with what the workflow has', () => {
  const workflow = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { name: w }
spec: { workflowTemplateRef: { name: t }, arguments: { parameters: [{ name: p, value: "1" }] } }
`;
  const template = `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: t }
spec:
  entrypoint: main
  templates: [{ name: main, container: { image: "a:1", command: [x], args: ["{{workflow.parameters.p}} {{workflow.parameters.q}}"] } }]
`;
  expect(unknown(judged(workflow, template))).toStrictEqual(['test/m/w workflow.parameters.q']);
  expect(judged(template)).toStrictEqual([]);
});
