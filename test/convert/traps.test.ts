import { converted } from './run';
import { printProgram } from '../../lib/convert/print/print-program';

const told = (problems: readonly { line: number; column: number; what: string; next: string }[]) =>
  problems.map(({ line, column, what, next }) => `${line}:${column}: ${what}: ${next}`);

/** The TypeScript of a manifest, without the lines that import, and what is worth knowing. */
function typescript(text: string): { code: string; warnings: string[] } {
  const { program, errors, warnings } = converted(text);
  if (!program) throw new Error(told(errors).join('\n'));
  const lines = printProgram(program, { app: false }).split('\n');
  return { code: lines.slice(lines.indexOf('') + 1).join('\n'), warnings: told(warnings) };
}

test('items of mixed types, and values that are numbers or booleans', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: main
  arguments: {parameters: [{name: x, value: 3}, {name: flag, value: yes}, {name: text, value: "3"}]}
  templates:
    - name: main
      steps:
        - - name: each
            template: say
            withItems: [1, two, true, 1.5, {a: 1, b: x}, [1, a], null]
            arguments: {parameters: [{name: text, value: "{{item}}"}]}
    - name: say
      inputs: {parameters: [{name: text, default: 2}]}
      suspend: {}
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const say = new SuspendTemplate(this, 'say', { parameters: { text: Parameter.number({ default: 2 }) } });

    const main = new Steps(this, 'main');
    new Step(main, 'each', {
      template: say,
      withItems: [1, 'two', true, 1.5, { a: 1, b: 'x' }, [1, 'a'], null],
      arguments: { text: Item.value() },
    });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: main, arguments: { x: 3, flag: true, text: '3' } });
  }
}
`,
  });
});

test('numbers that are templated texts, and octal numbers', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: work
  templates:
    - name: work
      inputs:
        parameters: [{name: limit, value: "3"}]
        artifacts: [{name: tool, path: /bin/tool, mode: 0755, http: {url: "https://example.com/tool"}}]
      retryStrategy: {limit: "{{inputs.parameters.limit}}"}
      activeDeadlineSeconds: "{{inputs.parameters.limit}}"
      container: {image: "a:1", command: [/bin/tool]}
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const work = new ContainerTemplate(this, 'work', {
      parameters: { limit: Parameter.of({ value: '3' }) },
      artifacts: {
        tool: Artifact.at('/bin/tool', {
          mode: 493,
          location: ArtifactLocation.http({ url: 'https://example.com/tool' }),
        }),
      },
      retry: Retry.strategy({ limit: \`\${Input.parameter('limit')}\` }),
      activeDeadlineSeconds: \`\${Input.parameter('limit')}\`,
      image: 'a:1',
      command: ['/bin/tool'],
    });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: work });
  }
}
`,
  });
});

test('merge keys and anchors', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: one
  templates:
    - &one
      name: one
      container: &box {image: "a:1", command: [x], env: [{name: A, value: "1"}]}
    - <<: *one
      name: two
      container: {<<: *box, args: [z]}
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const one = new ContainerTemplate(this, 'one', { image: 'a:1', command: ['x'], env: { A: '1' } });

    const two = new ContainerTemplate(this, 'two', { image: 'a:1', command: ['x'], env: { A: '1' }, args: ['z'] });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: one, templates: [one, two] });
  }
}
`,
  });
});

test('nothing, and empty maps', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: wait
  arguments: {}
  templates:
    - name: wait
      inputs: {parameters: []}
      outputs: null
      metadata: {}
      suspend: {}
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const wait = new SuspendTemplate(this, 'wait', {
      templateOverrides: { inputs: { parameters: [] }, metadata: {} },
    });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: wait, arguments: {} });
  }
}
`,
  });
});

test('an object without a name, and a step without one', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
spec:
  entrypoint: main
  templates:
    - name: main
      steps:
        - - {template: wait}
          - {template: wait}
    - {name: wait, suspend: {}}
`),
  ).toEqual({
    warnings: [],
    code: `export class Wait extends SuspendTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id);
  }
}

