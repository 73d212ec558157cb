import { ArtifactHandle } from '../../lib/local';
import { run } from '../../lib/local/run';

const SPEC = {
  entrypoint: 'main',
  arguments: { parameters: [{ name: 'size', enum: ['s', 'm'], value: 's' }, { name: 'date' }] },
  templates: [{ name: 'main', dag: { tasks: [] } }],
};
const message = (workflow: unknown, parameters: Record<string, unknown> = {}, options = {}) => run(workflow, parameters, options).then(() => 'ran', (error: Error) => error.message);

test('AW1411', async () => {
  expect(await message([SPEC])).toBe(`AW1411 run: takes [${JSON.stringify(SPEC).slice(0, 116)}..., which is no workflow. It takes a WorkflowSpec with an 'entrypoint', or a manifest of kind Workflow, CronWorkflow, WorkflowTemplate or ClusterWorkflowTemplate. Pass one; of a YAML file, one of its parsed documents.`);
  expect(await message({ kind: 'ConfigMap', data: {} })).toContain('AW1411 run: takes {"kind":"ConfigMap","data":{}}, which is no workflow.');
});

test('AW1412', async () => {
  expect(await message({ kind: 'Workflow', spec: { workflowTemplateRef: { name: 'etl' } } })).toBe(
    "AW1412 run: refers to WorkflowTemplate 'etl', which is not at hand. There are no manifests at hand at all. Add its manifest to the option 'templates'.");
});

test('AW1413', async () => {
  expect(await message(SPEC, {}, { templates: [{ kind: 'Workflow', metadata: { name: 'a' } }] })).toBe(
    'AW1413 run: has {"kind":"Workflow","metadata":{"name":"a"}} in the option \'templates\', which takes manifests of kind WorkflowTemplate and ClusterWorkflowTemplate, with a name. Pass these only.');
});

test('AW1414', async () => {
  expect(await message(SPEC, { dat: 1 })).toBe(
    "AW1414 main: is given the parameter 'dat', which the workflow does not have. Its parameters are: 'size', 'date'. Use one of these, or declare it in its arguments.");
  expect(await message(SPEC, { date: 1 }, { artifacts: { f: ArtifactHandle.of('') } })).toBe(
    "AW1414 main: is given the artifact 'f', which the workflow does not have. It has no artifacts at all. Declare it in its arguments.");
});

test('AW1415', async () => {
  expect(await message(SPEC)).toBe("AW1415 main: gets no value for parameter 'date', which has no default. Pass it: run(workflow, { 'date': ... }).");
});

test('AW1416', async () => {
  expect(await message(SPEC, { size: 'xl', date: 1 })).toBe("AW1416 main: gets \"xl\" for parameter 'size', which is not one of its choices. They are: 's', 'm'. Pass one of these.");
});
