import type { Call, Graph, Loop, PipelineDefinition, RunOptions, TaskDefinition, Value } from '../graph';
import { collected } from './collected';
import { enclosed } from './enclosed';
import { isFunctionCall } from './shape';
import type { Serializer } from '../../serializer/serializer';

/** A pipeline or part as it is going to be run: what was recorded, and what has to be added to carry its values. */
export interface Section {
  readonly graph: Graph;
  readonly calls: Call[];
  /** What it leaves; its own result until something was added to make it. */
  result?: Value;
  /** The names on the way to it. */
  readonly address: readonly string[];
}

/** Gives what it gets. Added where a value has to change its form: file, text or partitions. */
export const PASS: TaskDefinition = Object.freeze<TaskDefinition>({
  kind: 'task',
  name: 'value',
  body: { kind: 'function', run: ({ value }) => value },
  options: {},
});

/** Everything that a pipeline reaches. */
export class Program {
  public readonly sections = new Map<Graph, Section>();
  private readonly loops = new Map<Loop, Call>();
  private readonly rewritten = new Map<Call, Readonly<Record<string, Value>>>();
  private readonly lists = new Map<Loop, Value>();
  private readonly wraps = new Map<Call, Graph>();
  /** Pipelines that call themselves, directly or through others. */
  public readonly recursive = new Set<Graph>();
  private readonly open: Graph[] = [];
  private inputs?: { of(definition: PipelineDefinition, name: string): Serializer | undefined };

  /** @param wrapped calls in loops that have to be parts, besides those that look so by themselves */
  constructor(
    public readonly root: PipelineDefinition,
    private readonly wrapped: ReadonlySet<Call> = new Set(),
  ) {
    this.visit(root.graph, []);
    for (const [name, graph] of Object.entries(root.handlers)) this.visit(graph, [name]);
  }

  public section(graph: Graph): Section {
    return this.sections.get(graph)!;
  }

  public get all(): readonly Section[] {
    return [...this.sections.values()];
  }

  /** The call whose items a loop makes. */
  public callOf(loop: Loop): Call {
    return this.loops.get(loop)!;
  }

  /** The inputs of a call. */
  public inputsOf(call: Call): Readonly<Record<string, Value>> {
    return this.wraps.has(call) ? NONE : (this.rewritten.get(call) ?? enclosed(call)?.inputs ?? call.inputs);
  }

  public rewrite(call: Call, inputs: Readonly<Record<string, Value>>): void {
    this.rewritten.set(call, inputs);
  }

  /** How the file is written that a pipeline gets as an input; undefined while that is being found out. */
  public serializerOfInput(definition: PipelineDefinition, name: string): Serializer | undefined {
    return this.inputs?.of(definition, name);
  }

  public decideInputs(inputs: { of(definition: PipelineDefinition, name: string): Serializer | undefined }): void {
    this.inputs = inputs;
  }

  /** The list of a loop: its own, or one that was added because it is in partitions. */
  public listOf(loop: Loop): Value {
    return this.lists.get(loop) ?? loop.over;
  }

  public relist(loop: Loop, list: Value): void {
    this.lists.set(loop, list);
  }

  /** The section that a call runs; none for a task, and for a pipeline that runs in one pod. */
  public calleeOf(call: Call): Section | undefined {
    if (isFunctionCall(call)) return undefined;
    const callee = this.runBy(call);
    return 'kind' in callee
      ? callee.kind === 'pipeline'
        ? this.section(callee.graph)
        : undefined
      : this.section(callee);
  }

  /** What a call runs: what it says, or a part around that in which its item can be put into another form. */
  public runBy(call: Call): Call['callee'] {
    return this.wraps.get(call) ?? call.callee;
  }

  /** The options of a call: its own, those of what it runs, those of the pipeline in which it stands. */
  public optionsOf(call: Call): RunOptions {
    const { callee } = call;
    const own = 'kind' in callee ? callee.options : {};
    return nearest(nearest(this.pipelineOf(call.graph)?.options ?? {}, own), call.options ?? {});
  }

