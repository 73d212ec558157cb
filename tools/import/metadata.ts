import { Code, TypeGenerator } from 'json2jsii';

export const OBJECT_METADATA = 'ArgoObjectMetadata';
export const CLUSTER_OBJECT_METADATA = 'ClusterObjectMetadata';

/**
 * The metadata of the kinds: cdk8s's own, and what it lacks.
 *
 * `ApiObject` always makes a name, and always passes its chart's namespace on. With `generateName` there must be no
 * name, and on an object that has no namespace, none.
 */
export function emitMetadata(types: TypeGenerator): void {
  types.emitCustomType(OBJECT_METADATA, (code) => {
    emitObjectMetadata(code);
    return { type: OBJECT_METADATA, toJson: (x) => `toJson_${OBJECT_METADATA}(${x})` };
  });
  types.emitCustomType(CLUSTER_OBJECT_METADATA, (code) => {
    emitClusterObjectMetadata(code);
    return { type: OBJECT_METADATA, toJson: (x) => `toJson_${CLUSTER_OBJECT_METADATA}(${x})` };
  });
}

function emitObjectMetadata(code: Code): void {
  code.line('/**');
  code.line(' * Metadata of an Argo object.');
  code.line(' */');
  code.openBlock(`export interface ${OBJECT_METADATA} extends ApiObjectMetadata`);
  code.line('/**');
  code.line(' * A prefix from which Kubernetes makes a unique name for each new object. With it, `name` is left out.');
  code.line(' *');
  code.line(' * @default - the object has a fixed name');
  code.line(' */');
  code.line('readonly generateName?: string;');
  code.closeBlock();
  code.line();
  openConversion(code, OBJECT_METADATA);
  code.line('const { name, ...unnamed } = obj;');
  code.line('return defined(obj.generateName ? unnamed : obj);');
  code.closeBlock();
}

function emitClusterObjectMetadata(code: Code): void {
  openConversion(code, CLUSTER_OBJECT_METADATA, ', for an object without a namespace');
  code.line('const { namespace, ...clusterWide } = obj;');
  code.line(`return toJson_${OBJECT_METADATA}(clusterWide);`);
  code.closeBlock();
}

function openConversion(code: Code, type: string, detail = ''): void {
  code.line('/**');
  code.line(` * Converts an object of type '${OBJECT_METADATA}' to JSON representation${detail}.`);
  code.line(' */');
  code.openBlock(
    `export function toJson_${type}(obj: ${OBJECT_METADATA} | undefined): Record<string, any> | undefined`,
  );
  code.line('if (obj == null) { return undefined; }');
}
