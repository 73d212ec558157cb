import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ApprovalTask,
  Artifact,
  ArtifactLocation,
  ClusterWorkflowTemplate,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Env,
  Loop,
  Metric,
  Output,
  Parameter,
  Pipeline,
  Task,
  TaskBase,
  Volume,
  Workflow,
  WorkflowTemplate,
} from '../../lib';
import { BOX, producer } from '../support/charts';
import { inPipeline, reported, thrown } from '../support/refused';

const INPUTS = "names of inputs and outputs have letters, digits, '-' and '_'";
const OBJECTS =
  "names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit";
const LABELS = "it has at most 63 lower-case letters, digits and '-', and begins and ends with a letter or digit";

describe('AW1101 names that Argo or Kubernetes refuse', () => {
  test.each([['a_b'], ['a.b'], ['a b'], ['-a'], ['ä'], ['😀']])('of a task: %s', (name) => {
    expect(inPipeline((p) => new ContainerTask(p, name, { ...BOX, templateName: 't' }))).toStrictEqual([
      `AW1101 test/p/${name}: has the task name '${name}', which Argo or Kubernetes refuses: task names have letters, digits and '-', and begin with a letter or digit. Choose another name.`,
    ]);
  });

  test('of a task: more than 128 characters', () => {
    const name = 'a'.repeat(129);
    expect(inPipeline((p) => new ContainerTask(p, name, BOX))).toStrictEqual([
      `AW1101 test/p/${name}: has the task name '${name}', which Argo or Kubernetes refuses: task names have at most 128 characters, this one has 129. Choose another name.`,
    ]);
    expect(inPipeline((p) => new ContainerTask(p, 'a'.repeat(128), BOX))).toStrictEqual([]);
  });

  test.each([['Upper'], [''], ['a_b'], ['a'.repeat(129)]])('of a template: "%s"', (templateName) => {
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, templateName }))).toStrictEqual([
      `AW1101 test/p/t: has the template name '${templateName}', which Argo or Kubernetes refuses: template names have lower-case letters, digits and '-', ` +
        'begin with a letter or digit, and have at most 128 characters; Argo puts them in names of pods. Choose another name.',
    ]);
  });

  test('of inputs and outputs', () => {
    const text = Parameter.string({ default: '' });
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            parameters: { 'a.b': text },
            outputs: { 'c d': Output.parameter('/o') },
          }),
      ),
    ).toStrictEqual([
      `AW1101 test/p/t: has the input parameter 'a.b', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
      `AW1101 test/p/t: has the output 'c d', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    ]);
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            artifacts: { 'a/b': Artifact.at('/a', { location: ArtifactLocation.key('k') }) },
          }),
      ),
    ).toStrictEqual([
      `AW1101 test/p/t: has the input artifact 'a/b', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    ]);
    expect(inPipeline((p) => new ApprovalTask(p, 't', { answers: { 'go?': text } }))).toStrictEqual([
      `AW1101 test/p/t: has the input parameter 'go?', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
      `AW1101 test/p/t: has the output 'go?', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    ]);
  });

  test('of outputs of pipelines and of global outputs', () => {
    const pipeline = new Pipeline(Testing.chart(), 'p');
    const value = producer(pipeline).output('o');
    expect(thrown(() => pipeline.addOutput('a b', value))).toBe(
      `AW1101 test/p: has the output 'a b', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    );
    expect(thrown(() => pipeline.addOutput('a', value, { globalName: 'a.b' }))).toBe(
      `AW1101 test/p: has the output 'a.b', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    );
    expect(thrown(() => Output.artifact('/o', { globalName: 'a b' }))).toBe(
      `AW1101 Output("/o"): has the globalName 'a b', which Argo or Kubernetes refuses: ${INPUTS}. Choose another name.`,
    );
  });

  test('of hooks', () => {
    const chart = Testing.chart();
    const template = new ContainerTemplate(chart, 'h', BOX);
    expect(
      thrown(() => new ContainerTask(new Pipeline(chart, 'p'), 't', { ...BOX, hooks: { 'a b': { template } } })),
    ).toBe(
      "AW1101 test/p/t: has the hook 'a b', which Argo or Kubernetes refuses: names of hooks have letters, digits, '-' and '_'. Choose another name.",
    );
  });

  test('of objects', () => {
    const named = (metadata: object) => {
      const chart = Testing.chart();
      const pipeline = new Pipeline(chart, 'p');
      new ContainerTask(pipeline, 't', BOX);
      new Workflow(chart, 'w', { pipeline, metadata });
      return reported(chart);
    };
    const long = 'a'.repeat(64);
    expect(named({ name: long })).toStrictEqual([
      `AW1101 test/w: has the name '${long}', which Argo or Kubernetes refuses: the name of a Workflow has at most 63 characters, this one has 64. Choose another name.`,
    ]);
    expect(named({ name: 'a'.repeat(63) })).toStrictEqual([]);
    for (const name of ['Upper', 'a_b', '-a', 'a-', 'a..b', '']) {
      expect(named({ name })).toStrictEqual([
        `AW1101 test/w: has the name '${name}', which Argo or Kubernetes refuses: ${OBJECTS}. Choose another name.`,
      ]);
    }
    for (const generateName of ['Upper-', '']) {
      expect(named({ generateName })).toStrictEqual([
        `AW1101 test/w: has the generateName '${generateName}', which Argo or Kubernetes refuses: names of objects have lower-case letters, digits, '-' and '.', ` +
          'and begin with a letter or digit. Choose another name.',
      ]);
    }
    expect(named({ generateName: 'a'.repeat(59) })).toStrictEqual([
      `AW1101 test/w: has the generateName '${'a'.repeat(59)}', which Argo or Kubernetes refuses: Kubernetes adds 5 characters, and the name of a Workflow has at most 63. Choose another name.`,
    ]);
    expect(named({ generateName: `${'a'.repeat(57)}-` })).toStrictEqual([]);
    expect(named({ namespace: 'a.b' })).toStrictEqual([
      `AW1101 test/w: has the namespace 'a.b', which Argo or Kubernetes refuses: ${LABELS}. Choose another name.`,
    ]);
  });

  test('of a CronWorkflow, whose runs have longer names', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    const name = 'a'.repeat(53);
    new CronWorkflow(chart, 'w', { pipeline, schedules: ['@daily'], metadata: { name } });
    expect(reported(chart)).toStrictEqual([
      `AW1101 test/w: has the name '${name}', which Argo or Kubernetes refuses: the name of a CronWorkflow has at most 52 characters, this one has 53. Choose another name.`,
    ]);
  });

  test('of a template that others refer to', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    new WorkflowTemplate(chart, 'w', { pipeline, metadata: { generateName: 'a-' } });
    expect(reported(chart)).toStrictEqual([
      "AW1101 test/w: has the generateName 'a-', which Argo or Kubernetes refuses: others refer to a WorkflowTemplate by its name, so it needs a fixed one. Choose another name.",
    ]);
  });

  test('of templates in objects of other apps', () => {
    const chart = Testing.chart();
    expect(thrown(() => WorkflowTemplate.fromName(chart, 'r', 'A_b', { template: 'main' }))).toBe(
      `AW1101 test/r: has the name 'A_b', which Argo or Kubernetes refuses: ${OBJECTS}. Choose another name.`,
    );
    expect(thrown(() => WorkflowTemplate.fromName(chart, 'r', 'etl', { template: 'a b' }))).toBe(
      "AW1101 test/r: has the template 'a b', which Argo or Kubernetes refuses: names of templates have letters, digits and '-', and begin with a letter or digit. Choose another name.",
    );
  });

  test('of objects that a manifest names', () => {
    expect(thrown(() => Env.secret('My Secret', 'key'))).toBe(
      `AW1101 Env.secretKeyRef: has the secretKeyRef 'My Secret', which Argo or Kubernetes refuses: ${OBJECTS}. Choose another name.`,
    );
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, serviceAccount: 'A' }))).toStrictEqual([
      `AW1101 test/p/t: has the serviceAccount 'A', which Argo or Kubernetes refuses: ${OBJECTS}. Choose another name.`,
    ]);
  });

  test('of volumes, environment variables and containers', () => {
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            volumes: { '/a': Volume.emptyDir('A'), '/b': Volume.emptyDir('tmp-dir-argo') },
            env: { '1A': 'x', 'A=B': 'x', '': 'x' },
            templateOverrides: {
              sidecars: [
                { name: 'wait', image: 's' },
                { name: 'S', image: 's' },
              ],
              initContainers: [{ name: 'init', image: 'i' }],
            },
          }),
      ),
    ).toStrictEqual([
      ...['1A', 'A=B', ''].map(
        (name) =>
          `AW1101 test/p/t: has the environment variable '${name}', which Argo or Kubernetes refuses: ` +
          "its name has letters, digits, '_', '-' and '.', and begins with no digit. Choose another name.",
      ),
      "AW1101 test/p/t: has the container 'init', which Argo or Kubernetes refuses: Argo gives that name to a container of its own. Choose another name.",
      "AW1101 test/p/t: has the container 'wait', which Argo or Kubernetes refuses: Argo gives that name to a container of its own. Choose another name.",
      `AW1101 test/p/t: has the container 'S', which Argo or Kubernetes refuses: ${LABELS}. Choose another name.`,
      `AW1101 test/p/t: has the volume 'A', which Argo or Kubernetes refuses: ${LABELS}. Choose another name.`,
      "AW1101 test/p/t: has the volume 'tmp-dir-argo', which Argo or Kubernetes refuses: Argo gives that name to a volume of its own. Choose another name.",
    ]);
  });

  test('of metrics', () => {
    expect(thrown(() => Metric.counter('a-b', { help: 'x' }))).toBe(
      "AW1101 Metric: has the metric name 'a-b', which Argo or Kubernetes refuses: names of metrics have letters, digits and '_', and do not begin with a digit. Choose another name.",
    );
  });
});

describe('AW1102 duplicate names', () => {
  test('of tasks, through a grouping construct', () => {
    expect(
      inPipeline((p) => {
        new ContainerTask(p, 'a-b', BOX);
        new ContainerTask(new Construct(p, 'a'), 'b', { ...BOX, image: 'b:1' });
      }),
    ).toStrictEqual([
      "AW1102 test/p/a/b: has the task name 'a-b', which task 'test/p/a-b' already has. Names are unique. Rename one of them.",
    ]);
  });

  test('of tasks whose name is a word of the expression language', () => {
    expect(
      inPipeline((p) => {
        new ContainerTask(p, 'in', BOX);
        new ContainerTask(p, 'in-task', { ...BOX, image: 'b:1' });
      }),
    ).toStrictEqual([
      "AW1102 test/p/in-task: has the task name 'in-task', which task 'test/p/in' already has. Names are unique. Rename one of them.",
    ]);
  });

  test('of templates with different bodies; equal ones share the name', () => {
    const both = (image: string) =>
      inPipeline((p) => {
        new ContainerTask(p, 'a', { ...BOX, templateName: 'same' });
        new ContainerTask(p, 'b', { ...BOX, image, templateName: 'same' });
      });
    expect(both('b:1')).toStrictEqual([
      "AW1102 test/p/b: has the template name 'same', which a template with another body already has. Names are unique. Rename one of them.",
    ]);
    expect(both('a:1')).toStrictEqual([]);
  });

  test('of outputs of a pipeline', () => {
    const pipeline = new Pipeline(Testing.chart(), 'p');
    const value = producer(pipeline).output('o');
    pipeline.addOutput('rows', value);
    expect(thrown(() => pipeline.addOutput('rows', value))).toBe(
      "AW1102 test/p: has the output 'rows', which an earlier addOutput already has. Names are unique. Rename one of them.",
    );
  });

  test('of a parameter and an artifact', () => {
    expect(
      thrown(
        () =>
          new Pipeline(Testing.chart(), 'p', {
            parameters: { a: Parameter.string() },
            artifacts: { a: Artifact.required() },
          }),
      ),
    ).toBe(
      "AW1102 test/p: has the input artifact 'a', which an input parameter of the same template already has. Names are unique. Rename one of them.",
    );
  });

  test('of objects of one chart', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    new ContainerTask(pipeline, 't', BOX);
    for (const id of ['a', 'b']) new Workflow(chart, id, { pipeline, metadata: { name: 'same' } });
    new WorkflowTemplate(chart, 'c', { pipeline, metadata: { name: 'same' } });
    new Workflow(chart, 'd', { pipeline, metadata: { name: 'same', namespace: 'other' } });
    for (const id of ['e', 'f']) new Workflow(chart, id, { pipeline, metadata: { generateName: 'same' } });
    expect(reported(chart)).toStrictEqual([
      "AW1102 test/b: has the name 'same', which Workflow 'test/a' already has. Names are unique. Rename one of them.",
    ]);
  });

  test('of locks and ports', () => {
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            containerOverrides: {
              ports: [
                { containerPort: 80 },
                { containerPort: 80, protocol: 'TCP' },
                { containerPort: 80, protocol: 'UDP' },
              ],
            },
            templateOverrides: {
              synchronization: { mutexes: [{ name: 'm' }, { name: 'm', namespace: 'n' }, { name: 'm' }] },
            },
          }),
      ),
    ).toStrictEqual([
      "AW1102 test/p/t: has the port of container '80/TCP', which another port of container already has. Names are unique. Rename one of them.",
      "AW1102 test/p/t: has the mutex 'm', which another mutex already has. Names are unique. Rename one of them.",
    ]);
  });
});

describe('AW1103 cycles', () => {
  /** Tasks a, b, ... of which each waits for the ones it names. */
  const graph = (waits: Record<string, string>) =>
    inPipeline((p) => {
      const after = Object.fromEntries(Object.keys(waits).map((id): [string, TaskBase[]] => [id, []]));
      const tasks = Object.fromEntries(
        Object.keys(waits).map((id) => [id, new ContainerTask(p, id, { ...BOX, after: after[id] })]),
      );
      for (const [id, names] of Object.entries(waits)) after[id].push(...[...names].map((name) => tasks[name]));
    });
  const cycle = (text: string) => [
    `AW1103 test/p: has tasks that wait for each other: ${text} (each waits for the next). A DAG has no cycles. ` +
      'Remove one of these dependencies; to repeat work, call the pipeline itself with a condition.',
  ];

  test('the true cycle, without side branches and tails', () => {
    // a -> b, a -> c, b -> d, d -> a
    expect(graph({ a: 'bc', b: 'd', c: '', d: 'a' })).toStrictEqual(cycle('a -> b -> d -> a'));
    // A branch that ends is tried first, and the way to the cycle is not a part of it.
    expect(graph({ x: 'a', a: 'cb', b: 'd', c: 'e', d: 'ea', e: '' })).toStrictEqual(cycle('a -> b -> d -> a'));
  });

  test('a task that waits for itself', () => {
    expect(graph({ a: 'a' })).toStrictEqual(cycle('a -> a'));
    expect(
      inPipeline((p) => {
        const args: any[] = [];
        args.push(new ContainerTask(p, 'a', { ...BOX, args, outputs: { o: Output.parameter('/o') } }).output('o'));
      }),
    ).toStrictEqual(cycle('a -> a'));
  });

  test('through values that pass a nested pipeline', () => {
    expect(
      inPipeline((p) => {
        const args: any[] = [];
        const q = new Pipeline(p, 'q');
        q.addOutput(
          'o',
          new ContainerTask(q, 'i', { ...BOX, args, outputs: { o: Output.parameter('/o') } }).output('o'),
        );
        args.push(
          new ContainerTask(p, 'b', { ...BOX, args: [q.output('o')], outputs: { o: Output.parameter('/o') } }).output(
            'o',
          ),
        );
      }),
    ).toStrictEqual(cycle('q -> b -> q'));
  });
});

describe('limits', () => {
  test('AW1104 more than 200 tasks in a DAG', () => {
    const tasks = (count: number) =>
      inPipeline((p) => {
        for (let i = 0; i < count; i++) new ContainerTask(p, `t${i}`, BOX);
      });
    expect(tasks(200)).toStrictEqual([]);
    expect(tasks(201)).toStrictEqual([
      'AW1104 test/p: has 201 tasks, but the API server accepts at most 200 in a DAG. Group tasks in nested pipelines, or use one task with forEach.',
    ]);
  });

  test('AW1105 more than 200 templates in an object', () => {
    const templates = (count: number) =>
      inPipeline((p) => {
        // Three pipelines, and the rest are containers.
        for (const id of ['q', 'r']) {
          const inner = new Pipeline(p, id);
          for (let i = 0; i < 100 && count > 3; i++, count--) {
            new ContainerTask(inner, `${id}${i}`, { ...BOX, image: `${id}:${i}` });
          }
        }
      });
    expect(templates(200)).toStrictEqual([]);
    expect(templates(201)).toStrictEqual([
      'AW1105 test/w: needs 201 templates, but the API server accepts at most 200 in one object. Use one template for tasks of equal bodies (pass what differs as inputs), ' +
        'or move part of them to a WorkflowTemplate and call it by reference.',
    ]);
  });

  test('AW1106 too deep', () => {
    const levels = (depth: number) =>
      inPipeline((p) => {
        let inner = p;
        for (let i = 2; i < depth; i++) inner = new Pipeline(inner, `q${i}`);
        new ContainerTask(inner, 't', BOX);
      });
    expect(levels(98)).toStrictEqual([]);
    expect(levels(99)).toStrictEqual([
      'AW1106 test/p: is nested 99 calls deep, but Argo stops at a call depth of 100. Flatten the nesting, or start another Workflow.',
    ]);
  });

  test('AW1110 more than 500 input parameters', () => {
    const inputs = (count: number) =>
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            parameters: Object.fromEntries(
              Array.from({ length: count }, (_, i) => [`p${i}`, Parameter.string({ default: '' })]),
            ),
          }),
      );
    expect(inputs(500)).toStrictEqual([]);
    expect(inputs(501)).toStrictEqual([
      'AW1110 test/p/t: has 501 input parameters, but the API server accepts at most 500. Pass one JSON parameter instead.',
    ]);
  });
});

test('AW1107 an empty pipeline', () => {
  expect(inPipeline(() => undefined)).toStrictEqual([
    'AW1107 test/p: has no tasks, and Argo refuses an empty DAG. Add a task: new ContainerTask(pipeline, ...).',
  ]);
  expect(inPipeline((p) => new Pipeline(p, 'q'))).toStrictEqual([
    'AW1107 test/p/q: has no tasks, and Argo refuses an empty DAG. Add a task: new ContainerTask(pipeline, ...).',
  ]);
});

test('AW1108 endless recursion', () => {
  const message = (path: string) => [
    `AW1108 ${path}: calls 'test/p', which it stands in, without a condition, so it would never end. Set when: ... on the task that calls it (Argo allows about 96 levels).`,
  ];
  expect(
    inPipeline((p) => {
      const x = producer(p);
      new Task(p, 'again', { template: p, after: [x] });
    }),
  ).toStrictEqual(message('test/p'));
  expect(
    inPipeline((p) => {
      producer(p);
      new Task(new Pipeline(p, 'q'), 'again', { template: p });
    }),
  ).toStrictEqual(message('test/p/q'));
  expect(
    inPipeline((p) => {
      const x = producer(p);
      new Task(p, 'again', { template: p, when: x.output('o').eq('more') });
    }),
  ).toStrictEqual([]);
});

test('AW1109 a leading digit beside dependencies', () => {
  expect(
    inPipeline((p) => new ContainerTask(p, 'b', { ...BOX, after: [new ContainerTask(p, '1a', BOX)] })),
  ).toStrictEqual([
    "AW1109 test/p/1a: has the name '1a', which begins with a digit, and its pipeline has dependencies: Argo refuses that. Begin the name with a letter.",
  ]);
  expect(inPipeline((p) => new ContainerTask(p, '1a', BOX))).toStrictEqual([]);
});

describe('AW1111 no template', () => {
  const TAKES =
    'which takes a template: a Pipeline, a ContainerTemplate, a ScriptTemplate, a SuspendTemplate, or a reference such as workflowTemplate.templateRef. ' +
    "Pass one; of a task, its 'template'.";

  test.each<[string, unknown, string]>([
    ['a text', 'main', '"main"'],
    ['nothing', undefined, 'no value'],
    ['a construct', Testing.chart(), "an object of class Chart ('test')"],
    [
      'a task',
      new ContainerTask(new Pipeline(Testing.chart(), 'p'), 'x', BOX),
      "an object of class ContainerTask ('test/p/x')",
    ],
  ])('%s', (_, value, shown) => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    const template: any = value;
    expect(thrown(() => new Task(pipeline, 't', { template }))).toBe(
      `AW1111 test/p/t: has ${shown} for 'template', ${TAKES}`,
    );
    expect(thrown(() => new ContainerTask(pipeline, 'c', { ...BOX, hooks: { exit: { template } } }))).toBe(
      `AW1111 test/p/c: has ${shown} for 'hooks.exit.template', ${TAKES}`,
    );
    expect(thrown(() => new WorkflowTemplate(chart, 'w', { pipeline, templates: [template] }))).toBe(
      `AW1111 test/w: has ${shown} for 'templates[0]', ${TAKES}`,
    );
    if (value === undefined) return;
    expect(thrown(() => new Workflow(chart, 'x', { pipeline: template }))).toBe(
      `AW1111 test/x: has ${shown} for 'pipeline', ${TAKES}`,
    );
    expect(thrown(() => new Workflow(chart, 'y', { pipeline, onExit: template }))).toBe(
      `AW1111 test/y: has ${shown} for 'onExit', ${TAKES}`,
    );
  });
});

test('AW1112 a task outside of a pipeline', () => {
  const chart = Testing.chart();
  const message = (path: string) =>
    `AW1112 ${path}: is a task outside of a pipeline. The scope of a task is a Pipeline: new ContainerTask(pipeline, ...).`;
  expect(thrown(() => new ContainerTask(chart, 't', BOX))).toBe(message('test/t'));
  expect(thrown(() => new ApprovalTask(new Construct(chart, 'group'), 't'))).toBe(message('test/group/t'));
  expect(thrown(() => new ContainerTask(new ContainerTemplate(chart, 'c', BOX), 't', BOX))).toBe(message('test/c/t'));
});

test('AW1113 continueOn of a last task', () => {
  expect(
    inPipeline((p) => {
      const a = new ContainerTask(p, 'a', BOX);
      const b = new ContainerTask(p, 'b', { ...BOX, depends: a.failed });
      new ContainerTask(p, 'c', { ...BOX, after: [b], continueOn: { failed: true } });
    }),
  ).toStrictEqual([
    "AW1113 test/p/c: sets continueOn, but nothing runs after it, and 'b' of the same pipeline needs 'depends', which Argo does not mix with continueOn. " +
      'Add a task after it, or move it into a nested pipeline.',
  ]);
});

test('AW1114 a task of another pipeline', () => {
  const message = (other: string) => [
    `AW1114 test/p/t: waits for '${other}', which is a task of another pipeline. Order is between the tasks of one pipeline. ` +
      'Use the nested pipeline itself, or pass a value between them.',
  ];
  const inner = (p: Pipeline) => new ContainerTask(new Pipeline(p, 'q'), 'a', BOX);
  expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, after: [inner(p)] }))).toStrictEqual(
    message('test/p/q/a'),
  );
  expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, depends: inner(p).failed }))).toStrictEqual(
    message('test/p/q/a'),
  );
  expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, after: [p] }))).toStrictEqual(message('test/p'));
});

test('AW1115 a namespaced template called from a cluster-wide one', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new Task(pipeline, 't', { template: WorkflowTemplate.fromName(chart, 'r', 'etl', { template: 'main' }) });
  new ClusterWorkflowTemplate(chart, 'w', { pipeline });
  expect(reported(chart)).toStrictEqual([
    "AW1115 test/r: calls template 'etl/main' of a namespaced WorkflowTemplate from a ClusterWorkflowTemplate. " +
      'Cluster-wide templates call only cluster-wide ones. Use a ClusterWorkflowTemplate.',
  ]);
});

test('AW1116 a reference to a template that an object does not hold', () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  const template = new WorkflowTemplate(chart, 'w', { pipeline });
  expect(thrown(() => template.templateRefOf(new ContainerTemplate(chart, 'c', BOX)))).toBe(
    "AW1116 test/w: does not hold template 'test/c', so nothing can refer to it there. Its templates are: 'test/p'. Use one of these, or add it to 'templates'.",
  );
});

test('AW1117 a hook of a task that loops', () => {
  expect(
    inPipeline((p) => {
      const template = new ContainerTemplate(p, 'bye', BOX);
      return new ContainerTask(p, 't', { ...BOX, forEach: Loop.over(['a']), hooks: { exit: { template } } });
    }),
  ).toStrictEqual([
    "AW1117 test/p/t: has the hook 'exit', which cannot be: the task loops, and Argo runs the hook for each item without its values, perhaps once more, " +
      'and may then wait for ever. Put the task and its hook into a nested pipeline, or use a task that depends on how this one ended.',
  ]);
});
