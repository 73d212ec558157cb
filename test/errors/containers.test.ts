import { Duration, Testing } from 'cdk8s';
import {
  Artifact,
  ArtifactLocation,
  Condition,
  ContainerTask,
  ContainerTemplate,
  CronWorkflow,
  Env,
  HttpTask,
  Input,
  Item,
  Literal,
  LastRetry,
  Loop,
  Metric,
  Output,
  Parameter,
  Pipeline,
  Reference,
  Retry,
  ScriptTask,
  SuspendTemplate,
  Task,
  Volume,
  Workflow,
  WorkflowDefaults,
  WorkflowTemplate,
  WorkflowVariable,
} from '../../lib';
import { BOX, producer } from '../support/charts';
import { inPipeline, reported, thrown } from '../support/refused';

const container = (props: object) => inPipeline((p) => new ContainerTask(p, 't', { ...BOX, ...props }));

test('AW1201 no image', () => {
  const message = [
    "AW1201 test/p/t: has no image. Set image: 'registry/name:tag', or set one for all with TaskDefaults.of(scope).add({ image }).",
  ];
  expect(container({ image: undefined })).toStrictEqual(message);
  expect(container({ image: '' })).toStrictEqual(message);
  expect(inPipeline((p) => new ScriptTask(p, 't', { command: ['sh'], source: 'true' }))).toStrictEqual(message);
});

test('AW1202 no command', () => {
  const message = [
    "AW1202 test/p/t: has no command. Without it Argo's controller asks the registry for the image's entrypoint, which fails for private images. Set command: ['program'].",
  ];
  expect(container({ command: [] })).toStrictEqual(message);
  expect(container({ command: undefined })).toStrictEqual(message);
});

