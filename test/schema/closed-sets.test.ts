import { ArtifactLocation } from '../../lib';
import { ARTIFACT_STORE_NAMES, ARTIFACT_STORES } from '../../lib/spec/artifact-stores';
import { TASK_RESULT_NAMES } from '../../lib/spec/statuses';
import { structFields } from '../../lib/spec/struct-fields';
import { TEMPLATE_KIND_NAMES } from '../../lib/spec/template-kinds';
import { ArgoLint } from '../oracle/argo-lint';
import { describeWith } from '../oracle/suite';

const sorted = (names: Iterable<string>) => [...names].sort();

describe('Stores of artifacts', () => {
  const location = structFields('ArtifactLocation')!;
  const stores = [...location.values()].filter(({ key }) => key !== 'archiveLogs');

  test('are those of the schema, no more and no less', () => {
    expect(sorted(ARTIFACT_STORE_NAMES)).toStrictEqual(sorted(stores.map(({ key }) => key)));
    expect(ARTIFACT_STORE_NAMES.filter((name) => !structFields('Artifact')!.has(name))).toStrictEqual([]);
  });

  test.each(ARTIFACT_STORE_NAMES)('%s is named by a text of its own, and has a factory', (name) => {
    const { key } = ARTIFACT_STORES[name];
    if (key !== undefined) expect(structFields(location.get(name)!.type)!.get(key)?.type).toBe('string');
    expect(typeof ArtifactLocation[name]).toBe('function');
  });
});

// A kind that is new in the schema is a field without a home in homes.test.ts.
test('Kinds of templates are fields of the schema', () => {
  const fields = structFields('Template')!;
  expect(TEMPLATE_KIND_NAMES.filter((name) => !fields.has(name))).toStrictEqual([]);
});

const lint = ArgoLint.start();

describeWith({ 'argo-lint': lint !== undefined }, 'Results of tasks', () => {
  afterAll(() => lint!.stop());

  const refusal = async (depends: string) => {
    const [{ errors }] = await lint!.verdicts(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: w-}
spec:
  entrypoint: main
  templates:
    - name: main
      dag:
        tasks:
          - {name: a, template: box, withItems: [1]}
          - {name: b, template: box, depends: ${depends}}
    - {name: box, container: {image: busybox, command: [echo]}}
`);
    return errors;
  };

  test.each(TASK_RESULT_NAMES)('%s is one for Argo', async (result) => {
    expect(await refusal(`a.${result}`)).toStrictEqual([]);
  });

  test.each(['Pending', 'Running', 'Error', 'Ended', 'Completed', 'AnyFailed', 'AllSucceeded', 'AnySkipped'])(
    '%s is none',
    async (result) => {
      expect(await refusal(`a.${result}`)).toStrictEqual([
        `templates.main.tasks.b task result '${result}' for task 'a' is invalid`,
      ]);
    },
  );
});
