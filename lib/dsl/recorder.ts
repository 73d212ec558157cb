import { isData } from './data';
import type { Call, Graph, PipelineDefinition, Value } from './graph';
import { errors } from '../errors';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A graph that is being written. */
export type OpenGraph = Mutable<Graph> & { calls: OpenCall[] };
export type OpenCall = Mutable<Call>;
export type Wait = NonNullable<Call['depends']>[number];

/** The function of a pipeline, or of a part of one, while it is called to be recorded. */
export interface Frame {
  readonly kind: 'pipeline' | 'handler' | 'each' | 'branch';
  readonly definition: PipelineDefinition;
  readonly graph: OpenGraph;
  readonly around?: Frame;
  /** What the call of this part waits for, as calls in it wait for it. */
  readonly waits: Wait[];
  /** The names that its calls have, and the next number for each. */
  readonly ids: Set<string>;
  readonly numbers: Map<string, number>;
  open: boolean;
}

// One stack for all copies of the library in a process.
const stack: Frame[] = ((globalThis as any)[Symbol.for('cdk8s-argo-workflows.recording')] ??= []);

/** What is being recorded; undefined outside of all pipelines. */
export function currentFrame(): Frame | undefined {
  return stack.at(-1);
}

/** Calls a function with a frame as the current one. */
export function within<T>(frame: Frame, body: () => T): T {
  stack.push(frame);
  try {
    return body();
  } finally {
    stack.pop();
    frame.open = false;
  }
}

/** A frame that is ready to be recorded. */
export function newFrame(kind: Frame['kind'], definition: PipelineDefinition, name: string, around?: Frame): Frame {
  const graph: OpenGraph = { name, calls: [], ...(around ? { around: around.graph } : { definition }) };
  return { kind, definition, graph, around, waits: [], ids: new Set(), numbers: new Map(), open: true };
}

/** The frames from one outwards. */
export function* outwards(frame: Frame): Generator<Frame> {
  for (let each: Frame | undefined = frame; each !== undefined; each = each.around) yield each;
}

/** Where in the program a frame is, for messages. */
export function pathOf(frame: Frame): string {
  return [...outwards(frame)]
    .reverse()
    .map((each) => each.graph.name)
    .join('.');
}

/** Whether a definition is being recorded, so that its graph does not exist yet. */
export function isOpen(definition: PipelineDefinition): boolean {
  return stack.some((frame) => frame.definition === definition && frame.kind !== 'handler');
}

/** What a function returned, refused where it cannot be recorded. */
export function returned(frame: Frame, result: any): unknown {
  if (typeof result !== 'object' || result === null || isData(result)) return result;
  if (typeof result.then === 'function') {
    // The promise may fail because of what the function did to references; this error says why.
    result.then(undefined, () => undefined);
    throw errors.asyncRecording(pathOf(frame), frame.kind === 'pipeline' ? 'function' : 'body');
  }
  if (typeof result.next === 'function') throw errors.asyncRecording(pathOf(frame), 'generator');
  return result;
}

/** A name that no call of a graph has yet, short enough for a label of Kubernetes. */
export function freeId({ ids, numbers }: Frame, wanted: string): string {
  const name = wanted.length > 56 ? wanted.slice(0, 56).replace(/-+$/, '') : wanted;
  let id = wanted.length > 63 ? name : wanted;
  for (let number = numbers.get(name) ?? 2; ids.has(id); number += 1) {
    id = `${name}-${number}`;
    numbers.set(name, number + 1);
  }
  ids.add(id);
  return id;
}

/** Whether a value is all that a call returns. */
export function isOutputOf(value: Value | undefined, call: Call): boolean {
  return value?.kind === 'output' && value.call === call && value.path.length === 0;
}
