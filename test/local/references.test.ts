import { parse } from 'yaml';
import { argumentOf, phases, ran } from './scripted';

const LIBRARY = parse(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: lib}
spec:
  entrypoint: pair
  onExit: say
  arguments: {parameters: [{name: who, value: nobody}, {name: other, value: o}]}
  templates:
  - {name: pair, inputs: {parameters: [{name: who, default: d}]}, steps: [[{name: one, template: say, arguments: {parameters: [{name: v, value: "{{inputs.parameters.who}}"}]}}]]}
  - name: say
    inputs: {parameters: [{name: v, default: none}]}
    container: {image: x, command: [say], args: ["{{inputs.parameters.v}} {{workflow.parameters.other}}"]}
    outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}
`);
const CLUSTER = { ...LIBRARY, kind: 'ClusterWorkflowTemplate' };

describe('templates of other objects', () => {
  test('are called by reference, and find their own names there', async () => {
    const result = await ran(
      `
entrypoint: main
arguments: {parameters: [{name: other, value: mine}]}
templates:
- name: say
  container: {image: x, command: [x], args: [wrong]}
- name: main
  dag:
    tasks:
    - {name: a, templateRef: {name: lib, template: pair}, arguments: {parameters: [{name: who, value: you}]}}
    - {name: b, templateRef: {name: lib, template: "{{='p' + 'air'}}", clusterScope: true}}
`,
      argumentOf,
      {},
      { templates: [LIBRARY, CLUSTER] },
    );
    expect(result.pods.map(argumentOf)).toEqual(['you mine', 'd mine']);
  });

  test('are whole workflows by workflowTemplateRef', async () => {
    const result = await ran(
      '{kind: Workflow, metadata: {name: w}, spec: {workflowTemplateRef: {name: lib}, arguments: {parameters: [{name: who, value: me}]}}}',
      argumentOf,
      {},
      {
        templates: [LIBRARY],
        name: undefined,
      },
    );
    expect(result.name).toBe('w');
    expect(result.pods.map(argumentOf)).toEqual(['me o', 'none o']);
  });

  test('of CronWorkflows run too, and so do WorkflowTemplates', async () => {
    const cron =
      '{kind: CronWorkflow, metadata: {name: c}, spec: {schedules: ["* * * * *"], workflowSpec: {workflowTemplateRef: {name: lib}}}}';
    expect((await ran(cron, argumentOf, {}, { templates: [LIBRARY], name: undefined })).name).toMatch(/^c-.{5}$/);
    expect((await ran(JSON.stringify(LIBRARY), argumentOf, { who: 1 })).pods.map(argumentOf)).toEqual([
      '1 o',
      'none o',
    ]);
  });

  test('that are not there are errors of the task', async () => {
    const result = await ran(
      '{entrypoint: main, templates: [{name: main, dag: {tasks: [{name: a, templateRef: {name: nope, template: x}}, {name: b, template: c}]}}]}',
      argumentOf,
      {},
      { templates: [LIBRARY] },
    );
    expect(result.node.children!.map(({ message }) => message)).toEqual([
      "there is no WorkflowTemplate 'nope'; the option templates has lib",
      "template 'c' is not in workflow 'wf'; it has main",
    ]);
  });
});

test('templates can stand in the task itself', async () => {
  const result = await ran(
    `
entrypoint: main
templates:
- name: main
  inputs: {parameters: [{name: p, value: P}]}
  dag:
    tasks:
    - {name: a, withItems: [1, 2], inline: {container: {image: x, command: [x], args: ["{{item}} {{inputs.parameters.p}}"]}}}
    - {name: b, depends: a, inline: {container: {image: x, command: [x], args: ["{{=tasks['a'].status}}"]}}}
`,
    argumentOf,
  );
  expect(result.pods.map(argumentOf)).toEqual(['1 P', '2 P', 'Succeeded']);
});

test('templateDefaults count for all templates', async () => {
  const result = await ran(
    `
entrypoint: main
templateDefaults: {retryStrategy: {limit: 1}, container: {args: [default]}}
templates:
- {name: main, dag: {tasks: [{name: a, template: c}]}}
- {name: c, container: {image: x, command: [x]}}
`,
    ({ attempt }) => (attempt === 0 ? { phase: 'Failed' } : 'x'),
  );
  expect(result.pods.map(argumentOf)).toEqual(['default', 'default']);
  expect(result.phase).toBe('Succeeded');
});

test('a target leaves out what it does not need', async () => {
  const result = await ran(`
entrypoint: main
templates:
- {name: main, dag: {target: b, tasks: [{name: a, template: c}, {name: b, template: c, depends: a}, {name: d, template: c, depends: b}]}}
- {name: c, container: {image: x, command: [x]}}
`);
  expect(phases(result)).toEqual({ wf: 'Succeeded', 'wf.a': 'Succeeded', 'wf.b': 'Succeeded' });
});

test('values of the workflow', async () => {
  const result = await ran(
    `
kind: Workflow
metadata: {name: ignored, namespace: ns, labels: {app.kubernetes.io/name: etl, team: a}}
spec:
  entrypoint: main
  serviceAccountName: sa
  arguments: {parameters: [{name: p, value: 1}, {name: q, valueFrom: {configMapKeyRef: {name: c, key: k}}}]}
  templates:
  - name: main
    container:
      image: x
      command: [x]
      args:
      - "{{workflow.name}} {{workflow.namespace}} {{workflow.serviceAccountName}} {{workflow.mainEntrypoint}} {{workflow.labels.app.kubernetes.io/name}} {{workflow.parameters}} {{=workflow.parameters.q}} {{=len(workflow.creationTimestamp.Y)}} {{nope}} {{pod.name}}"
`,
    argumentOf,
    {},
    { configMaps: { c: { k: 'v' } } },
  );
  expect(argumentOf(result.pods[0])).toMatch(
    /^wf ns sa main etl \[{"name":"p","value":"1"},{"name":"q","value":"v"}\] v 4 {{nope}} wf-main-.{5}$/,
  );
});
