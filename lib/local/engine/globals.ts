import { randomUUID } from 'node:crypto';
import { textOf } from './inputs';
import { timeOf } from './scope';
import { strftime } from './strftime';
import { WHOLE } from './variables';
import { put } from '../../spec/own';

/** Who a workflow is. */
export interface Identity {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** When it was created, in milliseconds. */
  readonly created: number;
}

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** A name as Kubernetes generates it. */
export function generatedName(prefix: string): string {
  return prefix + Array.from({ length: 5 }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}

export function identityOf(metadata: any, entrypoint: string, given: Partial<Identity>): Identity {
  return {
    name: given.name ?? metadata.name ?? generatedName(metadata.generateName ?? `${entrypoint}-`),
    namespace: given.namespace ?? metadata.namespace ?? 'default',
    uid: given.uid ?? randomUUID(),
    created: given.created ?? Date.now(),
  };
}

/** The variables of a workflow, as tags and expressions read them. */
export function workflowVariables(
  identity: Identity,
  spec: any,
  metadata: any,
  parameters: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { name, namespace, uid, created } = identity;
  const started = Date.now();
  const list = [...parameters].map(([key, value]) => ({ name: key, value }));
  const { labels = {}, annotations = {} } = spec.workflowMetadata ?? {};
  return {
    name,
    namespace,
    uid,
    mainEntrypoint: spec.entrypoint,
    serviceAccountName: spec.serviceAccountName ?? 'default',
    ...(spec.priority === undefined ? {} : { priority: String(spec.priority) }),
    get duration() {
      return ((Date.now() - started) / 1000).toFixed(6);
    },
    creationTimestamp: Object.assign(strftime(new Date(created)), {
      s: String(Math.floor(created / 1000)),
      RFC3339: timeOf(created),
      [WHOLE]: timeOf(created),
    }),
    parameters: nested(parameters, list.length === 0 ? 'null' : JSON.stringify(list)),
    labels: nested(
      new Map(Object.entries({ ...metadata.labels, ...labels } as object).map(([key, value]) => [key, textOf(value)])),
    ),
    annotations: nested(
      new Map(
        Object.entries({ ...metadata.annotations, ...annotations } as object).map(([key, value]) => [
          key,
          textOf(value),
        ]),
      ),
    ),
  };
}

/** Values by their names, which are taken apart at the dots; and all of them as JSON. */
function nested(
  values: ReadonlyMap<string, string>,
  whole = JSON.stringify(Object.fromEntries(values)),
): Record<string, unknown> {
  const result: Record<string, any> = {};
  for (const [name, value] of values) {
    const path = name.split('.');
    const last = path.pop()!;
    let inner = result;
    for (const key of path) {
      if (!Object.hasOwn(inner, key)) put(inner, key, {});
      else if (typeof inner[key] === 'string') put(inner, key, { [WHOLE]: inner[key] as string });
      inner = inner[key];
    }
    if (typeof inner[last] === 'object') inner[last][WHOLE] = value;
    else put(inner, last, value);
  }
  if (!Object.hasOwn(result, 'json')) result.json = whole;
  return Object.assign(result, { [WHOLE]: whole });
}

/** Adds what a node gives to the whole workflow. */
export function exportOutput(
  workflow: Record<string, any>,
  kind: 'parameters' | 'artifacts',
  name: string,
  value: unknown,
): void {
  const outputs = (workflow.outputs ??= {});
  put((outputs[kind] ??= {}), name, value);
}
