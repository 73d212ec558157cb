import { types } from 'node:util';
import { FUNCTION } from './compiled';
import { partitionsIn } from './partitions';
import { batches } from '../../cli/files/batches';
import type { NodeContext, NodePlan, OutputSlot } from '../../cli/node-plan';
import { errors } from '../../errors';
import { ArtifactHandle } from '../../local/artifact-handle';
import type { Executor, Pod, PodResult } from '../../local/pod';
import { begin, decode } from '../../serializer/codec';
import { kindOf } from '../../serializer/kind-of';
import { isSequence } from '../../serializer/sequence';
import { SerializationError } from '../../serializer/serialization-error';
import { Serializer, traitsOf } from '../../serializer/serializer';
import type { PipelineDefinition } from '../graph';
import { nodePlan } from '../plan/node';
import { planOf } from '../plan/plan';
import { originOf } from '../worker/origin';
import { isOwnThread } from '../worker/thread';

/** The nodes of a pipeline that functions carry out, by the names under which pods ask for them. */
export interface Nodes {
  node(address: string): NodePlan;
  /** Whether it has a thread for itself. */
  isIsolated(address: string): boolean;
}

export function nodesOf(definition: PipelineDefinition): Nodes {
  const plan = planOf(definition);
  const { nodes } = plan;
  const known = new Map<string, NodePlan>();
  return {
    node: (address) => {
      let found = known.get(address);
      if (!found) known.set(address, (found = nodePlan(plan, nodes.get(address)!.call, address)));
      return found;
    },
    isIsolated: (address) => {
      const { callee } = nodes.get(address)!.call;
      return 'kind' in callee && callee.kind === 'task' && callee.options.isolation === 'worker';
    },
  };
}

/** Carries out the functions of a pipeline: in this process, or in threads. Values go from one to the next as their serializers write them. */
export function functions(definition: PipelineDefinition, entry?: string): readonly Executor[] {
  const nodes = nodesOf(definition);
  const isOurs = ({ container }: any) => container?.command?.[0] === FUNCTION;
  const nodeOf = ({ template }: Pod) => nodes.node(template.container.args[1]);
  const beside: Executor = {
    name: 'functions of this program',
    accepts: isOurs,
    run: (pod) => {
      const node = nodeOf(pod);
      const files = written(node, handlesOf(node, pod), new Context(pod, node.address));
      return isPromise(files) ? files.then((each) => left(pod, each)) : left(pod, files);
    },
  };
  // A thread has no threads of its own, and finds no pipeline that was made of a part of another one.
  if (isOwnThread || originOf(definition) === undefined) return [beside];
  return [
    {
      name: 'functions of this program in threads',
      // They keep a core busy, as processes do.
      limit: 'process',
      accepts: (template) => isOurs(template) && nodes.isIsolated(template.container.args[1]),
      run: async (pod) => {
        const node = nodeOf(pod);
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const { inThread } = require('../worker/executor') as typeof import('../worker/executor');
        return left(pod, await inThread(definition, entry, node, handlesOf(node, pod), pod));
      },
    },
    beside,
  ];
}

type Handles = Readonly<Record<string, ArtifactHandle>>;

/** What a function may ask. A signal is made for those only that do. */
class Context implements NodeContext {
  constructor(
    private readonly pod: Pod,
    public readonly name: string,
  ) {}

  public get signal(): AbortSignal {
    return this.pod.signal;
  }
}

/** The files of a node's inputs, by their names. */
function handlesOf({ inputs }: NodePlan, pod: Pod): Handles {
  const { artifacts } = pod.inputs;
  const handles: Record<string, ArtifactHandle> = {};
  for (const name in inputs) {
    const handle = artifacts[name] ?? artifacts[`${name}-file`];
    if (handle !== undefined) handles[name] = handle;
  }
  return handles;
}

/** Carries out a node on the files of its inputs; gives those of its outputs. */
export function written(node: NodePlan, handles: Handles, context: NodeContext): Handles | Promise<Handles> {
  const inputs: Record<string, unknown> = {};
  for (const name in node.inputs) {
    const handle = handles[name];
    if (handle !== undefined) inputs[name] = valueOf(handle, node.inputs[name].serializer, node, name);
    else if (node.inputs[name].partitioned) inputs[name] = [];
  }
  const result = node.invoke(inputs, context);
  return isPromise(result) ? result.then((value) => filesOf(node, value)) : filesOf(node, result);
}

