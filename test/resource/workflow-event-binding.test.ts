import { Chart, Testing, Yaml } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  ContainerTask,
  EventExpression,
  Parameter,
  Pipeline,
  WorkflowEventBinding,
  WorkflowEventBindingProps,
  WorkflowTemplate,
} from '../../lib';
import { ArgoLint } from '../oracle/argo-lint';
import { refusals } from '../oracle/refusals';
import { BOX } from '../support/charts';
import { reported, thrown } from '../support/refused';

const lint = ArgoLint.start();
afterAll(() => lint?.stop());

const parameters = {
  name: Parameter.string(),
  count: Parameter.number({ default: 1 }),
  rows: Parameter.json({ default: [] }),
  note: Parameter.string({ default: '' }),
};

function withTemplate(
  chart: Chart,
  props: Partial<WorkflowEventBindingProps>,
  Kind: typeof WorkflowTemplate | typeof ClusterWorkflowTemplate = WorkflowTemplate,
) {
  const pipeline = new Pipeline(chart, 'p', { parameters });
  new ContainerTask(pipeline, 'x', BOX);
  const workflowTemplate = new Kind(chart, 't', { pipeline, metadata: { name: 'greet' } });
  return new WorkflowEventBinding(chart, 'e', { selector: 'true', workflowTemplate, ...props });
}

async function binding(
  props: Partial<WorkflowEventBindingProps>,
  Kind?: typeof WorkflowTemplate | typeof ClusterWorkflowTemplate,
): Promise<any> {
  const chart = Testing.chart();
  withTemplate(chart, props, Kind);
  const objects = Testing.synth(chart);
  expect(await refusals(Yaml.stringify(...objects), lint)).toStrictEqual([]);
  // The template comes first, because the binding needs it.
  return objects[1];
}

test('An event starts a workflow, with values out of it and others', async () => {
  expect(
    await binding({
      metadata: { name: 'greetings' },
      selector: 'payload.action == "opened" && metadata["x-github-event"] == ["push"]',
      arguments: {
        name: EventExpression.of('payload.user.name'),
        count: 3,
        rows: [{ a: "it's" }],
        note: '{{workflow.name}}\n',
      },
      workflowMetadata: {
        generateName: 'greet-',
        labels: { team: 'a', user: EventExpression.of('payload.user.id') },
        annotations: { note: 'n' },
      },
    }),
  ).toStrictEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowEventBinding',
    metadata: { name: 'greetings' },
    spec: {
      event: { selector: 'payload.action == "opened" && metadata["x-github-event"] == ["push"]' },
      submit: {
        arguments: {
          parameters: [
            { name: 'name', valueFrom: { event: 'payload.user.name' } },
            { name: 'count', valueFrom: { event: "'3'" } },
            { name: 'rows', valueFrom: { event: '\'[{"a":"it\\\'s"}]\'' } },
            { name: 'note', valueFrom: { event: "'\\u007b{workflow.name\\u007d}\\n'" } },
          ],
        },
        metadata: {
          annotations: { note: "'n'" },
          generateName: "'greet-'",
          labels: { team: "'a'", user: 'payload.user.id' },
        },
        workflowTemplateRef: { name: 'greet' },
      },
    },
  });
});

test('A template of another app, or of the cluster, is called too', async () => {
  expect(
    (await binding({ arguments: { name: 'a' } }, ClusterWorkflowTemplate)).spec.submit.workflowTemplateRef,
  ).toStrictEqual({ clusterScope: true, name: 'greet' });
  expect(
    (await binding({ workflowTemplate: 'other', clusterScope: true, arguments: { any: ['a', 1] } })).spec.submit,
  ).toStrictEqual({
    arguments: { parameters: [{ name: 'any', valueFrom: { event: '\'["a",1]\'' } }] },
    workflowTemplateRef: { clusterScope: true, name: 'other' },
  });
  expect(
    (await binding({ workflowTemplate: 'other', bindingOverrides: { event: { selector: 'false' } } as any })).spec
      .event,
  ).toStrictEqual({ selector: 'false' });
});

test.each<[string, Partial<WorkflowEventBindingProps>, string]>([
  [
    'an argument that the template does not have',
    { arguments: { name: 'a', nmae: 'b' } },
    "AW1306 test/e: gives a value to argument 'nmae'",
  ],
  ['a parameter without a value', {}, "AW1011 test/e: gives no value to parameter 'name'"],
  [
    'a value of another type',
    { arguments: { name: 'a', count: '3' } },
    'AW1008 test/e: has "3" for \'count\', which is not a finite number.',
  ],
  [
    'a label that is not text',
    { arguments: { name: 'a' }, workflowMetadata: { labels: { a: 1 } } },
    "AW1018 test/e: has 1 for 'workflowMetadata.labels.a', which takes a text or EventExpression.of(...).",
  ],
  ['a name that is none', { arguments: { name: 'a' }, metadata: { name: 'A_b' } }, "AW1101 test/e: has the name 'A_b'"],
])('%s is refused', (_, props, message) => {
  const chart = Testing.chart();
  withTemplate(chart, props);
  expect(reported(chart).join('\n')).toContain(message);
});

test('What is not an expression and no template is refused at once', () => {
  const make = (props: any) => thrown(() => withTemplate(Testing.chart(), props));
  expect(make({ selector: '' })).toContain('AW1018 test/e: has "" for \'selector\'');
  expect(make({ selector: '{{=true}}' })).toContain('which takes an expression without braces around it');
  expect(make({ workflowTemplate: {} })).toContain(
    "for 'workflowTemplate', which takes a WorkflowTemplate, a ClusterWorkflowTemplate, or the name of one",
  );
  expect(thrown(() => EventExpression.of('{{payload.x}}'))).toContain(
    'AW1018 EventExpression.of: has "{{payload.x}}" for \'expression\'',
  );
});
