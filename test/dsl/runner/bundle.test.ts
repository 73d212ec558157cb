import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { bundled } from '../../../examples/functions/bundle/main';
import { smallTasks } from '../../../examples/functions/small-tasks/main';
import { WorkflowTemplate } from '../../../lib';
import { Runner } from '../../../lib/dsl/runner';

const EXAMPLES = join(__dirname, '../../../examples/functions');
const runner = Runner.bundle(join(EXAMPLES, 'bundle/main.ts'));

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'bundle-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** The manifests of a pipeline in a chart: its ConfigMap, and the first template that is a container. */
function synthesized(
  pipeline: any,
  with_: any,
): { readonly configMap: any; readonly container: any; readonly template: any } {
  const chart = Testing.chart();
  new WorkflowTemplate(chart, 'object', { pipeline: pipeline.define(chart, 'main', { runner: with_ }) });
  const [configMap, { spec }] = Testing.synth(chart);
  const template = spec.templates.find((each: any) => each.container);
  return { configMap, container: template.container, template };
}

/** Starts a command of a pod as a process; what is mounted is in the folder. */
function started(command: readonly string[], ...args: string[]): { status: number | null; stderr: string } {
  const [program, ...words] = [...command, ...args].map((word) => word.replaceAll('/opt/program', folder));
  expect(program).toBe('node');
  return spawnSync(process.execPath, words, { encoding: 'utf8', cwd: tmpdir() });
}

const file = (name: string, text?: string) => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

test('the program is a ConfigMap that is named by its content, and mounted in a stock image', () => {
  const { configMap, container, template } = synthesized(bundled, runner);
  expect(configMap).toMatchObject({
    kind: 'ConfigMap',
    immutable: true,
    metadata: { name: expect.stringMatching(/^program-[0-9a-f]{12}$/) },
  });
  expect(container).toMatchObject({ image: 'node:20-alpine', command: ['node', '/opt/program/main.js'] });
  expect(container.volumeMounts).toContainEqual({ name: 'program', mountPath: '/opt/program', readOnly: true });
  expect(template.volumes).toContainEqual({ name: 'program', configMap: { name: configMap.metadata.name } });
  expect(
    synthesized(bundled, Runner.bundle(join(EXAMPLES, 'bundle/main.ts'), { image: 'node:22' })).container.image,
  ).toBe('node:22');
  expect(synthesized(bundled, Runner.bundle(join(EXAMPLES, 'bundle/main.ts'))).configMap).toEqual(configMap);
});

test('plain node runs it; it holds neither cdk8s nor what makes manifests', () => {
  const { configMap, container } = synthesized(bundled, runner);
  const program = configMap.data['main.js'];
  expect(program.length).toBeLessThan(250_000);
  for (const word of ['cdk8s.core', 'constructs.Construct', 'argoproj.io/v1alpha1']) {
    expect(program).not.toContain(word);
  }
  writeFileSync(file('main.js'), program);
  const ended = started(
    container.command,
    '--node-name',
    'count',
    '--input',
    'sentence',
    file('in', '"One two"'),
    '--output',
    'return_value',
    file('out'),
  );
  expect(ended).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(file('out'), 'utf8')).toBe('2');
});

test('a program that runs whole pipelines in one pod has the engine in it, and no cdk8s', () => {
  const { configMap, container } = synthesized(smallTasks, Runner.bundle(join(EXAMPLES, 'small-tasks/main.ts')));
  const [[name, data]] = Object.entries<string>({ ...configMap.data, ...configMap.binaryData });
  // A run needs no cdk8s, nor what reads YAML.
  expect(name).toBe('main.js');
  for (const word of ['cdk8s.core', 'YAMLParseError']) expect(data).not.toContain(word);
  writeFileSync(file(name), configMap.binaryData ? Buffer.from(data, 'base64') : data);
  const failed = started(container.command, '--node-name', 'nowhere');
  expect(failed.status).toBe(2);
  expect(failed.stderr).toContain('AW1603');
  const { status, stderr } = started(container.command, '--output', 'return_value', file('whole'));
  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(file('whole'), 'utf8')).toBe('2');
}, 60_000);

test('a program that is too large as it is, is compressed, and unpacked by its command', () => {
  const large = file(
    'large.js',
    `const data = ${JSON.stringify('many words '.repeat(120_000))};\nconsole.error(data.length, __filename, process.argv.slice(2).join());\n`,
  );
  const { configMap, container } = synthesized(bundled, Runner.bundle(large));
  expect(configMap.data).toBeUndefined();
  expect(Buffer.byteLength(configMap.binaryData['main.js.br'])).toBeLessThan(10_000);
  writeFileSync(file('main.js.br'), Buffer.from(configMap.binaryData['main.js.br'], 'base64'));
  const { status, stderr } = started(container.command, '--node-name', 'a "b"');
  expect([status, stderr]).toEqual([0, `1320000 ${file('main.js')} --node-name,a "b"\n`]);
});

test('two pipelines of one program share its ConfigMap', () => {
  const chart: Chart = Testing.chart();
  for (const id of ['one', 'two']) {
    new WorkflowTemplate(chart, `${id}-template`, { pipeline: bundled.define(chart, id, { runner }) });
  }
  expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['ConfigMap', 'WorkflowTemplate', 'WorkflowTemplate']);
});

test('what esbuild cannot pack is said by esbuild', () => {
  const broken = file('broken.ts', "import { nothing } from './nowhere';\nnothing();\n");
  expect(() => synthesized(bundled, Runner.bundle(broken))).toThrow(/Could not resolve "\.\/nowhere"/);
});
