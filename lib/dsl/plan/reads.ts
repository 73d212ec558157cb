import type { PipelineIndex, Section } from './pipeline-index';
import { leafId, leavesOf } from './shape';
import type { Shapes } from './shapes';
import type { Call, Loop, Value } from '../graph';
import { operandsOf } from '../operands';

/** What calls read of each other, and so the order in which they can be made. */
export class Reads {
  private used?: ReadonlySet<string>;

  constructor(
    private readonly index: PipelineIndex,
    private readonly shapes: Shapes,
  ) {}

  /** Which of item and index is read of a loop. */
  public usedOf(loop: Loop): { readonly item: boolean; readonly index: boolean } {
    this.used ??= new Set(
      this.index.sections
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
    const part = this.index.calleeOf(call);
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
    const test = this.index.testOf(call);
    const list = call.loop && this.index.listOf(call.loop);
    return [...Object.values(this.index.inputsOf(call)), ...(test ? operandsOf(test) : []), ...(list ? [list] : [])];
  }
}
