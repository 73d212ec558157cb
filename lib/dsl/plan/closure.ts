import { freeName } from './names';
import { definitionAround } from '../check/reached';
import type { Call, Graph, Loop, PipelineDefinition, Test, Value } from '../graph';
import { operandsOf } from '../operands';
import { p } from '../parameter';
import { partsOf, withParts } from '../parts';

/** The body of a loop in batches as a pipeline, which one pod runs for each of its items. */
export interface Closure {
  readonly definition: PipelineDefinition;
  /** What the body reads from outside, by the names under which the pipeline gets it. */
  readonly inputs: Readonly<Record<string, Value>>;
}

const known = new WeakMap<Call, Closure>();

/** The pipeline of a call in batches whose callee is a part; undefined for other calls. */
export function closureOf(call: Call): Closure | undefined {
  const { callee, loop } = call;
  if (loop?.batch === undefined || 'kind' in callee) return undefined;
  let found = known.get(call);
  if (!found) known.set(call, (found = close(call, callee)));
  return found;
}

/** Makes a pipeline of a part, with an input for each value that is made outside of it. */
function close({ id }: Call, part: Graph): Closure {
  const { serializer } = definitionAround(part)?.options ?? {};
  const definition: { -readonly [K in keyof PipelineDefinition]: PipelineDefinition[K] } = {
    kind: 'pipeline',
    name: `${id.slice(0, 58)}-item`,
    parameters: {},
    options: { ...(serializer && { serializer }) },
    graph: part,
    handlers: {},
    again: () => definition.graph,
  };
  const copy = new Copy(definition);
  definition.graph = copy.graph(part, { definition });
  definition.parameters = Object.fromEntries(Object.keys(copy.inputs).map((name) => [name, p.json()]));
  return { definition, inputs: copy.inputs };
}

/** Copies a part. */
class Copy {
  public readonly inputs: Record<string, Value> = {};
  private readonly calls = new Map<Call, Call>();
  private readonly loops = new Map<Loop, Loop>();

  constructor(private readonly definition: PipelineDefinition) {}

  public graph({ name, calls, result }: Graph, where: Pick<Graph, 'around' | 'definition'>): Graph {
    const copies: Call[] = [];
    const graph: { -readonly [K in keyof Graph]: Graph[K] } = {
      name: where.definition?.name ?? name,
      ...where,
      calls: copies,
    };
    for (const call of calls) copies.push(this.call(call, graph));
    if (result) graph.result = this.value(result);
    return graph;
  }

  private call(call: Call, graph: Graph): Call {
    const loop = call.loop && { ...call.loop, over: this.value(call.loop.over) };
    if (loop) this.loops.set(call.loop, loop);
    const copy: Call = {
      ...call,
      graph,
      ...('kind' in call.callee ? {} : { callee: this.graph(call.callee, { around: graph }) }),
      inputs: Object.fromEntries(Object.entries(call.inputs).map(([name, value]) => [name, this.value(value)])),
      ...(loop && { loop }),
      ...(call.when && { when: this.test(call.when) }),
      after: call.after.map((each) => this.calls.get(each)!),
      ...(call.depends && { depends: call.depends.map((each) => ({ ...each, call: this.calls.get(each.call)! })) }),
    };
    this.calls.set(call, copy);
    return copy;
  }

  private test(test: Test): Test {
    switch (test.kind) {
      case 'compare':
        return { ...test, left: this.value(test.left), right: this.value(test.right) };
      case 'not':
        return { kind: 'not', test: this.test(test.test) };
      default:
        return { kind: test.kind, tests: test.tests.map((each) => this.test(each)) };
    }
  }

  private value(value: Value): Value {
    if (this.isOutside(value)) return this.input(value);
    switch (value.kind) {
      case 'output':
      case 'status':
        return { ...value, call: this.calls.get(value.call)! };
      case 'item':
      case 'index':
        return { ...value, loop: this.loops.get(value.loop)! };
      case 'guarded':
        return { kind: 'guarded', test: this.test(value.test), value: this.value(value.value) };
      case 'first':
      case 'default':
        return withParts(value, (part) =>
          this.value(
            this.isOutside(part) && part.kind !== 'guarded' ? { kind: 'default', value: part, otherwise: NULL } : part,
          ),
        );
      default:
        return withParts(value, (part) => this.value(part));
    }
  }

  private input(value: Value): Value {
    // Fields of an item are picked inside, for a pod gets the item as a whole; each field of an output is a file of its own.
    const isPicked = value.kind === 'item' || value.kind === 'input';
    const whole: Value = isPicked ? { ...value, path: [] } : value;
    const before = Object.keys(this.inputs).find((each) => isSame(this.inputs[each], whole));
    const name =
      before ??
      freeName(
        nameOf(whole),
        Object.keys(this.inputs).map((each) => ({ name: each })),
      );
    this.inputs[name] = whole;
    return { kind: 'input', of: this.definition, name, path: isPicked ? value.path : [] };
  }

  /** Whether a value is made outside of the part, all of it. */
  private isOutside(value: Value): boolean {
    const places = new Set(this.placesOf(value));
    return places.has('outside') && !places.has('inside');
  }

  private placesOf(value: Value): ('inside' | 'outside')[] {
    switch (value.kind) {
      case 'output':
      case 'status':
        return [this.calls.has(value.call) ? 'inside' : 'outside'];
      case 'item':
      case 'index':
        return [this.loops.has(value.loop) ? 'inside' : 'outside'];
      case 'input':
      case 'workflow':
        return ['outside'];
      // Only a `first` around it can be an input.
      case 'guarded':
        return [...this.placesOf(value.value), ...operandsOf(value.test).flatMap((each) => this.placesOf(each))];
      default:
        return partsOf(value).flatMap((each) => this.placesOf(each));
    }
  }
}

const NULL: Value = { kind: 'literal', value: null };

function nameOf(value: Value): string {
  switch (value.kind) {
    case 'item':
    case 'index':
      return value.kind;
    case 'input':
    case 'workflow':
      return value.name;
    case 'output':
      return [value.call.id, ...value.path].join('_').replace(/\W/g, '_');
    case 'status':
      return `${value.call.id}_status`.replace(/\W/g, '_');
    case 'default':
      return nameOf(value.value);
    default:
      return 'value';
  }
}

/** Whether two values that are no objects come from the same place. */
function isSame(a: Value, b: Value): boolean {
  switch (a.kind) {
    case 'item':
    case 'index':
      return b.kind === a.kind && a.loop === b.loop;
    case 'input':
      return b.kind === 'input' && a.of === b.of && a.name === b.name;
    case 'output':
      return b.kind === 'output' && a.call === b.call && JSON.stringify(a.path) === JSON.stringify(b.path);
    case 'status':
      return b.kind === 'status' && a.call === b.call;
    default:
      return false;
  }
}
