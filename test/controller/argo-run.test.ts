import { leaves, wordsOf } from './pods';
import { ArgoRun, PodResult, Ran, RunOptions, RunPod, Worker } from '../oracle/argo-run';
import { describeWith } from '../oracle/suite';

const argo = ArgoRun.start();
afterAll(() => argo?.stop());

const POD = '{name: pod, container: {image: a, command: [c]}}';
const READER =
  '{name: reader, inputs: {parameters: [{name: v}]}, container: {image: a, command: [c], args: ["{{inputs.parameters.v}}"]}}';

/** Runs a workflow of these templates, of which `main` is the first. */
function run(templates: readonly string[], worker: Worker = () => leaves({}), options?: RunOptions): Promise<Ran> {
  return argo!.run(
    `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: w-}
spec:
  entrypoint: main
  templates:
${templates.map((template) => `  - ${template}\n`).join('')}`,
    worker,
    options,
  );
}

const failing = (message?: string): PodResult => ({ phase: 'Failed', message });
const phases = ({ nodes }: Ran) =>
  Object.fromEntries(
    nodes.map(({ name, phase, message }) => [name.replace('w-abcde', 'w'), message ? `${phase}: ${message}` : phase]),
  );

describeWith({ 'argo-run': argo !== undefined }, 'argo-run', () => {
  test('tells of pods as they are made, and of the end', async () => {
    const ran = await run(
      ['{name: main, dag: {tasks: [{name: a, template: pod}, {name: b, template: pod, depends: a}]}}', POD],
      undefined,
      {
        workflow: { name: 'n', namespace: 'ns', uid: 'u' },
      },
    );
    expect(ran.pods.map(({ node, path, templateName, container }) => [node, path, templateName, container])).toEqual([
      ['n.a', ['a'], 'pod', { image: 'a', command: ['c'] }],
      ['n.b', ['b'], 'pod', { image: 'a', command: ['c'] }],
    ]);
    expect(ran).toMatchObject({ argo: expect.stringMatching(/^v4\./), phase: 'Succeeded', stuck: false });
    expect(ran.nodes.map(({ name, type }) => [name, type])).toEqual([
      ['n', 'DAG'],
      ['n.a', 'Pod'],
      ['n.b', 'Pod'],
    ]);
  });

  test('lets hours of backoff pass at once', async () => {
    const began = Date.now();
    const attempts: RunPod[] = [];
    const ran = await run(
      [
        '{name: main, retryStrategy: {limit: 2, backoff: {duration: "40m", factor: 2}}, container: {image: a, command: [c], args: ["{{retries}}"]}}',
      ],
      (pod) => {
        attempts.push(pod);
        return failing();
      },
      { patienceSeconds: 10_000 },
    );
    expect(attempts.map(wordsOf)).toEqual([
      ['c', '0'],
      ['c', '1'],
      ['c', '2'],
    ]);
    expect(ran.phase).toBe('Failed');
    expect(ran.seconds).toBeGreaterThan(120 * 60);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test('says that a workflow hangs', async () => {
    // A nested DAG whose output is an error has no end for those that wait for it.
    const ran = await run([
      '{name: main, dag: {tasks: [{name: a, template: inner}, {name: b, template: pod, depends: a}]}}',
      "{name: inner, dag: {tasks: [{name: c, template: pod}]}, outputs: {parameters: [{name: o, valueFrom: {expression: \"{'a': 1}['b'].c\"}}]}}",
      POD,
    ]);
    expect(ran).toMatchObject({ stuck: true, phase: 'Running' });
    expect(phases(ran)).toMatchObject({ 'w.a': expect.stringContaining('Error: task'), 'w.a.c': 'Succeeded' });
  });

  test('says that nobody ends a pod', async () => {
    expect(await run([POD.replace('name: pod', 'name: main')], () => undefined)).toMatchObject({
      stuck: true,
      phase: 'Running',
    });
  });

  test('kills pods at their deadline', async () => {
    const ran = await run(['{name: main, activeDeadlineSeconds: 60, container: {image: a, command: [c]}}'], () => ({
      phase: 'Succeeded',
      seconds: 61,
    }));
    expect(phases(ran)).toEqual({ w: 'Failed: Pod was active on the node longer than the specified deadline' });
  });

  test('reports what pods leave as Argo does', async () => {
    const outputs =
      '{parameters: [{name: p, valueFrom: {path: /p}}, {name: d, valueFrom: {path: /d, default: D}}], artifacts: [{name: f, path: /f}, {name: raw, path: /x/n, archive: {none: {}}}, {name: o, path: /o, optional: true}]}';
    const template = `{name: main, container: {image: a, command: [c]}, outputs: ${outputs}}`;
    const ran = await run([template], () => ({
      phase: 'Succeeded',
      outputs: { parameters: { p: 'text\n\n' }, artifacts: { o: false } },
    }));
    const [{ outputs: left }] = ran.nodes;
    expect(left.parameters.map(({ name, value }: any) => [name, value])).toEqual([
      ['p', 'text\n'],
      ['d', 'D'],
    ]);
    expect(left.artifacts.map(({ name, s3 }: any) => [name, s3.key])).toEqual([
      ['f', 'w-abcde/w-abcde/f.tgz'],
      ['raw', 'w-abcde/w-abcde/n'],
    ]);
    expect(phases(await run([template]))).toEqual({
      w: 'Error: wait: Error (exit code 1): open /p: no such file or directory',
    });
    expect(phases(await run([template], () => ({ phase: 'Error', message: 'no image' })))).toEqual({
      w: 'Error: init: Error (exit code 64): no image',
    });
    expect(phases(await run([template], () => ({ phase: 'Failed', exitCode: 7 })))).toEqual({
      w: 'Failed: main: Error (exit code 7)',
    });
  });

  test('keeps standard output where Argo asks for it', async () => {
    const ran = await run(
      [
        '{name: main, dag: {tasks: [{name: a, template: pod}, {name: b, template: pod}, {name: r, template: reader, depends: a, arguments: {parameters: [{name: v, value: "{{tasks.a.outputs.result}}"}]}}]}}',
        POD,
        READER,
      ],
      () => leaves({}, 'out\n'),
    );
    expect(ran.pods.map(({ node, includeScriptOutput }) => [node, includeScriptOutput])).toEqual([
      ['w-abcde.a', true],
      ['w-abcde.b', false],
      ['w-abcde.r', false],
    ]);
    expect(wordsOf(ran.pods[2])).toEqual(['c', 'out']);
  });

  test('resumes what waits for somebody', async () => {
    const templates = [
      '{name: main, dag: {tasks: [{name: a, template: ask}, {name: r, template: reader, depends: a, arguments: {parameters: [{name: v, value: "{{tasks.a.outputs.parameters.d}}"}]}}]}}',
      '{name: ask, suspend: {}, inputs: {parameters: [{name: d, default: "no"}]}, outputs: {parameters: [{name: d, valueFrom: {supplied: {}}}]}}',
      READER,
    ];
    const asked: unknown[] = [];
    const resume: RunOptions['resume'] = ({ node, wants }) => {
      asked.push([node, wants]);
      return { outputs: { d: 'yes' } };
    };
    const answered = await run(templates, undefined, { resume });
    expect(asked).toEqual([['w-abcde.a', ['d']]]);
    expect(answered.pods.map(wordsOf)).toEqual([['c', 'yes']]);
    expect((await run(templates)).pods.map(wordsOf)).toEqual([['c', 'no']]);
    expect(await run(templates, undefined, { resume: () => undefined })).toMatchObject({ stuck: true });
  });

  test('plays requests', async () => {
    const ran = await run(
      [
        '{name: main, dag: {tasks: [{name: a, template: get}, {name: r, template: reader, depends: a, arguments: {parameters: [{name: v, value: "{{tasks.a.outputs.result}}"}]}}]}}',
        '{name: get, http: {url: "http://{{workflow.name}}"}}',
        READER,
      ],
      () => leaves({}, 'body'),
    );
    expect(ran.pods.map(({ request, template }) => [request, template.http?.url])).toEqual([
      [true, 'http://w-abcde'],
      [undefined, undefined],
    ]);
    expect(wordsOf(ran.pods[1])).toEqual(['c', 'body']);
  });

  test('finds what Argo moves out of a pod because of its size', async () => {
    const big = 'é'.repeat(90_000);
    const manifest = `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: big}
spec:
  entrypoint: main
  arguments: {parameters: [{name: v, value: x}]}
  templates:
  - ${READER.replace('name: reader', 'name: main')}
`;
    const {
      pods: [pod],
    } = await argo!.run(manifest, () => leaves({}), { arguments: { v: big } });
    expect(wordsOf(pod)).toEqual(['c', big]);
    expect(pod.template.container.args).toEqual([big]);
  });

  test('ends what makes too many pods', async () => {
    expect(
      await run(['{name: main, dag: {tasks: [{name: a, template: pod, withSequence: {count: 20}}]}}', POD], undefined, {
        maxPods: 10,
      }),
    ).toMatchObject({ cut: 'more than 10 pods' });
    expect(await run([POD.replace('name: pod', 'name: main')])).toMatchObject({ phase: 'Succeeded' });
  });

  test('says what is wrong with a request, and goes on', async () => {
    await expect(argo!.run('kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n', () => undefined)).rejects.toThrow(
      'there is nothing to run',
    );
    await expect(
      argo!.run('kind: Workflow\nmetadata: {name: a}\nspec: {entrypont: a}\n', () => undefined),
    ).rejects.toThrow('unknown field "entrypont"');
    const throws = () => {
      throw new Error('of the worker');
    };
    await expect(run([POD.replace('name: pod', 'name: main')], throws)).rejects.toThrow('of the worker');
    expect(await run(['{name: other, suspend: {}}'])).toMatchObject({
      phase: 'Failed',
      message: expect.stringContaining("invalid spec: template name 'main' undefined"),
    });
  });
});
