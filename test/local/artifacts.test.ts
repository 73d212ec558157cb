import { argumentOf, phases, ran } from './scripted';
import { ArtifactHandle, Pod } from '../../lib/local';

const TEMPLATES = `
- name: make
  inputs: {parameters: [{name: v, default: x}]}
  container: {image: x, command: [make], args: ["{{inputs.parameters.v}}"]}
  outputs: {artifacts: [{name: f, path: /out/f}]}
- name: use
  inputs: {artifacts: [{name: f, path: /in/f, optional: true}, {name: g, path: /in/g, optional: true}]}
  container: {image: x, command: [use]}
`;
const main = (tasks: string, more = '') => `
entrypoint: main
templates:
- name: main
  ${more}
  dag:
    tasks:
${tasks
  .trim()
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
${TEMPLATES}`;
const contents = ({ inputs }: Pod) =>
  Object.fromEntries(
    Object.entries(inputs.artifacts).map(([name, handle]) => [
      name,
      handle.isFolder ? [...handle.entries()].map(([key, file]) => `${key}=${file.text()}`) : handle.text(),
    ]),
  );
const script = (pod: Pod) => ({
  outputs: {
    artifacts: { f: ArtifactHandle.of(`file of ${argumentOf(pod) ?? pod.path.join('.')}`) },
    parameters: { v: JSON.stringify(contents(pod)) },
  },
});
const got = async (yaml: string, options = {}) => {
  const result = await ran(yaml, script, {}, options);
  return { result, used: result.pods.filter(({ template }) => template.name === 'use').map(contents) };
};

describe('artifacts', () => {
  test('pass from task to task, through DAGs, by tag and by expression', async () => {
    const { used } = await got(`${main(`
- {name: a, template: make, arguments: {parameters: [{name: v, value: A}]}}
- {name: inner, template: inner, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"}]}}
- {name: b, template: use, depends: inner, arguments: {artifacts: [{name: f, from: "{{tasks.inner.outputs.artifacts.same}}"}, {name: g, fromExpression: "tasks['inner'].outputs.artifacts.new"}]}}
`)}
- name: inner
  inputs: {artifacts: [{name: f}]}
  dag:
    tasks:
    - {name: c, template: use, arguments: {artifacts: [{name: g, from: "{{inputs.artifacts.f}}"}]}}
    - {name: d, template: make}
  outputs:
    artifacts:
    - {name: same, from: "{{inputs.artifacts.f}}"}
    - {name: new, fromExpression: "tasks['d'].status == 'Succeeded' ? tasks['d'].outputs.artifacts['f'] : inputs.artifacts['f']"}
`);
    expect(used).toEqual([{ g: 'file of A' }, { f: 'file of A', g: 'file of x' }]);
  });

  test('are texts, downloads, and parts of folders', async () => {
    const { used } = await got(
      main(
        `
- {name: a, template: use, arguments: {artifacts: [{name: f, raw: {data: "hello {{workflow.name}}"}}]}}
- {name: b, template: use, arguments: {artifacts: [{name: f, from: "{{inputs.artifacts.folder}}", subPath: "deep/{{=inputs.parameters.n}}.txt"}]}}
`,
        'inputs: {parameters: [{name: n, value: "1"}], artifacts: [{name: folder}]}',
      ),
      {
        artifacts: {
          folder: ArtifactHandle.folder({ deep: ArtifactHandle.folder({ '1.txt': ArtifactHandle.of('one') }) }),
        },
      },
    );
    expect(used).toEqual([{ f: 'hello wf' }, { f: 'one' }]);
  });

  test('with a key are found by it, and all together by how their keys begin', async () => {
    const { used, result } = await got(
      main(`
- {name: a, template: keyed, withItems: [x, y], arguments: {parameters: [{name: v, value: "{{item}}"}, {name: key, value: "{{workflow.uid}}/{{node.name}}/{{item}}"}]}}
- {name: b, template: use, depends: a, arguments: {artifacts: [{name: f, optional: true, archive: {none: {}}, s3: {key: "{{workflow.uid}}/{{node.name}}"}}, {name: g, optional: true, s3: {key: none}}]}}
`).replace(/\{name: f, path: \/out\/f\}/, '{name: f, path: /out/f}').concat(`
- name: keyed
  inputs: {parameters: [{name: v}, {name: key}]}
  container: {image: x, command: [make], args: ["{{inputs.parameters.v}}"]}
  outputs: {artifacts: [{name: f, path: /out/f, archive: {none: {}}, s3: {key: "{{=inputs.parameters['key']}}"}}]}
`),
    );
    expect(result.error).toBeUndefined();
    expect(used).toEqual([{ f: ['x=file of x', 'y=file of y'] }]);
  });

  test('that are optional may be missing; others may not', async () => {
    const skipped = (optional: string) =>
      main(`
- {name: a, template: make, when: "false"}
- {name: b, template: use, depends: a, arguments: {artifacts: [{name: f, from: "{{tasks.a.outputs.artifacts.f}}"${optional}}]}}
`);
    expect((await got(skipped(', optional: true'))).used).toEqual([{}]);
    const { result } = await got(skipped(''));
    expect(phases(result)['wf.b']).toBe('Error');
    expect(result.error!.message).toContain('Unable to resolve: "tasks.a.outputs.artifacts.f"');
  });

  test('that a pod did not make are an error', async () => {
    const result = await ran(main('- {name: a, template: make}'), () => ({}));
    expect(result.error!.message).toContain(
      "wf.a did not make its output artifact 'f' (/out/f), which is not optional",
    );
  });

  test('of places that are not reached from here are an error that says so', async () => {
    const { result } = await got(
      main('- {name: a, template: use, arguments: {artifacts: [{name: f, git: {repo: x}}]}}'),
    );
    expect(result.error!.message).toContain(
      "artifact 'f' is at a place that is not reached from here (git); there are raw, http and keys of this run",
    );
  });
});
