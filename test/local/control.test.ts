import { argumentOf, phases, ran, SAY } from './scripted';
import { RunEvent } from '../../lib/local';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How many pods ran at once at most. */
function counting() {
  const seen = { now: 0, most: 0 };
  return {
    seen,
    script: async () => {
      seen.most = Math.max(seen.most, ++seen.now);
      await pause(5);
      seen.now--;
      return 'x';
    },
  };
}

const loop = (extra = '', spec = '') => `
entrypoint: main
${spec}
templates:
- {name: main, ${extra} dag: {tasks: [{name: a, template: say, withSequence: {count: 12}}]}}
${SAY}`;

describe('how much runs at once', () => {
  test.each([
    ['is limited by a template', loop('parallelism: 2,'), {}, 2],
    ['is limited by the workflow', loop('', 'parallelism: 3'), {}, 3],
    ['is limited by the run', loop(), { concurrency: { inProcess: 4 } }, 4],
  ])('%s', async (_, yaml, options, most) => {
    const { seen, script } = counting();
    const result = await ran(yaml, script, {}, options);
    expect(result.pods).toHaveLength(12);
    expect(seen.most).toBe(most);
  });

  test('is one where a mutex is held', async () => {
    const { seen, script } = counting();
    const yaml = loop().replace(
      'inputs: {parameters: [{name: v, default: none}]}',
      'inputs: {parameters: [{name: v, default: none}]}\n  synchronization: {mutexes: [{name: "lock-{{inputs.parameters.v}}"}]}',
    );
    const result = await ran(yaml, script);
    expect(result.pods).toHaveLength(12);
    expect(seen.most).toBe(1);
  });

  test('is what a semaphore says', async () => {
    const { seen, script } = counting();
    const yaml = loop().replace(
      'inputs: {parameters: [{name: v, default: none}]}',
      'inputs: {parameters: [{name: v, default: none}]}\n  synchronization: {semaphores: [{configMapKeyRef: {name: c, key: k}}]}',
    );
    const result = await ran(yaml, script, {}, { configMaps: { c: { k: '2' } } });
    expect(result.phase).toBe('Succeeded');
    expect(seen.most).toBe(2);
    expect((await ran(yaml)).error!.message).toContain("the option configMaps, which has no number for 'k' of 'c'");
  });
});

describe('what takes too long', () => {
  const never = () => new Promise<string>(() => undefined);

  test('is stopped by the deadline of the workflow; its exit handler runs', async () => {
    const result = await ran(loop('', 'activeDeadlineSeconds: 0.05\nonExit: say'), ({ path, signal }) =>
      path[0] === 'onExit'
        ? 'bye'
        : new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
    );
    expect(result).toMatchObject({ phase: 'Failed', handlers: [{ phase: 'Succeeded' }] });
    expect(result.error!.message).toContain('Step exceeded its deadline');
  });

  test('is stopped by its own timeout', async () => {
    const yaml = loop().replace('container:', 'timeout: 50ms\n  container:').replace('count: 12', 'count: 1');
    let aborted = false;
    const result = await ran(
      yaml,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason as Error);
          });
        }),
    );
    expect(aborted).toBe(true);
    expect(result.error!.message).toContain('Pod was active on the node longer than the specified deadline');
  });

  test('is stopped by the signal, and no exit handler runs', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const result = await ran(
      loop('', 'onExit: say'),
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      {},
      { signal: controller.signal, concurrency: { inProcess: 3 } },
    );
    expect(result).toMatchObject({ phase: 'Failed', handlers: [] });
    expect(result.pods).toHaveLength(3);
    expect(result.error!.message).toContain('workflow shutdown with strategy:  Terminate');
  });

  test('does not keep the run waiting where it does not listen', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    const started = Date.now();
    expect((await ran(loop(), never, {}, { signal: controller.signal })).phase).toBe('Failed');
    expect(Date.now() - started).toBeLessThan(8000);
  }, 20_000);
});

describe('a suspended node', () => {
  const approve = (suspend = '{}', extra = '') => `
entrypoint: main
templates:
- name: main
  dag:
    tasks:
    - {name: ok, template: approve, arguments: {parameters: [{name: msg, value: go?}]}}
    - {name: go, template: say, depends: ok, when: "{{=tasks['ok'].outputs.parameters['decision'] == 'yes'}}", arguments: {parameters: [{name: v, value: "{{tasks.ok.outputs.parameters.note}}"}]}}
- name: approve
  inputs: {parameters: [{name: msg}, {name: decision, default: "no", enum: ["yes", "no"], description: go on?}]}
  suspend: ${suspend}
  outputs: {parameters: [{name: decision, valueFrom: {supplied: {}}}, {name: note, valueFrom: {supplied: {}${extra}}}]}
${SAY}`;

  test('asks, and takes the answer', async () => {
    const asked: unknown[] = [];
    const events: string[] = [];
    const result = await ran(
      approve(),
      argumentOf,
      {},
      {
        onSuspend: (suspended) => {
          asked.push(suspended);
          return Promise.resolve({ decision: 'yes', note: 'fine {{x}}' });
        },
        on: ({ type, node }: RunEvent) => events.push(`${type} ${node.name}`),
      },
    );
    expect(asked).toEqual([
      {
        path: ['ok'],
        name: 'wf.ok',
        template: 'approve',
        inputs: { msg: 'go?', decision: 'no' },
        outputs: [{ name: 'decision', default: 'no', enum: ['yes', 'no'], description: 'go on?' }, { name: 'note' }],
      },
    ]);
    expect(result.pods.map(argumentOf)).toEqual(['fine {{x}}']);
    expect(events).toEqual([
      'started wf',
      'started wf.ok',
      'suspended wf.ok',
      'ended wf.ok',
      'started wf.go',
      'ended wf.go',
      'ended wf',
    ]);
  });

  test('takes the defaults without an answer, or after its time', async () => {
    expect(
      phases(await ran(approve('{}', ', default: ""'), argumentOf, {}, { onSuspend: () => undefined })),
    ).toMatchObject({ 'wf.go': 'Skipped' });
    expect(phases(await ran(approve('{duration: 20ms}', ', default: ""')))).toMatchObject({ 'wf.go': 'Skipped' });
  });

  test('is an error where there is neither answer nor default, and where nobody answers', async () => {
    expect((await ran(approve(), argumentOf, {}, { onSuspend: () => ({ decision: 'yes' }) })).error!.message).toContain(
      "output parameter 'note' of the suspended node wf.ok has neither an answer nor a default. Argo would stay suspended",
    );
    expect((await ran(approve())).error!.message).toContain(
      "it is suspended, and there is nobody to answer. Give the option onSuspend: ({ name }) => ({ decision: '...', note: '...' })",
    );
  });
});

describe('a mistake of whoever looks on', () => {
  const yaml = loop().replace('count: 12', 'count: 2');
  const broken = () => {
    throw new Error('broken listener');
  };

  test.each([
    ['at once', () => 'x'],
    ['later', () => pause(1).then(() => 'x')],
  ])('ends the run, when pods answer %s', async (_, script) => {
    await expect(
      ran(yaml, script, {}, { on: ({ type, node }: RunEvent) => type === 'ended' && node.type === 'Pod' && broken() }),
    ).rejects.toThrow('broken listener');
  });
});
