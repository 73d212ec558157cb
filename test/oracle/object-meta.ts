const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const MAX_ANNOTATION_BYTES = 256 * 1024;

/** What `metadata` is, once its types are known to be right. */
export interface Metadata {
  readonly name?: string | null;
  readonly generateName?: string | null;
  readonly namespace?: string | null;
  readonly labels?: Readonly<Record<string, string | null>> | null;
  readonly annotations?: Readonly<Record<string, string | null>> | null;
  readonly finalizers?: readonly string[] | null;
}

/** What the API server has against an object's metadata, of the right types. */
export function checkMetadata(metadata: Metadata, clusterScoped: boolean): string[] {
  return [
    ...checkNames(metadata),
    // The server drops the namespace of an object that cannot have one.
    ...clusterScoped ? [] : checkNamespace(metadata.namespace ?? ''),
    ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => checkLabel(key, value ?? '')),
    ...checkAnnotations(metadata.annotations ?? {}),
    ...(metadata.finalizers ?? []).flatMap((name) => checkQualifiedName(name, 'finalizers')),
  ];
}

function checkNames({ name, generateName }: Metadata): string[] {
  if (!name && !generateName) {
    return ['metadata.name: Required value: name or generateName is required'];
  }
  const problems: string[] = [];
  // What is generated gets five random characters after the first 58.
  const generated = `${(generateName ?? '').slice(0, 58)}abcde`;
  if (generateName && !isSubdomain(generateName.replace(/.-$/, 'a'))) {
    problems.push(`metadata.generateName: Invalid value: "${generateName}": must start a lowercase RFC 1123 subdomain`);
  }
  if (!isSubdomain(name || generated)) {
    problems.push(`metadata.name: Invalid value: "${name || generated}": must be a lowercase RFC 1123 subdomain`);
  }
  return problems;
}

function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

function checkNamespace(namespace: string): string[] {
  const valid = namespace === '' || (namespace.length <= 63 && DNS_LABEL.test(namespace));
  return valid ? [] : [`metadata.namespace: Invalid value: "${namespace}": must be a lowercase RFC 1123 label`];
}

function checkLabel(key: string, value: string): string[] {
  const valid = value.length <= 63 && LABEL_VALUE.test(value);
  return [...checkQualifiedName(key, 'labels'), ...valid ? [] : [`metadata.labels: Invalid value: "${value}": must be a valid label`]];
}

function checkAnnotations(annotations: Readonly<Record<string, string | null>>): string[] {
  const entries = Object.entries(annotations);
  // Unlike those of labels, these keys are compared in lower case, so that upper case is right in the prefix.
  const problems = entries.flatMap(([key]) => checkQualifiedName(key.toLowerCase(), 'annotations'));
  const bytes = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value ?? ''), 0);
  if (bytes > MAX_ANNOTATION_BYTES) {
    problems.push(`metadata.annotations: Too long: may not be more than ${MAX_ANNOTATION_BYTES} bytes`);
  }
  return problems;
}

function checkQualifiedName(key: string, property: string): string[] {
  const [name, prefix, ...rest] = key.split('/').reverse();
  const valid = rest.length === 0 && name.length <= 63 && QUALIFIED.test(name) && (prefix === undefined || isSubdomain(prefix));
  return valid ? [] : [`metadata.${property}: Invalid value: "${key}": must be a qualified name`];
}
