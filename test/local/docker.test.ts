import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import { dockerExecutor } from '../../lib/local';
import { run } from '../../lib/local/run';

const hasDocker = (() => {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const SPEC = parse(`
entrypoint: main
templates:
- name: main
  steps:
  - - {name: a, template: a}
  - - {name: b, template: b, arguments: {artifacts: [{name: f, from: "{{steps.a.outputs.artifacts.f}}"}]}}
  outputs: {parameters: [{name: o, valueFrom: {expression: "steps['a'].outputs.parameters['p'] + steps['b'].outputs.result"}}]}
- name: a
  container: {image: busybox, command: [sh, -c, "echo $V > /tmp/f; echo 1 > /tmp/p"], env: [{name: V, value: hello}]}
  outputs: {artifacts: [{name: f, path: /tmp/f}], parameters: [{name: p, valueFrom: {path: /tmp/p}}]}
- name: b
  inputs: {artifacts: [{name: f, path: /in/f}]}
  script: {image: busybox, command: [sh], source: "cat /in/f; ls /home"}
`);

(hasDocker ? test : test.skip)(
  'containers run in Docker with their images',
  async () => {
    const result = await run(SPEC, {}, { executors: [dockerExecutor()] });
    expect(result.error?.message).toBeUndefined();
    expect(result.outputs.parameters).toEqual({ o: '1hello' });
  },
  120_000,
);

(hasDocker ? test.skip : test)('Docker that is not there is an error that says so', async () => {
  const { phase, error } = await run(SPEC, {}, { executors: [dockerExecutor()] });
  expect(phase).toBe('Failed');
  expect(error!.message).toMatch(
    /'main.a' is in error: Docker does not answer \('docker info'\): .*\. Start it, or leave dockerExecutor out/,
  );
});
