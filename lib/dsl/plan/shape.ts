import { isFunctionCall } from './callee';
import type { Call, Graph, Loop, Path, PipelineDefinition } from '../graph';

/** Where one run-time value comes from: what a pod leaves behind, or what Argo or a caller gives. */
export type Leaf =
  | { readonly kind: 'input'; readonly of: PipelineDefinition; readonly name: string }
  /** What a task returns, or a field of it. */
  | { readonly kind: 'output'; readonly call: Call; readonly path: Path }
  /** What all items of a loop return. */
  | { readonly kind: 'list'; readonly call: Call }
  /** The whole result of a pipeline or part that leaves one value. */
  | { readonly kind: 'result'; readonly graph: Graph }
  /** A value inside a called pipeline or part, seen from outside. */
  | { readonly kind: 'export'; readonly call: Call; readonly inner: Leaf }
  | { readonly kind: 'item' | 'index'; readonly loop: Loop }
  | { readonly kind: 'status'; readonly call: Call }
  | { readonly kind: 'workflow'; readonly name: 'name' | 'status' | 'failures' };

/** How a value is made of literal values and of such that exist only at run time. */
export type Made<L> =
  | { readonly kind: 'literal'; readonly value: unknown }
  | L
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, Made<L>>> }
  | { readonly kind: 'array'; readonly items: readonly Made<L>[] }
  /** The first that is there. */
  | { readonly kind: 'first'; readonly of: readonly Made<L>[]; readonly otherwise?: Made<L> }
  /** The value, or another one where it is null or is not there. */
  | { readonly kind: 'default'; readonly of: Made<L>; readonly otherwise: Made<L> };

/** A value made of leaves, with what is picked of each by its reader. */
export type Shape = Made<{ readonly kind: 'leaf'; readonly leaf: Leaf; readonly pick: Path }>;

export function leaf(of: Leaf, pick: Path = []): Shape {
  return { kind: 'leaf', leaf: of, pick };
}

/** The same with something else for its leaves. */
export function mapLeaves<L>(shape: Shape, change: (leaf: Leaf, pick: Path) => Made<L>): Made<L> {
  const next = (each: Shape) => mapLeaves(each, change);
  switch (shape.kind) {
    case 'literal':
      return shape;
    case 'leaf':
      return change(shape.leaf, shape.pick);
    case 'object':
      return {
        kind: 'object',
        entries: Object.fromEntries(Object.entries(shape.entries).map(([key, each]) => [key, next(each)])),
      };
    case 'array':
      return { kind: 'array', items: shape.items.map(next) };
    case 'first':
      return { kind: 'first', of: shape.of.map(next), ...(shape.otherwise && { otherwise: next(shape.otherwise) }) };
    case 'default':
      return { kind: 'default', of: next(shape.of), otherwise: next(shape.otherwise) };
  }
}

/** The leaves of a shape. */
export function leavesOf(shape: Shape): Leaf[] {
  const found: Leaf[] = [];
  mapLeaves(shape, (each, pick) => {
    found.push(each);
    return leaf(each, pick);
  });
  return found;
}

/** What stands at a path inside a shape. A task leaves each field that is read as a value of its own. */
export function navigate(shape: Shape, path: Path): Shape {
  if (path.length === 0) return shape;
  const [key, ...rest] = path;
  switch (shape.kind) {
    case 'literal':
      return { kind: 'literal', value: pickFrom(shape.value, path) ?? null };
    case 'leaf': {
      const extended = shape.pick.length === 0 ? extend(shape.leaf, path) : undefined;
      return extended ? leaf(extended) : leaf(shape.leaf, [...shape.pick, ...path]);
    }
    case 'object':
      return navigate(Object.hasOwn(shape.entries, key) ? shape.entries[key] : NULL, rest);
    case 'array':
      return navigate(
        key === 'length' ? { kind: 'literal', value: shape.items.length } : (shape.items[Number(key)] ?? NULL),
        rest,
      );
    case 'first':
      return {
        kind: 'first',
        of: shape.of.map((each) => navigate(each, path)),
        ...(shape.otherwise && { otherwise: navigate(shape.otherwise, path) }),
      };
    case 'default':
      return { kind: 'default', of: navigate(shape.of, path), otherwise: navigate(shape.otherwise, path) };
  }
}

const NULL: Shape = { kind: 'literal', value: null };

/** What stands at a path inside a value, as in JavaScript; nothing where it ends before. */
export function pickFrom(value: unknown, path: Path): unknown {
  return path.reduce<any>(
    (inner, key) =>
      inner === null || inner === undefined ? undefined : Object.hasOwn(Object(inner), key) ? inner[key] : undefined,
    value,
  );
}

function extend(of: Leaf, path: Path): Leaf | undefined {
  if (of.kind === 'output') return isFunctionCall(of.call) ? { ...of, path: [...of.path, ...path] } : undefined;
  if (of.kind !== 'export') return undefined;
  const inner = extend(of.inner, path);
  return inner && { ...of, inner };
}

const ids = new WeakMap<object, number>();
let count = 0;

/** Tells one object from another. */
function idOf(object: object): number {
  let id = ids.get(object);
  if (id === undefined) ids.set(object, (id = count++));
  return id;
}

/** The same text for the same value. */
export function leafId(of: Leaf): string {
  switch (of.kind) {
    case 'input':
      return `input ${idOf(of.of)} ${of.name}`;
    case 'output':
      return `output ${idOf(of.call)} ${JSON.stringify(of.path)}`;
    case 'list':
    case 'status':
      return `${of.kind} ${idOf(of.call)}`;
    case 'result':
      return `result ${idOf(of.graph)}`;
    case 'export':
      return `export ${idOf(of.call)} ${leafId(of.inner)}`;
    case 'item':
    case 'index':
      return `${of.kind} ${idOf(of.loop)}`;
    case 'workflow':
      return `workflow ${of.name}`;
  }
}