export class WorkflowChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const wait = new Wait(this, 'wait');

    const main = new Steps(this, 'main');
    const mainGroup = main.parallel();
    new Step(mainGroup, 'step', { template: wait, callName: '' });
    new Step(mainGroup, 'step-2', { template: wait, callName: '' });

    new Workflow(this, 'Workflow', { withoutName: true, entrypoint: main });
  }
}
`,
  });
});

test('other objects between those of Argo', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: a}
spec: {templates: [{name: wait, suspend: {}}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {}}
data: {"on": "yes", "n": "010"}
--- # nothing here
---
apiVersion: v1
kind: Pod
metadata: {generateName: p-}
spec: {containers: []}
`),
  ).toEqual({
    warnings: [],
    code: `// nothing here
export class Manifest extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const wait = new SuspendTemplate(this, 'wait');

    new WorkflowTemplate(this, 'a', { metadata: { name: 'a' }, templates: [wait] });

    const aConfigmap = new ApiObject(this, 'a-configmap', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', labels: {} },
      data: { on: 'yes', n: '010' },
    });

    aConfigmap.addJsonPatch(JsonPatch.add('/metadata/labels', {}));

    const p = new ApiObject(this, 'p', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: 'p-' },
      spec: { containers: [] },
    });

    p.addJsonPatch(JsonPatch.remove('/metadata/name'));
  }
}
`,
  });
});

test('one name for two objects, two templates and a step', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: same}
spec: {templates: [{name: same, suspend: {}}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: same}
spec:
  entrypoint: same
  templates:
    - name: same
      steps: [[{name: same, templateRef: {name: same, template: same}}]]
`),
  ).toEqual({
    warnings: [],
    code: `export class Manifest extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const same = new SuspendTemplate(this, 'same');

    new WorkflowTemplate(this, 'same-workflowtemplate', { metadata: { name: 'same' }, templates: [same] });

    const sameSame = new Steps(this, 'same-same', { templateName: 'same' });
    new Step(sameSame, 'same', { templateRef: { name: 'same', template: 'same' } });

    new Workflow(this, 'same-workflow', { metadata: { name: 'same' }, entrypoint: sameSame });
  }
}
`,
  });
});

test('a manifest of a resource that is not YAML yet, and placeholders with blanks', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: make
  templates:
    - name: make
      inputs: {parameters: [{name: spec, value: "{}"}]}
      resource:
        action: create
        manifest: |
          kind: ConfigMap
          data: {{ inputs.parameters.spec }}
          {{=sprig.indent(2, inputs.parameters.spec)}}
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const make = new ResourceTemplate(this, 'make', {
      parameters: { spec: Parameter.of({ value: '{}' }) },
      action: 'create',
      manifest: \`kind: ConfigMap
data: {{ inputs.parameters.spec }}
{{=sprig.indent(2, inputs.parameters.spec)}}
\`,
    });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: make });
  }
}
`,
  });
});

test('names with underscores and capitals', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: Main_1
  templates:
    - name: Main_1
      dag:
        tasks:
          - {name: Task_A.x, template: do_it}
          - {name: constructor, template: do_it, dependencies: [Task_A.x]}
    - name: do_it
      outputs: {parameters: [{name: Out_1, valueFrom: {path: /o}}]}
      container: {image: "a:1", command: [x], env: [{name: a.B-c, value: "{{workflow.name}}"}]}
`),
  ).toEqual({
    warnings: [],
    code: `export class DoIt extends ContainerTemplate {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      outputs: { Out_1: Output.parameter('/o') },
      image: 'a:1',
      command: ['x'],
      env: { 'a.B-c': WorkflowVariable.name() },
    });
  }
}

