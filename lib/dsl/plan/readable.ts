import { isFunctionCall } from './callee';
import type { Formats } from './formats';
import type { Leaf, Shape } from './shape';
import type { Shapes } from './shapes';
import type { Transports } from './transports';
import { traitsOf } from '../../serializer/serializer';

/** What Argo can read without a conversion: parameters, and what a function can leave as one besides. */
export class Readable {
  constructor(
    private readonly shapes: Shapes,
    private readonly transports: Transports,
    private readonly formats: Formats,
  ) {}

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
      return isFunctionCall(of.call) && (json ?? plainText ?? false);
    }
    if (of.kind === 'result') return this.shapes.endsOf(of.graph).every((each) => this.leaf(each));
    return of.kind === 'export' && this.leaf(of.inner);
  }
}
