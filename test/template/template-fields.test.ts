import { Duration, Testing, Yaml } from 'cdk8s';
import {
  ContainerTask,
  ContainerTemplate,
  Env,
  EnvSource,
  HttpTask,
  Input,
  Metric,
  Parameter,
  Pipeline,
  Retry,
  ScriptTask,
  ScriptTemplate,
  SuspendTemplate,
  Task,
  Volume,
  Workflow,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX, manifestsOf, specOf, templateOf } from '../support/charts';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

async function accepted(objects: any[]): Promise<void> {
  expect(await refusals(Yaml.stringify(...objects), lint)).toStrictEqual([]);
}

test('A template takes every field of its pod in the words of Argo', async () => {
  const objects = manifestsOf(
    (p) =>
      new ContainerTask(p, 'x', {
        ...BOX,
        arguments: { id: 'a' },
        parameters: { id: Parameter.string({ trusted: true }) },
        activeDeadlineSeconds: 600,
        archiveLocation: { archiveLogs: true },
        automountServiceAccountToken: true,
        executor: { serviceAccountName: 'executor' },
        hostAliases: [{ ip: '10.0.0.1', hostnames: ['db'] }],
        initContainers: [{ name: 'setup', image: 'i:1', command: ['setup'], mirrorVolumeMounts: true }],
        memoize: { key: `${Input.parameter('id')}`, maxAge: '24h', cache: { configMap: { name: 'cache' } } },
        pendingTimeout: '5m',
        podResources: { requests: { cpu: 1 } },
        podSpecPatch: 'terminationGracePeriodSeconds: 5',
        podVolumes: [{ name: 'shared', emptyDir: {} }],
        priorityClassName: 'high',
        resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
        retry: Retry.strategy({
          limit: 2,
          retryPolicy: 'Always',
          affinity: { nodeAntiAffinity: {} },
          expression: 'lastRetry.exitCode != 2',
        }),
        schedulerName: 'batch',
        sidecars: [{ name: 'proxy', image: 's:1', command: ['serve'] }],
        synchronization: { mutexes: [{ name: 'm' }] },
        templateAnnotations: { 'workflows.argoproj.io/title': 'X' },
        timeout: '1h30m',
        metrics: [
          Metric.prometheus({
            name: 'runs',
            help: 'Runs',
            counter: { value: '1' },
            when: "{{status}} == 'Failed'",
            labels: [{ key: 'a', value: 'b' }],
          }),
        ],
        volumes: { '/tmp/work': Volume.emptyDir('work') },
      }),
  );
  await accepted(objects);
  expect(objects[0].spec.templates.at(-1)).toStrictEqual({
    name: 'x',
    inputs: { parameters: [{ name: 'id' }] },
    activeDeadlineSeconds: 600,
    annotations: { 'workflows.argoproj.io/title': 'X' },
    archiveLocation: { archiveLogs: true },
    automountServiceAccountToken: true,
    container: { command: ['x'], image: 'a:1', volumeMounts: [{ name: 'work', mountPath: '/tmp/work' }] },
    executor: { serviceAccountName: 'executor' },
    hostAliases: [{ hostnames: ['db'], ip: '10.0.0.1' }],
    initContainers: [{ name: 'setup', command: ['setup'], image: 'i:1', mirrorVolumeMounts: true }],
    memoize: { cache: { configMap: { name: 'cache' } }, key: '{{inputs.parameters.id}}', maxAge: '24h' },
    metrics: {
      prometheus: [
        {
          name: 'runs',
          when: "{{status}} == 'Failed'",
          counter: { value: '1' },
          help: 'Runs',
          labels: [{ key: 'a', value: 'b' }],
        },
      ],
    },
    pendingTimeout: '5m',
    podResources: { requests: { cpu: '1' } },
    podSpecPatch: 'terminationGracePeriodSeconds: 5',
    priorityClassName: 'high',
    resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
    retryStrategy: {
      affinity: { nodeAntiAffinity: {} },
      expression: 'lastRetry.exitCode != 2',
      limit: 2,
      retryPolicy: 'Always',
    },
    schedulerName: 'batch',
    sidecars: [{ name: 'proxy', command: ['serve'], image: 's:1' }],
    synchronization: { mutexes: [{ name: 'm' }] },
    timeout: '1h30m',
    volumes: [
      { name: 'work', emptyDir: {} },
      { name: 'shared', emptyDir: {} },
    ],
  });
});

