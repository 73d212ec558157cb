import { Testing } from 'cdk8s';
import { ArgoManifest, Artifact, ContainerTask, Dag, Task } from '../../lib';
import { convert } from '../../lib/convert/convert';
import { Problems } from '../../lib/convert/problems';
import { BOX } from '../support/charts';
import { inPipeline, thrown } from '../support/refused';

const load = (text: string) => ArgoManifest.fromYaml(Testing.chart(), 'm', text);

const MANIFEST = `
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata:
  name: etl
spec:
  templates:
    - name: run
      suspend: {}
    - name: main
      dag:
        tasks:
          - {name: a, template: run}
          - {name: b, template: run}
`;

describe("AW1118 Argo's own form in a pipeline", () => {
  test('a Dag that a task calls', () => {
    expect(inPipeline((p, chart) => new Task(p, 't', { template: new Dag(chart, 'd') }))).toStrictEqual([
      "AW1118 test/d: has its calls in Argo's own form, which a pipeline cannot take: it is for objects whose templates are rendered as they are written. " +
        "Use a Pipeline, or templateRef of the WorkflowTemplate that holds it; or give the object 'entrypoint' and 'templates' in place of 'pipeline'.",
    ]);
  });

  test('an input artifact that comes from a text', () => {
    expect(
      inPipeline(
        (p) =>
          new ContainerTask(p, 't', {
            ...BOX,
            artifacts: { f: Artifact.at('/f', { from: '{{workflow.x}}', optional: true }) },
          }),
      ),
    ).toStrictEqual([
      "AW1118 test/p/t: has 'artifacts.f.from' in Argo's own form, which a pipeline cannot take: it is for objects whose templates are rendered as they are written. " +
        "Use the other forms of declarations; or give the object 'entrypoint' and 'templates' in place of 'pipeline'.",
    ]);
  });
});

test('AW1902 a manifest with mistakes, each of them an AW1901', () => {
  const text = MANIFEST.replace('suspend: {}', 'suspendd: {}').replace('name: b', 'name: 1, wehn: x');
  expect(thrown(() => load(text))).toBe(
    [
      'AW1902 test/m: loads a manifest with mistakes, so there is nothing to build. Correct it: ',
      "  AW1901 the text:8:7: cannot be converted: the template does nothing. Correct it: write one of 'container', 'script', 'http', 'suspend', 'resource', 'data', 'containerSet', 'plugin', 'dag', 'steps'.",
      "  AW1901 the text:9:7: cannot be converted: Template has no field 'suspendd'. Correct it: perhaps it is 'suspend'.",
      "  AW1901 the text:14:23: cannot be converted: DagTask has no field 'wehn'. Correct it: perhaps it is 'when'.",
    ].join('\n'),
  );
});

test('AW1901 a file and its line', () => {
  const problems = new Problems('etl.yaml');
  expect(convert(MANIFEST.replace('suspend: {}', 'suspend: [1]'), problems)).toBeUndefined();
  expect(problems.failures().map(({ message }) => message)).toStrictEqual([
    'AW1901 etl.yaml:9:16: cannot be converted: SuspendTemplate has a list here. Correct it: it is a map of its fields.',
  ]);
});

describe('AW1903 parts that a manifest does not have', () => {
  test.each<[string, (manifest: ArgoManifest) => unknown, string]>([
    [
      'a template',
      (m) => m.template('min'),
      "has no template 'min'. Its templates are: 'run', 'main'. Use one of these, or correct the manifest.",
    ],
    [
      'a template of another object',
      (m) => m.template('main', 'elt'),
      "has no template 'main'. It has no templates at all. Correct the manifest.",
    ],
    [
      'a DAG',
      (m) => m.dag('run'),
      "has no DAG 'run'. Its DAGs are: 'main'. Use one of these, or correct the manifest.",
    ],
    [
      'steps',
      (m) => m.steps('main'),
      "has no Steps template 'main'. It has no Steps templates at all. Correct the manifest.",
    ],
    [
      'a task',
      (m) => m.task('main', 'c'),
      "has no task 'c'. Its tasks are: 'a', 'b'. Use one of these, or correct the manifest.",
    ],
    [
      'a WorkflowTemplate',
      (m) => m.workflowTemplate('elt'),
      "has no WorkflowTemplate 'elt'. Its WorkflowTemplates are: 'etl'. Use one of these, or correct the manifest.",
    ],
    [
      'a Workflow',
      (m) => m.workflow('etl'),
      "has no Workflow 'etl'. It has no Workflows at all. Correct the manifest.",
    ],
  ])('%s', (_, part, message) => {
    expect(thrown(() => part(load(MANIFEST)))).toBe(`AW1903 test/m: ${message}`);
  });

  test('what there is, is found', () => {
    const manifest = load(MANIFEST);
    expect([manifest.template('main', 'etl'), manifest.task('main', 'b').name]).toEqual([manifest.dag('main'), 'b']);
  });
});
