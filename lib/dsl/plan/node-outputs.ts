import { type Leaf, leafId } from './shape';
import type { Call, Graph, Path } from '../graph';

/** How a value is read. `partitions` is a folder with one file for each element, and a list of their names as a parameter. */
export interface ReadAs {
  readonly artifact: boolean;
  readonly parameter: boolean;
  readonly partitions: boolean;
  /** How many elements are in each file of the folder. */
  readonly batch?: number;
}

/** Something that a call of a function leaves. */
export interface NodeOutput extends ReadAs {
  readonly path: Path;
  readonly name: string;
}

/** A value that a pipeline or part gives out. */
export interface PipelineOutput extends ReadAs {
  readonly leaf: Leaf;
  readonly name: string;
}

/** What is read of each call, pipeline and part: only that is written and carried. */
export class NodeOutputs {
  constructor(
    private readonly calls: ReadonlyMap<Call, ReadonlyMap<string, NodeOutput>>,
    private readonly graphs: ReadonlyMap<Graph, ReadonlyMap<string, PipelineOutput>>,
  ) {}

  /** What a function has to leave, in the order in which it was asked for. */
  public ofCall(call: Call): readonly NodeOutput[] {
    return [...(this.calls.get(call)?.values() ?? [])];
  }

  /** What a pipeline or part has to give out. */
  public ofGraph(graph: Graph): readonly PipelineOutput[] {
    return [...(this.graphs.get(graph)?.values() ?? [])];
  }

  /** What a function leaves of a field of its result. */
  public at(call: Call, path: Path): NodeOutput {
    return this.calls.get(call)!.get(JSON.stringify(path))!;
  }

  /** How a pipeline or part gives a value out. */
  public given(graph: Graph, leaf: Leaf): PipelineOutput {
    return this.graphs.get(graph)!.get(leafId(leaf))!;
  }
}