  /** The pipeline to which a graph belongs. */
  public pipelineOf(graph: Graph): PipelineDefinition | undefined {
    let around: Graph | undefined = graph;
    while (around?.around) around = around.around;
    return around?.definition;
  }

  /** Adds a call that gives a value in another form. */
  public pass(graph: Graph, value: Value, more: Partial<Call> = {}): Value {
    const { calls } = this.section(graph);
    const taken = new Set(calls.map(({ id }) => id));
    let id = PASS.name;
    for (let number = 2; taken.has(id); number++) id = `${PASS.name}-${number}`;
    const call: Call = { id, graph, callee: PASS, inputs: { value }, after: [], ...more };
    calls.push(call);
    return { kind: 'output', call, path: [] };
  }

  /** The part of one call that a loop repeats; failures that are collected are seen in it. */
  private partOf(call: Call): Graph {
    const { loop, ...once } = call;
    const calls: Call[] = [];
    const graph: Graph = { name: call.id, around: call.graph, calls };
    const inner: Call = { ...once, graph, after: [], depends: undefined };
    calls.push(inner);
    if (loop!.onItemFailure === 'collect') calls.push(collected(inner, graph, this.optionsOf(inner)));
    return Object.assign(graph, { result: { kind: 'output', call: calls.at(-1)!, path: [] } as const });
  }

  private visit(graph: Graph, address: readonly string[]): void {
    if (this.open.includes(graph)) {
      for (const each of this.open.slice(this.open.indexOf(graph))) if (each.definition) this.recursive.add(each);
    }
    if (this.sections.has(graph)) return;
    this.sections.set(graph, { graph, calls: [...graph.calls], result: graph.result, address });
    this.open.push(graph);
    for (const call of graph.calls) {
      if (call.loop) this.loops.set(call.loop, call);
      if (call.loop && !isFunctionCall(call) && (this.wrapped.has(call) || needsWrap(call))) {
        this.wraps.set(call, this.partOf(call));
      }
      const callee = this.runBy(call);
      const inner = isFunctionCall(call)
        ? undefined
        : 'kind' in callee
          ? callee.kind === 'pipeline'
            ? callee.graph
            : undefined
          : callee;
      if (inner) this.visit(inner, [...address, call.id]);
    }
    this.open.pop();
  }
}

const NONE = Object.freeze({});

/** What is set nearer holds; of variables, resources and further options name by name. */
function nearest(far: RunOptions, near: RunOptions): RunOptions {
  const { env, resources, container } = far;
  return {
    ...far,
    ...near,
    ...(env && near.env && { env: { ...env, ...near.env } }),
    ...(container && near.container && { container: { ...container, ...near.container } }),
    ...(resources &&
      near.resources && {
        resources: {
          requests: { ...resources.requests, ...near.resources.requests },
          limits: { ...resources.limits, ...near.resources.limits },
        },
      }),
  };
}

/** Whether a call in a loop has to be a part: its failures are collected, of what it gets something is made of its item, or of what it leaves its value is made. */
function needsWrap(call: Call): boolean {
  const { callee, inputs, loop } = call;
  if (loop?.onItemFailure === 'collect') return true;
  if (!('kind' in callee)) return false;
  // Argo's limits count pods and DAGs, no requests.
  return (
    (callee.kind === 'task' && (callee.body.kind !== 'http' || loop?.limit !== undefined)) ||
    Object.values(inputs).some((value) => isComputed(value, call))
  );
}

/** Whether an input of a call in a loop is made of its item, or is its item where that may have to change its form. */
function isComputed(value: Value, { loop, callee }: Call): boolean {
  switch (value.kind) {
    case 'item':
      return (
        value.loop === loop &&
        (value.path.length > 0 ||
          ('kind' in callee && callee.kind === 'task' && !['literal', 'input'].includes(loop.over.kind)))
      );
    case 'index':
    case 'literal':
    case 'input':
    case 'output':
    case 'status':
    case 'workflow':
      return false;
    default:
      return true;
  }
}
