import { isFunctionCall } from './callee';
import { type Formats, isInPartitions, isRows } from './formats';
import { type Leaf, leavesOf, type Shape } from './shape';
import type { Shapes } from './shapes';
import type { Transports } from './transports';
import { traitsOf } from '../../serializer/serializer';
import type { Call, Value } from '../graph';

/** What can be read as it is, and what needs a conversion. */
export class Readable {
  constructor(
    private readonly shapes: Shapes,
    private readonly transports: Transports,
    private readonly formats: Formats,
  ) {}

  /** Whether Argo can read a value: it is made of parameters, and of what functions can leave as parameters besides. */
  public shape(shape: Shape): boolean {
    switch (shape.kind) {
      case 'literal':
        return true;
      case 'leaf':
        return !shape.pick.includes('length') && this.leaf(shape.leaf);
      case 'first':
        return (
          shape.of.every((each) => each.kind === 'leaf' && each.pick.length === 0 && this.shape(each)) &&
          (shape.otherwise === undefined || shape.otherwise.kind === 'literal')
        );
      case 'default':
        return shape.otherwise.kind === 'literal' && shape.of.kind === 'leaf' && this.shape(shape.of);
      default:
        return false;
    }
  }

  public leaf(of: Leaf): boolean {
    if (this.transports.of(of) === 'parameter') return true;
    if (of.kind === 'output') {
      const { json, plainText } = traitsOf(this.formats.of(of));
      return isFunctionCall(of.call) && (json === true || plainText === true);
    }
    if (of.kind === 'result') return this.shapes.endsOf(of.graph).every((each) => this.leaf(each));
    return of.kind === 'export' && this.leaf(of.inner);
  }

  /** Whether an input of a pipeline takes a parameter, and what it gets is none. */
  public needsParameter(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (
      isFunctionCall(call) ||
      !('kind' in callee) ||
      callee.kind !== 'pipeline' ||
      this.transports.ofInput(callee, name) !== 'parameter'
    ) {
      return false;
    }
    return leavesOf(this.shapes.of(value)).some((leaf) => !this.leaf(leaf));
  }

  /** Whether an input takes one whole file: of a pipeline, or of a container. */
  public needsArtifact(call: Call, name: string, value: Value): boolean {
    const { callee } = call;
    if (isFunctionCall(call) || !('kind' in callee)) return false;
    if (callee.kind === 'pipeline') return this.transports.ofInput(callee, name) === 'artifact';
    return this.transports.ofShape(this.shapes.of(value)) === 'artifact';
  }

  /** Whether each element of a list is a file already. */
  public inPartitions(shape: Shape): boolean {
    if (shape.kind !== 'leaf' || shape.pick.length > 0) return false;
    const { leaf } = shape;
    if (leaf.kind === 'list') return isInPartitions(leaf.call.loop!);
    return isMadeByFunction(leaf) && !isRows(this.formats.of(leaf));
  }
}

/** Whether a function leaves a value, so that it can leave it in partitions. */
export function isMadeByFunction(of: Leaf): boolean {
  if (of.kind === 'export') return isMadeByFunction(of.inner);
  return of.kind === 'output' && isFunctionCall(of.call);
}
