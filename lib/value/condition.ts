import { hasToken } from './token-text';
import { errors, shown } from '../errors';
import type { Expression } from './expr-kind';
import type { Reference } from './reference';
import { binary, group, joined, literal, not, source, value as valueNode } from '../ir/build';
import { closesTag, hasTag } from '../spec/tags';

/**
 * A condition on run-time values, built from references: `flip.result.eq('heads').and(count.gt(3))`. Values are bound, not
 * spliced into text, so no value can change what the condition means.
 */
export class Condition {
  /**
   * A condition in Argo's own expression language, without the braces of a tag.
   *
   * @param text for example `workflow.status == 'Failed'`
   */
  public static expression(text: string): Condition {
    if (typeof text !== 'string' || text.trim() === '' || hasTag(text) || closesTag(text) || hasToken(text)) {
      throw errors.notAValue(
        'Condition.expression',
        'text',
        text,
        'an expression without tags and references, with a space between two closing braces; compare references by their methods (eq, gt, ...)',
      );
    }
    return new Condition(source(text));
  }

  /**
   * A condition that is true when a value is.
   *
   * @param value a reference or expression that is true or false; a condition is given back
   */
  public static of(value: any): Condition {
    if (value instanceof Condition) return value;
    if (!isReference(value)) {
      throw errors.notAValue(
        'Condition.of',
        'value',
        value,
        'a condition, or a reference or expression that is true or false',
      );
    }
    return value.isTrue();
  }

  /** True when all parts are. */
  public static all(...parts: Condition[]): Condition {
    return Condition.combine('and', parts);
  }

  /** True when at least one part is. */
  public static any(...parts: Condition[]): Condition {
    return Condition.combine('or', parts);
  }

  /** @internal */
  public static _compare(left: Reference, operator: string, right: unknown): Condition {
    const other = isReference(right) ? valueNode(right) : literal(right);
    return new Condition(binary<Reference>(valueNode(left), operator, other));
  }

  private static combine(kind: 'and' | 'or', parts: Condition[]): Condition {
    if (parts.length === 0 || !parts.every((part) => part instanceof Condition)) {
      throw errors.notAValue(
        `Condition.${kind === 'and' ? 'all' : 'any'}`,
        'parts',
        parts.map((part) => shown(part)),
        'at least one condition, made from references by their methods (eq, gt, ...)',
      );
    }
    if (parts.length === 1) return parts[0];
    return new Condition(
      joined(
        kind,
        parts.map(({ _node }) => (isCombined(_node) ? group(_node) : _node)),
      ),
    );
  }

  private constructor(/** @internal */ public readonly _node: Expression) {}

  /** True when both conditions are. */
  public and(other: Condition): Condition {
    return Condition.combine('and', [this, other]);
  }

  /** True when one of the conditions is, or both. */
  public or(other: Condition): Condition {
    return Condition.combine('or', [this, other]);
  }

  /** True when the condition is not. */
  public not(): Condition {
    return new Condition(not(this._node));
  }

  /** Refuses: a condition is an object, not a text. */
  public toString(): string {
    throw errors.coercion(
      'a condition',
      'put into a text',
      'Pass the condition itself, or combine it with others by and, or, not',
    );
  }
}

/** Whether it is several conditions, which stand in parentheses inside of others. */
function isCombined(node: Expression): boolean {
  return node.kind === 'binary' && (node.operator === 'and' || node.operator === 'or');
}

// Not by class, which would make the two files import each other.
function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '_source' in value;
}
