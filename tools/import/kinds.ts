import { Code, TypeGenerator } from 'json2jsii';
import { CLUSTER_OBJECT_METADATA, OBJECT_METADATA } from './metadata';
import { argo, fieldReference } from './names';
import { Definitions, ref, Schema } from './schema';

export const KINDS = [
  'ClusterWorkflowTemplate',
  'CronWorkflow',
  'Workflow',
  'WorkflowEventBinding',
  'WorkflowTemplate',
];

const CLUSTER_WIDE = ['ClusterWorkflowTemplate'];

/** What a user gives for an object: no `apiVersion` and `kind`, which are known, and no `status`, which Argo writes. */
export function propsOf(definitions: Definitions, kind: string): Schema {
  const metadata = CLUSTER_WIDE.includes(kind) ? CLUSTER_OBJECT_METADATA : OBJECT_METADATA;
  return {
    type: 'object',
    properties: { metadata: ref(metadata), spec: definitions[argo(kind)].properties!.spec },
    required: ['spec'],
  };
}

/** One class per kind, of the shape that `cdk8s import` gives. */
export function emitKind(types: TypeGenerator, definitions: Definitions, kind: string): void {
  const props = `${kind}Props`;
  types.emitCustomType(kind, (code) => emitClass(code, kind, props));
  types.emitType(props, { ...propsOf(definitions, kind), description: `@see ${fieldReference(kind)}` }, argo(kind));
}

function emitClass(code: Code, kind: string, props: string): void {
  code.line('/**');
  code.line(` * @see ${fieldReference(kind)}`);
  code.line(' *');
  code.line(` * @schema ${argo(kind)}`);
  code.line(' */');
  code.openBlock(`export class ${kind} extends ApiObject`);
  emitStatics(code, kind, props);
  emitMembers(code, kind, props);
  code.closeBlock();
}

function emitStatics(code: Code, kind: string, props: string): void {
  code.line('/**');
  code.line(` * Returns the apiVersion and kind for "${kind}"`);
  code.line(' */');
  code.open('public static readonly GVK: GroupVersionKind = {');
  code.line("apiVersion: 'argoproj.io/v1alpha1',");
  code.line(`kind: '${kind}',`);
  code.close('};');
  code.line();
  code.line('/**');
  code.line(` * Renders a Kubernetes manifest for "${kind}".`);
  code.line(' *');
  code.line(' * This can be used to inline resource manifests inside other objects (e.g. as templates).');
  code.line(' *');
  code.line(' * @param props initialization props');
  code.line(' */');
  code.openBlock(`public static manifest(props: ${props}): any`);
  code.line(`return { ...${kind}.GVK, ...toJson_${props}(props) };`);
  code.closeBlock();
  code.line();
}

/**
 * `ApiObject` applies JSON patches before the names are converted to Argo's, and the conversion would drop what a patch
 * adds under one of those (`/spec/podGC`). So the class keeps the patches and applies them last.
 */
function emitMembers(code: Code, kind: string, props: string): void {
  code.line('private readonly jsonPatches: JsonPatch[] = [];');
  code.line();
  code.line('/**');
  code.line(` * Defines a "${kind}" API object`);
  code.line(' *');
  code.line(' * @param scope the scope in which to define this object');
  code.line(' * @param id a scope-local name for the object');
  code.line(' * @param props initialization props');
  code.line(' */');
  code.openBlock(`public constructor(scope: Construct, id: string, props: ${props})`);
  code.line(`super(scope, id, { ...${kind}.GVK, ...props });`);
  code.closeBlock();
  code.line();
  code.line('/**');
  code.line(" * Applies JSON patches to the manifest, whose fields have Argo's own names.");
  code.line(' *');
  code.line(' * @param ops the operations to apply');
  code.line(' */');
  code.openBlock('public addJsonPatch(...ops: JsonPatch[]): void');
  code.line('this.jsonPatches.push(...ops);');
  code.closeBlock();
  code.line();
  code.line('/**');
  code.line(' * Renders the object to Kubernetes JSON.');
  code.line(' */');
  code.openBlock('public toJson(): any');
  code.line(`return patched(this, ${kind}.manifest(super.toJson()), this.jsonPatches);`);
  code.closeBlock();
}
