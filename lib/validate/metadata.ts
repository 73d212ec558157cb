import type { ApiObject } from 'cdk8s';
import { Fields } from './fields';
import { errors, PipelineError } from '../errors';
import { isLabelName, isObjectName, LABEL_NAMES, OBJECT_NAMES } from '../spec/names';

// The API server's limit for all annotations of an object together.
const MAX_ANNOTATIONS = 256 * 1024;

/** What there is to know of the kind of an object. */
export interface MetadataKind {
  readonly kind: string;
  readonly maxNameLength: number;
  /** Whether others refer to the object by its name. */
  readonly referred: boolean;
  /** Whether the object is what its author wrote, so that only Argo's own rules hold. */
  readonly asWritten?: boolean;
}

/** An object, which knows the first one of its chart that has the same kind and name. */
export interface NamedObject extends ApiObject {
  readonly firstOfName: ApiObject;
}

/** Checks name, labels and annotations as the API server and Argo do. */
export function checkMetadata(
  path: string,
  object: NamedObject,
  generateName: string | undefined,
  kind: MetadataKind,
): readonly PipelineError[] {
  const fields = new Fields(path);
  const { namespace, labels, annotations } = object.metadata.toJson();
  if (generateName === undefined) checkName(fields, object, kind);
  else checkPrefix(fields, generateName, kind);
  if (namespace !== undefined && !isLabelName(namespace)) {
    fields.add(errors.badName(path, 'namespace', namespace, LABEL_NAMES));
  }
  // The API server says it at once; there are such manifests, and they stay as they are.
  if (!kind.asWritten) fields.labels('label', labels);
  fields.labels('annotation', annotations);
  const size = Object.entries<unknown>(annotations ?? {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key + String(value)),
    0,
  );
  if (size > MAX_ANNOTATIONS) {
    fields.add(
      errors.notAValue(
        path,
        'metadata.annotations',
        `${size} bytes`,
        `annotations of at most ${MAX_ANNOTATIONS} bytes in all`,
      ),
    );
  }
  return fields.errors;
}

function checkName(fields: Fields, object: NamedObject, { kind, maxNameLength }: MetadataKind): void {
  const { name } = object;
  const refuse = (rule: string) => fields.add(errors.badName(fields.path, 'name', name, rule));
  if (name.length > maxNameLength) {
    refuse(`the name of a ${kind} has at most ${maxNameLength} characters, this one has ${name.length}`);
  } else if (!isObjectName(name)) {
    refuse(OBJECT_NAMES);
  }
  const { firstOfName } = object;
  if (firstOfName !== object) {
    fields.add(errors.duplicateName(fields.path, 'name', name, `${kind} '${firstOfName.node.scope!.node.path}'`));
  }
}

function checkPrefix(fields: Fields, prefix: string, { kind, maxNameLength, referred, asWritten }: MetadataKind): void {
  const refuse = (rule: string) => fields.add(errors.badName(fields.path, 'generateName', prefix, rule));
  if (referred && !asWritten) {
    refuse(`others refer to a ${kind} by its name, so it needs a fixed one`);
  } else if (prefix === '' || !isObjectName(`${prefix}00000`)) {
    refuse(OBJECT_NAMES.replace('begin and end', 'begin'));
  }
  // Kubernetes cuts it without a word.
  else if (!asWritten && prefix.length > maxNameLength - 5) {
    refuse(`Kubernetes adds 5 characters, and the name of a ${kind} has at most ${maxNameLength}`);
  }
}
