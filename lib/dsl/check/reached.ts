import type { Call, Graph, PipelineDefinition, TaskDefinition, Test, Value } from '../graph';
import { partsOf } from '../parts';

/** Everything that a pipeline reaches. */
export class Reached {
  public readonly pipelines = new Set<PipelineDefinition>();
  public readonly tasks = new Set<TaskDefinition>();
  /** Graphs of pipelines and handlers, and their parts. */
  public readonly graphs = new Set<Graph>();

  public constructor(root: PipelineDefinition) {
    this.visit(root);
  }

  public get calls(): readonly Call[] {
    return [...this.graphs].flatMap(({ calls }) => calls);
  }

  private visit(definition: PipelineDefinition): void {
    if (this.pipelines.has(definition)) return;
    this.pipelines.add(definition);
    this.visitGraph(definition.graph);
    Object.values(definition.handlers).forEach((graph) => this.visitGraph(graph));
  }

  private visitGraph(graph: Graph): void {
    this.graphs.add(graph);
    for (const { callee } of graph.calls) {
      if (!('kind' in callee)) this.visitGraph(callee);
      else if (callee.kind === 'task') this.tasks.add(callee);
      else this.visit(callee);
    }
  }
}

/** The values that stand in a graph itself, each with those inside it. */
export function* valuesIn(graph: Graph): Generator<Value> {
  for (const call of graph.calls) {
    for (const value of Object.values(call.inputs)) yield* within(value);
    if (call.loop) yield* within(call.loop.over);
    if (call.when) yield* tested(call.when);
  }
  if (graph.result) yield* within(graph.result);
}

function* within(value: Value): Generator<Value> {
  yield value;
  for (const each of partsOf(value)) yield* within(each);
  if (value.kind === 'guarded') yield* tested(value.test);
}

function* tested(test: Test): Generator<Value> {
  if (test.kind === 'not') yield* tested(test.test);
  else if (test.kind === 'compare') for (const each of [test.left, test.right]) yield* within(each);
  else for (const each of test.tests) yield* tested(each);
}

/** The comparisons that stand in a graph itself. */
export function* comparisonsIn(graph: Graph): Generator<Test & { readonly kind: 'compare' }> {
  for (const { when } of graph.calls) if (when) yield* comparisons(when);
  for (const value of valuesIn(graph)) if (value.kind === 'guarded') yield* comparisons(value.test);
}

function* comparisons(test: Test): Generator<Test & { readonly kind: 'compare' }> {
  if (test.kind === 'compare') yield test;
  else if (test.kind === 'not') yield* comparisons(test.test);
  else for (const each of test.tests) yield* comparisons(each);
}

/** The pipeline in whose function a graph was recorded. */
export function definitionAround(graph: Graph): PipelineDefinition | undefined {
  let outermost = graph;
  while (outermost.around) outermost = outermost.around;
  return outermost.definition;
}
