import type { Call, Graph } from '../graph';
import type { Plan } from './plan';

/**
 * How many tasks run at the same time. Argo limits all tasks of a DAG together, so a loop with a limit has a DAG for itself, but
 * where nothing else could run at the same time.
 */
export class Limits {
  constructor(private readonly plan: Plan) {}

  /** The limit of a pipeline or part as a whole. */
  public ofGraph(graph: Graph): number | undefined {
    const { calls } = this.plan.index.section(graph);
    const limits = [
      graph.definition?.options.parallelism,
      ...calls.filter((call) => !this.isApart(call)).map(({ loop }) => loop?.limit),
    ];
    const known = limits.filter((limit) => limit !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  }

  /** Whether a call is a loop that has a DAG for itself. */
  public isApart({ loop, graph }: Call): boolean {
    if (loop?.limit === undefined) return false;
    const { calls } = this.plan.index.section(graph);
    return calls.filter((call) => call.loop).length > 1 || !this.isChain(calls);
  }

  /** Whether each call waits for the one before. */
  private isChain(calls: readonly Call[]): boolean {
    const ordered = this.plan.reads.inOrder(calls);
    return ordered.every((call, index) => index === 0 || this.plan.reads.awaitedBy(call).has(ordered[index - 1]));
  }
}
