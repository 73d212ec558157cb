import { readdirSync, statSync } from 'node:fs';
import { checkLocation } from './files/location';
import { readInput } from './files/read-input';
import { type Prepared, prepareOutput } from './files/write-output';
import type { InputSlot, NodePlan, PipelinePlan, RunPipeline, Slots } from './node-plan';
import type { Stop } from './stop';
import { errors, PipelineError } from '../errors';

/** Where the inputs and outputs of a node are, by name. */
export interface Locations {
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
}

/** Refuses locations that are missing or of no input or output of the node. */
export function checkNames(node: Slots, { inputs, outputs }: Locations): void {
  check(
    node,
    'input',
    Object.keys(node.inputs),
    Object.entries(node.inputs)
      .filter(([, slot]) => slot.optional !== true)
      .map(([name]) => name),
    inputs,
  );
  check(node, 'output', Object.keys(node.outputs), Object.keys(node.outputs), outputs);
}

function check(
  { address }: Slots,
  kind: 'input' | 'output',
  all: readonly string[],
  required: readonly string[],
  given: ReadonlyMap<string, string>,
): void {
  const missing = required.filter((name) => !given.has(name));
  if (missing.length > 0) throw errors.missingLocation(address, kind, missing, [...given.keys()].sort());
  const unknown = [...given.keys()].find((name) => !all.includes(name));
  if (unknown !== undefined) throw errors.unknownLocation(address, kind, unknown, all);
}

/** What the function of a node threw, apart from what is wrong with the files around it. */
export class NodeFailure extends Error {
  constructor(
    public readonly address: string,
    cause: unknown,
  ) {
    super(`'${address}' failed`, { cause });
  }
}

/** Runs a node once: reads its inputs, calls it, writes its outputs. They appear at their places only when all are written. */
export async function execute(
  node: NodePlan | PipelinePlan,
  locations: Locations,
  stop: Stop,
  run: RunPipeline,
): Promise<void> {
  const { address } = node;
  const context = stop.context(address);
  for (const [name, location] of locations.outputs) {
    checkLocation({ node: address, name }, location, node.outputs[name].partitioned === true);
  }
  const inputs: Record<string, unknown> = {};
  for (const [name, location] of locations.inputs) {
    if (!isLeftOut(node.inputs[name], location)) {
      inputs[name] = await readInput({ node: address, name }, location, node.inputs[name]);
    }
  }
  const result = await own(address, async () =>
    'invoke' in node ? node.invoke(inputs, context) : run(node.definition, inputs, context),
  );
  stop.signal?.throwIfAborted();

  const picked = Object.entries(node.outputs).map(([name, slot]) => [name, slot, pick(node, name, result)] as const);
  const prepared: Prepared[] = [];
  try {
    for (const [name, slot, value] of picked) {
      prepared.push(
        await own(address, () =>
          prepareOutput({ node: address, name }, locations.outputs.get(name)!, slot, value, stop.signal),
        ),
      );
    }
    stop.signal?.throwIfAborted();
    while (prepared.length > 0) {
      prepared[0].place();
      prepared.shift();
    }
  } finally {
    for (const output of prepared) output.discard();
  }
}

/** Whether an optional file is not there. Kubernetes mounts an empty folder for one that Argo could not find. */
function isLeftOut({ optional, partitioned }: InputSlot, location: string): boolean {
  if (optional !== true) return false;
  const stats = statSync(location, { throwIfNoEntry: false });
  return stats === undefined || (stats.isDirectory() && partitioned !== true && readdirSync(location).length === 0);
}

/** What the node's own code throws is a failure of the node; what is wrong with its files says so itself. */
async function own<T>(address: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw error instanceof PipelineError && error.code.startsWith('AW16') ? error : new NodeFailure(address, error);
  }
}

function pick(node: NodePlan | PipelinePlan, name: string, result: unknown): unknown {
  try {
    return node.outputs[name].pick(result);
  } catch (error) {
    throw errors.noOutput(node.address, name, (error as Error)?.message ?? String(error));
  }
}
