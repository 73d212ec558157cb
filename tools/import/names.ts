import { TypeGenerator } from 'json2jsii';

const ARGO = 'io.argoproj.workflow.v1alpha1.';
const FIELD_REFERENCE = 'https://argo-workflows.readthedocs.io/en/latest/fields/';

export function argo(name: string): string {
  return ARGO + name;
}

/** The address of a type's section in Argo's field reference, which has Kubernetes' types too. */
export function fieldReference(definition: string): string {
  return `${FIELD_REFERENCE}#${lastSegment(definition).toLowerCase()}`;
}

/**
 * A TypeScript name for each definition: the last segment, in the casing that jsii wants.
 *
 * Argo and Kubernetes both have an `HTTPHeader`. Argo keeps the short name; the other is called
 * after its API group (`io.k8s.api.core.v1.HTTPHeader` is `CoreHttpHeader`).
 */
export function typeNames(definitions: string[]): Map<string, string> {
  const argoFirst = [...definitions].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const definition of argoFirst) {
    const short = TypeGenerator.normalizeTypeName(lastSegment(definition));
    const name = taken.has(short) ? group(definition) + short : short;
    if (taken.has(name)) throw new Error(`Two definitions would be called ${name}; the second is ${definition}`);
    taken.add(name);
    names.set(definition, name);
  }
  return names;
}

function rank(definition: string): number {
  return definition.startsWith(ARGO) ? 0 : 1;
}

function lastSegment(definition: string): string {
  return definition.split('.').at(-1)!;
}

function group(definition: string): string {
  return TypeGenerator.normalizeTypeName(definition.split('.').at(-3) ?? '');
}
