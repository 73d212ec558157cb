import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ArtifactHandle } from '../../lib/local';
import { run } from '../../lib/local/run';

const SPEC = {
  entrypoint: 'main',
  arguments: { parameters: [{ name: 'size', enum: ['s', 'm'], value: 's' }, { name: 'date' }] },
  templates: [{ name: 'main', dag: { tasks: [] } }],
};
const message = (workflow: unknown, parameters: Record<string, unknown> = {}, options = {}) =>
  run(workflow, parameters, options).then(
    () => 'ran',
    (error: Error) => error.message,
  );

test('AW1411', async () => {
  expect(await message([SPEC])).toBe(
    `AW1411 run: takes [${JSON.stringify(SPEC).slice(0, 116)}..., which is not a workflow. It takes a WorkflowSpec with an 'entrypoint', or a manifest of kind Workflow, CronWorkflow, WorkflowTemplate or ClusterWorkflowTemplate. Pass one; of a YAML file, one of its parsed documents.`,
  );
  expect(await message({ kind: 'ConfigMap', data: {} })).toContain(
    'AW1411 run: takes {"kind":"ConfigMap","data":{}}, which is not a workflow.',
  );
});

test('AW1412', async () => {
  expect(await message({ kind: 'Workflow', spec: { workflowTemplateRef: { name: 'etl' } } })).toBe(
    "AW1412 run: refers to WorkflowTemplate 'etl', which is not at hand. There are no manifests at hand at all. Add its manifest to the option 'templates'.",
  );
});

test('AW1413', async () => {
  expect(await message(SPEC, {}, { templates: [{ kind: 'Workflow', metadata: { name: 'a' } }] })).toBe(
    'AW1413 run: has {"kind":"Workflow","metadata":{"name":"a"}} in the option \'templates\', which takes manifests of kind WorkflowTemplate and ClusterWorkflowTemplate, with a name. Pass these only.',
  );
});

test('AW1414', async () => {
  expect(await message(SPEC, { dat: 1 })).toBe(
    "AW1414 main: is given the parameter 'dat', which the workflow does not have. Its parameters are: 'size', 'date'. Use one of these, or declare it in its arguments.",
  );
  expect(await message(SPEC, { date: 1 }, { artifacts: { f: ArtifactHandle.of('') } })).toBe(
    "AW1414 main: is given the artifact 'f', which the workflow does not have. It has no artifacts at all. Declare it in its arguments.",
  );
});

test('AW1415', async () => {
  expect(await message(SPEC)).toBe(
    "AW1415 main: gets no value for parameter 'date', which has no default. Pass it: run(workflow, { 'date': ... }).",
  );
});

test('AW1416', async () => {
  expect(await message(SPEC, { size: 'xl', date: 1 })).toBe(
    "AW1416 main: gets \"xl\" for parameter 'size', which is not one of its choices. They are: 's', 'm'. Pass one of these.",
  );
});

describe('the folder of a run', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'argo-test-'));
  const inFolder = (path: string, parameters: Record<string, unknown> = { date: 1 }, options = {}) =>
    message(SPEC, parameters, { folder: path, ...options });

  test('AW1417', async () => {
    const path = folder();
    writeFileSync(join(path, 'notes'), '');
    expect(await inFolder(path)).toBe(
      `AW1417 run: has the option folder: "${path}", which is not empty and not the folder of a run. Name a folder that does not exist yet, or an empty one.`,
    );
  });

  test('AW1418', async () => {
    const path = folder();
    expect(await inFolder(path)).toBe('ran');
    expect(await inFolder(path)).toBe(
      `AW1418 run: has the option folder: "${path}", which holds a run already. Set resume: true to continue it, or name another folder.`,
    );
  });

  test('AW1419', async () => {
    const path = folder();
    expect(await inFolder(path)).toBe('ran');
    expect(await inFolder(path, { date: 2 }, { resume: true })).toBe(
      `AW1419 run: cannot continue the run in "${path}", because the parameters changed since it began (its parameters were {"date":1}). ` +
        'Run the same again, or start anew in another folder.',
    );
  });

  test('AW1420', async () => {
    const path = join(folder(), 'run');
    expect(await inFolder(path)).toBe('ran');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'run.lock'), String(process.pid));
    expect(await inFolder(path, { date: 1 }, { resume: true })).toBe(
      `AW1420 run: has the option folder: "${path}", in which process ${process.pid} is running. Wait for its end, or name another folder.`,
    );
  });
});
