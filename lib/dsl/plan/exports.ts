import type { PipelineIndex } from './pipeline-index';
import { leavesOf, type Shape } from './shape';
import { Shapes } from './shapes';
import type { Transports } from './transports';
import type { Call, Graph } from '../graph';

/** The pipelines and parts of whose result a loop makes a list, and those that make such a result for them. */
export function collectedIn(index: PipelineIndex): ReadonlySet<Graph> {
  const shapes = new Shapes(index);
  const found = new Set<Graph>();
  const collect = (call: Call): void => {
    const section = index.calleeOf(call);
    if (!section || found.has(section.graph)) return;
    found.add(section.graph);
    for (const leaf of leavesOf(shapes.resultOf(section))) if (leaf.kind === 'export') collect(leaf.call);
  };
  for (const { calls } of index.sections) for (const call of calls) if (call.loop) collect(call);
  return found;
}

/** What pipelines and parts can give out. */
export class Exports {
  constructor(
    private readonly transports: Transports,
    /** Those of whose result a loop makes a list. */
    private readonly collected: ReadonlySet<Graph>,
  ) {}

  /** Whether a value can be the one output of a pipeline: made inside, whole, and each of its alternatives alike. */
  public isExportable(graph: Graph, shape: Shape): boolean {
    if (shape.kind === 'first') {
      const same = new Set(shape.of.map((each) => this.transports.ofShape(each))).size === 1;
      const transport = this.transports.ofShape(shape);
      const otherwise =
        shape.otherwise === undefined ||
        (shape.otherwise.kind === 'literal' && (shape.otherwise.value === null || transport === 'parameter'));
      // A loop gives each file its key, and only a task of its own can take it.
      const keyed = this.collected.has(graph) && transport === 'artifact';
      return (
        same && otherwise && !keyed && shape.of.every((each) => each.kind === 'leaf' && this.isExportable(graph, each))
      );
    }
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    return (
      (leaf.kind === 'output' || leaf.kind === 'export' || leaf.kind === 'list') &&
      leaf.call.graph === graph &&
      !(leaf.kind === 'list' && this.transports.of(leaf) === 'artifact')
    );
  }
}
