import { definitionAround } from './reached';
import type { Serializer } from '../../serializer/serializer';
import { serializers } from '../../serializer/serializers';
import type { Call, ContainerOutput, Graph, Path, Value } from '../graph';

const JSON: Serializer = serializers.json();
const TEXT: Serializer = serializers.text();

/** Says which serializers write a value; none for what is made where it is read. */
export class Writers {
  private readonly open = new Set<Graph>();

  public of(value: Value): readonly Serializer[] {
    switch (value.kind) {
      case 'output':
        return this.ofOutput(value.call, value.path);
      case 'item':
        return this.of(value.loop.over);
      case 'first':
        return value.values.flatMap((each) => this.of(each));
      case 'default':
        return this.of(value.value);
      case 'guarded':
        return this.of(value.value);
      default:
        return [];
    }
  }

  private ofOutput(call: Call, path: Path): readonly Serializer[] {
    const { callee } = call;
    if (!('kind' in callee)) return this.ofResult(callee, path, call.loop !== undefined);
    if (callee.kind === 'pipeline') return this.ofResult(callee.graph, path, call.loop !== undefined);
    const field = path.find((key) => typeof key === 'string');
    if (callee.body.kind === 'container') {
      return field === undefined ? [] : ofFile(callee.body.container.outputs[field]);
    }
    if (callee.body.kind !== 'function') return [];
    const own = field === undefined ? undefined : callee.options.outputs?.[field]?.serializer;
    return [own ?? effective(call, 'serializer') ?? JSON];
  }

  /** What a pipeline or part gives; a pipeline that calls itself gives what its other branches do. */
  private ofResult(graph: Graph, path: Path, loop: boolean): readonly Serializer[] {
    if (this.open.has(graph) || graph.result === undefined) return [];
    this.open.add(graph);
    const found = this.of(inside(graph.result, loop ? path.slice(1) : path));
    this.open.delete(graph);
    return found;
  }
}

/** The option of a call: its own, the one of what it runs, or the one of the pipeline around. */
export function effective<K extends 'serializer' | 'transport'>(
  call: Call,
  option: K,
): NonNullable<Call['options']>[K] {
  const { callee } = call;
  return (
    call.options?.[option] ??
    ('kind' in callee ? callee.options[option] : undefined) ??
    definitionAround(call.graph)?.options[option]
  );
}

function ofFile(output: ContainerOutput | undefined): readonly Serializer[] {
  return output === undefined || output.type === 'file' ? [] : [output.type === 'json' ? JSON : TEXT];
}

/** What stands at a path of an object that was built in the pipeline. */
function inside(value: Value, path: Path): Value {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (value.kind === 'object' && Object.hasOwn(value.entries, key)) return inside(value.entries[key], rest);
  if (value.kind === 'array' && value.items[Number(key)] !== undefined) return inside(value.items[Number(key)], rest);
  return value.kind === 'output' || value.kind === 'item' ? { ...value, path: [...value.path, ...path] } : value;
}
