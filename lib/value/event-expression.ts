import { errors } from '../errors';
import { closesTag, hasTag } from '../spec/tags';

/** A value out of the event that starts a workflow, in place of a literal one. */
export class EventExpression {
  /**
   * An expression over `payload`, `metadata`, `discriminator` and `namespace`, without braces around it. Sets `valueFrom.event`.
   *
   * @param expression for example `payload.pull_request.number` or `metadata["x-github-event"][0]`
   */
  public static of(expression: string): EventExpression {
    if (typeof expression !== 'string' || expression.trim() === '' || hasTag(expression) || closesTag(expression)) {
      throw errors.notAValue(
        'EventExpression.of',
        'expression',
        expression,
        'an expression without braces around it, with a space between two closing braces inside',
      );
    }
    return new EventExpression(expression);
  }

  private constructor(/** @internal */ public readonly _expression: string) {}
}
