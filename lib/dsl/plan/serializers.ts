import { COLLECT } from './collected';
import { Program } from './program';
import { isFunctionCall, Leaf, leavesOf, Shape } from './shape';
import { Shapes } from './shapes';
import { Serializer, traitsOf } from '../../serializer/serializer';
import { serializers } from '../../serializer/serializers';
import { Writers } from '../check/serializers';
import type { Call, Path } from '../graph';

export const JSON_TEXT: Serializer = serializers.json();

/** How a function writes a value that it leaves. */
export function serializerOfLeft(
  call: Call,
  { path }: { readonly path: Path },
  program: Program,
  shapes: Shapes,
): Serializer {
  const { callee } = call;
  const field = 'kind' in callee && callee.kind === 'task' ? callee.options.outputs?.[String(path[0])] : undefined;
  const all = program.optionsOf(call);
  const serializer = field?.serializer ?? carrying(call, program, shapes) ?? all.serializer ?? JSON_TEXT;
  // Argo takes a newline off the end of a parameter, and makes lists of them.
  if ((field?.transport ?? all.transport) === 'parameter' && traitsOf(serializer).sameAsJson) return JSON_TEXT;
  // A pod of several items leaves a list.
  return call.loop?.batch === undefined || traitsOf(serializer).lists ? serializer : common([serializer]);
}

/** The format of what others made and a call gives on: an item with its failures, what a pipeline or part in a batch returns. */
function carrying(call: Call, program: Program, shapes: Shapes): Serializer | undefined {
  const { callee, loop } = call;
  if (callee === COLLECT) {
    return common(leavesOf(shapes.of(program.inputsOf(call).value)).map((leaf) => serializerOf(leaf, program, shapes)));
  }
  if (loop?.batch === undefined || ('kind' in callee && callee.kind === 'task') || call.options?.serializer) {
    return undefined;
  }
  const { result } = 'kind' in callee ? callee.graph : callee;
  return common(result ? new Writers().of(result) : []);
}

/** Whether a serializer writes lists only, so that it cannot write their items. */
export function isRows(serializer: Serializer): boolean {
  return traitsOf(serializer).rows === true;
}

/** How a value is written once more: as it was where it is one value, else in the plainest format for what it may be made of. */
export function serializerFor(shape: Shape, parts: boolean, program: Program, shapes: Shapes): Serializer {
  const all = leavesOf(shape).map((leaf) => serializerOf(leaf, program, shapes));
  const [first] = all;
  if (shape.kind === 'leaf' && shape.pick.length === 0 && shape.leaf.kind !== 'list' && !(parts && isRows(first))) {
    return first;
  }
  return common(all);
}

/** The plainest format that carries what all of these do, and lists and objects of it. */
export function common(all: readonly Pick<Serializer, 'traits'>[]): Serializer {
  return all.every((each) => traitsOf(each).jsonValues) ? JSON_TEXT : serializers.structuredClone();
}

/** How a value is written that a function reads: as its maker wrote it. */
export function serializerOf(leaf: Leaf, program: Program, shapes: Shapes): Serializer {
  switch (leaf.kind) {
    case 'output': {
      const { callee } = leaf.call;
      if (!('kind' in callee) || callee.kind !== 'task' || callee.body.kind === 'function') {
        return serializerOfLeft(leaf.call, leaf, program, shapes);
      }
      const type =
        callee.body.kind === 'container' ? callee.body.container.outputs[String(leaf.path[0])]?.type : undefined;
      // What is text in the manifest arrives as JSON.
      return type === 'file' ? serializers.bytes() : JSON_TEXT;
    }
    case 'list': {
      const callee = program.calleeOf(leaf.call);
      return callee
        ? serializerOf({ kind: 'result', graph: callee.graph }, program, shapes)
        : serializerOf({ kind: 'output', call: leaf.call, path: [] }, program, shapes);
    }
    case 'export':
      return serializerOf(leaf.inner, program, shapes);
    case 'result': {
      const [end] = shapes.endsOf(leaf.graph);
      return end ? serializerOf(end, program, shapes) : JSON_TEXT;
    }
    case 'item': {
      const over = shapes.of(program.listOf(leaf.loop));
      return over.kind === 'leaf' && over.leaf.kind !== 'input' ? serializerOf(over.leaf, program, shapes) : JSON_TEXT;
    }
    case 'input':
      return program.serializerOfInput(leaf.of, leaf.name) ?? JSON_TEXT;
    default:
      return JSON_TEXT;
  }
}

/** Whether a value as text is JSON; else it is the value itself, or what another serializer wrote. */
export function isJson(leaf: Leaf, plan: { readonly program: Program; readonly shapes: Shapes }): boolean {
  const { program, shapes } = plan;
  switch (leaf.kind) {
    case 'input':
      return leaf.of !== program.root || leaf.of.parameters[leaf.name].type !== 'string';
    case 'export':
      return isJson(leaf.inner, plan);
    case 'result': {
      const [end] = shapes.endsOf(leaf.graph);
      return end === undefined || isJson(end, plan);
    }
    case 'status':
      return false;
    case 'workflow':
      return leaf.name === 'failures';
    case 'output': {
      const { callee } = leaf.call;
      if (isFunctionCall(leaf.call) || !('kind' in callee) || callee.kind !== 'task') {
        return traitsOf(serializerOfLeft(leaf.call, leaf, program, shapes)).json === true;
      }
      if (callee.body.kind === 'http') return callee.body.http.result === 'json';
      if (callee.body.kind === 'container') return callee.body.container.outputs[String(leaf.path[0])].type === 'json';
      return callee.body.kind === 'approval' && callee.body.approval.answers?.[String(leaf.path[0])].type !== 'string';
    }
    default:
      return true;
  }
}
