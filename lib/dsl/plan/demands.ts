import { Carrier, madeByFunction } from './carry';
import { Form, Forms, isText } from './forms';
import { freeName } from './names';
import { Program } from './program';
import { isFunctionCall, Leaf, leafId, leavesOf, Shape } from './shape';
import { Shapes } from './shapes';
import type { Call, Graph, Path, PipelineDefinition } from '../graph';
import { operandsOf } from '../operands';

/** In which forms a value is read. `parts` is a folder with one file for each element, and a list of their names as text. */
export interface Wanted {
  file: boolean;
  text: boolean;
  parts: boolean;
  batch?: number;
}

/** Something that a call of a function leaves. */
export interface Left extends Wanted {
  readonly path: Path;
  readonly name: string;
}

/** A value that a pipeline gives out. */
export interface Given extends Wanted {
  readonly leaf: Leaf;
  readonly name: string;
}

/** What is read of each call, pipeline and part: only that is written and carried. */
export class Demands {
  private readonly left = new Map<Call, Map<string, Left>>();
  private readonly given = new Map<Graph, Map<string, Given>>();

  constructor(
    private readonly program: Program,
    private readonly shapes: Shapes,
    private readonly forms: Forms,
    private readonly carrier: Carrier,
  ) {
    for (const { calls } of program.all) for (const call of calls) this.call(call);
    const root = program.section(program.root.graph);
    for (const leaf of leavesOf(shapes.givenBy(root))) {
      if (leaf.kind === 'result' || ('call' in leaf && leaf.kind !== 'status')) {
        this.give(root.graph, leaf, forms.of(leaf));
      }
    }
    // A function that nobody reads leaves its value all the same: its run has a result.
    for (const { calls } of program.all) {
      for (const call of calls) if (isFunctionCall(call) && !this.left.has(call)) this.leave(call, []).file = true;
    }
  }

  /** What a function has to leave, in the order in which it was asked for. */
  public ofCall(call: Call): readonly Left[] {
    return [...(this.left.get(call)?.values() ?? [])];
  }

  /** What a pipeline or part has to give out. */
  public ofGraph(graph: Graph): readonly Given[] {
    return [...(this.given.get(graph)?.values() ?? [])];
  }

  public leftAs(call: Call, path: Path): Left {
    return this.left.get(call)!.get(JSON.stringify(path))!;
  }

  public givenAs(graph: Graph, leaf: Leaf): Given {
    return this.given.get(graph)!.get(leafId(leaf))!;
  }

  private call(call: Call): void {
    for (const operand of operandsOf(this.carrier.tests.get(call) ?? call.when ?? NO_TEST)) {
      this.texts(this.shapes.of(operand));
    }
    for (const [name, value] of Object.entries(this.program.inputsOf(call))) {
      const shape = this.shapes.of(value);
      const { callee } = call;
      const form =
        isText(call, name) ||
        ('kind' in callee &&
          callee.kind === 'pipeline' &&
          !isFunctionCall(call) &&
          this.forms.ofInput(callee as PipelineDefinition, name) === 'text');
      if (form) this.texts(shape);
      else this.files(shape);
    }
    if (call.loop) this.list(call);
  }

  private list(call: Call): void {
    const over = this.carrier.lists.get(call.loop!) ?? call.loop!.over;
    for (const leaf of leavesOf(this.shapes.of(over))) {
      if (this.carrier.lists.has(call.loop!)) this.want(leaf, 'parts', call.loop!.batch);
      else if (this.forms.of(leaf) === 'text') this.want(leaf, 'text');
      else if (madeByFunction(leaf)) this.want(leaf, 'parts');
      else this.want(leaf, 'file');
    }
  }

  private texts(shape: Shape): void {
    for (const leaf of leavesOf(shape)) this.want(leaf, 'text');
  }

  private files(shape: Shape): void {
    for (const leaf of leavesOf(shape)) this.want(leaf, this.forms.of(leaf));
  }

  private want(leaf: Leaf, form: Form | 'parts', batch?: number): void {
    switch (leaf.kind) {
      case 'output':
        if (isFunctionCall(leaf.call)) this.note(this.leave(leaf.call, leaf.path), form, batch);
        break;
      case 'list': {
        const callee = this.program.calleeOf(leaf.call);
        if (callee) this.give(callee.graph, { kind: 'result', graph: callee.graph }, form);
        else if (isFunctionCall(leaf.call)) this.note(this.leave(leaf.call, []), form);
        break;
      }
      case 'export':
        this.give(this.program.calleeOf(leaf.call)!.graph, leaf.inner, form, batch);
        break;
      case 'result':
        for (const each of leavesOf(this.shapes.resultOf(this.program.section(leaf.graph)))) {
          this.want(each, form, batch);
        }
        break;
      default:
    }
  }

  private give(graph: Graph, leaf: Leaf, form: Form | 'parts', batch?: number): void {
    const given = this.given.get(graph) ?? new Map<string, Given>();
    this.given.set(graph, given);
    const id = leafId(leaf);
    const known = given.get(id) ?? {
      leaf,
      name: this.nameOfGiven(graph, leaf, given),
      file: false,
      text: false,
      parts: false,
    };
    const before = JSON.stringify([known.file, known.text, known.parts]);
    given.set(id, known);
    this.note(known, form, batch);
    if (JSON.stringify([known.file, known.text, known.parts]) !== before) this.want(leaf, form, batch);
  }

  private note(wanted: Wanted, form: Form | 'parts', batch?: number): void {
    wanted[form] = true;
    if (batch !== undefined) wanted.batch = batch;
  }

  private leave(call: Call, path: Path): Left {
    const left = this.left.get(call) ?? new Map<string, Left>();
    this.left.set(call, left);
    const id = JSON.stringify(path);
    const known = left.get(id) ?? {
      path,
      name: freeName(path.length === 0 ? 'return_value' : `key_${path.join('_')}`, left.values()),
      file: false,
      text: false,
      parts: false,
    };
    left.set(id, known);
    return known;
  }

  /** Like the outputs of a function: the whole result, or the key under which a value stands in it. */
  private nameOfGiven(graph: Graph, leaf: Leaf, given: ReadonlyMap<string, Given>): string {
    const result = this.shapes.resultOf(this.program.section(graph));
    const path = leaf.kind === 'result' ? [] : pathTo(result, leafId(leaf));
    return freeName(path === undefined || path.length === 0 ? 'return_value' : `key_${path.join('_')}`, given.values());
  }
}

const NO_TEST = { kind: 'and', tests: [] } as const;

/** Where a value stands in a result; a field of what stands there has its own path at the end. */
function pathTo(shape: Shape, id: string): (string | number)[] | undefined {
  switch (shape.kind) {
    case 'leaf': {
      const own = leafId(shape.leaf);
      if (own === id) return [];
      return id.startsWith(own.slice(0, -1)) && own.endsWith(']')
        ? fieldsOf(id).slice(fieldsOf(own).length)
        : undefined;
    }
    case 'object':
      return within(Object.entries(shape.entries), id);
    case 'array':
      return within([...shape.items.entries()], id);
    case 'first':
      return shape.of.map((each) => pathTo(each, id)).find((path) => path !== undefined);
    default:
      return undefined;
  }
}

function fieldsOf(id: string): (string | number)[] {
  return JSON.parse(id.slice(id.indexOf('['))) as (string | number)[];
}

function within(entries: readonly (readonly [string | number, Shape])[], id: string): (string | number)[] | undefined {
  for (const [key, each] of entries) {
    const path = pathTo(each, id);
    if (path) return [key, ...path];
  }
  return undefined;
}