export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const doIt = new DoIt(this, 'do_it');

    const main1 = new Dag(this, 'Main_1');
    const taskAX = new DagTask(main1, 'Task_A.x', { template: doIt });
    new DagTask(main1, 'constructor-task', { template: doIt, dependencies: [taskAX], callName: 'constructor' });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: main1 });
  }
}
`,
  });
});

test('tasks that read what comes later, and templates that call each other', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: ping
  templates:
    - name: ping
      dag:
        tasks:
          - {name: B, template: pong, depends: A, arguments: {parameters: [{name: x, value: "{{tasks.A.outputs.result}}"}]}}
          - {name: A, template: pong, arguments: {parameters: [{name: x, value: "1"}]}}
    - name: pong
      inputs: {parameters: [{name: x}]}
      steps: [[{name: again, template: ping, when: "{{inputs.parameters.x}} > 0"}]]
`),
  ).toEqual({
    warnings: [],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const ping = new Dag(this, 'ping');

    const pong = new Steps(this, 'pong', { parameters: { x: Parameter.string() } });
    new Step(pong, 'again', { template: ping, when: \`\${pong.parameter('x')} > 0\` });
    new DagTask(ping, 'B', { template: pong, depends: 'A', arguments: { x: '{{tasks.A.outputs.result}}' } });
    new DagTask(ping, 'A', { template: pong, arguments: { x: '1' } });

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: ping });
  }
}
`,
  });
});

test('a key that is not text without quotes', () => {
  expect(
    typescript(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {on: "1", "off": "2"}
`),
  ).toEqual({
    warnings: ["5:8: the key on without quotes is 'true' for Argo: put it in quotes where it is to be 'on'"],
    code: `export class C extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new ApiObject(this, 'c', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c' },
      data: { true: '1', off: '2' },
    });
  }
}
`,
  });
});

test('a key that stands twice: the last one counts', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  # why b
  entrypoint: b
  templates: [{name: b, suspend: {}}]
`),
  ).toEqual({
    warnings: ["6:3: the key 'entrypoint' stands twice: only the last one counts, as for Argo"],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const b = new SuspendTemplate(this, 'b');

    new Workflow(this, 'w', {
      metadata: { name: 'w' },
      // why b
      entrypoint: b,
    });
  }
}
`,
  });
});

test('fields that Argo 4 removed', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata: {name: c}
spec:
  schedule: "@daily"
  workflowSpec:
    entrypoint: a
    synchronization: {mutex: {name: m}, semaphore: {configMapKeyRef: {name: s, key: k}}}
    templates: [{name: a, suspend: {}}]
`),
  ).toEqual({
    warnings: [
      "6:3: 'schedule' is not a field of CronWorkflowSpec any more: it was converted to 'schedules'",
      "9:23: 'mutex' is not a field of Synchronization any more: it was converted to 'mutexes'",
      "9:41: 'semaphore' is not a field of Synchronization any more: it was converted to 'semaphores'",
    ],
    code: `export class C extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const a = new SuspendTemplate(this, 'a');

    new CronWorkflow(this, 'c', {
      metadata: { name: 'c' },
      schedules: ['@daily'],
      entrypoint: a,
      synchronization: { mutexes: [{ name: 'm' }], semaphores: [{ configMapKeyRef: { name: 's', key: 'k' } }] },
    });
  }
}
`,
  });
});

test('a status, which is left out', () => {
  expect(
    typescript(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec: {entrypoint: a, templates: [{name: a, suspend: {}}]}
status:
  phase: Succeeded # at last
`),
  ).toEqual({
    warnings: ["7:3: 'status' is what Argo has done, not what it is to do: it was left out"],
    code: `export class W extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // at last
    const a = new SuspendTemplate(this, 'a');

    new Workflow(this, 'w', { metadata: { name: 'w' }, entrypoint: a });
  }
}
`,
  });
});

describe('refused with line and column', () => {
  test.each<[string, string, string[]]>([
    [
      'a field that does not exist',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, contaner: {}, suspend: {}}]
`,
      ["7:25: Template has no field 'contaner': perhaps it is 'container'"],
    ],
    [
      'a field that is nowhere near',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, suspend: {xyz: 1}}]
