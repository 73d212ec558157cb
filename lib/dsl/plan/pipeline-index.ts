import { graphRunBy } from './callee';
import { closureOf } from './closure';
import type { Call, Graph, Loop, PipelineDefinition, Test, Value } from '../graph';

/** A pipeline or part as it is going to be run: what was recorded, and the conversions that were inserted. */
export interface Section {
  readonly graph: Graph;
  readonly calls: readonly Call[];
  /** What it leaves. */
  readonly result?: Value;
  /** The names on the way to it. */
  readonly address: readonly string[];
}

/** Everything that a pipeline reaches. Only what conversions changed is in `inputs`, `lists` and `tests`. */
export interface IndexData {
  readonly root: PipelineDefinition;
  readonly sections: ReadonlyMap<Graph, Section>;
  /** The calls that loops repeat. */
  readonly loops: ReadonlyMap<Loop, Call>;
  /** Parts around single calls in loops. */
  readonly wraps: ReadonlyMap<Call, Graph>;
  /** Pipelines that call themselves, directly or through others. */
  readonly recursive: ReadonlySet<Graph>;
  /** Pipelines and parts that leave one value, whatever their result is made of. */
  readonly singles: ReadonlySet<Graph>;
  readonly inputs: ReadonlyMap<Call, Readonly<Record<string, Value>>>;
  readonly lists: ReadonlyMap<Loop, Value>;
  readonly tests: ReadonlyMap<Call, Test>;
}

/** Looks things up in what a pipeline reaches. `indexPipeline` makes one; `insertConversions` makes another one of it. */
export class PipelineIndex {
  constructor(public readonly data: IndexData) {}

  public get root(): PipelineDefinition {
    return this.data.root;
  }

  public get sections(): readonly Section[] {
    return [...this.data.sections.values()];
  }

  public section(graph: Graph): Section {
    return this.data.sections.get(graph)!;
  }

  /** The call whose items a loop makes. */
  public callOf(loop: Loop): Call {
    return this.data.loops.get(loop)!;
  }

  /** The calls of a pipeline. */
  public callsOf(definition: PipelineDefinition): Call[] {
    return this.sections.flatMap(({ calls }) => calls.filter((call) => this.runBy(call) === definition));
  }

  /** The inputs of a call. */
  public inputsOf(call: Call): Readonly<Record<string, Value>> {
    const { inputs, wraps } = this.data;
    return wraps.has(call) ? NONE : (inputs.get(call) ?? closureOf(call)?.inputs ?? call.inputs);
  }

  /** The condition of a call. */
  public testOf(call: Call): Test | undefined {
    return this.data.tests.get(call) ?? call.when;
  }

  /** The list of a loop: its own, or one in partitions that was made of it. */
  public listOf(loop: Loop): Value {
    return this.data.lists.get(loop) ?? loop.over;
  }

  /** Whether the list of a loop was converted to partitions. */
  public isConverted(loop: Loop): boolean {
    return this.data.lists.has(loop);
  }

  /** What a call runs: what it says, or a part around that. */
  public runBy(call: Call): Call['callee'] {
    return this.data.wraps.get(call) ?? call.callee;
  }

  /** The section that a call runs; none for a task, and for a pipeline that runs in one pod. */
  public calleeOf(call: Call): Section | undefined {
    const graph = graphRunBy(call, this.data.wraps);
    return graph && this.section(graph);
  }

  public isRecursive(graph: Graph): boolean {
    return this.data.recursive.has(graph);
  }

  public isSingle(graph: Graph): boolean {
    return this.data.singles.has(graph);
  }
}

const NONE = Object.freeze({});
