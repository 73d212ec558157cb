import { isFunctionCall } from './callee';
import { optionsOf } from './options-of';
import type { PipelineIndex } from './pipeline-index';
import { type Leaf, leavesOf, type Shape } from './shape';
import type { Shapes } from './shapes';
import type { Call, PipelineDefinition, Transport } from '../graph';

/** How each value travels by itself, as `chooseTransports` found it out. */
export class Transports {
  /** @param files the inputs of pipelines that travel as artifacts */
  constructor(
    private readonly index: PipelineIndex,
    private readonly shapes: Shapes,
    private readonly files: ReadonlySet<string>,
  ) {}

  /** The same choices for an index with conversions. */
  public over(index: PipelineIndex, shapes: Shapes): Transports {
    return new Transports(index, shapes, this.files);
  }

  /** How an input of a pipeline travels. */
  public ofInput(of: PipelineDefinition, name: string): Transport {
    if (of === this.index.root) return 'parameter';
    return this.files.has(inputId(of, name)) ? 'artifact' : 'parameter';
  }

  /** How a value travels by itself; a function can leave it in the other way too. */
  public of(leaf: Leaf): Transport {
    switch (leaf.kind) {
      case 'input':
        return this.ofInput(leaf.of, leaf.name);
      case 'output':
        return this.ofOutput(leaf.call, leaf.path[0]);
      case 'list':
        return this.ofElement(leaf.call);
      case 'export':
        return this.of(leaf.inner);
      case 'result':
        return this.ofAll(this.shapes.endsOf(leaf.graph));
      case 'item':
        return leaf.loop.batch === undefined && this.isReadableList(this.shapes.of(leaf.loop.over))
          ? 'parameter'
          : 'artifact';
      default:
        return 'parameter';
    }
  }

  /** Whether all of a value can be a parameter. */
  public ofShape(shape: Shape): Transport {
    return this.ofAll(leavesOf(shape));
  }

  /** Whether Argo can read the items of a list out of one text; else each is a file. */
  public isReadableList(shape: Shape): boolean {
    if (shape.kind === 'literal') return true;
    return shape.kind === 'leaf' && !shape.pick.includes('length') && this.of(shape.leaf) === 'parameter';
  }

  private ofAll(leaves: readonly Leaf[]): Transport {
    return leaves.every((leaf) => this.of(leaf) === 'parameter') ? 'parameter' : 'artifact';
  }

  /** How what one item of a loop leaves travels. */
  private ofElement(call: Call): Transport {
    const callee = this.index.calleeOf(call);
    return callee ? this.ofAll(this.shapes.endsOf(callee.graph)) : this.ofOutput(call, undefined);
  }

  private ofOutput(call: Call, field: string | number | undefined): Transport {
    const { callee } = call;
    if ('kind' in callee && callee.kind === 'task' && callee.body.kind !== 'function') {
      const declared = callee.body.kind === 'container' ? callee.body.container.outputs[String(field)] : undefined;
      return declared?.type === 'file' ? 'artifact' : 'parameter';
    }
    const options = 'kind' in callee && callee.kind === 'task' ? callee.options.outputs : undefined;
    return options?.[String(field)]?.transport ?? optionsOf(call).transport ?? 'artifact';
  }
}

/** Whether an input of a call is put into text: of a container, a request, an approval. */
export function isPutIntoText(call: Call, input: string): boolean {
  const { callee } = call;
  if (isFunctionCall(call) || !('kind' in callee) || callee.kind !== 'task') return false;
  if (callee.body.kind !== 'container') return true;
  return callee.body.container.inputs[input]?.kind !== 'file';
}

const numbers = new WeakMap<PipelineDefinition, number>();
let count = 0;

/** The same text for the same input. */
export function inputId(of: PipelineDefinition, name: string): string {
  if (!numbers.has(of)) numbers.set(of, count++);
  return `${numbers.get(of)} ${name}`;
}
