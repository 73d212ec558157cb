import type { CallOptions } from './call-types';
import type { Loop, PipelineDefinition, TaskDefinition, Test, Value } from './graph';
import { CALL_OPTIONS, checkOptions } from './options';
import { addWaits, waitsOf } from './order';
import { currentFrame, freeId, isOutputOf, newFrame, outwards, pathOf, returned, within } from './recorder';
import type { Frame, OpenCall } from './recorder';
import { stateOf } from './ref-state';
import { refTo } from './reference';
import { toValue } from './value';
import { asWritten } from './written';
import { errors } from '../errors';

/** Records that the current pipeline calls a task or pipeline; gives a reference to what it returns. */
export function recordCall(
  callee: TaskDefinition | PipelineDefinition,
  written: unknown,
  options: CallOptions = {},
): any {
  const frame = currentFrame();
  if (frame === undefined) throw errors.calledOutside(callee.kind, callee.name);
  checkRecursion(callee, frame);
  const { name, after, ...rest } = checkOptions(
    `${pathOf(frame)}.${callee.name}`,
    options,
    CALL_OPTIONS,
  ) as CallOptions;
  const inputs = inputsOf(callee, written, frame);
  const waits = waitsOf(after, frame);
  const call: OpenCall = { id: freeId(frame, name ?? callee.name), graph: frame.graph, callee, inputs, after: [] };
  if (Object.keys(rest).length > 0) call.options = rest;
  addWaits(call, waits);
  frame.graph.calls.push(call);
  return refTo({ kind: 'output', call, path: [] }, frame);
}

function inputsOf(callee: TaskDefinition | PipelineDefinition, written: unknown, frame: Frame): Record<string, Value> {
  const path = `${pathOf(frame)}.${callee.name}`;
  if (
    stateOf(written) !== undefined ||
    typeof written === 'function' ||
    typeof (written ?? {}) !== 'object' ||
    Array.isArray(written)
  ) {
    throw errors.inputsNotAnObject(path, asWritten(written));
  }
  const given = Object.entries(written ?? {}).filter(([, value]) => value !== undefined);
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, toValue(value, frame, name)]));
  if (callee.kind === 'pipeline') checkParameters(path, callee, inputs);
  return inputs;
}

/** What a function task takes is known to the compiler only; a pipeline says it by its parameters. */
function checkParameters(
  path: string,
  { parameters }: PipelineDefinition,
  inputs: Readonly<Record<string, Value>>,
): void {
  for (const [name, value] of Object.entries(inputs)) {
    if (!Object.hasOwn(parameters, name)) throw errors.unknownParameterOf(path, name, Object.keys(parameters));
    if (value.kind === 'literal') checkLiteral(path, name, () => parameters[name].parse(value.value));
  }
  for (const [name, { default: otherwise }] of Object.entries(parameters)) {
    if (otherwise === undefined && !Object.hasOwn(inputs, name)) throw errors.missingParameter(path, name);
  }
}

function checkLiteral(path: string, name: string, parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    throw errors.badParameter(path, name, (error as Error).message);
  }
}

/** A pipeline may call itself where a condition or the end of a list stops it. */
function checkRecursion(callee: TaskDefinition | PipelineDefinition, frame: Frame): void {
  if (frame.definition !== callee) return;
  if ([...outwards(frame)].every((each) => each.kind === 'pipeline')) {
    throw errors.endlessRecursion(pathOf(frame), [callee.name, callee.name]);
  }
}

/** A part of a pipeline that was recorded by itself. */
export interface Part {
  readonly frame: Frame;
  /** What its function returned; undefined for nothing. */
  readonly result?: Value;
}

/** Records the body of a `map` or a branch of a `when`. */
export function recordPart(
  kind: 'each' | 'branch',
  name: string,
  around: Frame,
  body: (frame: Frame) => unknown,
): Part {
  const frame = newFrame(kind, around.definition, name, around);
  return within(frame, () => {
    const result = returned(frame, body(frame));
    return { frame, result: result === undefined ? undefined : toValue(result, frame, 'result') };
  });
}

/** Makes a part a call of the graph around. A part that is one call, and nothing else, becomes that call itself. */
export function attachPart(part: Part, how: { readonly loop?: Loop; readonly when?: Test }, name?: string): OpenCall {
  const { graph, around, waits } = part.frame;
  const outer = around!;
  const only = graph.calls.length === 1 ? graph.calls[0] : undefined;
  const direct =
    only !== undefined &&
    only.loop === undefined &&
    only.when === undefined &&
    (part.result === undefined || isOutputOf(part.result, only));
  const last = graph.calls.at(-1);
  const wanted = name ?? (direct ? only.id : last ? `${graph.name}-${last.callee.name}` : graph.name);
  const id = freeId(outer, wanted);
  if (!direct) Object.assign(graph, { name: id, result: part.result });
  const call: OpenCall = direct
    ? Object.assign(only, { id, graph: outer.graph, ...how })
    : { id, graph: outer.graph, callee: graph, inputs: {}, after: [], ...how };
  addWaits(call, waits);
  outer.graph.calls.push(call);
  return call;
}
