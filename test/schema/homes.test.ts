import { join } from 'node:path';
import { Testing } from 'cdk8s';
import * as ts from 'typescript';
import * as l1 from '../../imports/argoproj.io';
import * as lib from '../../lib';
import { workflowManifest } from '../../lib/resource/workflow-manifest';
import { TEMPLATE_KIND_NAMES, TEMPLATE_KINDS } from '../../lib/spec/template-kinds';

const ROOT = join(__dirname, '../..');
const L1 = join(ROOT, 'imports/argoproj.io.ts');
const program = ts.createProgram([join(ROOT, 'lib/index.ts')], {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
});
const checker = program.getTypeChecker();

/** The names of the properties of a type that a file exports, those that it inherits included. */
function propertiesOf(file: string, type: string): string[] {
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
    .find(({ name }) => name === type);
  if (!exported) throw new Error(`${file} does not export ${type}`);
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(exported)).map(({ name }) => name);
}

/** The props that are the home of a field of Argo's schema, where it is not the prop of the same name. */
type Homes = Readonly<Record<string, readonly string[]>>;

/** The fields of a type of Argo's schema that none of some props sets. */
function homeless(type: string, props: string, homes: Homes, elsewhere: readonly string[] = []): string[] {
  const known = new Set(propertiesOf(join(ROOT, 'lib/index.ts'), props));
  const fields = propertiesOf(L1, type);
  // A home of a field that is no more would hide a mistake.
  expect(Object.keys(homes).filter((field) => !fields.includes(field))).toStrictEqual([]);
  expect(elsewhere.filter((field) => !fields.includes(field))).toStrictEqual([]);
  return fields
    .filter((field) => !elsewhere.includes(field))
    .filter((field) => !(homes[field] ?? [field]).every((prop) => known.has(prop)));
}

const TEMPLATE: Homes = {
  annotations: ['templateAnnotations'],
  inputs: ['parameters', 'artifacts'],
  metadata: ['labels', 'annotations'],
  name: ['templateName'],
  retryStrategy: ['retry'],
  securityContext: ['podSecurityContext'],
  serviceAccountName: ['serviceAccount'],
  volumes: ['podVolumes'],
};

test('Each kind of template has a class', () => {
  const classes = Object.values(TEMPLATE_KINDS).map(({ construct }) => construct as keyof typeof lib);
  expect(classes.filter((name) => typeof lib[name] !== 'function')).toStrictEqual([]);
});

const LEAVES = TEMPLATE_KIND_NAMES.filter((kind) => !TEMPLATE_KINDS[kind].calls);

test.each(LEAVES.map((kind) => [kind, TEMPLATE_KINDS[kind].construct]))(
  'Every field of a template has a home where it is of the kind %s',
  (_, name) => {
    expect(homeless('Template', `${name}Props`, TEMPLATE, TEMPLATE_KIND_NAMES)).toStrictEqual([]);
  },
);

const CONTAINER: Homes = { name: ['containerName'] };

test.each<[type: string, props: string, homes: Homes]>([
  ['Container', 'ContainerTemplateProps', CONTAINER],
  ['ScriptTemplate', 'ScriptTemplateProps', CONTAINER],
  ['ResourceRequirements', 'Resources', {}],
  ['ContainerSetTemplate', 'ContainerSetTemplateProps', {}],
  ['Data', 'DataTemplateProps', {}],
  ['Http', 'HttpTemplateProps', {}],
  ['ResourceTemplate', 'ResourceTemplateProps', {}],
  ['SuspendTemplate', 'SuspendTemplateProps', {}],
  [
    'WorkflowSpec',
    'WorkflowProps',
    {
      activeDeadlineSeconds: ['activeDeadline'],
      entrypoint: ['pipeline'],
      retryStrategy: ['retry'],
      securityContext: ['podSecurityContext'],
      serviceAccountName: ['serviceAccount'],
      templates: ['pipeline'],
      workflowTemplateRef: ['workflowTemplate'],
    },
  ],
  [
    'CronWorkflowSpec',
    'CronWorkflowProps',
    {
      startingDeadlineSeconds: ['startingDeadline'],
      workflowSpec: ['pipeline', 'suspendWorkflows', 'workflowSpecMetadata'],
    },
  ],
  [
    'WorkflowEventBindingSpec',
    'WorkflowEventBindingProps',
    { event: ['selector'], submit: ['workflowTemplate', 'arguments', 'workflowMetadata'] },
  ],
])('Every field of %s has a home in %s', (type, props, homes) => {
  expect(homeless(type, props, homes)).toStrictEqual([]);
});

test.each(['WorkflowTemplateProps', 'ClusterWorkflowTemplateProps', 'CronWorkflowProps'])(
  '%s has every setting of a workflow',
  (props) => {
    const known = propertiesOf(join(ROOT, 'lib/index.ts'), props);
    expect(
      propertiesOf(join(ROOT, 'lib/index.ts'), 'WorkflowSpecOptions').filter((field) => !known.includes(field)),
    ).toStrictEqual([]);
    expect(known).toEqual(expect.arrayContaining(['suspend', 'workflowMetadata']));
  },
);

/** What Argo calls a field that the typed resources spell in their own way. */
function manifestName(type: 'Template' | 'Container' | 'WorkflowSpec', field: string): string {
  return Object.keys((l1[`toJson_${type}`] as (value: any) => object)({ [field]: [] }))[0];
}

// Fields that are more than one value in Argo's form; whole documents show them.
const COMPUTED = ['inputs', 'outputs', 'name', 'metadata', 'retryStrategy', 'metrics', 'serviceAccountName', 'timeout'];
const plain = (type: string) => propertiesOf(L1, type).filter((field) => !COMPUTED.includes(field));

test.each(plain('Template').filter((field) => !(field in TEMPLATE_KINDS)))(
  'The home of the field %s of a template sets it',
  (field) => {
    const [prop] = TEMPLATE[field] ?? [field];
    const template = new lib.ContainerTemplate(Testing.chart(), 't', { [prop]: [] } as any);
    const { container, ...manifest } = template._template.body(true).manifest;
    expect(manifest).toStrictEqual({ [manifestName('Template', field)]: expect.anything() });
  },
);

test.each(plain('Container').filter((field) => !['env', 'resources'].includes(field)))(
  'The home of the field %s of a container sets it',
  (field) => {
    const template = new lib.ContainerTemplate(Testing.chart(), 't', { [field]: [] } as any);
    expect(template._template.body(true).manifest.container).toStrictEqual({
      [manifestName('Container', field)]: expect.anything(),
    });
  },
);

const OF_THE_PIPELINE = [
  'activeDeadlineSeconds',
  'arguments',
  'entrypoint',
  'hooks',
  'onExit',
  'parallelism',
  'templates',
  'workflowTemplateRef',
];

test.each(plain('WorkflowSpec').filter((field) => !OF_THE_PIPELINE.includes(field)))(
  'The home of the field %s of a workflow sets it',
  (field) => {
    const prop = field === 'securityContext' ? 'podSecurityContext' : field;
    expect(workflowManifest({ [prop]: [] })).toStrictEqual({
      [manifestName('WorkflowSpec', field)]: expect.anything(),
    });
  },
);

test('A field without a home is found', () => {
  expect(homeless('WorkflowSpec', 'WorkflowProps', {})).toEqual(
    expect.arrayContaining(['retryStrategy', 'securityContext']),
  );
});