test('A container takes every field of Kubernetes, and appends to what the short forms set', async () => {
  const objects = manifestsOf(
    (p) =>
      new ContainerTask(p, 'x', {
        ...BOX,
        containerName: 'main',
        env: {
          A: Env.resource('limits.cpu', { divisor: '1m' }),
          B: Env.of({ fieldRef: { fieldPath: 'metadata.name' } }),
        },
        envFrom: [EnvSource.of({ prefix: 'P_', configMapRef: { name: 'c', optional: true } })],
        envVars: [{ name: 'C', value: 'c' }],
        lifecycle: { preStop: { exec: { command: ['stop'] } } },
        livenessProbe: { exec: { command: ['alive'] } },
        podVolumes: [
          { name: 'raw', persistentVolumeClaim: { claimName: 'raw' } },
          { name: 'etc', configMap: { name: 'etc' } },
        ],
        ports: [{ containerPort: 80 }],
        readinessProbe: { httpGet: { port: 80, path: '/' } },
        resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
        resources: { requests: { cpu: 1, memory: '1Gi' }, claims: [{ name: 'gpu' }] },
        resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
        startupProbe: { tcpSocket: { port: 80 } },
        stdin: true,
        stdinOnce: true,
        terminationMessagePath: '/tmp/message',
        terminationMessagePolicy: 'File',
        tty: true,
        volumeDevices: [{ name: 'raw', devicePath: '/dev/raw' }],
        volumeMounts: [{ name: 'etc', mountPath: '/etc/x' }],
        volumes: { '/work': Volume.emptyDir('work') },
      }),
  );
  await accepted(objects);
  expect(objects[0].spec.templates.at(-1).container).toStrictEqual({
    name: 'main',
    command: ['x'],
    env: [
      { name: 'A', valueFrom: { resourceFieldRef: { divisor: '1m', resource: 'limits.cpu' } } },
      { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'C', value: 'c' },
    ],
    envFrom: [{ configMapRef: { name: 'c', optional: true }, prefix: 'P_' }],
    image: 'a:1',
    lifecycle: { preStop: { exec: { command: ['stop'] } } },
    livenessProbe: { exec: { command: ['alive'] } },
    ports: [{ containerPort: 80 }],
    readinessProbe: { httpGet: { path: '/', port: 80 } },
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
    resources: { claims: [{ name: 'gpu' }], requests: { cpu: 1, memory: '1Gi' } },
    startupProbe: { tcpSocket: { port: 80 } },
    stdin: true,
    stdinOnce: true,
    terminationMessagePath: '/tmp/message',
    terminationMessagePolicy: 'File',
    tty: true,
    volumeDevices: [{ name: 'raw', devicePath: '/dev/raw' }],
    volumeMounts: [
      { name: 'work', mountPath: '/work' },
      { name: 'etc', mountPath: '/etc/x' },
    ],
  });
});

test('A script has arguments before its path, and fields of containers', async () => {
  const objects = manifestsOf(
    (p) => new ScriptTask(p, 'x', { ...BOX, args: ['-u'], source: 'print(1)', tty: true, daemon: false }),
  );
  await accepted(objects);
  expect(objects[0].spec.templates.at(-1)).toStrictEqual({
    name: 'x',
    daemon: false,
    script: { args: ['-u'], command: ['x'], image: 'a:1', source: 'print(1)', tty: true },
  });
});

