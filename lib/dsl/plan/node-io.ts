import { freeName } from './names';
import type { NodeOutput, NodeOutputs } from './node-outputs';
import type { PipelineIndex } from './pipeline-index';
import { type Leaf, leafId, type Made, type Shape } from './shape';
import type { Shapes } from './shapes';
import type { Transports } from './transports';
import type { Call, Path, Transport } from '../graph';

/** One file that the pod of a function gets. */
export interface NodeInput {
  readonly name: string;
  readonly leaf: Leaf;
  readonly transport: Transport;
  /** Whether it may not be there. */
  readonly optional: boolean;
  /** Of parameters: the first of several that exists. */
  readonly others: readonly Leaf[];
}

/** How an argument of a function is put together from what its pod gets. */
export type Assembly = Made<{
  readonly kind: 'file';
  readonly name: string;
  readonly pick: Path;
  /** Whether a null says that there is none. */
  readonly orNull?: boolean;
}>;

/** What the pod of a function gets and leaves. */
export interface NodeIo {
  readonly call: Call;
  readonly inputs: readonly NodeInput[];
  /** The arguments of the function, by name. */
  readonly args: Readonly<Record<string, Assembly>>;
  readonly outputs: readonly NodeOutput[];
}

/** Whether a file is the list of what the pods of a loop in batches left, each a list itself. */
export function isBatched({ leaf }: NodeInput): boolean {
  return leaf.kind === 'list' && leaf.call.loop!.batch !== undefined;
}

/** Plans the files of one call of a function. Names are those of its arguments, with the place inside where there are several. */
export function nodeIo(
  call: Call,
  index: PipelineIndex,
  shapes: Shapes,
  transports: Transports,
  outputs: NodeOutputs,
): NodeIo {
  const inputs: NodeInput[] = [];
  const known = new Map<string, string>();
  const input = (wanted: string, leaf: Leaf, optional: boolean, others: readonly Leaf[] = []): string => {
    const id = [leaf, ...others].map(leafId).join();
    const before = known.get(id);
    // The same value under the name of another input is a file of its own, so that a plain call has plain names.
    if (before !== undefined && wanted.includes('_')) return before;
    const name = freeName(wanted, inputs);
    inputs.push({ name, leaf, transport: transports.of(leaf), optional, others });
    known.set(id, name);
    return name;
  };
  const assemble = (shape: Shape, at: string, optional: boolean): Assembly => {
    switch (shape.kind) {
      case 'literal':
        return shape;
      case 'leaf':
        return {
          kind: 'file',
          name: input(at, shape.leaf, optional),
          pick: shape.pick,
          ...(optional && transports.of(shape.leaf) === 'parameter' && { orNull: true }),
        };
      case 'object':
        return {
          kind: 'object',
          entries: Object.fromEntries(
            Object.entries(shape.entries).map(([key, each]) => [key, assemble(each, `${at}_${key}`, optional)]),
          ),
        };
      case 'array':
        return {
          kind: 'array',
          items: shape.items.map((each, position) => assemble(each, `${at}_${position}`, optional)),
        };
      case 'first': {
        const leaves = shape.of.map((each) =>
          each.kind === 'leaf' && each.pick.length === 0 && transports.of(each.leaf) === 'parameter'
            ? each.leaf
            : undefined,
        );
        const otherwise = shape.otherwise && assemble(shape.otherwise, `${at}_otherwise`, optional);
        const [one, ...others] = leaves;
        if (leaves.every((leaf) => leaf !== undefined)) {
          return {
            kind: 'first',
            of: [{ kind: 'file', name: input(at, one!, true, others as Leaf[]), pick: [], orNull: true }],
            ...(otherwise && { otherwise }),
          };
        }
        return {
          kind: 'first',
          of: shape.of.map((each, position) => assemble(each, `${at}_${position}`, true)),
          ...(otherwise && { otherwise }),
        };
      }
      case 'default':
        return {
          kind: 'default',
          of: assemble(shape.of, at, true),
          otherwise: assemble(shape.otherwise, `${at}_otherwise`, optional),
        };
    }
  };
  const args = Object.fromEntries(
    Object.entries(index.inputsOf(call)).map(([name, value]) => [name, assemble(shapes.of(value), name, false)]),
  );
  // How many items a batch has is seen from them.
  if (call.loop?.batch !== undefined && !inputs.some(({ leaf }) => leaf.kind === 'item' && leaf.loop === call.loop)) {
    input('items', { kind: 'item', loop: call.loop }, false);
  }
  return { call, inputs, args, outputs: outputs.ofCall(call) };
}
