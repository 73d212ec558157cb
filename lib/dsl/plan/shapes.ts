import type { Call, Graph, Path, Value } from '../graph';
import { isFunctionCall } from './callee';
import type { PipelineIndex, Section } from './pipeline-index';
import { leaf, type Leaf, leavesOf, mapLeaves, navigate, type Shape } from './shape';

/** How the values of a pipeline are made. */
export class Shapes {
  constructor(private readonly index: PipelineIndex) {}

  public of(value: Value): Shape {
    switch (value.kind) {
      case 'literal':
        return value;
      case 'input':
        return leaf({ kind: 'input', of: value.of, name: value.name }, value.path);
      case 'output':
        return this.output(value.call, value.path);
      case 'item':
        return leaf({ kind: 'item', loop: value.loop }, value.path);
      case 'index':
        return leaf({ kind: 'index', loop: value.loop });
      case 'status':
        return leaf({ kind: 'status', call: value.call });
      case 'workflow':
        return leaf({ kind: 'workflow', name: value.name }, value.path);
      case 'object':
        return {
          kind: 'object',
          entries: Object.fromEntries(Object.entries(value.entries).map(([key, each]) => [key, this.of(each)])),
        };
      case 'array':
        return { kind: 'array', items: value.items.map((each) => this.of(each)) };
      case 'first':
        return {
          kind: 'first',
          of: value.values.map((each) => this.of(each)),
          ...(value.otherwise && { otherwise: this.of(value.otherwise) }),
        };
      case 'default':
        return { kind: 'default', of: this.of(value.value), otherwise: this.of(value.otherwise) };
      case 'guarded':
        return this.of(value.value);
    }
  }

  /** The shape of what a section leaves, seen from inside. */
  public resultOf({ result }: Section): Shape {
    return result ? this.of(result) : { kind: 'literal', value: null };
  }

  /** What the one result of a pipeline or part may be; a pipeline that calls itself is what it ends with. */
  public endsOf(graph: Graph, seen: ReadonlySet<Graph> = new Set()): readonly Leaf[] {
    const around = new Set([...seen, graph]);
    return leavesOf(this.resultOf(this.index.section(graph))).flatMap((each) => {
      const inner = innermost(each);
      if (inner.kind !== 'result') return [each];
      return around.has(inner.graph) ? [] : this.endsOf(inner.graph, around);
    });
  }

  /** The shape of what a section leaves, by what it gives out. */
  public givenBy(section: Section): Shape {
    return this.index.isSingle(section.graph) ? leaf({ kind: 'result', graph: section.graph }) : this.resultOf(section);
  }

  private output(call: Call, path: Path): Shape {
    if (call.loop) return leaf({ kind: 'list', call }, path);
    const { callee } = call;
    if (isFunctionCall(call)) return leaf({ kind: 'output', call, path });
    const section = this.index.calleeOf(call);
    if (!section) return this.leftBy(call, path);
    const { graph } = section;
    if (this.index.isSingle(graph)) {
      return navigate(leaf({ kind: 'export', call, inner: { kind: 'result', graph } }), path);
    }
    const definition = 'kind' in callee && callee.kind === 'pipeline' ? callee : undefined;
    return navigate(
      mapLeaves(this.resultOf(section), (inner, pick) => {
        if (inner.kind === 'input' && inner.of === definition) return navigate(this.argument(call, inner.name), pick);
        return leaf(this.isInside(inner, graph) ? { kind: 'export', call, inner } : inner, pick);
      }),
      path,
    );
  }

  /** What a call gives to an input of a pipeline. */
  public argument(call: Call, name: string): Shape {
    const value = this.index.inputsOf(call)[name];
    const { callee } = call;
    if (value !== undefined) return this.of(value);
    return {
      kind: 'literal',
      value: 'kind' in callee && callee.kind === 'pipeline' ? (callee.parameters[name]?.default ?? null) : null,
    };
  }

  /** What a container, a request or an approval leaves: values of their own, by name. */
  private leftBy(call: Call, path: Path): Shape {
    const names = outputNames(call);
    const field = (name: string) => leaf({ kind: 'output', call, path: [name] });
    if (names === undefined) return leaf({ kind: 'output', call, path: [] }, path);
    return navigate({ kind: 'object', entries: Object.fromEntries(names.map((name) => [name, field(name)])) }, path);
  }

  /** Whether a value is made inside a graph or a part of it. */
  private isInside(of: Leaf, graph: Graph): boolean {
    const home = this.homeOf(of);
    for (let each: Graph | undefined = home; each; each = each.around) if (each === graph) return true;
    return false;
  }

  private homeOf(of: Leaf): Graph | undefined {
    switch (of.kind) {
      case 'input':
        return of.of.graph;
      case 'output':
      case 'list':
      case 'export':
      case 'status':
        return of.call.graph;
      case 'item':
      case 'index':
        return this.index.callOf(of.loop).graph;
      case 'result':
        return of.graph;
      case 'workflow':
        return undefined;
    }
  }
}

/** The names of what a task leaves that is not a function; undefined for a request, which leaves one answer. */
export function outputNames({ callee }: Call): string[] | undefined {
  if (!('kind' in callee) || callee.kind !== 'task') return undefined;
  switch (callee.body.kind) {
    case 'container':
      return Object.keys(callee.body.container.outputs);
    case 'approval':
      return Object.keys(callee.body.approval.answers ?? {});
    default:
      return undefined;
  }
}

function innermost(of: Leaf): Leaf {
  return of.kind === 'export' ? innermost(of.inner) : of;
}
