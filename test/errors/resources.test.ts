import { ApiObject, Chart, Cron, Lazy, Testing } from 'cdk8s';
import {
  Artifact,
  ClusterWorkflowTemplate,
  ContainerTask,
  CronWorkflow,
  IPolicy,
  Loop,
  Parameter,
  Pipeline,
  Policies,
  PolicySubject,
  ResourceTask,
  ResourceTaskProps,
  Workflow,
  WorkflowServiceAccount,
  WorkflowTemplate,
} from '../../lib';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

/** A pipeline of one task in a chart. */
function simple(props: object = {}): { chart: Chart; pipeline: Pipeline } {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', props);
  new ContainerTask(pipeline, 't', BOX);
  return { chart, pipeline };
}

function workflow(props: object, pipelineProps: object = {}): string[] {
  const { chart, pipeline } = simple(pipelineProps);
  new Workflow(chart, 'w', { pipeline, ...props });
  return reported(chart);
}

function cron(props: object): string[] {
  const { chart, pipeline } = simple();
  new CronWorkflow(chart, 'c', { pipeline, schedules: ['@daily'], ...props });
  return reported(chart);
}

describe('AW1301 schedules', () => {
  const FORM =
    "A schedule has five fields (minute hour day month weekday) or is @hourly, @daily, @weekly, @monthly, @yearly or '@every 1h30m'. Correct it, or use Cron.";

  test.each<[any, string]>([
    ['', 'has 0 fields instead of 5, separated by single spaces'],
    ['* * *', 'has 3 fields instead of 5, separated by single spaces'],
    ['0 * * * * *', 'has 6 fields instead of 5, separated by single spaces'],
    ['0  0 * * *', 'has 5 fields instead of 5, separated by single spaces'],
    [' 0 0 * * *', 'has 5 fields instead of 5, separated by single spaces'],
    ['60 * * * *', "has '60' for the minute, which goes from 0 to 59"],
    ['* 24 * * *', "has '24' for the hour, which goes from 0 to 23"],
    ['* * 0 * *', "has '0' for the day of the month, which goes from 1 to 31"],
    ['* * * 13 *', "has '13' for the month, which goes from 1 to 12"],
    ['* * * * 7', "has '7' for the day of the week, which goes from 0 to 6"],
    ['* * * foo *', "has 'foo' for the month, which goes from 1 to 12"],
    ['5-1 * * * *', "has the range '5-1' for the minute, which runs backwards"],
    ['*/0 * * * *', "has the step '*/0' for the minute"],
    ['1/2/3 * * * *', "has the step '1/2/3' for the minute"],
    ['0 0 31 2 *', 'names a day that never comes'],
    ['0 0 31 4,6 *', 'names a day that never comes'],
    ['@dayly', 'is not a known descriptor'],
    ['@every 1.5h', 'has no duration of whole numbers with units after @every'],
    ['CRON_TZ=Europe/Madrid 0 0 * * *', 'sets a time zone inside; use timezone instead'],
    ['TZ=UTC 0 0 * * *', 'sets a time zone inside; use timezone instead'],
    [5, 'is not text'],
  ])('%j is refused', (schedule, why) => {
    expect(cron({ schedules: [schedule] })).toStrictEqual([
      `AW1301 test/c: has the schedule '${schedule}', which ${why}. ${FORM}`,
    ]);
  });

  test.each<[string]>([
    ['* * * * *'],
    ['0 0 29 2 *'],
    ['*/15 0,12 1-15 jan-jun MON-fri'],
    ['0 4 ? * *'],
    ['0 0 31 * 1'],
    ['@yearly'],
    ['@annually'],
    ['@monthly'],
    ['@weekly'],
    ['@daily'],
    ['@midnight'],
    ['@hourly'],
    ['@every 1h30m'],
    ['5/10 * * * *'],
  ])('%s is taken', (schedule) => {
    expect(cron({ schedules: [schedule] })).toStrictEqual([]);
  });

  test('schedules of cdk8s are taken, and each wrong one is reported', () => {
    expect(cron({ schedules: [Cron.daily(), Cron.schedule({ minute: '5' })] })).toStrictEqual([]);
    expect(cron({ schedules: ['@a', '@daily', '@b'] })).toHaveLength(2);
  });
});

