import { isFunctionCall } from './callee';
import { freeName, outputName } from './names';
import { type NodeOutput, NodeOutputs, type PipelineOutput, type ReadAs } from './node-outputs';
import { pathTo } from './path-to';
import type { PipelineIndex } from './pipeline-index';
import { isMadeByFunction } from './readable';
import { type Leaf, leafId, leavesOf, type Shape } from './shape';
import type { Shapes } from './shapes';
import { isPutIntoText, type Transports } from './transports';
import type { Call, Graph, Path, Transport } from '../graph';
import { operandsOf } from '../operands';

/** The fourth pass: finds out what is read of each call, pipeline and part, and how. */
export function chooseOutputs(index: PipelineIndex, shapes: Shapes, transports: Transports): NodeOutputs {
  const readers = new Readers(index, shapes, transports);
  for (const { calls } of index.sections) for (const call of calls) readers.read(call);
  const { graph } = index.root;
  for (const leaf of leavesOf(shapes.givenBy(index.section(graph)))) {
    if (leaf.kind === 'result' || ('call' in leaf && leaf.kind !== 'status')) {
      readers.give(graph, leaf, transports.of(leaf));
    }
  }
  // A function that nobody reads leaves its value all the same: its run has a result.
  for (const { calls } of index.sections) {
    for (const call of calls) if (isFunctionCall(call) && !readers.calls.has(call)) readers.leave(call, [], 'artifact');
  }
  return new NodeOutputs(readers.calls, readers.graphs);
}

type Way = Transport | 'partitions';
type Growing<T> = { -readonly [K in keyof T]: T[K] };

/** Notes who reads what. */
class Readers {
  public readonly calls = new Map<Call, Map<string, Growing<NodeOutput>>>();
  public readonly graphs = new Map<Graph, Map<string, Growing<PipelineOutput>>>();

  constructor(
    private readonly index: PipelineIndex,
    private readonly shapes: Shapes,
    private readonly transports: Transports,
  ) {}

  /** What a call reads. */
  public read(call: Call): void {
    const test = this.index.testOf(call);
    for (const operand of test ? operandsOf(test) : []) this.asParameters(this.shapes.of(operand));
    for (const [name, value] of Object.entries(this.index.inputsOf(call))) {
      const shape = this.shapes.of(value);
      if (this.takesParameter(call, name)) this.asParameters(shape);
      else for (const leaf of leavesOf(shape)) this.want(leaf, this.transports.of(leaf));
    }
    if (call.loop) this.list(call);
  }

  private takesParameter(call: Call, name: string): boolean {
    const { callee } = call;
    if (isPutIntoText(call, name)) return true;
    if (isFunctionCall(call) || !('kind' in callee) || callee.kind !== 'pipeline') return false;
    return this.transports.ofInput(callee, name) === 'parameter';
  }

  private asParameters(shape: Shape): void {
    for (const leaf of leavesOf(shape)) this.want(leaf, 'parameter');
  }

  private list(call: Call): void {
    const loop = call.loop!;
    for (const leaf of leavesOf(this.shapes.of(this.index.listOf(loop)))) {
      if (this.index.isConverted(loop)) this.want(leaf, 'partitions', loop.batch);
      else if (this.transports.of(leaf) === 'parameter') this.want(leaf, 'parameter');
      else if (isMadeByFunction(leaf)) this.want(leaf, 'partitions');
      else this.want(leaf, 'artifact');
    }
  }

  private want(leaf: Leaf, way: Way, batch?: number): void {
    switch (leaf.kind) {
      case 'output':
        if (isFunctionCall(leaf.call)) this.leave(leaf.call, leaf.path, way, batch);
        break;
      case 'list': {
        const callee = this.index.calleeOf(leaf.call);
        if (callee) this.give(callee.graph, { kind: 'result', graph: callee.graph }, way);
        else if (isFunctionCall(leaf.call)) this.leave(leaf.call, [], way);
        break;
      }
      case 'export':
        this.give(this.index.calleeOf(leaf.call)!.graph, leaf.inner, way, batch);
        break;
      case 'result':
        for (const each of leavesOf(this.shapes.resultOf(this.index.section(leaf.graph)))) this.want(each, way, batch);
        break;
      default:
    }
  }

  /** A pipeline or part gives a value out. */
  public give(graph: Graph, leaf: Leaf, way: Way, batch?: number): void {
    const given = entryOf(this.graphs, graph, () => new Map<string, Growing<PipelineOutput>>());
    const known = entryOf(given, leafId(leaf), () => ({ leaf, name: this.nameOf(graph, leaf, given), ...UNREAD }));
    const isNew = !known[way];
    note(known, way, batch);
    if (isNew) this.want(leaf, way, batch);
  }

  /** A function leaves a field of its result. */
  public leave(call: Call, path: Path, way: Way, batch?: number): void {
    const left = entryOf(this.calls, call, () => new Map<string, Growing<NodeOutput>>());
    const name = () => freeName(outputName(path), left.values());
    note(
      entryOf(left, JSON.stringify(path), () => ({ path, name: name(), ...UNREAD })),
      way,
      batch,
    );
  }

  /** Like the outputs of a function: the whole result, or the key under which a value stands in it. */
  private nameOf(graph: Graph, leaf: Leaf, given: ReadonlyMap<string, PipelineOutput>): string {
    const result = this.shapes.resultOf(this.index.section(graph));
    const path = leaf.kind === 'result' ? [] : (pathTo(result, leafId(leaf)) ?? []);
    return freeName(outputName(path), given.values());
  }
}

const UNREAD: ReadAs = { artifact: false, parameter: false, partitions: false };

function note(output: Growing<ReadAs>, way: Way, batch: number | undefined): void {
  output[way] = true;
  if (batch !== undefined) output.batch = batch;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}
