/** What the names of inputs, outputs, hooks and global outputs are made of, in words. */
export const INPUT_NAMES = "names of inputs and outputs have letters, digits, '-' and '_'";

/** Whether Argo takes a name for an input or output. */
export function isInputName(name: string): boolean {
  return /^[-a-zA-Z0-9_]+$/.test(name);
}

/** What the names of templates, tasks and steps are made of, in words. */
export const CALL_NAMES =
  "names of templates, tasks and steps have at most 128 letters, digits and '-', and begin with a letter or digit";

/** Whether Argo takes a name for a template, a task or a step. */
export function isCallName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= 128 && /^[a-zA-Z0-9][-a-zA-Z0-9]*$/.test(name);
}

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What the names of objects are made of, in words. */
export const OBJECT_NAMES =
  "names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit";

/** Whether Kubernetes takes a name for most kinds of objects. */
export function isObjectName(name: string): boolean {
  return SUBDOMAIN.test(name) && name.length <= 253;
}

/** What the names of containers, volumes and namespaces are made of, in words. */
export const LABEL_NAMES =
  "it has at most 63 lower-case letters, digits and '-', and begins and ends with a letter or digit";

/** Whether Kubernetes takes a name for a container, a volume or a namespace. */
export function isLabelName(name: string): boolean {
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 63;
}

/** Whether Kubernetes takes the key of a label or annotation. */
export function isLabelKey(key: string): boolean {
  const [name, prefix, ...more] = key.split('/').reverse();
  return more.length === 0 && name !== '' && isLabelValue(name) && (prefix === undefined || isObjectName(prefix));
}

/** Whether Kubernetes takes the value of a label. */
export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 63 && /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/.test(value);
}