test('AW1302 time zones', () => {
  for (const timezone of [
    'Madrid',
    'europe/madrid',
    'EUROPE/MADRID',
    'utc',
    'Local',
    '',
    '+02:00',
    'Europe/Atlantis',
    'Europe/Madrid ',
  ]) {
    expect(cron({ timezone })).toStrictEqual([
      `AW1302 test/c: has the time zone '${timezone}', which is not an IANA name. Write for example 'Europe/Madrid' or 'Etc/UTC'.`,
    ]);
  }
  for (const timezone of [
    'Europe/Madrid',
    'UTC',
    'Etc/UTC',
    'Etc/GMT+1',
    'America/Port-au-Prince',
    'America/Argentina/Buenos_Aires',
    'Asia/Kolkata',
    'EST',
  ]) {
    expect(cron({ timezone })).toStrictEqual([]);
  }
});

test('AW1303 no schedule', () => {
  const message = [
    'AW1303 test/c: has no schedules. A CronWorkflow needs at least one. Set schedules: [Cron.daily()].',
  ];
  expect(cron({ schedules: [] })).toStrictEqual(message);
  expect(cron({ schedules: undefined })).toStrictEqual(message);
});

describe('size', () => {
  const sized = (bytes: number) => {
    const chart = Testing.chart();
    const pipeline = new Pipeline(chart, 'p');
    for (let i = 0; i < 8; i++) new ContainerTask(pipeline, `t${i}`, { ...BOX, args: [String(i).repeat(bytes / 8)] });
    new Workflow(chart, 'w', { pipeline });
    return reported(chart);
  };

  test('AW1304 over 1 MiB', () => {
    const [message, ...more] = sized(1024 * 1024);
    expect(more).toStrictEqual([]);
    expect(message.replace(/\d{7} bytes/, 'N bytes')).toBe(
      'AW1304 test/w: is N bytes of JSON, but Argo keeps at most 1048576 for spec and status together. ' +
        'Share templates, pass data as artifacts, or split it into several resources.',
    );
  });

  test('a warning from 512 KiB', () => {
    const warnings: string[] = [];
    const emit = jest.spyOn(process, 'emitWarning').mockImplementation((warning) => {
      warnings.push(String(warning));
    });
    try {
      expect(sized(500 * 1024)).toStrictEqual([]);
      expect(warnings).toStrictEqual([]);
      expect(sized(512 * 1024)).toStrictEqual([]);
      expect(warnings.map((warning) => warning.replace(/\d{6} bytes/, 'N bytes'))).toStrictEqual([
        'test/w is N bytes of JSON, but Argo keeps at most 1048576 for spec and status together. Share templates, pass data as artifacts, or split it.',
      ]);
    } finally {
      emit.mockRestore();
    }
  });
});

test('AW1305 one of several', () => {
  const { chart, pipeline } = simple();
  const workflowTemplate = new WorkflowTemplate(chart, 'wt', { pipeline });
  expect(thrown(() => new Workflow(chart, 'a', {}))).toBe(
    "AW1305 test/a: sets none of 'pipeline', 'workflowTemplate', 'entrypoint', 'workflowTemplateRef', but exactly one of them is needed. Set one.",
  );
  expect(thrown(() => new Workflow(chart, 'b', { pipeline, workflowTemplate }))).toBe(
    "AW1305 test/b: sets 'pipeline', 'workflowTemplate', but exactly one of 'pipeline', 'workflowTemplate', 'entrypoint', 'workflowTemplateRef' is needed. Remove the others.",
  );
  expect(thrown(() => new ClusterWorkflowTemplate(chart, 'c', {} as any))).toBe(
    "AW1305 test/c: sets none of 'pipeline', 'entrypoint', 'templates', but exactly one of them is needed. Set one.",
  );
  expect(thrown(() => Loop.sequence({}))).toBe(
    "AW1305 Loop.sequence: sets none of 'count', 'end', but exactly one of them is needed. Set one.",
  );
  expect(thrown(() => Loop.sequence({ count: 1, end: 2 }))).toBe(
    "AW1305 Loop.sequence: sets 'count', 'end', but exactly one of 'count', 'end' is needed. Remove the others.",
  );
});

