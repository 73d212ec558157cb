import { own } from '../../lib/spec/own';
import { ArgoLint, Verdict } from '../oracle/argo-lint';

/** How two manifests differ for Argo: in what its reader gives of them, or in what its validator says; nothing where they do not. */
export async function differences(lint: ArgoLint, original: string, written: string): Promise<string[]> {
  const [before, after] = await Promise.all([lint.read(original), lint.read(written)]);
  const count =
    before.documents.length === after.documents.length
      ? []
      : [`${before.documents.length} objects became ${after.documents.length}`];
  const objects = before.documents.flatMap((object, index) =>
    compared(asApplied(object), after.documents[index] ?? {}, `${object.kind}`),
  );
  return [...count, ...objects, ...verdicts(before.verdicts, after.verdicts)];
}

/** An object without what is not a part of what is applied: its status, and the namespace of what is cluster-wide. */
function asApplied(given: any): any {
  if (given.apiVersion !== 'argoproj.io/v1alpha1') return given;
  const { status: _, ...object } = given;
  if (object.kind !== 'ClusterWorkflowTemplate' || object.metadata?.namespace === undefined) return object;
  const { namespace: __, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** Where values differ. Null is nothing for Kubernetes. */
function compared(before: any, after: any, path: string): string[] {
  if (isNothing(before) && isNothing(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const items = before.filter((item) => !isNothing(item) || isPlain(path));
    if (items.length !== after.length) return [`${path}: ${items.length} items became ${after.length}`];
    return items.flatMap((item, index) => compared(item, after[index], `${path}[${index}]`));
  }
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => compared(own(before, key), own(after, key), `${path}.${key}`));
  }
  if (before === after || (!isPlain(path) && isText(before, after))) return [];
  return [`${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`];
}

/** Whether both are the same where Argo wants a text, and takes numbers and booleans too. */
function isText(before: any, after: any): boolean {
  return typeof after === 'string' && ['number', 'boolean'].includes(typeof before) && String(before) === after;
}

/** Whether the values at a path have no type, so that 1 is not '1'. */
function isPlain(path: string): boolean {
  return path.includes('.withItems') || path.includes('.plugin') || !/^(Cron|Cluster)?Workflow/.test(path);
}

function isNothing(value: any): boolean {
  return value === null || value === undefined;
}

function isObject(value: any): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function verdicts(before: readonly Verdict[], after: readonly Verdict[]): string[] {
  const told = (all: readonly Verdict[]) =>
    all.map(({ kind, layer, errors }) => `${kind}: ${layer}: ${errors.join('; ') || 'ok'}`);
  const [original, written] = [told(before), told(after)];
  return original.flatMap((verdict, index) =>
    verdict === written[index] ? [] : [`"${verdict}" became "${written[index]}"`],
  );
}
