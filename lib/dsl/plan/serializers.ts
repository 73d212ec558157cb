import { Program } from './program';
import { isFunctionCall, Leaf } from './shape';
import { Shapes } from './shapes';
import type { Serializer } from '../../serializer/serializer';
import { serializers } from '../../serializer/serializers';
import type { Call, Path } from '../graph';

const JSON_TEXT: Serializer = serializers.json();

/** How a function writes a value that it leaves. */
export function serializerOfLeft(call: Call, { path }: { readonly path: Path }, program: Program): Serializer {
  const { callee } = call;
  const fields = 'kind' in callee && callee.kind === 'task' ? callee.options.outputs : undefined;
  return fields?.[String(path[0])]?.serializer ?? program.optionsOf(call).serializer ?? JSON_TEXT;
}

/** How a value is written that a function reads: as its maker wrote it. */
export function serializerOf(leaf: Leaf, program: Program, shapes: Shapes): Serializer {
  switch (leaf.kind) {
    case 'output': {
      const { callee } = leaf.call;
      if (!('kind' in callee) || callee.kind !== 'task' || callee.body.kind === 'function') return serializerOfLeft(leaf.call, leaf, program);
      const type = callee.body.kind === 'container' ? callee.body.container.outputs[String(leaf.path[0])]?.type : undefined;
      // What is text in the manifest arrives as JSON.
      return type === 'file' ? serializers.bytes() : JSON_TEXT;
    }
    case 'list': {
      const callee = program.calleeOf(leaf.call);
      return callee ? serializerOf({ kind: 'result', graph: callee.graph }, program, shapes) : serializerOf({ kind: 'output', call: leaf.call, path: [] }, program, shapes);
    }
    case 'export': return serializerOf(leaf.inner, program, shapes);
    case 'result': {
      const [end] = shapes.endsOf(leaf.graph);
      return end ? serializerOf(end, program, shapes) : JSON_TEXT;
    }
    case 'item': {
      const over = shapes.of(leaf.loop.over);
      return over.kind === 'leaf' && over.leaf.kind !== 'input' ? serializerOf(over.leaf, program, shapes) : JSON_TEXT;
    }
    default: return JSON_TEXT;
  }
}

/** Whether a value as text is JSON; else it is the value itself, or what another serializer wrote. */
export function isJson(leaf: Leaf, plan: { readonly program: Program; readonly shapes: Shapes }): boolean {
  const { program, shapes } = plan;
  switch (leaf.kind) {
    case 'input': return leaf.of !== program.root || leaf.of.parameters[leaf.name].type !== 'string';
    case 'export': return isJson(leaf.inner, plan);
    case 'result': {
      const [end] = shapes.endsOf(leaf.graph);
      return end === undefined || isJson(end, plan);
    }
    case 'status': return false;
    case 'workflow': return leaf.name === 'failures';
    case 'output': {
      const { callee } = leaf.call;
      if (isFunctionCall(leaf.call) || !('kind' in callee) || callee.kind !== 'task') return serializerOfLeft(leaf.call, leaf, program).name === 'json';
      if (callee.body.kind === 'http') return callee.body.http.result === 'json';
      if (callee.body.kind === 'container') return callee.body.container.outputs[String(leaf.path[0])].type === 'json';
      return callee.body.kind === 'approval' && callee.body.approval.answers?.[String(leaf.path[0])].type !== 'string';
    }
    default: return true;
  }
}