`,
      ["7:35: SuspendTemplate has no field 'xyz': its fields are: 'duration'"],
    ],
    [
      'a boolean for a name',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, inputs: {parameters: [{name: y, value: x}]}, suspend: {}}]
`,
      ["7:54: y without quotes is true for Argo, and no text: write 'y' with quotes"],
    ],
    [
      'a boolean among texts, and for a text',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, container: {image: no, command: [y]}}]
`,
      [
        "7:44: no without quotes is false for Argo, and no text: write 'no' with quotes",
        "7:58: y without quotes is true for Argo, and no text: write 'y' with quotes",
      ],
    ],
    [
      'a removed field and its successor',
      `
apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata: {name: c}
spec: {schedule: "@daily", schedules: [], workflowSpec: {entrypoint: a, templates: [{name: a, suspend: {}}]}}
`,
      ["5:8: 'schedule' is what 'schedules' was called once, which is set too: put all of it into 'schedules'"],
    ],
    [
      'a number that JavaScript does not hold',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  priority: 9007199254740993
  templates: [{name: a, suspend: {}}]
`,
      [
        '7:13: 9007199254740993 is too large a number to be kept exactly: put it in quotes, where the field takes a text',
      ],
    ],
    [
      'two tasks of one name',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, dag: {tasks: [{name: b, template: a}, {name: b, template: a}]}}]
`,
      ["7:63: two calls of the template are called 'b': give one of them another name"],
    ],
    [
      'two templates of one name',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{name: a, suspend: {}}, {name: a, suspend: {}}]
`,
      ["7:39: two templates are called 'a': give one of them another name"],
    ],
    [
      'templates without a name, without a kind, and of two kinds',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates: [{suspend: {}}, {name: b}, {name: c, suspend: {}, steps: []}]
`,
      [
        "7:15: the template has no name: write 'name'",
        "7:30: the template does nothing: write one of 'container', 'script', 'http', 'suspend', 'resource', 'data', 'containerSet', 'plugin', 'dag', 'steps'",
        "7:64: the template is a suspend already: write one of 'container', 'script', 'http', 'suspend', 'resource', 'data', 'containerSet', 'plugin', 'dag', 'steps'",
      ],
    ],
    [
      'what only the library refuses, at its template',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  templates:
    - {name: a, suspend: {}}
    - {name: b, suspend: {}, parallelism: 1}
`,
      [
        "9:7: the library refuses it: AW1208 b: sets 'parallelism' in templateOverrides, but only a pipeline runs several tasks at the same time. Remove the key there, or set it in one place only.: what it asks for",
      ],
    ],
    [
      'texts for lists and maps',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
  volumes: x
  podMetadata: [y]
  templates: [{name: a, suspend: {}}]
`,
      [
        '7:12: there is the text "x": the field takes a list',
        '8:16: Metadata has a list here: it is a map of its fields',
      ],
    ],
    [
      'no YAML',
      `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  entrypoint: a
   templates: []
`,
      [
        '6:15: this is not YAML: Nested mappings are not allowed in compact mappings',
        '6:15: this is not YAML: Implicit keys need to be on a single line',
      ],
    ],
    [
      'no object',
      `
# nothing
---
`,
      ["1:1: there is no object in it: write at least one, with 'apiVersion' and 'kind'"],
    ],
    [
      'an object without a kind',
      `
apiVersion: v1
metadata: {name: a}
`,
      ["2:1: the object has no kind: write 'apiVersion' and 'kind'"],
    ],
    [
      'a list of objects',
      `
- apiVersion: v1
`,
      ['2:1: the document has a list here: it is a map of its fields'],
    ],
  ])('%s', (_, text, errors) => {
    const conversion = converted(text);
    expect(conversion.program === undefined || conversion.refusals.length > 0).toBe(true);
    expect(told([...conversion.errors, ...conversion.refusals])).toEqual(errors);
  });
});
