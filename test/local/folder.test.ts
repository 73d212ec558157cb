import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ran } from './scripted';
import { ArtifactHandle } from '../../lib/local';
import { run } from '../../lib/local/run';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'argo-test-')), 'run');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const journal = () =>
  readFileSync(join(folder, 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as any);

const CHAIN = `
entrypoint: main
arguments: {parameters: [{name: p, value: x}]}
templates:
- name: main
  dag:
    tasks:
    - {name: a, template: make, arguments: {parameters: [{name: v, value: "{{workflow.parameters.p}}"}]}}
    - name: b
      template: make
      depends: a
      arguments:
        parameters: [{name: v, value: "{{tasks.a.outputs.parameters.v}}"}]
        artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"}]
    - {name: c, template: make, depends: b, arguments: {parameters: [{name: v, value: "{{tasks.b.outputs.parameters.v}}"}]}}
  outputs:
    parameters: [{name: v, valueFrom: {parameter: "{{tasks.c.outputs.parameters.v}}"}}]
    artifacts: [{name: f, from: "{{tasks.c.outputs.artifacts.f}}"}]
- name: make
  inputs: {parameters: [{name: v}], artifacts: [{name: f, path: /f, optional: true}]}
  container: {image: x, command: [x]}
  outputs: {parameters: [{name: v, valueFrom: {path: /v}}], artifacts: [{name: f, path: /f}]}
`;
const made = (text: string) => ({ outputs: { parameters: { v: text }, artifacts: { f: ArtifactHandle.of(text) } } });

describe('a run folder', () => {
  test('has a line for each node, and files beside', async () => {
    const long = 'l'.repeat(3000);
    const result = await ran(
      CHAIN,
      (pod) => {
        pod.log(`hello from ${pod.path.join('.')}\n`);
        return made(pod.path[0] === 'a' ? long : `${pod.inputs.artifacts.f?.text().length}`);
      },
      {},
      { folder },
    );
    expect(result.phase).toBe('Succeeded');
    expect(readdirSync(folder).sort()).toEqual([
      'artifacts',
      'journal.jsonl',
      'logs',
      'result.json',
      'run.json',
      'values',
    ]);
    expect(journal().map(({ path, phase }) => `${path} ${phase}`)).toEqual([
      'a Succeeded',
      'b Succeeded',
      'c Succeeded',
      ' Succeeded',
    ]);
    expect(journal()[1]).toMatchObject({
      node: 'wf.b',
      type: 'Pod',
      template: 'make',
      files: { f: 'artifacts/a/f' },
      outputs: { parameters: { v: '3000' }, artifacts: { f: 'artifacts/b/f' } },
    });
    expect(readFileSync(join(folder, journal()[0].outputs.parameters.v.file), 'utf8')).toBe(long);
    expect(readFileSync(join(folder, 'logs/b.log'), 'utf8')).toBe('hello from b\n');
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toMatchObject({
      name: 'wf',
      phase: 'Succeeded',
      outputs: { parameters: { v: 'undefined' } },
    });
  });

  test('of a run that failed is continued without doing again what succeeded', async () => {
    const first = await ran(
      CHAIN,
      ({ path }) => (path[0] === 'b' ? { phase: 'Failed', message: 'not yet' } : made('1')),
      {},
      { folder },
    );
    expect(first.error!.message).toContain("'main.b' failed: not yet");
    const second = await ran(CHAIN, ({ path }) => made(path[0]), {}, { folder, resume: true, name: undefined });
    expect(second.pods.map(({ path }) => path[0])).toEqual(['b', 'c']);
    expect(second).toMatchObject({
      phase: 'Succeeded',
      uid: first.uid,
      name: 'wf',
      outputs: { parameters: { v: 'c' } },
    });
    expect(second.outputs.artifacts.f.text()).toBe('c');
    const third = await ran(CHAIN, () => 'nothing is left to do', {}, { folder, resume: true });
    expect(third.pods).toEqual([]);
    expect(third.outputs.parameters).toEqual({ v: 'c' });
  });

  test('what depends on something that was made again is made again', async () => {
    const flaky = CHAIN.replace('depends: a\n', 'depends: "a.Succeeded || a.Failed"\n')
      .replace('value: "{{tasks.a.outputs.parameters.v}}"', 'value: "{{=tasks[\'a\'].status}}"')
      .replace('from: "{{tasks.a.outputs.artifacts.f}}"', 'from: "{{tasks.a.outputs.artifacts.f}}", optional: true');
    await ran(flaky, ({ path }) => (path[0] === 'b' ? made('b') : { phase: 'Failed' }), {}, { folder });
    const second = await ran(flaky, ({ path }) => made(path[0]), {}, { folder, resume: true });
    expect(second.pods.map(({ path }) => path[0])).toEqual(['a', 'b', 'c']);
  });

  test('is not used for another run', async () => {
    await ran(CHAIN, () => made('1'), {}, { folder });
    await expect(ran(CHAIN, () => made('1'), {}, { folder })).rejects.toThrow('AW1418');
    await expect(ran(CHAIN, () => made('1'), { p: 'y' }, { folder, resume: true })).rejects.toThrow('AW1419');
    await expect(
      ran(CHAIN.replace('name: c', 'name: d'), () => made('1'), {}, { folder, resume: true }),
    ).rejects.toThrow('AW1419');
    writeFileSync(join(folder, '../other'), '');
    await expect(ran(CHAIN, () => made('1'), {}, { folder: join(folder, '..') })).rejects.toThrow('AW1417');
  });

  test('answers are not asked for again', async () => {
    const yaml = `
entrypoint: main
templates:
- {name: main, dag: {tasks: [{name: ok, template: ask}, {name: a, template: make, depends: ok, arguments: {parameters: [{name: v, value: "{{tasks.ok.outputs.parameters.o}}"}]}}]}}
- {name: ask, suspend: {}, outputs: {parameters: [{name: o, valueFrom: {supplied: {}}}]}}
- {name: make, inputs: {parameters: [{name: v}]}, container: {image: x, command: [x]}}
`;
    await ran(yaml, () => ({ phase: 'Failed' }), {}, { folder, onSuspend: () => ({ o: 'yes' }) });
    const second = await ran(
      yaml,
      () => 'x',
      {},
      {
        folder,
        resume: true,
        onSuspend: () => {
          throw new Error('asked again');
        },
      },
    );
    expect(second.pods[0].inputs.parameters).toEqual({ v: 'yes' });
  });

  test('a line that was cut off does not count', async () => {
    await ran(CHAIN, () => made('1'), {}, { folder });
    const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').split('\n');
    writeFileSync(join(folder, 'journal.jsonl'), `${lines[0]}\n${lines[1].slice(0, 30)}`);
    const second = await ran(CHAIN, () => made('1'), {}, { folder, resume: true });
    expect(second.pods.map(({ path }) => path[0])).toEqual(['b', 'c']);
    expect(journal()).toHaveLength(4);
  });

  test('memoized results are there for the next run too', async () => {
    const memoized = `
entrypoint: main
templates:
- {name: main, steps: [[{name: a, template: make, withItems: [1, 2, 1], arguments: {parameters: [{name: v, value: "{{item}}"}]}}]], parallelism: 1}
- name: make
  inputs: {parameters: [{name: v}]}
  memoize: {key: "k-{{inputs.parameters.v}}", maxAge: 1h, cache: {configMap: {name: memo}}}
  container: {image: x, command: [x]}
  outputs: {parameters: [{name: v, valueFrom: {path: /v}}]}
`;
    const result = await ran(memoized, () => 'made', {}, { folder });
    expect(result.pods.map(({ name }) => name)).toEqual(['wf[0].a(0:1)', 'wf[0].a(1:2)']);
    rmSync(join(folder, 'journal.jsonl'));
    expect((await ran(memoized, () => 'made', {}, { folder, resume: true })).pods).toEqual([]);
  });
});

/** Where nobody waits for its end, a process that has ended is still listed. */
function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

test('a run that was killed is continued where it was', async () => {
  const spec = `
entrypoint: main
templates:
- name: main
  dag:
    tasks:
    - {name: first, template: sh, arguments: {parameters: [{name: c, value: "echo first >> ${folder}.done; echo 1"}]}}
    - {name: each, template: sh, depends: first, withItems: [a, b], arguments: {parameters: [{name: c, value: "echo {{item}} >> ${folder}.done; echo {{item}}"}]}}
    - {name: slow, template: sh, depends: each, arguments: {parameters: [{name: c, value: "echo slow >> ${folder}.done; if [ -e ${folder}.go ]; then echo 3; else sleep 60; echo late >> ${folder}.done; fi"}]}}
  outputs: {parameters: [{name: out, valueFrom: {expression: "tasks['first'].outputs.result + tasks['slow'].outputs.result"}}]}
- name: sh
  inputs: {parameters: [{name: c}]}
  container: {image: x, command: [sh, -c, "{{inputs.parameters.c}}"]}
`;
  const file = `${folder}.yaml`;
  writeFileSync(file, spec);
  const program = `
    require('@swc-node/register');
    const { run } = require('./lib/local/run');
    run(require('yaml').parse(require('fs').readFileSync(${JSON.stringify(file)}, 'utf8')), {}, { folder: ${JSON.stringify(folder)} });
  `;
  const child = spawn(process.execPath, ['-e', program], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const lines = () => (existsSync(`${folder}.done`) ? readFileSync(`${folder}.done`, 'utf8').trim().split('\n') : []);
  const deadline = Date.now() + 60_000;
  while (!lines().includes('slow') && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.on('close', resolve));
  expect(lines().sort()).toEqual(['a', 'b', 'first', 'slow']);

  const left = Number(readFileSync(join(folder, 'pods/slow/pid'), 'utf8'));
  expect(isRunning(left) || process.platform !== 'linux').toBe(true);

  writeFileSync(`${folder}.go`, '');
  const result = await run(parse(spec), {}, { folder, resume: true });
  expect(result.error).toBeUndefined();
  expect(lines().sort()).toEqual(['a', 'b', 'first', 'slow', 'slow']);
  expect(result.outputs.parameters).toEqual({ out: '13' });
  // What it had left running is stopped, as it is done again.
  if (process.platform === 'linux') expect(isRunning(left)).toBe(false);
}, 120_000);
