import type { Pod } from '../pod';

/** What pods read of ConfigMaps and Secrets, by the names of these. */
export interface Sources {
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The environment variables of a container, in their order: a value may speak of those before. */
export function environmentOf(container: any, pod: Pod, sources: Sources): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const [kind, reference] = configMapRef
      ? (['configMaps', configMapRef] as const)
      : (['secrets', secretRef ?? {}] as const);
    const found = sources[kind]?.[reference.name];
    if (!found && !reference.optional) {
      throw new Error(`envFrom reads '${reference.name}', which is not in the option ${kind}`);
    }
    for (const [name, value] of Object.entries(found ?? {})) result[prefix + name] = value;
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const found = valueFrom ? valueOf(name, valueFrom, pod, sources) : String(value ?? '');
    if (found !== undefined) result[name] = valueFrom ? found : expanded(found, result);
  }
  return result;
}

function valueOf(
  name: string,
  { configMapKeyRef, secretKeyRef, fieldRef }: any,
  pod: Pod,
  sources: Sources,
): string | undefined {
  if (fieldRef) return fieldOf(name, fieldRef.fieldPath, pod);
  const [kind, reference] = configMapKeyRef
    ? (['configMaps', configMapKeyRef] as const)
    : (['secrets', secretKeyRef] as const);
  if (!reference) {
    throw new Error(
      `environment variable ${name} has a valueFrom that is not known here; there are configMapKeyRef, secretKeyRef and fieldRef`,
    );
  }
  const found = sources[kind]?.[reference.name]?.[reference.key];
  if (found === undefined && !reference.optional) {
    throw new Error(
      `environment variable ${name} reads key '${reference.key}' of '${reference.name}', which is not in the option ${kind}`,
    );
  }
  return found;
}

function fieldOf(name: string, path: string, pod: Pod): string {
  const metadata = pod.template.metadata ?? {};
  const [, kind, key] = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path) ?? [];
  if (kind) return String(metadata[kind]?.[key] ?? '');
  switch (path) {
    case 'metadata.name':
      return pod.name;
    case 'metadata.namespace':
      return pod.workflow.namespace;
    case 'metadata.uid':
      return pod.name;
    case 'spec.nodeName':
    case 'status.hostIP':
    case 'status.podIP':
      return '127.0.0.1';
    default:
      throw new Error(
        `environment variable ${name} reads the field ${path}, which a process of this machine does not have`,
      );
  }
}

/** As the kubelet does: `$(NAME)` becomes the value of a variable, and two dollars are one. */
export function expanded(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\$|\(([A-Za-z_][\w.-]*)\))/g, (whole, name: string | undefined) => {
    if (name === undefined) return '$';
    return Object.hasOwn(variables, name) ? variables[name] : whole;
  });
}
