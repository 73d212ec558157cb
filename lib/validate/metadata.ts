import { errors, PipelineError } from '../errors';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Checks name, labels and annotations as the API server and Argo do. */
export function checkMetadata(path: string, named: { name?: string; generateName?: string }, metadata: any, kind: string, maxNameLength: number): PipelineError[] {
  const found: PipelineError[] = [];
  const { name, generateName } = named;
  if (name !== undefined && name.length > maxNameLength) {
    found.push(errors.badName(path, 'name', name, `the name of a ${kind} has at most ${maxNameLength} characters, this one has ${name.length}`));
  } else if (name !== undefined && !SUBDOMAIN.test(name)) {
    found.push(errors.badName(path, 'name', name, "names of objects have lower-case letters, digits, '-' and '.', and begin and end with a letter or digit"));
  }
  if (generateName !== undefined && !SUBDOMAIN.test(`${generateName}00000`)) {
    found.push(errors.badName(path, 'generateName', generateName, "names of objects have lower-case letters, digits, '-' and '.', and begin with a letter or digit"));
  } else if (generateName !== undefined && generateName.length > maxNameLength - 5) {
    found.push(errors.badName(path, 'generateName', generateName, `Kubernetes adds 5 characters and the name has at most ${maxNameLength}`));
  }
  for (const [key, value] of Object.entries<string>(metadata.labels ?? {})) {
    if (!isKey(key) || value.length > 63 || (value !== '' && !QUALIFIED.test(value))) found.push(errors.badMetadata(path, 'label', key, value));
  }
  for (const [key, value] of Object.entries<string>(metadata.annotations ?? {})) {
    if (!isKey(key)) found.push(errors.badMetadata(path, 'annotation', key, value));
  }
  return found;
}

function isKey(key: string): boolean {
  const [name, prefix, ...more] = key.split('/').reverse();
  return more.length === 0 && name.length <= 63 && QUALIFIED.test(name) && (prefix === undefined || (prefix.length <= 253 && SUBDOMAIN.test(prefix)));
}
