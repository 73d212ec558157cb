import { parentPort } from 'node:worker_threads';
import { whenLoaded } from './boot';
import type { Job, Reply } from './messages';
import { pipelineAt, whenDefined } from './origin';
import { pack, unpack } from './packed';
import type { Packed } from './packed';
import { asJob, whenReached } from './thread';
import { packThrown } from './thrown';
import { traitsOf } from '../../serializer/serializer';
import type { PipelineDefinition } from '../graph';

/** How long a program may take to define a pipeline after it was loaded, in milliseconds: it may have to wait for something before. */
const PATIENCE = 10000;

/** Lets this thread carry out functions of the pipelines that are defined in it. */
export function serve(): void {
  let job: Job | undefined;
  let isLoaded = false;
  let isReached = false;
  const look = (isLast: boolean) => {
    const definition = job && pipelineAt(job.origin);
    if (!job || (!definition && !isLast)) return;
    const found = job;
    job = undefined;
    if (definition) void carryOut(definition, found);
    else reply({ kind: 'missing' });
  };
  const giveUpLater = () => {
    // What follows a run in a file with a top-level await never comes; what stands beside it does.
    if (isReached) setImmediate(() => setImmediate(() => look(true)));
    else if (isLoaded) setTimeout(() => look(true), PATIENCE);
  };
  whenDefined(() => look(false));
  whenReached(() => {
    isReached = true;
    giveUpLater();
  });
  whenLoaded(() => {
    isLoaded = true;
    giveUpLater();
  });
  parentPort!.on('message', (next: Job) => {
    job = next;
    look(false);
    if (job) giveUpLater();
  });
}

async function carryOut(definition: PipelineDefinition, { address, inputs }: Job): Promise<void> {
  const moved = new Set<ArrayBuffer>();
  try {
    // What a thread needs besides the pipelines is loaded for its first function.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { nodesOf, written } = require('../run/functions') as typeof import('../run/functions');
    const node = nodesOf(definition).node(address);
    const handles = Object.fromEntries(Object.entries(inputs).map(([name, packed]) => [name, unpack(packed)]));
    const files = await asJob(() => written(node, handles, { signal: new AbortController().signal, name: address }));
    const outputs = Object.entries(files).map(([name, handle]): [string, Packed] => [
      name,
      pack(handle, traitsOf(node.outputs[name].serializer).json === true, moved, true),
    ]);
    reply({ kind: 'done', outputs: Object.fromEntries(outputs) }, moved);
  } catch (error) {
    reply({ kind: 'failed', thrown: packThrown(error) });
  }
}

function reply(message: Reply, moved: Iterable<ArrayBuffer> = []): void {
  parentPort!.postMessage(message, [...moved]);
}