/** The value of a file; a folder is the list of its numbered files. */
function valueOf(handle: ArtifactHandle, serializer: Serializer, node: NodePlan, name: string): unknown {
  if (handle.isFolder) return partitionsIn(handle).map((each) => valueOf(each, serializer, node, name));
  // The usual case, without a copy.
  if (traitsOf(serializer).json) return JSON.parse(handle.text());
  try {
    return decode(serializer, handle.bytes());
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw errors.undecodableInput(
      node.address,
      name,
      handle.path ?? 'memory',
      serializer.name,
      error.path,
      error.reason,
    );
  }
}

/** The files of what a function returned. */
function filesOf(node: NodePlan, result: unknown): Handles | Promise<Handles> {
  const files: Record<string, ArtifactHandle> = {};
  let pending: Promise<unknown>[] | undefined;
  for (const name in node.outputs) {
    const slot = node.outputs[name];
    const value = slot.pick(result);
    const made = slot.partitioned ? partitions(node, name, slot, value) : file(node, name, slot.serializer, value);
    if (isPromise(made)) {
      (pending ??= []).push(
        made.then((handle) => {
          files[name] = handle;
        }),
      );
    } else {
      files[name] = made;
    }
  }
  return pending ? Promise.all(pending).then(() => files) : files;
}

/** Files in the forms that the template wants. */
function left({ template }: Pod, files: Handles): PodResult {
  const parameters: Record<string, string> = {};
  for (const name in files) {
    const handle = files[name];
    if (handle.isFolder) {
      if (wants(template, `${name}-partitions`)) {
        parameters[`${name}-partitions`] = handle.at('partitions.json')!.text();
      }
    } else {
      parameters[wants(template, `${name}-text`) ? `${name}-text` : name] = handle.text();
    }
  }
  return { outputs: { parameters, artifacts: files } };
}

function wants({ outputs }: any, parameter: string): boolean {
  return outputs?.parameters?.some(({ name }: { name: string }) => name === parameter) ?? false;
}

function file(
  node: NodePlan,
  name: string,
  serializer: Serializer,
  value: unknown,
): ArtifactHandle | Promise<ArtifactHandle> {
  try {
    const begun = begin(serializer, value);
    if (types.isUint8Array(begun)) {
      return ArtifactHandle.of(traitsOf(serializer).json ? Buffer.from(begun).toString() : begun);
    }
    return joined(begun).then(
      (bytes) => ArtifactHandle.of(bytes),
      (error: unknown) => {
        throw described(node, name, error);
      },
    );
  } catch (error) {
    throw described(node, name, error);
  }
}

function described(node: NodePlan, name: string, error: unknown): unknown {
  return error instanceof SerializationError
    ? errors.unwritableValue(node.address, name, error.serializer, error.path, error.reason)
    : error;
}

async function joined(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

function partitions(
  node: NodePlan,
  name: string,
  { serializer, batch }: OutputSlot,
  value: unknown,
): ArtifactHandle | Promise<ArtifactHandle> {
  if (!isSequence(value)) throw errors.notIterable(node.address, name, kindOf(value));
  const items = batch === undefined ? value : batches(value, batch);
  if (Symbol.asyncIterator in items) return laterPartitions(node, name, serializer, items);
  const files: (ArtifactHandle | Promise<ArtifactHandle>)[] = [];
  for (const item of items) files.push(file(node, name, serializer, item));
  return files.some(isPromise) ? Promise.all(files).then(folder) : folder(files as ArtifactHandle[]);
}

async function laterPartitions(
  node: NodePlan,
  name: string,
  serializer: Serializer,
  items: AsyncIterable<unknown>,
): Promise<ArtifactHandle> {
  const files: ArtifactHandle[] = [];
  for await (const item of items) files.push(await file(node, name, serializer, item));
  return folder(files);
}

function folder(files: readonly ArtifactHandle[]): ArtifactHandle {
  const entries = files.map((handle, index): [string, ArtifactHandle] => [String(index), handle]);
  return ArtifactHandle.folder([
    ...entries,
    ['partitions.json', ArtifactHandle.of(JSON.stringify(entries.map(([key]) => key)))],
  ]);
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && typeof (value as Promise<T>).then === 'function';
}
