import { types } from 'node:util';
import { FUNCTION } from './compiled';
import { batches } from '../../cli/files/batches';
import type { NodePlan, OutputSlot } from '../../cli/node-plan';
import { errors } from '../../errors';
import { ArtifactHandle } from '../../local/artifact-handle';
import type { Executor, Pod, PodResult } from '../../local/pod';
import { begin, decode } from '../../serializer/codec';
import { kindOf } from '../../serializer/kind-of';
import { isSequence } from '../../serializer/sequence';
import { SerializationError } from '../../serializer/serialization-error';
import type { Serializer } from '../../serializer/serializer';
import { nodePlan } from '../plan/node';
import { Plan } from '../plan/plan';

/** Carries out the functions of a pipeline in this process. Values go from one to the next as their serializers write them. */
export function functions(plan: Plan): Executor {
  const nodes = new Map<string, NodePlan>();
  const nodeOf = (address: string): NodePlan => {
    let found = nodes.get(address);
    if (!found) nodes.set(address, found = nodePlan(plan, plan.nodes.get(address)!.call, address));
    return found;
  };
  return {
    name: 'functions of this program',
    accepts: ({ container }) => container?.command?.[0] === FUNCTION,
    run: (pod) => run(nodeOf(pod.template.container.args[1]), pod),
  };
}

function run(node: NodePlan, pod: Pod): PodResult | Promise<PodResult> {
  const inputs: Record<string, unknown> = {};
  for (const name in node.inputs) {
    const handle = pod.inputs.artifacts[name] ?? pod.inputs.artifacts[`${name}-file`];
    if (handle !== undefined) inputs[name] = valueOf(handle, node.inputs[name].serializer, node, name);
    else if (node.inputs[name].partitioned) inputs[name] = [];
  }
  const result = node.invoke(inputs, { signal: pod.signal, name: node.address });
  return isPromise(result) ? result.then((value) => left(node, pod, value)) : left(node, pod, result);
}

/** The value of a file; a folder is the list of its numbered files. */
function valueOf(handle: ArtifactHandle, serializer: Serializer, node: NodePlan, name: string): unknown {
  if (handle.isFolder) {
    const entries = [...handle.entries()].filter(([key]) => /^\d+$/.test(key)).sort(([a], [b]) => Number(a) - Number(b));
    return entries.map(([, each]) => valueOf(each, serializer, node, name));
  }
  // The usual case, without a copy.
  if (serializer.name === 'json') return JSON.parse(handle.text());
  try {
    return decode(serializer, handle.bytes());
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw errors.undecodableInput(node.address, name, handle.path ?? 'memory', serializer.name, error.path, error.reason);
  }
}

interface Left {
  readonly parameters: Record<string, string>;
  readonly artifacts: Record<string, ArtifactHandle>;
}

function left(node: NodePlan, { template }: Pod, result: unknown): PodResult | Promise<PodResult> {
  const outputs: Left = { parameters: {}, artifacts: {} };
  const wants = new Set<string>([...template.outputs?.artifacts ?? [], ...template.outputs?.parameters ?? []].map(({ name }: any) => name));
  const pending: Promise<void>[] = [];
  for (const name in node.outputs) {
    const slot = node.outputs[name];
    const value = slot.pick(result);
    const written = slot.partitioned ? partitions(node, name, slot, value) : file(node, name, slot.serializer, value);
    const keep = (handle: ArtifactHandle) => place(outputs, wants, name, handle);
    if (isPromise(written)) pending.push(written.then(keep));
    else keep(written);
  }
  return pending.length === 0 ? { outputs } : Promise.all(pending).then(() => ({ outputs }));
}

/** In the forms that the template wants. */
function place({ parameters, artifacts }: Left, wants: ReadonlySet<string>, name: string, handle: ArtifactHandle): void {
  artifacts[name] = handle;
  if (wants.has(`${name}-partitions`)) parameters[`${name}-partitions`] = handle.at('partitions.json')!.text();
  else if (wants.has(`${name}-text`)) parameters[`${name}-text`] = handle.text();
  else if (!handle.isFolder) parameters[name] = handle.text();
}

function file(node: NodePlan, name: string, serializer: Serializer, value: unknown): ArtifactHandle | Promise<ArtifactHandle> {
  try {
    const written = begin(serializer, value);
    if (types.isUint8Array(written)) return ArtifactHandle.of(serializer.name === 'json' ? Buffer.from(written).toString() : written);
    return joined(written).then((bytes) => ArtifactHandle.of(bytes), (error: unknown) => { throw described(node, name, error); });
  } catch (error) {
    throw described(node, name, error);
  }
}

function described(node: NodePlan, name: string, error: unknown): unknown {
  return error instanceof SerializationError ? errors.unwritableValue(node.address, name, error.serializer, error.path, error.reason) : error;
}

async function joined(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function partitions(node: NodePlan, name: string, { serializer, batch }: OutputSlot, value: unknown): ArtifactHandle | Promise<ArtifactHandle> {
  if (!isSequence(value)) throw errors.notIterable(node.address, name, kindOf(value));
  const items = batch === undefined ? value : batches(value, batch);
  if (Symbol.asyncIterator in items) return laterPartitions(node, name, serializer, items);
  const files: (ArtifactHandle | Promise<ArtifactHandle>)[] = [];
  for (const item of items) files.push(file(node, name, serializer, item));
  return files.some(isPromise) ? Promise.all(files).then(folder) : folder(files as ArtifactHandle[]);
}

async function laterPartitions(node: NodePlan, name: string, serializer: Serializer, items: AsyncIterable<unknown>): Promise<ArtifactHandle> {
  const files: ArtifactHandle[] = [];
  for await (const item of items) files.push(await file(node, name, serializer, item));
  return folder(files);
}

function folder(files: readonly ArtifactHandle[]): ArtifactHandle {
  const entries = files.map((handle, index): [string, ArtifactHandle] => [String(index), handle]);
  return ArtifactHandle.folder([...entries, ['partitions.json', ArtifactHandle.of(JSON.stringify(entries.map(([key]) => key)))]]);
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && typeof (value as Promise<T>).then === 'function';
}
