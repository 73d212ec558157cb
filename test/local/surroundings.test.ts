import { parse } from 'yaml';
import { ArtifactHandle, Result, RunOptions } from '../../lib/local';
import { run } from '../../lib/local/run';

const ran = (yaml: string, options: RunOptions = {}): Promise<Result> =>
  run(parse(yaml), {}, { name: 'wf', ...options });
const shell = (script: string, more = '', container = '') => `
entrypoint: main
templates:
- name: main
  ${more}
  container: {image: busybox, command: [sh, -c], args: [${JSON.stringify(script)}]${container}}
`;

describe('what a process finds around it', () => {
  test('the variables of its container, of ConfigMaps and Secrets', async () => {
    const result = await ran(
      shell(
        'echo "$A $B $C $D $P_x $(echo sub) $(A)"',
        '',
        `, env: [
      {name: A, value: one}, {name: B, value: "$(A)-two $$(A)"}, {name: C, valueFrom: {configMapKeyRef: {name: c, key: k}}}, {name: D, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}],
      envFrom: [{prefix: P_, secretRef: {name: s}}]`,
      ),
      { configMaps: { c: { k: 'three' } }, secrets: { s: { x: 'four' } } },
    );
    expect(result.outputs.result).toBe('one one-two $(A) three default four sub one');
    expect(
      (await ran(shell('true', '', ', env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]'))).message,
    ).toBe("environment variable A reads key 'k' of 's', which is not in the option secrets");
  });

  test('volumes: of its own, of all pods, and those with ConfigMaps', async () => {
    const result = await ran(
      `
entrypoint: main
volumes: [{name: conf, configMap: {name: c, items: [{key: k, path: deep/file}]}}]
volumeClaimTemplates: [{metadata: {name: work}}]
templates:
- {name: main, steps: [[{name: a, template: a}], [{name: b, template: b}]], outputs: {parameters: [{name: o, valueFrom: {parameter: "{{steps.b.outputs.result}}"}}]}}
- name: a
  container: {image: x, command: [sh, -c, "echo from a > /mnt/work/sub/f; echo x > /scratch/y"], volumeMounts: [{name: work, mountPath: /mnt/work/sub, subPath: s}, {name: tmp, mountPath: /scratch}]}
  volumes: [{name: tmp, emptyDir: {}}]
- name: b
  script: {image: x, command: [sh], source: "cat /mnt/work/s/f /etc/conf/deep/file; ls /scratch", volumeMounts: [{name: work, mountPath: /mnt/work}, {name: conf, mountPath: /etc/conf}, {name: tmp, mountPath: /scratch}]}
  volumes: [{name: tmp, emptyDir: {}}]
`,
      { configMaps: { c: { k: 'configured\n' } } },
    );
    expect(result.error?.message).toBeUndefined();
    expect(result.outputs.parameters).toEqual({ o: 'from a\nconfigured' });
  });

  test('its artifacts with their mode, its folders, and its paths in every text', async () => {
    const result = await ran(
      shell(
        '/in/run.sh && cd /out/dir && echo "$F" > f; echo p > /tmp/p; echo /in/run.sh.bak x/in/run.sh /tmp/pp',
        `
  inputs: {artifacts: [{name: run, path: /in/run.sh, mode: 493}]}
  outputs: {artifacts: [{name: dir, path: /out/dir/}], parameters: [{name: p, valueFrom: {path: /tmp/p}}, {name: q, valueFrom: {path: /tmp/q, default: none}}]}`,
        ', env: [{name: F, value: "file at /out/dir/f"}], workingDir: /work',
      ),
      {
        artifacts: { run: ArtifactHandle.of('#!/bin/sh\necho ran\n') },
      },
    );
    expect(result.error?.message).toBeUndefined();
    expect(result.outputs.parameters).toEqual({ p: 'p', q: 'none' });
    expect(result.outputs.result!.split('\n').slice(0, 2)).toEqual(['ran', '/in/run.sh.bak x/in/run.sh /tmp/pp']);
    expect(result.outputs.artifacts.dir.at('f')!.text()).toMatch(/^file at \/.*\/out\/dir\/f\n$/);
  });

  test('no sidecars', async () => {
    expect((await ran(shell('true', 'sidecars: [{name: x, image: y}]'))).message).toContain(
      "template 'main' has sidecars, which processes of this machine do not have",
    );
  });

  test('init containers run before', async () => {
    const yaml = (code: number) =>
      shell(
        'cat /mnt/x',
        `initContainers: [{name: first, image: x, command: [sh, -c, "echo first > /mnt/x; exit ${code}"], volumeMounts: [{name: v, mountPath: /mnt}]}]
  volumes: [{name: v, emptyDir: {}}]`,
        ', volumeMounts: [{name: v, mountPath: /mnt}]',
      );
    expect((await ran(yaml(0))).outputs.result).toBe('first');
    expect((await ran(yaml(3))).message).toBe('init container first: Error (exit code 3)');
  });
});

test('a daemon serves others until they are done', async () => {
  const result = await ran(`
entrypoint: main
templates:
- name: main
  dag:
    tasks:
    - {name: server, template: server}
    - {name: client, template: client, depends: server}
    - {name: late, template: client, depends: client && server.Daemoned}
  outputs: {parameters: [{name: ip, valueFrom: {expression: "tasks['client'].outputs.result"}}]}
- {name: server, daemon: true, container: {image: x, command: [sh, -c, "while true; do sleep 0.1; done"]}}
- {name: client, container: {image: x, command: [sh, -c, "sleep 0.3; echo done"]}}
`);
  expect(result.error?.message).toBeUndefined();
  expect(result.node.children!.map(({ displayName, phase }) => `${displayName} ${phase}`)).toEqual([
    'server Succeeded',
    'client Succeeded',
    'late Succeeded',
  ]);
}, 20_000);