test('A request takes every field of Argo, and headers that repeat', async () => {
  const objects = manifestsOf(
    (p) =>
      new HttpTask(p, 'x', {
        url: 'https://example.com',
        headers: { a: '1' },
        httpHeaders: [
          { name: 'a', value: '2' },
          { name: 'b', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
        ],
        bodyFrom: { bytes: 'aGVsbG8=' },
        insecureSkipVerify: true,
        timeoutSeconds: 20,
        timeout: Duration.minutes(1),
        synchronization: { mutexes: [{ name: 'm' }] },
        labels: { team: 'a' },
      }),
  );
  await accepted(objects);
  expect(objects[0].spec.templates.at(-1)).toStrictEqual({
    name: 'x',
    http: {
      bodyFrom: { bytes: 'aGVsbG8=' },
      headers: [
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
        { name: 'b', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
      ],
      insecureSkipVerify: true,
      timeoutSeconds: 20,
      url: 'https://example.com',
    },
    metadata: { labels: { team: 'a' } },
    synchronization: { mutexes: [{ name: 'm' }] },
    timeout: '60s',
  });
});

test('A wait is as long as a parameter says', async () => {
  const objects = manifestsOf((p, chart) => {
    const wait = new SuspendTemplate(chart, 'wait', {
      parameters: { time: Parameter.string({ trusted: true }) },
      duration: `${Input.parameter('time')}`,
      annotations: { a: 'b' },
    });
    new Task(p, 'x', { template: wait, arguments: { time: '10m' } });
  });
  await accepted(objects);
  expect(objects[0].spec.templates.at(-1)).toStrictEqual({
    name: 'wait',
    inputs: { parameters: [{ name: 'time' }] },
    metadata: { annotations: { a: 'b' } },
    suspend: { duration: '{{inputs.parameters.time}}' },
  });
});

test('A pipeline has the fields of templates that a DAG may have', async () => {
  const chart = Testing.chart();
  const pipeline = new Pipeline(chart, 'p', {
    parameters: { day: Parameter.string({ default: 'a', trusted: true }) },
    annotations: { 'workflows.argoproj.io/display-name': 'day-run' },
    labels: { team: 'a' },
    memoize: { key: `${Input.parameter('day')}`, maxAge: '1h', cache: { configMap: { name: 'cache' } } },
    parallelism: 2,
    synchronization: { semaphores: [{ configMapKeyRef: { name: 'limits', key: 'p' } }] },
    templateAnnotations: { 'workflows.argoproj.io/title': 'P' },
  });
  new ContainerTask(pipeline, 'x', BOX);
  new Workflow(chart, 'w', { pipeline });
  const objects = Testing.synth(chart);
  await accepted(objects);
  const { dag, ...fields } = objects[0].spec.templates.find(({ name }: any) => name === 'p');
  expect(fields).toStrictEqual({
    name: 'p',
    inputs: { parameters: [{ name: 'day', default: 'a' }] },
    annotations: { 'workflows.argoproj.io/title': 'P' },
    memoize: { cache: { configMap: { name: 'cache' } }, key: '{{inputs.parameters.day}}', maxAge: '1h' },
    metadata: { annotations: { 'workflows.argoproj.io/display-name': 'day-run' }, labels: { team: 'a' } },
    parallelism: 2,
    synchronization: { semaphores: [{ configMapKeyRef: { key: 'p', name: 'limits' } }] },
  });
});

test('Templates of equal fields are shared, in whatever order they were given', () => {
  const { templates } = specOf((p) => {
    new ContainerTask(p, 'a', { ...BOX, priorityClassName: 'high', schedulerName: 's', tty: true, stdin: true });
    new ContainerTask(p, 'b', { stdin: true, tty: true, schedulerName: 's', priorityClassName: 'high', ...BOX });
  });
  expect(templates.map(({ name }: any) => name)).toStrictEqual(['p', 'a']);
});

test('A field that is given twice is refused', () => {
  expect(() =>
    templateOf(
      'x',
      (p) => new ContainerTask(p, 'x', { ...BOX, env: { A: '1' }, envVars: [{ name: 'A', value: '2' }] }),
    ),
  ).toThrow(
    "AW1208 test/p/x: sets 'env.A' in envVars, but the variable is already set; the API server refuses two of one name.",
  );
  expect(() =>
    templateOf(
      'x',
      (p) => new HttpTask(p, 'x', { url: 'http://a', requestTimeout: Duration.seconds(5), timeoutSeconds: 5 }),
    ),
  ).toThrow("AW1208 test/p/x: sets 'timeoutSeconds' in the request, but requestTimeout sets it already.");
});

test('As written, only the rules of Argo hold', () => {
  const chart = Testing.chart();
  const bare = new ContainerTemplate(chart, 'bare', {
    timeout: Duration.seconds(1),
    env: { A: '1' },
    envVars: [{ name: 'A', value: '2' }],
    resources: { requests: { cpu: 1 }, limits: { cpu: '{{inputs.parameters.cpu}}' } },
    sidecars: [],
  });
  expect(bare._template.body(true)).toStrictEqual({
    manifest: {
      container: {
        env: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
        resources: { requests: { cpu: 1 }, limits: { cpu: '{{inputs.parameters.cpu}}' } },
      },
      sidecars: [],
      timeout: '1s',
    },
    programs: [],
  });
  const script = new ScriptTemplate(chart, 'script', { image: 'a:1', source: 'echo {{inputs.parameters.a}}' });
  expect(script._template.body(true)).toStrictEqual({
    manifest: { script: { image: 'a:1', source: 'echo {{inputs.parameters.a}}' } },
    programs: [],
  });
  expect(() => bare._template.body()).toThrow('AW1201 test/bare: has no image.');
  expect(() => script._template.body()).toThrow('AW1202 test/script: has no command.');
});
