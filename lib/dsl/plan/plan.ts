import { isFunctionCall } from './callee';
import { chooseOutputs } from './choose-outputs';
import { chooseTransports, convertingItems } from './choose-transports';
import { Formats } from './formats';
import { indexPipeline } from './index-pipeline';
import { chooseInputFormats } from './input-formats';
import { insertConversions } from './insert-conversions';
import { isBatched, nodeIo, type NodeIo } from './node-io';
import type { NodeOutputs } from './node-outputs';
import type { PipelineIndex } from './pipeline-index';
import { Reads } from './reads';
import { Shapes } from './shapes';
import type { Transports } from './transports';
import type { Call, PipelineDefinition } from '../graph';

/** How the values of a pipeline travel: the same for its constructs and for the program in its containers. */
export interface Plan {
  readonly index: PipelineIndex;
  readonly shapes: Shapes;
  readonly transports: Transports;
  readonly formats: Formats;
  readonly outputs: NodeOutputs;
  readonly reads: Reads;
  /** What the pods of functions get and leave, by call. */
  readonly functions: ReadonlyMap<Call, NodeIo>;
  /** The same by the names under which the program runs them; each call also has its own. */
  readonly nodes: ReadonlyMap<string, NodeIo>;
  /** The names under which the program runs functions: calls that do the same have one. */
  readonly addresses: ReadonlyMap<Call, string>;
}

const plans = new WeakMap<PipelineDefinition, Plan>();

/** The plan of a pipeline that is run as a whole, made once. */
export function planOf(root: PipelineDefinition): Plan {
  let plan = plans.get(root);
  if (!plan) plans.set(root, (plan = makePlan(root)));
  return plan;
}

function makePlan(root: PipelineDefinition): Plan {
  const recorded = withTransports(root, new Set());
  const ofInput = chooseInputFormats(recorded.index, recorded.shapes, recorded.transports);
  const recordedFormats = new Formats(recorded.index, recorded.shapes, recorded.transports, ofInput);
  const index = insertConversions(recorded.index, recorded.transports, recordedFormats);
  const shapes = new Shapes(index);
  const transports = recorded.transports.over(index, shapes);
  const formats = recordedFormats.over(index, shapes);
  const outputs = chooseOutputs(index, shapes, transports);
  const calls = index.sections.flatMap((section) => section.calls.filter(isFunctionCall));
  const functions = new Map(calls.map((call) => [call, nodeIo(call, index, shapes, transports, outputs)]));
  return {
    index,
    shapes,
    transports,
    formats,
    outputs,
    reads: new Reads(index, shapes),
    functions,
    ...addressed(index, formats, functions),
  };
}

/** The first two passes, until each loop whose item has to become a parameter has a part in which it can. */
function withTransports(
  root: PipelineDefinition,
  wrapped: ReadonlySet<Call>,
): { index: PipelineIndex; shapes: Shapes; transports: Transports } {
  const index = indexPipeline(root, wrapped);
  const shapes = new Shapes(index);
  const transports = chooseTransports(index, shapes);
  const all = new Set([...wrapped, ...convertingItems(index, shapes, transports)]);
  return all.size > wrapped.size ? withTransports(root, all) : { index, shapes, transports };
}

/** Calls that do the same with files of the same names and formats are one node for the program, so that they share a template. */
function addressed(
  index: PipelineIndex,
  formats: Formats,
  functions: ReadonlyMap<Call, NodeIo>,
): Pick<Plan, 'nodes' | 'addresses'> {
  const nodes = new Map<string, NodeIo>();
  const addresses = new Map<Call, string>();
  const first = new Map<string, string>();
  for (const section of index.sections) {
    for (const call of section.calls) {
      const io = functions.get(call);
      if (!io) continue;
      const own = [...section.address, call.id].join('.');
      nodes.set(own, io);
      const signature = JSON.stringify([section.address, signatureOf(io, formats)]);
      if (!first.has(signature)) first.set(signature, own);
      addresses.set(call, first.get(signature)!);
    }
  }
  return { nodes, addresses };
}

function signatureOf({ call, inputs, args, outputs }: NodeIo, formats: Formats): unknown {
  const { callee, loop, options } = call;
  const files = inputs.map((each) => [
    each.name,
    each.transport,
    each.optional,
    each.leaf.kind === 'list',
    isBatched(each),
    formats.of(each.leaf).name,
  ]);
  const name = 'kind' in callee ? `${callee.kind} ${callee.name}` : callee.name;
  return [name, args, files, outputs, options, loop?.batch, loop?.onItemFailure];
}