describe('AW1203 damaged references', () => {
  const refused = (damage: (text: string) => unknown) =>
    inPipeline((p) => new ContainerTask(p, 't', { ...BOX, args: [damage(`${producer(p).output('o')}`) as string] }));
  const message = (text: string) => [
    `AW1203 test/p/t: has text with a damaged reference: ${text}. A reference stands for a value that exists only at run time, so it cannot be cut, re-cased or encoded. ` +
      'Put it in whole, and change the value in the task that reads it.',
  ];

  test.each<[string, (text: string) => string, string]>([
    ['cut at the begin', (text) => text.slice(1), '"<part of a reference>"'],
    ['cut at the end', (text) => `rows=${text.slice(0, -1)}`, '"rows=<part of a reference>"'],
    ['cut inside', (text) => text.slice(0, 2) + text.slice(-1), '"<part of a reference>"'],
    ['in upper case', (text) => `a ${text.toUpperCase()} b`, '"a <part of a reference> b"'],
    ['in lower case', (text) => text.toLowerCase(), '"<part of a reference>"'],
    ['turned round', (text) => [...text].reverse().join(''), '"<part of a reference>Za<part of a reference>"'],
    [
      'beside a whole one',
      (text) => `${text} ${text.slice(2)}`,
      "\"<output 'o' of task 'test/p/x'> <part of a reference>\"",
    ],
    [
      'of a value that is not there',
      (text) => text.replace(/aZ/, '\ue10f\ue10f\ue10f\ue10f\ue10faZ'),
      '"<a reference>"',
    ],
  ])('%s', (_, damage, shown) => {
    expect(refused(damage)).toStrictEqual(message(shown));
  });

  test('encoded for a URL, in base64, or with escapes as Python writes JSON', () => {
    expect(refused(encodeURIComponent)[0]).toMatch(/^AW1203 test\/p\/t: has text with a damaged reference: "%EE%83%B0/);
    for (const before of ['', 'a', 'ab']) {
      expect(refused((text) => Buffer.from(before + text).toString('base64'))[0]).toMatch(/^AW1203 /);
    }
    expect(
      refused((text) => text.replace(/[\ue000-\uf8ff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`))[0],
    ).toMatch(/^AW1203 .*"\\\\ue0f0/);
  });

  test('in whatever field takes references', () => {
    const half = (p: Pipeline) => `${producer(p).output('o')}`.slice(2);
    expect(inPipeline((p) => new ContainerTask(p, 't', { ...BOX, env: { A: half(p) } }))[0]).toMatch(
      /^AW1203 test\/p\/t: /,
    );
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            templateOverrides: { sidecars: [{ name: 's', image: 's', args: [half(p)] }] },
          }),
      )[0],
    ).toMatch(/^AW1203 test\/p\/t: /);
    expect(
      inPipeline((p) => {
        const q = new Pipeline(p, 'q', { parameters: { a: Parameter.string() }, arguments: { a: half(p) } });
        new ContainerTask(q, 't', BOX);
      })[0],
    ).toMatch(/^AW1203 test\/p\/q: /);
  });
});

describe('AW1204 run-time values in program text', () => {
  const message = (where: string) => [
    `AW1204 test/p/t: puts a run-time value into ${where}, where its text would become program text. ` +
      'Pass it with env: { NAME: value } and read the variable, or as an argument of its own; allowInterpolation: true accepts the risk.',
  ];
  const script = (source: (reference: Reference) => unknown, more: object = {}) =>
    inPipeline((p) => {
      new ScriptTask(p, 't', {
        ...BOX,
        source: source(producer(p).output('o')) as string,
        parameters: { a: Parameter.string({ default: '' }) },
        ...more,
      });
    });

  test('in the source of a script: a reference, an input, a tag', () => {
    for (const source of [
      (reference: Reference) => `echo ${reference}`,
      (reference: Reference) => reference,
      () => `echo ${Input.parameter('a')}`,
      () => `echo ${WorkflowVariable.name()}`,
      () => 'echo {{inputs.parameters.a}}',
      () => 'echo {{ inputs.parameters }}',
      () => 'echo {{=sprig.trim(inputs.parameters.a)}}',
      () => 'echo {{workflow.labels.json}}',
    ]) {
      expect(script(source)).toStrictEqual(message('the source of a script'));
    }
  });

  test('accepted: literal text, paths, names that Kubernetes checks, and on request', () => {
    expect(script(() => 'echo ok')).toStrictEqual([]);
    expect(script(() => `jinja ${Literal.text('{{ name }}')}`)).toStrictEqual([]);
    expect(script(() => 'echo {{workflow.name}} {{workflow.uid}} {{pod.name}}')).toStrictEqual([]);
    expect(
      script(() => `cat ${Input.artifactPath('f')} {{inputs.artifacts.f.path}}`, {
        artifacts: { f: Artifact.at('/f', { location: ArtifactLocation.key('k') }) },
      }),
    ).toStrictEqual([]);
    expect(script((reference) => `echo ${reference}`, { allowInterpolation: true })).toStrictEqual([]);
  });

  test.each<[string[], string]>([
    [['sh', '-c', 'echo #'], 'sh -c'],
    [['/bin/bash', '-euxc', 'echo #'], '/bin/bash -euxc'],
    [['bash', '-o', 'pipefail', '-c', '#'], 'bash -c'],
    [['sh', '-c', '-e', '#'], 'sh -c'],
    [['sh', '-c', '--', '#'], 'sh -c'],
    [['/usr/bin/env', 'zsh', '-c', '#'], 'zsh -c'],
    [['timeout', '10', 'sh', '-c', '#'], 'sh -c'],
    [['python3', '-W', 'ignore', '-c', 'print(#)'], 'python3 -c'],
    [['node', '--eval', '#'], 'node --eval'],
    [['perl', '-ne', '#'], 'perl -ne'],
    [['pwsh', '-Command', '#'], 'pwsh -Command'],
  ])('in %j', (words, where) => {
    for (const inCommand of [words.length, 1]) {
      expect(
        inPipeline((p) => {
          const reference = producer(p).output('o');
          const all = words.map((word) => word.replace('#', `${reference}`));
          new ContainerTask(p, 't', { ...BOX, command: all.slice(0, inCommand), args: all.slice(inCommand) });
        }),
      ).toStrictEqual(message(`the program text of '${where}'`));
    }
  });

  test('in a sidecar', () => {
    expect(
      inPipeline((p) => {
        new ContainerTask(p, 't', {
          ...BOX,
          templateOverrides: {
            sidecars: [{ name: 's', image: 's', command: ['sh', '-c'], args: [`echo ${producer(p).output('o')}`] }],
          },
        });
      }),
    ).toStrictEqual(message("the program text of 'sh -c'"));
  });

  test.each([
    [['sh', '-ec', 'echo "$0"', '#']],
    [['sh', 'run.sh', '-c', '#']],
    [['python', 'run.py', '-c', '#']],
    [['sh', '-e', '#']],
    [['echo', '#']],
  ])('accepted: the value is an argument of its own in %j', (words) => {
    expect(
      inPipeline((p) => {
        const reference = producer(p).output('o');
        new ContainerTask(p, 't', { ...BOX, command: words.map((word) => (word === '#' ? reference : word)) });
      }),
    ).toStrictEqual([]);
  });
});

describe('AW1205 unresolved variables', () => {
  const WORKFLOW =
    "'workflow.name', 'workflow.namespace', 'workflow.uid', 'workflow.mainEntrypoint', 'workflow.serviceAccountName', 'workflow.parameters', " +
    "'workflow.parameters.json', 'workflow.creationTimestamp', 'workflow.creationTimestamp.RFC3339', 'workflow.creationTimestamp.s', 'workflow.labels.json', " +
    "'workflow.annotations.json', 'workflow.priority', 'workflow.duration', 'workflow.scheduledTime', 'workflow.status'";
  const message = (variable: string, known = "'pod.name', 'inputs.parameters', 'node.name', ") => [
    `AW1205 test/p/t: uses the variable '${variable}', which does not exist here, so Argo would keep it as text or wait for ever. Variables here are: ${known}${WORKFLOW}. ` +
      'Use one of these, or Literal.text(...) for text that holds braces.',
  ];

  test.each<[string, string]>([
    ['{{input.parameters.a}}', 'input.parameters.a'],
    ['{{ user.name }}', 'user.name'],
    ['{{item}}', 'item'],
    ['{{retries}}', 'retries'],
    ['{{workflows.name}}', 'workflows.name'],
    ['{{workflow.labels}}', 'workflow.labels'],
    ['{{inputs.artifacts.a.path}}', 'inputs.artifacts.a.path'],
    ['{{outputs.parameters.a.path}}', 'outputs.parameters.a.path'],
    ['{{ =1+1}}', '=1+1'],
    ['{{unclosed', 'unclosed'],
    ['{{=inputs.parameters.a}}', 'inputs.parameters.a'],
    ["{{=toJson(inputs['parameters']['a-b'])}}", 'inputs.parameters.a-b'],
    ['{{=steps.a.outputs.result}}', 'steps.a'],
    ['{{=item.name}}', 'item'],
    ['{{=lastRetry.exitCode}}', 'lastRetry.exitCode'],
  ])('%s in a container', (text, variable) => {
    expect(container({ args: [text] })).toStrictEqual(message(variable));
  });

  test('the variables of the template come first', () => {
    expect(
      container({
        args: ['{{inputs.parameters.dates}}'],
        retry: Retry.attempts(2),
        parameters: { date: Parameter.string({ default: '' }) },
        artifacts: { raw: Artifact.at('/raw', { optional: true }) },
        outputs: { rows: Output.parameter('/rows'), file: Output.artifact('/file') },
      }),
    ).toStrictEqual(
      message(
        'inputs.parameters.dates',
        "'inputs.parameters.date', 'inputs.artifacts.raw.path', 'inputs.artifacts.raw', 'outputs.parameters.rows.path', " +
          "'outputs.artifacts.file.path', 'pod.name', 'retries', 'lastRetry.exitCode', 'lastRetry.status', 'lastRetry.duration', 'lastRetry.message', 'inputs.parameters', 'node.name', ",
      ),
    );
  });

  test('a hyphenated name after a dot in an expression', () => {
    expect(
      container({ args: ['{{=inputs.parameters.a-b}}'], parameters: { 'a-b': Parameter.string({ default: '' }) } }),
    ).toStrictEqual(
      message('inputs.parameters.a', "'inputs.parameters.a-b', 'pod.name', 'inputs.parameters', 'node.name', "),
    );
    expect(
      container({ args: ["{{=inputs.parameters['a-b']}}"], parameters: { 'a-b': Parameter.string({ default: '' }) } }),
    ).toStrictEqual([]);
  });

  test('words in strings and fields of other values are no variables', () => {
    expect(
      container({
        args: ["{{='steps.a and inputs.parameters.b'}}{{=workflow.status.steps.item}}{{=map([1], # * 2)}}"],
      }),
    ).toStrictEqual([]);
  });

  test('in a metric', () => {
    expect(
      container({ metrics: [Metric.gauge('rows', { help: 'Rows', value: '{{outputs.parameters.rows}}' })] }),
    ).toStrictEqual(
      message(
        'outputs.parameters.rows',
        "'pod.name', 'outputs.result', 'status', 'duration', 'exitCode', 'retries', 'resourcesDuration.cpu', 'resourcesDuration.memory', 'inputs.parameters', 'node.name', ",
      ),
    );
    expect(
      container({
        metrics: [Metric.gauge('rows', { help: 'Rows', value: '{{outputs.parameters.rows}}' })],
        outputs: { rows: Output.parameter('/rows') },
      }),
    ).toStrictEqual([]);
  });

  test('in the path of a file', () => {
    expect(container({ outputs: { o: Output.parameter('/out/{{date}}') } })).toStrictEqual(
      message('date', "'inputs.parameters', 'node.name', "),
    );
  });

  describe('of the workflow', () => {
    const DECLARE =
      'Use one of these, or declare it: a parameter of the pipeline, a label or annotation in metadata, globalName of an output, priority in workflowOverrides.';
    const declared = (path: string, variable: string, known: string) => [
      `AW1205 ${path}: uses the variable '${variable}', which does not exist here, so Argo would keep it as text or wait for ever. Variables here are: ${known}. ${DECLARE}`,
    ];
    const workflow = (text: string, props: object = {}) => {
      const chart = Testing.chart();
      const pipeline = new Pipeline(chart, 'p', { parameters: { date: Parameter.string({ default: '' }) } });
      new ContainerTask(pipeline, 't', {
        ...BOX,
        args: [text],
        outputs: { o: Output.parameter('/o', { globalName: 'rows' }) },
      });
      new Workflow(chart, 'w', { pipeline, metadata: { labels: { team: 'a' } }, ...props });
      return reported(chart);
    };

    test('that the object does not declare', () => {
      expect(workflow('{{workflow.parameters.day}}')).toStrictEqual(
        declared(
          'test/p/t',
          'workflow.parameters.day',
          "'workflow.parameters.date', 'workflow.parameters', 'workflow.parameters.json'",
        ),
      );
      expect(workflow("{{=workflow.parameters['day']}}")).toStrictEqual(
        declared(
          'test/p/t',
          'workflow.parameters.day',
          "'workflow.parameters.date', 'workflow.parameters', 'workflow.parameters.json'",
        ),
      );
      expect(workflow('{{workflow.labels.owner}}')).toStrictEqual(
        declared('test/p/t', 'workflow.labels.owner', "'workflow.labels.team', 'workflow.labels.json'"),
      );
      expect(workflow('{{workflow.annotations.owner}}')).toStrictEqual(
        declared('test/p/t', 'workflow.annotations.owner', "'workflow.annotations.json'"),
      );
      expect(workflow('{{workflow.outputs.parameters.row}}')).toStrictEqual(
        declared(
          'test/p/t',
          'workflow.outputs.parameters.row',
          "'workflow.outputs.parameters.rows', 'workflow.outputs.artifacts.rows'",
        ),
      );
      expect(workflow('{{workflow.priority}}')).toStrictEqual(declared('test/p/t', 'workflow.priority', '(none)'));
    });

    test('that it declares', () => {
      const text =
        '{{workflow.parameters.date}}{{workflow.labels.team}}{{workflow.labels.unit}}{{workflow.annotations.note}}{{workflow.outputs.parameters.rows}}{{workflow.priority}}';
      expect(
        workflow(text, {
          workflowOverrides: { priority: 1, workflowMetadata: { labels: { unit: 'b' }, annotations: { note: 'c' } } },
        }),
      ).toStrictEqual([]);
    });

    test('in fields of the workflow itself', () => {
      expect(workflow('ok', { workflowOverrides: { nodeSelector: { zone: '{{zone}}' } } })).toStrictEqual([
        "AW1205 test/w: uses the variable 'zone', which does not exist here, so Argo would keep it as text or wait for ever. " +
          `Variables here are: ${WORKFLOW}. Use one of these, or Literal.text(...) for text that holds braces.`,
      ]);
      expect(
        workflow('ok', { workflowOverrides: { nodeSelector: { zone: '{{workflow.labels.zone}}' } } }),
      ).toStrictEqual(declared('test/w', 'workflow.labels.zone', "'workflow.labels.team', 'workflow.labels.json'"));
      expect(
        workflow('ok', { workflowOverrides: { nodeSelector: { zone: '{{workflow.labels.team}}' } } }),
      ).toStrictEqual([]);
    });

    test('a template may get more parameters from whoever runs it', () => {
      const chart = Testing.chart();
      const pipeline = new Pipeline(chart, 'p');
      new ContainerTask(pipeline, 't', { ...BOX, args: ['{{workflow.parameters.day}}'] });
      new WorkflowTemplate(chart, 'w', { pipeline });
      expect(reported(chart)).toStrictEqual([]);
    });
  });
});

test('AW1206 quantities', () => {
  expect(container({ resources: { requests: { cpu: '1', memory: '2GB' }, limits: { memory: '4 Gi' } } })).toStrictEqual(
    [
      "AW1206 test/p/t: has \"2GB\" for 'resources.requests.memory', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
    ],
  );
  expect(
    container({
      containerOverrides: { resources: { limits: { memory: '4gi', cpu: '-1' } } },
      volumes: { '/a': Volume.emptyDir('v', { sizeLimit: '1G b' }) },
    }),
  ).toStrictEqual([
    "AW1206 test/p/t: has \"4gi\" for 'container.resources.limits.memory', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
    "AW1206 test/p/t: has \"-1\" for 'container.resources.limits.cpu', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
    "AW1206 test/p/t: has \"1G b\" for 'volumes.v.emptyDir.sizeLimit', which is not a Kubernetes quantity. Write for example '500m', '2', '512Mi' or '2Gi'.",
  ]);
  for (const cpu of ['0', '1', '0.5', '.5', '1.', '500m', '1e3', '2Gi', '5E', '3k']) {
    expect(container({ resources: { requests: { cpu } } })).toStrictEqual([]);
  }
});

test('AW1207 durations', () => {
  expect(container({ timeout: Duration.seconds(2) })).toStrictEqual([
    "AW1207 test/p/t: has 2 seconds for 'timeout', but Argo starts no pod for less than 3 seconds. Choose another duration.",
  ]);
  expect(container({ timeout: Duration.seconds(3) })).toStrictEqual([]);
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p');
  new ContainerTask(pipeline, 't', BOX);
  new Workflow(chart, 'w', { pipeline, activeDeadline: Duration.seconds(0) });
  new CronWorkflow(chart, 'c', { pipeline, schedules: ['@daily'], startingDeadline: Duration.millis(1500) });
  expect(reported(chart)).toStrictEqual([
    "AW1207 test/w: has 0 seconds for 'activeDeadline', but Argo counts it in whole seconds, from 1. Choose another duration.",
    "AW1207 test/c: has 1.5 seconds for 'startingDeadline', but Argo counts it in whole seconds, from 0. Choose another duration.",
  ]);
});

describe('AW1208 collisions', () => {
  const message = (level: string, key: string, why: string) => [
    `AW1208 test/p/t: sets '${key}' in ${level}, but ${why}. Remove the key there, or set it in one place only.`,
  ];

  test('an environment variable twice', () => {
    expect(container({ env: { A: '1' }, containerOverrides: { env: [{ name: 'A', value: '2' }] } })).toStrictEqual(
      message('containerOverrides', 'env.A', 'the variable is already set; the API server refuses two of one name'),
    );
  });

  test('a second kind of template', () => {
    expect(container({ templateOverrides: { suspend: {} } })).toStrictEqual(
      message('templateOverrides', 'suspend', 'this template is a container'),
    );
    expect(
      inPipeline((p) => {
        const template = new ContainerTemplate(p, 't', BOX);
        template.addOverrides({ suspend: {} });
        new Task(p, 'task', { template });
      }),
    ).toStrictEqual(
      message('templateOverrides', 'suspend', 'the template is a container already, and can be only one thing'),
    );
  });

  test('what only pipelines have', () => {
    expect(container({ templateOverrides: { parallelism: 2 } })).toStrictEqual(
      message('templateOverrides', 'parallelism', 'only a pipeline runs several tasks at the same time'),
    );
  });

  test('an artifact in two places', () => {
    expect(
      container({ templateOverrides: { archiveLocation: { s3: { key: 'k' }, gcs: { key: 'k' } } } }),
    ).toStrictEqual(message('archiveLocation', 'gcs', "it sets 's3' too, and an artifact is in one place"));
  });

  test('what belongs to one workflow, in defaults', () => {
    expect(thrown(() => WorkflowDefaults.of({ entrypoint: 'main' }))).toBe(
      "AW1208 WorkflowDefaults.of: sets 'entrypoint' in the defaults, but every workflow has its own. Remove the key there, or set it in one place only.",
    );
  });
});

describe('AW1210 paths', () => {
  const RULE = "Paths in a container are absolute, have no '..', and are used once. Choose another path.";

  test('of files', () => {
    expect(thrown(() => Artifact.at('raw'))).toBe(
      `AW1210 Artifact.at("raw"): has the path 'raw' for a file, which is not absolute. ${RULE}`,
    );
    expect(thrown(() => Output.parameter('/a/../b'))).toBe(
      `AW1210 Output.parameter("/a/../b"): has the path '/a/../b' for a file, which goes up by '..'; Argo refuses that. ${RULE}`,
    );
    expect(thrown(() => Output.artifact(''))).toBe(
      `AW1210 Output.artifact(""): has the path '' for a file, which is not absolute. ${RULE}`,
    );
    expect(() => Output.artifact('/a/..b/c..')).not.toThrow();
  });

  test('of volumes', () => {
    expect(container({ volumes: { data: Volume.emptyDir('v') } })).toStrictEqual([
      `AW1210 test/p/t: has the path 'data' for volume 'v', which is not absolute. ${RULE}`,
    ]);
    expect(container({ volumes: { '/a:b': Volume.emptyDir('v') } })).toStrictEqual([
      `AW1210 test/p/t: has the path '/a:b' for volume 'v', which holds a ':'. ${RULE}`,
    ]);
    expect(
      container({
        volumes: { '/a': Volume.emptyDir('v') },
        containerOverrides: { volumeMounts: [{ name: 'v', mountPath: '/a' }] },
      }),
    ).toStrictEqual([`AW1210 test/p/t: has the path '/a' for volume 'v', which volume 'v' already has. ${RULE}`]);
  });

  test('of volumes and artifacts at one place, in containers and scripts', () => {
    const at = (path: string) => Artifact.at(path, { location: ArtifactLocation.key('k') });
    expect(container({ volumes: { '/a': Volume.emptyDir('v') }, artifacts: { raw: at('/a') } })).toStrictEqual([
      `AW1210 test/p/t: has the path '/a' for input artifact 'raw', which volume 'v' already has. ${RULE}`,
    ]);
    expect(
      inPipeline((p) => new ScriptTask(p, 't', { ...BOX, source: 'true', artifacts: { a: at('/x'), b: at('/x/') } })),
    ).toStrictEqual([
      `AW1210 test/p/t: has the path '/x/' for input artifact 'b', which input artifact 'a' already has. ${RULE}`,
    ]);
    expect(container({ volumes: { '/a': Volume.emptyDir('v') }, artifacts: { raw: at('/a/b') } })).toStrictEqual([]);
  });
});

test('AW1211 two volumes of one name', () => {
  const message = [
    "AW1211 test/p/t: has two different volumes named 'v'. The names of a pod's volumes are unique. Give one of them another name.",
  ];
  expect(
    container({ volumes: { '/a': Volume.emptyDir('v'), '/b': Volume.fromSecret('s', { name: 'v' }) } }),
  ).toStrictEqual(message);
  expect(
    container({
      volumes: { '/a': Volume.emptyDir('v') },
      templateOverrides: { volumes: [{ name: 'v', emptyDir: {} }] },
    }),
  ).toStrictEqual(message);
  expect(
    container({ volumes: { '/a': Volume.emptyDir('v'), '/b': Volume.emptyDir('v', { subPath: 'b' }) } }),
  ).toStrictEqual([]);
});

test('AW1212 no name', () => {
  const next = 'Pass a name, an ApiObject, or a construct that wraps one, as those of cdk8s-plus.';
  expect(thrown(() => Env.secret('', 'key'))).toBe(
    `AW1212 Env.secretKeyRef: has "" for 'secretKeyRef', which has no name. ${next}`,
  );
  expect(thrown(() => Volume.fromConfigMap({} as any))).toBe(
    `AW1212 Volume.fromConfigMap: has {} for 'configMap', which has no name. ${next}`,
  );
  expect(thrown(() => Volume.fromPersistentVolumeClaim(undefined as any))).toBe(
    `AW1212 Volume.fromPersistentVolumeClaim: has undefined for 'claim', which has no name. ${next}`,
  );
  expect(container({ serviceAccount: Testing.chart() })).toStrictEqual([
    `AW1212 test/p/t: has an object of class Chart ('test') for 'serviceAccount', which has no name. ${next}`,
  ]);
});

test('AW1213 a Python object in a text', () => {
  const text = 'date=<cdk8s_argo_workflows.Reference object at 0x7f>';
  expect(container({ args: [text] })).toStrictEqual([
    `AW1213 test/p/t: has text with a Python object printed into it: "${text}". Python cannot turn a reference into text by itself. ` +
      'Write {reference.to_string()} in the f-string, or pass the reference itself.',
  ]);
});

describe('AW1214 references where only literals can stand', () => {
  const message = (path: string, field: string, value = "\"<output 'o' of task 'test/p/x'>\"") =>
    `AW1214 ${path}: has ${value} in '${field}', where only a literal value can stand. ` +
    'Write one there; a value that exists only at run time goes into the inputs, arguments or environment of a task.';
  const reference = producer(new Pipeline(Testing.chart(), 'p')).output('o');
  const text = `${reference}`;

  test('in declarations', () => {
    expect(thrown(() => Parameter.string({ default: text }))).toBe(message('Parameter.string', 'default'));
    expect(thrown(() => Parameter.json({ default: { a: [text] } }))).toBe(message('Parameter.json', 'default.a[0]'));
    expect(thrown(() => Output.parameter('/o', { default: `a${text}` }))).toBe(
      message('Output.parameter("/o")', 'default', "\"a<output 'o' of task 'test/p/x'>\""),
    );
    expect(thrown(() => Artifact.at(`/${text}`))).toBe(
      message("Artifact.at(\"/<output 'o' of task 'test/p/x'>\")", 'path', "\"/<output 'o' of task 'test/p/x'>\""),
    );
    expect(container({ parameters: { a: Parameter.string({ default: '', description: text }) } })).toStrictEqual([
      message('test/p/t', 'inputs.parameters[0].description'),
    ]);
  });

  test('in values beside a reference', () => {
    expect(thrown(() => reference.orElse(text))).toBe(message("output 'o' of task 'test/p/x'", 'orElse'));
    expect(thrown(() => reference.eq(`a${text}`))).toBe(
      message("output 'o' of task 'test/p/x'", '==', "\"a<output 'o' of task 'test/p/x'>\""),
    );
    expect(thrown(() => reference.isIn([reference as any]))).toBe(
      message("output 'o' of task 'test/p/x'", 'in[0]', "output 'o' of task 'test/p/x'"),
    );
    expect(thrown(() => Loop.over([1, reference]))).toBe(
      message('Loop.over', 'list[1]', "output 'o' of task 'test/p/x'"),
    );
    expect(thrown(() => Loop.over([{ [text]: 1 }]))).toBe(message('Loop.over', 'list[0]'));
  });

  test('in names of fields', () => {
    expect(
      inPipeline((p) => new ContainerTask(p, 't', { ...BOX, labels: { [`${producer(p).output('o')}`]: 'a' } })),
    ).toStrictEqual([message('test/p/t', "metadata.labels.<output 'o' of task 'test/p/x'>")]);
  });

  test('in an object', () => {
    const workflow = (props: object) => {
      const chart = Testing.chart();
      const pipeline = new Pipeline(chart, 'p', { parameters: { a: Parameter.json({ default: null }) } });
      producer(pipeline);
      new Workflow(chart, 'w', { pipeline, ...props });
      return reported(chart);
    };
    expect(workflow({ arguments: { a: [text] } })).toStrictEqual([message('test/w', 'a[0]')]);
    expect(workflow({ workflowOverrides: { nodeSelector: { zone: text } } })).toStrictEqual([
      message('test/w', 'spec.nodeSelector.zone'),
    ]);
    expect(workflow({ workflowOverrides: { nodeSelector: { zone: reference } } })).toStrictEqual([
      message('test/w', 'spec.nodeSelector.zone', "output 'o' of task 'test/p/x'"),
    ]);
    expect(workflow({ metadata: { annotations: { note: text } } })).toStrictEqual([
      message('test/w', 'metadata.annotations.note'),
    ]);
  });

  test('in an expression of a CronWorkflow', () => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    producer(pipeline);
    new CronWorkflow(chart, 'w', { pipeline, schedules: ['@daily'], stopWhen: `${WorkflowVariable.name()} == 'a'` });
    expect(reported(chart)).toStrictEqual([
      message('test/w', 'spec.stopStrategy.expression', "\"<the variable 'workflow.name'> == 'a'\""),
    ]);
  });
});

test('AW1215 an artifact without a place', () => {
  const message =
    "AW1215 test/p/t: declares input artifact 'raw' without a path, so it has no place in the container. " +
    "Write Artifact.at('/path'); Artifact.required() and Artifact.optional() are for pipelines.";
  const pipeline = () => new Pipeline(Testing.chart(), 'p');
  expect(thrown(() => new ContainerTask(pipeline(), 't', { ...BOX, artifacts: { raw: Artifact.required() } }))).toBe(
    message,
  );
  expect(
    thrown(() => new ScriptTask(pipeline(), 't', { ...BOX, source: '', artifacts: { raw: Artifact.optional() } })),
  ).toBe(message);
});

describe('AW1216 variables of tasks', () => {
  const read = "Read it with task.output('name') or task.result, which also makes the task wait.";

  test('in a container, which knows no tasks', () => {
    expect(
      inPipeline((p) => {
        producer(p);
        new ContainerTask(p, 't', { ...BOX, args: ['{{tasks.x.outputs.parameters.o}}'] });
      }),
    ).toStrictEqual([
      `AW1216 test/p/t: uses the variable 'tasks.x.outputs.parameters.o' of no task that is known here, so Argo would keep it as text or wait for ever. ${read}`,
    ]);
  });

  test('in a condition, of a task for which nothing waits', () => {
    const condition = (after: boolean) =>
      inPipeline((p) => {
        const x = producer(p);
        new ContainerTask(p, 't', {
          ...BOX,
          when: Condition.expression("tasks['x'].outputs.parameters.o == 'a'"),
          after: after ? [x] : [],
        });
      });
    expect(condition(false)).toStrictEqual([
      `AW1216 test/p/t: uses the variable 'tasks.x.outputs.parameters.o' of task 'x', for which it does not wait, so Argo would keep it as text or wait for ever. ${read}`,
    ]);
    expect(condition(true)).toStrictEqual([]);
  });
});

describe('AW1018 values that a field does not take', () => {
  const message = (path: string, field: string, shown: string, wanted: string, next = 'Correct it') =>
    `AW1018 ${path}: has ${shown} for '${field}', which takes ${wanted}. ${next}.`;

  test('words of a program', () => {
    expect(container({ command: 'ls' })).toStrictEqual([
      message('test/p/t', 'command', '"ls"', 'a list of texts and references'),
    ]);
    expect(container({ command: ['sleep', 5] })).toStrictEqual([
      message('test/p/t', 'command[1]', '5', 'a text or a reference'),
    ]);
    expect(container({ args: ['a', undefined] })).toStrictEqual([
      message('test/p/t', 'args[1]', 'no value', 'a text or a reference', 'Set it'),
    ]);
    expect(container({ image: 3 })).toStrictEqual([
      message('test/p/t', 'container.image', '3', "the name of an image, for example 'registry/name:tag'"),
    ]);
    expect(inPipeline((p) => new ScriptTask(p, 't', BOX as any))).toStrictEqual([
      message('test/p/t', 'source', 'no value', 'the text of the script', 'Set it'),
    ]);
  });

  test('texts that Linux does not pass to a program', () => {
    const longest = 'ä'.repeat(64 * 1024);
    const wanted = 'a text of at most 131072 bytes: Linux starts no program with more. Pass it as an artifact';
    expect(container({ args: [longest], env: { A: longest } })).toStrictEqual([]);
    expect(container({ args: ['a', `${longest}.`], env: { A: `${longest}.` } })).toStrictEqual([
      message('test/p/t', 'container, word 3 of command and args', '"131073 bytes"', wanted),
      message('test/p/t', 'container.env.A', '"131073 bytes"', wanted),
    ]);
  });

  test('environment variables', () => {
    const wanted = 'a text, number, boolean, reference, Env.secret(...) or Env.configMap(...)';
    expect(container({ env: { A: undefined } })).toStrictEqual([
      message('test/p/t', 'env.A', 'no value', wanted, 'Set it'),
    ]);
    for (const [value, shown] of [
      [null, 'null'],
      [NaN, 'NaN'],
      [{ a: 1 }, '{"a":1}'],
      [() => 1, 'a function'],
      [['a'], '["a"]'],
    ]) {
      expect(container({ env: { A: value } })).toStrictEqual([message('test/p/t', 'env.A', shown as string, wanted)]);
    }
  });

  test('declarations', () => {
    const pipeline = new Pipeline(Testing.chart(), 'p');
    expect(thrown(() => new Pipeline(pipeline, 'q', { parameters: { a: 'text' as any } }))).toBe(
      message('test/p/q', 'parameters.a', '"text"', 'a declaration, for example Parameter.string()'),
    );
    expect(thrown(() => new Pipeline(pipeline, 'r', { artifacts: { a: '/a' as any } }))).toBe(
      message('test/p/r', 'artifacts.a', '"/a"', "a declaration, for example Artifact.at('/path')"),
    );
    expect(thrown(() => new ContainerTask(pipeline, 's', { ...BOX, outputs: { a: '/a' as any } }))).toBe(
      message('test/p/s', 'outputs.a', '"/a"', "a declaration, for example Output.parameter('/path')"),
    );
    expect(thrown(() => new ContainerTask(pipeline, 't', { ...BOX, resultType: 'json' as any }))).toBe(
      message('test/p/t', 'resultType', '"json"', 'a declaration, for example Parameter.json()'),
    );
    expect(thrown(() => Parameter.enum([]))).toBe(
      message('Parameter.enum', 'choices', '[]', 'a list of at least one text'),
    );
    expect(thrown(() => Parameter.enum([1, 2] as any))).toBe(
      message('Parameter.enum', 'choices', '[1,2]', 'a list of at least one text'),
    );
    expect(thrown(() => Artifact.at('/a', { mode: 777 }))).toBe(
      message('Artifact.at("/a")', 'mode', '777', 'permission bits from 0 to 0o777, as a number'),
    );
    expect(thrown(() => Artifact.at('/a', { from: producer(pipeline).output('o') }))).toBe(
      message('Artifact.at("/a")', 'from', "output 'o' of task 'test/p/x'", 'a reference to an artifact'),
    );
    expect(thrown(() => new SuspendTemplate(pipeline, 'u', { answers: { ok: Parameter.boolean() } }))).toBe(
      message('test/p/u', 'answers.ok.default', 'no value', 'an answer for when nobody gives one', 'Set it'),
    );
    expect(thrown(() => pipeline.addOutput('a', 'text' as any))).toBe(
      message('test/p', 'output a', '"text"', 'a reference, for example task.output(...)'),
    );
  });

  test('locations of artifacts', () => {
    expect(thrown(() => ArtifactLocation.key(''))).toBe(
      message('ArtifactLocation.key', 'key', '""', 'a path in the artifact repository'),
    );
    expect(thrown(() => ArtifactLocation.s3({}))).toBe(
      message('ArtifactLocation.s3', 'key', 'no value', 'the path of the object in the bucket', 'Set it'),
    );
    expect(thrown(() => ArtifactLocation.gcs({} as any))).toBe(
      message('ArtifactLocation.gcs', 'key', 'no value', 'the path of the object in the bucket', 'Set it'),
    );
    expect(thrown(() => ArtifactLocation.http({} as any))).toBe(
      message('ArtifactLocation.http', 'url', 'no value', 'the address of the file', 'Set it'),
    );
    expect(thrown(() => ArtifactLocation.git({} as any))).toBe(
      message('ArtifactLocation.git', 'repo', 'no value', 'the address of the repository', 'Set it'),
    );
    expect(thrown(() => ArtifactLocation.raw(5 as any))).toBe(message('ArtifactLocation.raw', 'data', '5', 'a text'));
    expect(thrown(() => Artifact.at('/a', { location: 's3://b/k' as any }))).toBe(
      message(
        'Artifact.at("/a")',
        'location',
        '"s3://b/k"',
        "an ArtifactLocation, for example ArtifactLocation.key('path/in/the/repository')",
      ),
    );
    for (const location of [ArtifactLocation.raw('x'), ArtifactLocation.git({ repo: 'r' })]) {
      expect(thrown(() => Output.artifact('/a', { location }))).toBe(
        message(
          'Output.artifact("/a")',
          'location',
          'an object of class ArtifactLocation',
          'an ArtifactLocation that Argo can write: a key, s3, gcs or http',
        ),
      );
    }
  });

  test('options of a task', () => {
    const refused = (props: object) =>
      thrown(() => new ContainerTask(new Pipeline(Testing.chart(), 'p'), 't', { ...BOX, ...props }));
    const task = producer(new Pipeline(Testing.chart(), 'p'));
    expect(refused({ arguments: ['a'] })).toBe(
      message('test/p/t', 'arguments', '["a"]', 'values by the names of the inputs'),
    );
    expect(refused({ forEach: [1, 2] })).toBe(
      message('test/p/t', 'forEach', '[1,2]', 'a loop, for example Loop.over([1, 2, 3])'),
    );
    expect(refused({ after: task })).toBe(
      message('test/p/t', 'after', "an object of class ContainerTask ('test/p/x')", 'a list of tasks'),
    );
    expect(refused({ after: ['x'] })).toBe(message('test/p/t', 'after[0]', '"x"', 'a task'));
    expect(refused({ after: [undefined] })).toBe(message('test/p/t', 'after[0]', 'no value', 'a task', 'Set it'));
    expect(refused({ when: task.failed })).toBe(
      message(
        'test/p/t',
        'when',
        'an object of class StatusCondition',
        'a condition on values, for example task.result.eq(...) (how tasks ended is for depends)',
      ),
    );
    expect(refused({ depends: task.result.eq('a') })).toBe(
      message(
        'test/p/t',
        'depends',
        'an object of class Condition',
        'a condition on how tasks ended, for example task.failed (tasks that just come before are for after, values for when)',
      ),
    );
    expect(refused({ hooks: { running: { template: task.template } } })).toBe(
      message('test/p/t', 'hooks.running.when', 'no value', "a condition: every hook but 'exit' runs by one", 'Set it'),
    );
    expect(refused({ hooks: { running: { template: task.template, when: 'a' } } })).toBe(
      message('test/p/t', 'hooks.running.when', '"a"', 'a condition, for example task.status.eq(...)'),
    );
  });

  test('loops', () => {
    const list = 'a list, or a reference to a parameter that holds one';
    expect(thrown(() => Loop.over('abc'))).toBe(message('Loop.over', 'list', '"abc"', list));
    expect(thrown(() => Loop.over(undefined))).toBe(message('Loop.over', 'list', 'no value', list, 'Set it'));
    expect(thrown(() => Loop.over(producer(new Pipeline(Testing.chart(), 'p')).output('f')))).toBe(
      message('Loop.over', 'list', "output 'f' of task 'test/p/x'", list),
    );
    expect(thrown(() => Loop.sequence({ count: -1 }))).toBe(
      message('Loop.sequence', 'count', '-1', 'a whole number from 0 or a reference to one'),
    );
    expect(thrown(() => Loop.sequence({ count: 1.5 }))).toBe(
      message('Loop.sequence', 'count', '1.5', 'a whole number from 0 or a reference to one'),
    );
    expect(thrown(() => Loop.sequence({ end: '3' }))).toBe(
      message('Loop.sequence', 'end', '"3"', 'a whole number or a reference to one'),
    );
    expect(thrown(() => Loop.sequence({ end: 3, format: '"%d"' }))).toBe(
      message('Loop.sequence', 'format', '"\\"%d\\""', "a text with one number format, such as '%03d'"),
    );
  });

  test('retries', () => {
    for (const count of [0, 1.5, -1]) {
      expect(thrown(() => Retry.attempts(count))).toBe(
        message('Retry.attempts', 'count', String(count), 'a whole number from 1'),
      );
    }
    expect(thrown(() => Retry.attempts(2, { factor: 0, backoff: Duration.seconds(1) }))).toBe(
      message('Retry.attempts', 'factor', '0', 'a whole number from 1'),
    );
    expect(thrown(() => Retry.attempts(2, { factor: 2 }))).toBe(
      message('Retry.attempts', 'backoff', 'no value', 'a duration: factor multiplies it', 'Set it'),
    );
    expect(thrown(() => Retry.attempts(2, { while: 'a' as any }))).toBe(
      message('Retry.attempts', 'while', '"a"', 'a condition on LastRetry, for example LastRetry.exitCode().neq(2)'),
    );
    expect(() =>
      Retry.attempts(2, { while: LastRetry.exitCode().neq('2').not().or(LastRetry.count().lt(3)) }),
    ).not.toThrow();
    expect(
      container({
        templateOverrides: {
          retryStrategy: { limit: 'many', retryPolicy: 'Never', backoff: { factor: '0', maxDuration: '1d' } },
        },
      }),
    ).toStrictEqual([
      message(
        'test/p/t',
        'retryStrategy.retryPolicy',
        '"Never"',
        "one of 'Always', 'OnFailure', 'OnError', 'OnTransientError'",
      ),
      message('test/p/t', 'retryStrategy.limit', '"many"', 'a whole number from 0'),
      message('test/p/t', 'retryStrategy.backoff.duration', 'no value', 'the wait before the second attempt', 'Set it'),
      message(
        'test/p/t',
        'retryStrategy.backoff.maxDuration',
        '"1d"',
        "a duration with a unit of at most hours, for example '90s' or '1h30m'",
      ),
      message('test/p/t', 'retryStrategy.backoff.factor', '"0"', 'a whole number from 1'),
    ]);
  });

  test('conditions and references', () => {
    const expression =
      'an expression without tags and references, with a space between two closing braces; compare references by their methods (eq, gt, ...)';
    for (const [text, shown] of [
      ['', '""'],
      ['{{x}}', '"{{x}}"'],
      ["{'a': {'b': 1}}", "\"{'a': {'b': 1}}\""],
      [`${Item.value()} == 1`, '"<the item of the loop> == 1"'],
    ]) {
      expect(thrown(() => Condition.expression(text))).toBe(message('Condition.expression', 'text', shown, expression));
    }
    expect(thrown(() => Condition.all())).toBe(
      message(
        'Condition.all',
        'parts',
        '[]',
        'at least one condition, made from references by their methods (eq, gt, ...)',
      ),
    );
    expect(thrown(() => Condition.any(Item.value() as any))).toBe(
      message(
        'Condition.any',
        'parts',
        '["the item of the loop"]',
        'at least one condition, made from references by their methods (eq, gt, ...)',
      ),
    );
    expect(thrown(() => Item.value().at(-1))).toBe(
      message('the item of the loop', 'at', '-1', 'a whole number from 0'),
    );
    expect(thrown(() => Item.value().eq(undefined))).toBe(
      message('the item of the loop', '==', 'no value', 'a value or a reference', 'Set it'),
    );
    expect(thrown(() => Item.value().orElse(Item.index()))).toBe(
      message(
        'the item of the loop',
        'orElse',
        'the index of the loop',
        'a literal value: that is a reference, for which there is Reference.firstOf(...)',
      ),
    );
    expect(thrown(() => Reference.firstOf())).toBe(
      message('Reference.firstOf', 'references', '[]', 'one reference or more, all to artifacts or none'),
    );
    expect(
      inPipeline((p) => new ContainerTask(p, 't', { ...BOX, when: producer(p).output('o').gt('a') })),
    ).toStrictEqual([message('test/p/t', '>', '"a"', 'a number or a reference to one')]);
  });

  test('metrics', () => {
    const metric = (made: Metric) => container({ metrics: [made] });
    expect(metric(Metric.counter('runs', { help: '' }))).toStrictEqual([
      message('test/p/t', 'metrics.runs.help', '""', 'a text that says what the metric means'),
    ]);
    expect(metric(Metric.counter('runs', { help: 'x', labels: { 'a-b': 'c' } }))).toStrictEqual([
      message('test/p/t', 'metrics.runs.labels', '"a-b"', "keys of letters, digits and '_' that begin with no digit"),
    ]);
    expect(metric(Metric.gauge('rows', { help: 'x', value: '' }))).toStrictEqual([
      message('test/p/t', 'metrics.rows.value', '""', 'a number, or a variable of metrics'),
    ]);
    expect(metric(Metric.gauge('rows', { help: 'x', value: '1'.repeat(257) }))).toStrictEqual([
      message('test/p/t', 'metrics.rows.value', `"${'1'.repeat(116)}...`, 'a text of at most 256 characters'),
    ]);
    expect(
      metric(Metric.gauge('cpu', { help: 'x', value: '{{resourcesDuration.cpu}}', realtime: true })),
    ).toStrictEqual([
      message(
        'test/p/t',
        'metrics.cpu.realtime',
        'true',
        "false, because 'resourcesDuration' is known at the end only",
      ),
    ]);
    const many = (count: number) =>
      container({ metrics: Array.from({ length: count }, (_, i) => Metric.counter(`m${i}`, { help: 'x' })) });
    expect(many(100)).toStrictEqual([]);
    expect(many(101)).toStrictEqual([message('test/p/t', 'metrics', '101', 'a list of at most 100 metrics')]);
  });

  test('what overrides set', () => {
    const duration = "a duration with a unit of at most hours, for example '90s' or '1h30m'";
    expect(container({ templateOverrides: { timeout: '1d', activeDeadlineSeconds: -1 } })).toStrictEqual([
      message('test/p/t', 'timeout', '"1d"', duration),
      message('test/p/t', 'activeDeadlineSeconds', '-1', 'a whole number from 1'),
    ]);
    expect(
      container({
        templateOverrides: { timeout: '{{inputs.parameters.t}}' },
        parameters: { t: Parameter.string({ default: '5s' }) },
      }),
    ).toStrictEqual([]);
    expect(
      container({ templateOverrides: { memoize: { key: 'a b', maxAge: '10', cache: { configMap: { name: 'c' } } } } }),
    ).toStrictEqual([
      message('test/p/t', 'memoize.key', '"a b"', "a text of letters, digits and '-'"),
      message('test/p/t', 'memoize.maxAge', '"10"', duration),
    ]);
    expect(container({ templateOverrides: { synchronization: { mutexes: [{}], semaphores: [{}] } } })).toStrictEqual([
      message('test/p/t', 'synchronization.mutexes[0].name', 'no value', 'the name of a lock', 'Set it'),
      message('test/p/t', 'synchronization.semaphores[0]', '{}', 'one of configMapKeyRef and database'),
    ]);
    expect(container({ templateOverrides: { sidecars: [{ name: 's' }, { image: 's' }] } })).toStrictEqual([
      message('test/p/t', 'sidecars[0].image', 'no value', 'an image', 'Set it'),
      message('test/p/t', 'sidecars[1].name', 'no value', 'a name', 'Set it'),
    ]);
    expect(
      container({ containerOverrides: { ports: [{ containerPort: 0 }, { containerPort: 65536 }] } }),
    ).toStrictEqual([
      message('test/p/t', 'container.ports', '0', 'a port from 1 to 65535'),
      message('test/p/t', 'container.ports', '65536', 'a port from 1 to 65535'),
    ]);
    expect(
      container({
        templateOverrides: {
          metrics: {
            prometheus: [
              { name: 'm', help: 'x', histogram: { value: '1' } },
              { name: 'n', help: 'x' },
            ],
          },
        },
      }),
    ).toStrictEqual([
      message('test/p/t', 'metrics.m.histogram.buckets', 'no value', 'a list of numbers', 'Set it'),
      message('test/p/t', 'metrics.n.value', 'no value', 'a number, or a variable of metrics', 'Set it'),
    ]);
    expect(container({ imagePullPolicy: 'Sometimes' })).toStrictEqual([
      message('test/p/t', 'container.imagePullPolicy', '"Sometimes"', "one of 'Always', 'IfNotPresent', 'Never'"),
    ]);
    expect(container({ annotations: { 'workflows.argoproj.io/display-name': 'a b' } })).toStrictEqual([
      message(
        'test/p/t',
        "metadata.annotations['workflows.argoproj.io/display-name']",
        '"a b"',
        "a name of 2 to 63 letters, digits, '-' and '.'",
      ),
    ]);
    const pipeline = (props: object) => inPipeline((p) => new ContainerTask(new Pipeline(p, 'q', props), 't', BOX));
    expect(pipeline({ parallelism: 0 })).toStrictEqual([
      message('test/p/q', 'parallelism', '0', 'a whole number from 1'),
    ]);
    expect(pipeline({ failFast: 'no' })).toStrictEqual([message('test/p/q', 'dag.failFast', '"no"', 'true or false')]);
    expect(pipeline({ dagOverrides: { target: 't  u' } })).toStrictEqual([
      message('test/p/q', 'dag.target', '""', 'names of tasks of the pipeline, with single spaces between'),
      message('test/p/q', 'dag.target', '"u"', 'names of tasks of the pipeline, with single spaces between'),
    ]);
  });
});

test('AW1217 text that nothing would turn back in a request', () => {
  const request = (body: string, parameter = Parameter.string()) =>
    inPipeline(
      (p) =>
        new HttpTask(p, 't', {
          url: 'https://a.example',
          parameters: { text: parameter },
          arguments: { text: 'x' },
          body,
        }),
    );
  const message = (what: string) => [
    `AW1217 test/p/t: puts ${JSON.stringify(what)} into 'http.body', but a request is made without a pod, so text that may hold '{{' cannot be guarded there. ` +
      'Pass it as JSON (an object or list with the reference in it, for a parameter of type json), or declare its parameter with trusted: true.',
  ];
  expect(request(`${Input.parameter('text')}`)).toStrictEqual(message("input 'text' of the template it stands in"));
  expect(request(`${Literal.text('{{x}}')}`)).toStrictEqual(message('{{x}}'));
  expect(
    request(`${Literal.text('{x}')} ${Input.parameter('text')}`, Parameter.string({ trusted: true })),
  ).toStrictEqual([]);
});
