import { Demands, Left } from './demands';
import { Form, Forms } from './forms';
import { freeName } from './names';
import { Program } from './program';
import { leafId, Leaf, Made, Shape } from './shape';
import { Shapes } from './shapes';
import type { Call, Path } from '../graph';

/** One file that the pod of a function gets. */
export interface Arriving {
  readonly name: string;
  readonly leaf: Leaf;
  readonly form: Form;
  /** Whether it may not be there. */
  readonly optional: boolean;
  /** Of texts: the first of several that exists. */
  readonly others: readonly Leaf[];
}

/** How an input of a function is put together from what arrives. */
export type Assembly = Made<{
  readonly kind: 'file';
  readonly name: string;
  readonly pick: Path;
  /** Whether a null says that there is none. */
  readonly orNull?: boolean;
}>;

/** What the pod of a function gets and leaves. */
export interface FunctionPlan {
  readonly call: Call;
  readonly arriving: readonly Arriving[];
  readonly inputs: Readonly<Record<string, Assembly>>;
  readonly left: readonly Left[];
}

/** Whether a file is the list of what the pods of a loop in batches left, each a list itself. */
export function isBatched({ leaf }: Arriving): boolean {
  return leaf.kind === 'list' && leaf.call.loop!.batch !== undefined;
}

/** Plans the files of one call of a function. Names are those of the inputs, with the place inside where there are several. */
export function functionPlan(
  call: Call,
  program: Program,
  shapes: Shapes,
  forms: Forms,
  demands: Demands,
): FunctionPlan {
  const arriving: Arriving[] = [];
  const known = new Map<string, string>();
  const arrive = (wanted: string, leaf: Leaf, optional: boolean, others: readonly Leaf[] = []): string => {
    const id = [leaf, ...others].map(leafId).join();
    const before = known.get(id);
    // The same value under the name of another input is a file of its own, so that a plain call has plain names.
    if (before !== undefined && wanted.includes('_')) return before;
    const name = freeName(wanted, arriving);
    arriving.push({ name, leaf, form: forms.of(leaf), optional, others });
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
          name: arrive(at, shape.leaf, optional),
          pick: shape.pick,
          ...(optional && forms.of(shape.leaf) === 'text' && { orNull: true }),
        };
      case 'object':
        return {
          kind: 'object',
          entries: Object.fromEntries(
            Object.entries(shape.entries).map(([key, each]) => [key, assemble(each, `${at}_${key}`, optional)]),
          ),
        };
      case 'array':
        return { kind: 'array', items: shape.items.map((each, index) => assemble(each, `${at}_${index}`, optional)) };
      case 'first': {
        const leaves = shape.of.map((each) =>
          each.kind === 'leaf' && each.pick.length === 0 && forms.of(each.leaf) === 'text' ? each.leaf : undefined,
        );
        const otherwise = shape.otherwise && assemble(shape.otherwise, `${at}_otherwise`, optional);
        const [one, ...others] = leaves;
        if (leaves.every((leaf) => leaf !== undefined)) {
          return {
            kind: 'first',
            of: [{ kind: 'file', name: arrive(at, one!, true, others as Leaf[]), pick: [], orNull: true }],
            ...(otherwise && { otherwise }),
          };
        }
        return {
          kind: 'first',
          of: shape.of.map((each, index) => assemble(each, `${at}_${index}`, true)),
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
  const inputs = Object.fromEntries(
    Object.entries(program.inputsOf(call)).map(([name, value]) => [name, assemble(shapes.of(value), name, false)]),
  );
  // How many items a batch has is seen from them.
  if (call.loop?.batch !== undefined && !arriving.some(({ leaf }) => leaf.kind === 'item' && leaf.loop === call.loop)) {
    arrive('items', { kind: 'item', loop: call.loop }, false);
  }
  return { call, arriving, inputs, left: demands.ofCall(call) };
}
