import { fileURLToPath } from 'node:url';
import type { Job } from './messages';
import { originOf } from './origin';
import { pack, unpack } from './packed';
import { askThread, ThreadEnded } from './pool';
import { unpackThrown } from './thrown';
import type { NodePlan } from '../../cli/node-plan';
import { errors } from '../../errors';
import type { ArtifactHandle } from '../../local/artifact-handle';
import type { Pod } from '../../local/pod';
import { traitsOf } from '../../serializer/serializer';
import type { PipelineDefinition } from '../graph';

type Handles = Readonly<Record<string, ArtifactHandle>>;

/** Has a node carried out by a thread; gives what it left. */
export async function inThread(
  definition: PipelineDefinition,
  entry: string | undefined,
  node: NodePlan,
  inputs: Handles,
  { signal }: Pod,
): Promise<Handles> {
  const { address } = node;
  const origin = originOf(definition)!;
  const module = entry ?? origin.file;
  if (module === undefined) throw errors.noWorkerModule(definition.name, address);
  const moved = new Set<ArrayBuffer>();
  const packed = Object.entries(inputs).map(([name, handle]) => [
    name,
    pack(handle, traitsOf(node.inputs[name]?.serializer ?? {}).json === true, moved),
  ]);
  const reply = await askedFor(module, { origin, address, inputs: Object.fromEntries(packed) }, [...moved], signal);
  switch (reply.kind) {
    case 'done':
      return Object.fromEntries(Object.entries(reply.outputs).map(([name, each]) => [name, unpack(each)]));
    case 'failed':
      throw unpackThrown(reply.thrown);
    case 'missing':
      throw errors.notInWorkerModule(definition.name, address, pathOf(module));
    case 'unloadable': {
      const cause = unpackThrown(reply.thrown);
      throw Object.assign(
        errors.unloadableWorkerModule(definition.name, address, pathOf(module), (cause as Error).message),
        { cause },
      );
    }
  }
}

async function askedFor(module: string, job: Job, moved: readonly ArrayBuffer[], signal: AbortSignal) {
  try {
    return await askThread(module, job, moved, signal);
  } catch (error) {
    throw error instanceof ThreadEnded && !signal.aborted ? errors.workerEnded(job.address, error.exitCode) : error;
  }
}

function pathOf(module: string): string {
  return module.startsWith('file:') ? fileURLToPath(module.replace(/[?#].*/, '')) : module;
}