test('AW1306 unknown arguments', () => {
  expect(
    workflow({ arguments: { day: '1' } }, { parameters: { date: Parameter.string({ default: '' }) } }),
  ).toStrictEqual([
    "AW1306 test/w: gives a value to argument 'day', which the pipeline does not declare. Its inputs are: 'date'. Use one of these, or declare it on the pipeline.",
  ]);
  expect(workflow({ arguments: { toString: '1' } })).toStrictEqual([
    "AW1306 test/w: gives a value to argument 'toString', which the pipeline does not declare. It has no inputs at all. Declare it on the pipeline.",
  ]);
});

test('AW1307 policies: one error per offender, all together', () => {
  class Registry implements IPolicy {
    public readonly name = 'registry';
    public check({ kind, manifest }: PolicySubject): string[] {
      return kind === 'Template' && manifest.container && !manifest.container.image.startsWith('ours/')
        ? [`image ${manifest.container.image} is not ours; use ours/...`]
        : [];
    }
  }
  const { chart, pipeline } = simple();
  new ContainerTask(pipeline, 'good', { ...BOX, image: 'ours/a' });
  new ContainerTask(pipeline, 'bad', { ...BOX, image: 'b:1' });
  new Workflow(chart, 'w', { pipeline });
  Policies.of(chart).add(new Registry());
  expect(reported(chart)).toStrictEqual([
    "AW1307 test/p/t: breaks the policy 'registry': image a:1 is not ours; use ours/...",
    "AW1307 test/p/bad: breaks the policy 'registry': image b:1 is not ours; use ours/...",
  ]);
});

test('AW1308 an artifact without location', () => {
  expect(workflow({}, { artifacts: { raw: Artifact.required(), more: Artifact.optional() } })).toStrictEqual([
    "AW1308 test/w: gives no location to artifact 'raw', which the pipeline requires. Set it in 'arguments' with an ArtifactLocation, or make it optional.",
  ]);
});

describe('AW1309 labels and annotations', () => {
  const message = (path: string, what: string, text: string) =>
    `AW1309 ${path}: has the ${what} '${text}', which Kubernetes refuses. ` +
    "Keys and label values are texts of at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit. Correct it.";

  test('of objects', () => {
    expect(
      workflow({
        metadata: {
          labels: { 'A_/b': 'c', 'a b': 'c', 'a/b/c': 'd', long: 'x'.repeat(64), n: 5, team: 'a b' },
          annotations: { '-a': 'any text', n: 5 },
        },
      }),
    ).toStrictEqual([
      message('test/w', 'label', 'A_/b: c'),
      message('test/w', 'label', 'a b: c'),
      message('test/w', 'label', 'a/b/c: d'),
      message('test/w', 'label', `long: ${'x'.repeat(64)}`),
      message('test/w', 'label', 'n: 5'),
      message('test/w', 'label', 'team: a b'),
      message('test/w', 'annotation', '-a: any text'),
      message('test/w', 'annotation', 'n: 5'),
    ]);
    expect(
      workflow({
        metadata: {
          labels: { empty: '', 'example.com/team': 'x'.repeat(63), 'A.b_c-d': '1' },
          annotations: { 'example.com/note': 'any text: ü' },
        },
      }),
    ).toStrictEqual([]);
  });

  test('of pods and of workflows that come of an object', () => {
    const { chart, pipeline } = simple();
    new ContainerTask(pipeline, 'pod', {
      ...BOX,
      image: 'b:1',
      labels: { team: 'a b' },
      annotations: { 'a b': '' },
      nodeSelector: { zone: 'a b' },
    });
    new Workflow(chart, 'w', {
      pipeline,
      workflowOverrides: { podMetadata: { labels: { team: 'c d' } }, workflowMetadata: { annotations: { 'c d': '' } } },
    });
    expect(reported(chart)).toStrictEqual([
      message('test/p/pod', 'label', 'team: a b'),
      message('test/p/pod', 'annotation', 'a b: '),
      message('test/p/pod', 'label', 'zone: a b'),
      message('test/w', 'label', 'team: c d'),
      message('test/w', 'annotation', 'c d: '),
    ]);
  });

  test('what is computed at run time is not judged', () => {
    const { chart, pipeline } = simple({ parameters: { team: Parameter.string({ default: 'a' }) } });
    new ContainerTask(pipeline, 'pod', { ...BOX, labels: { team: `${pipeline.parameter('team')}` } });
    new Workflow(chart, 'w', { pipeline });
    expect(reported(chart)).toStrictEqual([]);
  });
});

