import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { Result, RunOptions } from '../../lib/local';
import { run } from '../../lib/local/run';

const ran = (yaml: string, parameters: Record<string, unknown> = {}, options: RunOptions = {}): Promise<Result> =>
  run(parse(yaml), parameters, options);
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('argo-local-'));

/** Those of some folders that stay: runs of other tests have folders there too, but remove them. */
async function remaining(names: readonly string[]): Promise<readonly string[]> {
  const there = () => names.filter((name) => existsSync(join(tmpdir(), name)));
  for (let count = 0; count < 300 && there().length > 0; count++) await pause(100);
  return there();
}

const ARTIFACTS = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: artifact-passing-}
spec:
  entrypoint: main
  templates:
  - name: main
    steps:
    - - {name: generate, template: generate}
    - - name: consume
        template: consume
        arguments: {artifacts: [{name: message, from: "{{steps.generate.outputs.artifacts.hello}}"}]}
    outputs:
      parameters: [{name: said, valueFrom: {parameter: "{{steps.consume.outputs.result}}"}}]
      artifacts: [{name: hello, from: "{{steps.generate.outputs.artifacts.hello}}"}]
  - name: generate
    container:
      image: busybox
      command: [sh, -c]
      args: ["mkdir -p /tmp/out/deep && echo hello world > /tmp/out/deep/world.txt"]
    outputs: {artifacts: [{name: hello, path: /tmp/out}]}
  - name: consume
    inputs: {artifacts: [{name: message, path: /tmp/in}]}
    script:
      image: python
      command: [python3]
      source: |
        print(open('/tmp/in/deep/world.txt').read().upper(), end='')
`;

describe('containers and scripts as processes', () => {
  test('pass files at absolute paths, and leave nothing behind', async () => {
    const before = leftovers();
    const result = await ran(ARTIFACTS);
    expect(result.error).toBeUndefined();
    expect(result.outputs.parameters).toEqual({ said: 'HELLO WORLD' });
    expect(result.outputs.artifacts.hello.at('deep/world.txt')!.text()).toBe('hello world\n');
    expect(await remaining(leftovers().filter((name) => !before.includes(name)))).toEqual([]);
  });

  test('a program that fails says what it printed', async () => {
    const result = await ran(`
entrypoint: main
templates:
- name: main
  inputs: {parameters: [{name: code, value: "3"}]}
  container: {image: busybox, command: [sh, -c, "echo working; echo broken >&2; exit {{inputs.parameters.code}}"]}
`);
    expect(result.phase).toBe('Failed');
    expect(result.error!.message).toBe(
      '\'main\' failed: main: Error (exit code 3)\n  template: main\n  inputs: code = "3"\n  it printed at last:\n    working\n    broken',
    );
  });

  test('a program that is not there is an error that says so', async () => {
    const result = await ran(
      '{entrypoint: main, templates: [{name: main, container: {image: "docker/whalesay", command: [cowsay-is-not-here]}}]}',
    );
    expect(result.phase).toBe('Error');
    expect(result.message).toBe(
      "the command 'cowsay-is-not-here' of image docker/whalesay is not on this machine. Install it, run the template in Docker (executors: [dockerExecutor()]), or give an executor of your own",
    );
  });

  test('a timeout stops the program and what it started', async () => {
    const marker = `${tmpdir()}/argo-test-marker-${process.pid}`;
    const started = Date.now();
    const result = await ran(`
entrypoint: main
templates:
- name: main
  activeDeadlineSeconds: "1"
  container: {image: busybox, command: [sh, -c, "(sleep 4; touch ${marker}) & sleep 30"]}
`);
    expect(result.phase).toBe('Failed');
    expect(result.message).toBe('Pod was active on the node longer than the specified deadline');
    expect(Date.now() - started).toBeLessThan(4000);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(existsSync(marker)).toBe(false);
  }, 20_000);
});
