import { Carrier } from './carry';
import { Demands } from './demands';
import { Forms } from './forms';
import { FunctionPlan, functionPlan, isBatched } from './physical';
import { Program, Section } from './program';
import { serializerOf } from './serializers';
import { isFunctionCall, leafId, leavesOf } from './shape';
import { Shapes } from './shapes';
import { Reached } from '../check/program';
import { fingerprint } from '../check/stable';
import type { Call, Loop, PipelineDefinition, Value } from '../graph';
import { operandsOf } from '../operands';

/** The operators and functions of regular expressions, in whatever text they stand. */
const PATTERNS = /matches|regex|=~|!~/;

/** How the values of a pipeline travel: the same for its constructs and for the program in its containers. */
export class Plan {
  /** The plan of a pipeline that is run as a whole, made once. */
  public static of(root: PipelineDefinition): Plan {
    let plan = plans.get(root);
    if (!plan) plans.set(root, (plan = new Plan(root)));
    return plan;
  }

  public readonly program: Program;
  public readonly shapes: Shapes;
  public readonly forms: Forms;
  public readonly carrier: Carrier;
  public readonly demands: Demands;
  /** All functions, by the names under which the program runs them; each call also has its own. */
  public readonly nodes = new Map<string, FunctionPlan>();
  private readonly functions = new Map<Call, FunctionPlan>();
  private readonly canonical = new Map<Call, string>();
  private readonly signatures = new Map<string, string>();
  private used?: ReadonlySet<string>;

  private constructor(root: PipelineDefinition) {
    const wrapped = new Set<Call>();
    let known: number;
    do {
      known = wrapped.size;
      this.program = new Program(root, wrapped);
      this.shapes = new Shapes(this.program);
      this.forms = new Forms(this.program, this.shapes);
      for (const call of this.forms.needingText()) wrapped.add(call);
    } while (wrapped.size > known);
    this.carrier = new Carrier(this.program, this.shapes, this.forms);
    this.demands = new Demands(this.program, this.shapes, this.forms, this.carrier);
    for (const section of this.program.all) {
      for (const call of section.calls) {
        if (!isFunctionCall(call)) continue;
        const plan = functionPlan(call, this.program, this.shapes, this.forms, this.demands);
        this.functions.set(call, plan);
        // Calls that do the same with files of the same names and formats are one node for the program, so that they share a template.
        const files = plan.arriving.map((each) => [
          each.name,
          each.form,
          each.optional,
          each.leaf.kind === 'list',
          isBatched(each),
          serializerOf(each.leaf, this.program, this.shapes).name,
        ]);
        const { batch, onItemFailure } = call.loop ?? {};
        const signature = JSON.stringify([
          section.address,
          nameOf(call),
          plan.inputs,
          files,
          plan.left,
          call.options,
          batch,
          onItemFailure,
        ]);
        const own = [...section.address, call.id].join('.');
        this.nodes.set(own, plan);
        const address = this.signatures.get(signature) ?? own;
        this.signatures.set(signature, address);
        this.canonical.set(call, address);
      }
    }
  }

  /** What the pod of a function gets and leaves. */
  public functionOf(call: Call): FunctionPlan {
    return this.functions.get(call)!;
  }

  /** The name under which the program runs a function. */
  public addressOf(call: Call): string {
    return this.canonical.get(call)!;
  }

  /** Whether some pod runs a whole pipeline. */
  public get needsEngine(): boolean {
    return [...this.functions.keys()].some(({ callee }) => !('kind' in callee) || callee.kind === 'pipeline');
  }

  /** Whether something in the pipelines may ask for a regular expression, for which a pod that runs a whole pipeline needs an engine of them. */
  public get needsPatterns(): boolean {
    return [...new Reached(this.program.root).graphs].some((graph) => PATTERNS.test(fingerprint(graph)));
  }

  /** Which of item and index is read of a loop. */
  public usedOf(loop: Loop): { readonly item: boolean; readonly index: boolean } {
    this.used ??= new Set(
      this.program.all
        .flatMap((section) => this.valuesOf(section))
        .flatMap((value) => leavesOf(this.shapes.of(value)))
        .map(leafId),
    );
    return {
      item: this.used.has(leafId({ kind: 'item', loop })),
      index: this.used.has(leafId({ kind: 'index', loop })),
    };
  }

  /** Calls in an order in which each comes after what it reads: what is added later may be read by calls that were written before. */
  public inOrder(calls: readonly Call[]): readonly Call[] {
    const known = new Set(calls);
    const done = new Set<Call>();
    const result: Call[] = [];
    const visit = (call: Call): void => {
      if (done.has(call)) return;
      done.add(call);
      for (const before of this.readBy(call)) if (known.has(before)) visit(before);
      result.push(call);
    };
    calls.forEach(visit);
    return result;
  }

  /** The calls whose values a call reads, itself or in the part that it runs, or after which it comes. */
  public awaitedBy(call: Call): ReadonlySet<Call> {
    const part = this.program.calleeOf(call);
    const inside =
      part && !part.graph.definition
        ? [...part.calls.flatMap((each) => [...this.awaitedBy(each)]), ...this.madeBy(part.result ? [part.result] : [])]
        : [];
    return new Set([...this.readBy(call), ...inside]);
  }

  /** The calls whose values a call reads in its own fields, or after which it comes. */
  public readBy(call: Call): readonly Call[] {
    return [...call.after, ...this.madeBy(this.valuesOfCall(call))];
  }

  private madeBy(values: readonly Value[]): readonly Call[] {
    const leaves = values.flatMap((value) => leavesOf(this.shapes.of(value)));
    return leaves.flatMap((leaf) => ('call' in leaf ? [leaf.call] : []));
  }

  private valuesOf({ calls, result }: Section): Value[] {
    return [...calls.flatMap((call) => this.valuesOfCall(call)), ...(result ? [result] : [])];
  }

  private valuesOfCall(call: Call): Value[] {
    const test = this.carrier.tests.get(call) ?? call.when;
    const list = call.loop && (this.carrier.lists.get(call.loop) ?? call.loop.over);
    return [...Object.values(this.program.inputsOf(call)), ...(test ? operandsOf(test) : []), ...(list ? [list] : [])];
  }
}

const plans = new WeakMap<PipelineDefinition, Plan>();

function nameOf({ callee }: Call): string {
  return 'kind' in callee ? `${callee.kind} ${callee.name}` : callee.name;
}