test('AW1310 characters that YAML does not carry', () => {
  const next =
    'which YAML does not carry. Remove it, or pass the text in an input of a task, in JSON or with Literal.text(...).';
  expect(workflow({ metadata: { annotations: { note: 'a\u2028b' } } })).toStrictEqual([
    `AW1310 test/w: has the character U+2028 in 'metadata.annotations.note', ${next}`,
  ]);
});

function rights(props: ResourceTaskProps): string[] {
  const { chart, pipeline } = simple();
  new ResourceTask(pipeline, 'x', props);
  new WorkflowServiceAccount(chart, 'account', { pipelines: [pipeline] });
  return reported(chart);
}

test('AW1311 rights for an object that is known at run time only', () => {
  expect(rights({ action: 'create', manifest: 'kind: Pod' })).toStrictEqual([
    "AW1311 test/p/x: does 'create' with an object whose kind, apiVersion or namespace is known only at run time, so its rights cannot be told. " +
      'Give the manifest as an object with a literal kind, apiVersion and namespace, ' +
      "or set permissions on the template: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }].",
  ]);
});

test('AW1312 rights in a namespace in which the account has none', () => {
  expect(
    rights({
      action: 'create',
      manifest: { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-', namespace: 'apps' } },
    }),
  ).toStrictEqual([
    "AW1312 test/account: runs a pipeline that works in the namespace 'apps', where the account has no rights. " +
      "Set namespaces: ['apps'] on the account, which gives it a Role there, or leave the namespace out of the manifest.",
  ]);
});

describe('AW1018 settings of objects', () => {
  const message = (field: string, shown: string, wanted: string, next = 'Correct it', path = 'test/w') =>
    `AW1018 ${path}: has ${shown} for '${field}', which takes ${wanted}. ${next}.`;
  const duration = "a duration with a unit of at most hours, for example '90s' or '1h30m'";

  test('of workflows', () => {
    expect(workflow({ parallelism: 0 })).toStrictEqual([message('parallelism', '0', 'a whole number from 1')]);
    expect(
      workflow({
        workflowOverrides: {
          activeDeadlineSeconds: 0,
          parallelism: 1.5,
          podGc: { strategy: 'Never', deleteDelayDuration: '1d' },
          artifactGc: { strategy: 'Now' },
          volumeClaimGc: { strategy: 'Never' },
          ttlStrategy: { secondsAfterCompletion: -1 },
          automountServiceAccountToken: false,
          retryStrategy: { retryPolicy: 'Some' },
          volumeClaimTemplates: [{ spec: {} }],
          synchronization: { mutexes: [{}] },
          metrics: { prometheus: [{ name: 'runs', help: '', counter: { value: '1' } }] },
        },
      }),
    ).toStrictEqual([
      message('parallelism', '1.5', 'a whole number from 1'),
      message('activeDeadlineSeconds', '0', 'a whole number from 1'),
      message(
        'podGC.strategy',
        '"Never"',
        "one of 'OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess'",
      ),
      message('podGC.deleteDelayDuration', '"1d"', duration),
      message('artifactGC.strategy', '"Now"', "one of 'OnWorkflowCompletion', 'OnWorkflowDeletion', 'Never'"),
      message('volumeClaimGC.strategy', '"Never"', "one of 'OnWorkflowCompletion', 'OnWorkflowSuccess'"),
      message('ttlStrategy.secondsAfterCompletion', '-1', 'a whole number from 0'),
      message('retryStrategy.retryPolicy', '"Some"', "one of 'Always', 'OnFailure', 'OnError', 'OnTransientError'"),
      message('metrics.runs.help', '""', 'a text that says what the metric means'),
      message('synchronization.mutexes[0].name', 'no value', 'the name of a lock', 'Set it'),
      message('volumeClaimTemplates[0].metadata.name', 'no value', 'the name by which containers mount it', 'Set it'),
      message(
        'executor.serviceAccountName',
        'no value',
        "the service account of Argo's own containers, which need a token",
        'Set it',
      ),
    ]);
  });

  test('a mounted volume that nobody declares', () => {
    const mounted = (workflowOverrides: object) => {
      const { chart, pipeline } = simple();
      new ContainerTask(pipeline, 'm', {
        ...BOX,
        containerOverrides: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      });
      new Workflow(chart, 'w', { pipeline, workflowOverrides });
      return reported(chart);
    };
    expect(mounted({})).toStrictEqual([
      message('templates.m.volumeMounts', '"data"', 'the name of a volume that the template or the workflow declares'),
    ]);
    expect(mounted({ volumes: [{ name: 'data', emptyDir: {} }] })).toStrictEqual([]);
    expect(mounted({ volumeClaimTemplates: [{ metadata: { name: 'data' } }] })).toStrictEqual([]);
  });

  test('of CronWorkflows', () => {
    expect(
      cron({ concurrencyPolicy: 'Never', successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: 1.5 }),
    ).toStrictEqual([
      message('concurrencyPolicy', '"Never"', "one of 'Allow', 'Forbid', 'Replace'", undefined, 'test/c'),
      message('successfulJobsHistoryLimit', '-1', 'a whole number from 0', undefined, 'test/c'),
      message('failedJobsHistoryLimit', '1.5', 'a whole number from 0', undefined, 'test/c'),
    ]);
    const expression = 'an expression without braces around it, with a space between two closing braces inside';
    expect(cron({ when: "{'a': {'b': 1}}" })).toStrictEqual([
      message('when', "\"{'a': {'b': 1}}\"", expression, undefined, 'test/c'),
    ]);
    expect(cron({ stopWhen: "{'a': {'b': 1}}" })).toStrictEqual([
      message('stopWhen', "\"{'a': {'b': 1}}\"", expression, undefined, 'test/c'),
    ]);
    expect(cron({ stopWhen: ' ' })).toStrictEqual([message('stopWhen', '" "', expression, undefined, 'test/c')]);
  });

  test('a template that lives elsewhere, or is none', () => {
    const { chart, pipeline } = simple();
    const template = WorkflowTemplate.fromName(chart, 'r', 'etl', { template: 'main' });
    const shown = "an object of class TemplateReference ('test/r')";
    const wanted = 'a pipeline of this app, in which a Task calls the template: that is a template of another object';
    expect(thrown(() => new Workflow(chart, 'w', { pipeline: template }))).toBe(message('pipeline', shown, wanted));
    expect(thrown(() => new WorkflowTemplate(chart, 'x', { pipeline, templates: [template] }))).toBe(
      message('templates[0]', shown, wanted, undefined, 'test/x'),
    );
    expect(thrown(() => new Workflow(chart, 'y', { workflowTemplate: 'etl' as any }))).toBe(
      message('workflowTemplate', '"etl"', 'a WorkflowTemplate or ClusterWorkflowTemplate', undefined, 'test/y'),
    );
  });

  test('annotations of more than 256 KiB', () => {
    const noted = (size: number) => workflow({ metadata: { annotations: { a: 'x'.repeat(size - 1) } } });
    expect(noted(256 * 1024)).toStrictEqual([]);
    expect(noted(256 * 1024 + 1)).toStrictEqual([
      message('metadata.annotations', '"262145 bytes"', 'annotations of at most 262144 bytes in all'),
    ]);
  });

  test('what cdk8s resolves is not judged', () => {
    expect(workflow({ workflowOverrides: { priority: Lazy.any({ produce: () => 5 }) } })).toStrictEqual([]);
    const { chart, pipeline } = simple();
    const account = new ApiObject(chart, 'sa', { apiVersion: 'v1', kind: 'ServiceAccount' });
    new Workflow(chart, 'w', { pipeline, serviceAccount: account });
    expect(reported(chart)).toStrictEqual([]);
  });
});
