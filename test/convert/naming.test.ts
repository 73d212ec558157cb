import { converted } from './converted';
import { ran, typeErrors } from './typescript';
import { parseDocuments } from '../oracle/parse';

// Names that mean something in TypeScript, in cdk8s or in this library, and names that are no identifiers.
const NAMES = [
  'app',
  'class',
  'construct',
  'chart',
  'constructor',
  'output',
  'item',
  'input',
  'parameter',
  'string',
  'object',
  'symbol',
  'this',
  'scope',
  'id',
  'super',
  'process',
  'yield',
  'await',
  'step',
  'steps',
  'workflow',
  'container-template',
  '1st',
  '2',
  'a-b',
  'aB',
  'a--b',
  'undefined',
  'null',
  'proto',
  'exports',
  'require',
  'duration',
  'volume',
  'error',
  'main-group',
];

/** A workflow whose templates have those names, with steps of the same names: two calls for each. */
function manifest(name: string): string {
  const steps = NAMES.map((each) => [
    { name: each, template: each },
    { name: `${each}-again`, template: each },
  ]);
  const templates = NAMES.map((each) => ({
    name: each,
    container: { image: `${each.toLowerCase()}:1`, command: ['x'] },
  }));
  const last = [
    {
      name: 'last',
      template: '2',
      arguments: {
        parameters: [{ name: 'status', value: `{{steps.${NAMES[0]}.status}}{{steps.${NAMES[1]}.status}}` }],
      },
    },
  ];
  return JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name },
    spec: { entrypoint: 'main', templates: [{ name: 'main', steps: [...steps, last] }, ...templates] },
  });
}

describe('names of a program', () => {
  const files = ['chart', 'steps', 'app', 'workflow', 'main', '9-lives'];
  const programs = new Map(files.map((name) => [name, converted(manifest(name), `${name}.yaml`)]));

  test('are new ones where they would be taken', () => expect(typeErrors(programs)).toEqual([]), 120_000);

  test.each(files)('and the manifest stays the same: %s', (name) => {
    expect(parseDocuments(Object.values(ran(programs.get(name)!))[0])).toEqual(parseDocuments(manifest(name)));
  });

  test('a chart of several objects is called after its file', () => {
    const two = ['a', 'b']
      .map((name) => JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))
      .join('\n---\n');
    expect(converted(two, 'folder/my.Name spaces.yaml')).toContain("new A(app, 'a');");
    expect(converted(two, 'folder/my_namespaces.v2.yaml')).toContain("new MyNamespacesV2(app, 'my-namespaces-v2');");
    expect(converted(two, 'standard input')).toContain("new A(app, 'a');");
  });
});
