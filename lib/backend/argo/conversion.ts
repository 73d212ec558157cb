import { Operand, unescapedExpr, textOfKind, valueExpr, memberExpr } from './operand';
import { errors } from '../../errors';
import { binary, call, group, literal, ungrouped } from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import type { Kind, Wanted } from '../../spec/expr/signatures';

/** A part of an expression, and what is known of its value. */
export interface Part {
  readonly expr: ExpressionNode;
  readonly kind: Kind;
  /** Of a reference: how it is read. */
  readonly operand?: Operand;
  /** Of a literal. */
  readonly literal?: unknown;
}

/** Converts parts to what operators and functions take. */
export class Conversion {
  /** What of all that was converted may fail at run time. */
  public risk?: string;

  /**
   * @param path the construct that is named in errors
   */
  constructor(private readonly path: string) {}

  /** A part as an operator or function takes it. */
  public as(part: Part, wanted: Wanted, operation: string): ExpressionNode {
    switch (wanted) {
      case 'number':
        return this.number(part, operation);
      case 'int':
        return this.whole(part, operation);
      case 'numbers':
        return part.kind === 'list' || part.kind === 'any'
          ? this.risky(part.expr, 'values that are not numbers')
          : this.number(part, operation);
      case 'text':
        return this.text(part, operation);
      case 'json':
        return part.operand && !part.operand.value
          ? unescapedExpr(part.operand)
          : part.kind === 'text'
            ? part.expr
            : call('toJson', ungrouped(part.expr));
      case 'boolean':
      case 'test':
        return this.boolean(part, operation);
      case 'list':
      case 'map':
        return this.structure(part, wanted, operation);
      case 'time':
      case 'duration':
        return part.kind === wanted || part.kind === 'any' ? part.expr : this.refuse(part, operation, `a ${wanted}`);
      // Not every text of a number is that of a whole one.
      case 'whole':
        return part.kind === 'scalar' || part.kind === 'loose' ? this.number(part, operation) : part.expr;
      case 'datum':
        return part.kind === 'scalar' || part.kind === 'loose' ? this.simple(part) : part.expr;
      case 'any':
      case 'each':
        return this.any(part);
    }
  }

  /** The value of a part, as it stands in JSON. */
  public any(part: Part): ExpressionNode {
    if (part.operand?.encoding === 'scalar' || (part.operand && part.kind === 'any')) {
      return this.risky(decoded(part.operand), 'a text that is not JSON');
    }
    return part.operand ? decoded(part.operand) : part.expr;
  }

  /** Says of an expression that it may fail. */
  public risky(expr: ExpressionNode, what: string): ExpressionNode {
    this.mayFail(what);
    return expr;
  }

  /** Says why the whole may fail. */
  public mayFail(what: string): void {
    this.risk ??= what;
  }

  /** The text of a part; JSON for what is not text. */
  public asText(part: Part): ExpressionNode {
    const { operand, kind } = part;
    if (operand) return unescapedExpr(operand);
    if (kind === 'time' || kind === 'duration') {
      return this.refuse(part, 'text', 'a text, number or JSON value (of a time: its format(layout))');
    }
    if (part.literal !== undefined && kind !== 'text') return literal(JSON.stringify(part.literal));
    return textOfKind(part.expr, kind);
  }

  private number(part: Part, operation: string): ExpressionNode {
    const { kind, expr } = part;
    if (kind === 'number') return expr;
    if (kind === 'any') return this.risky(call('float', ungrouped(expr)), 'a value that is not a number');
    if (kind === 'scalar' || kind === 'loose' || (kind === 'text' && part.literal === undefined)) {
      return this.risky(call('float', ungrouped(this.simple(part))), 'a text that is not a number');
    }
    return this.refuse(part, operation, 'a number');
  }

  private whole(part: Part, operation: string): ExpressionNode {
    if (part.kind !== 'number') return call('int', this.number(part, operation));
    return Number.isInteger(part.literal) ? part.expr : call('int', ungrouped(part.expr));
  }

  private text(part: Part, operation: string): ExpressionNode {
    if (part.kind === 'text') return part.expr;
    if (part.kind === 'any') return this.risky(part.expr, 'a value that is not text');
    if (part.kind === 'scalar' || part.kind === 'loose') return unescapedExpr(part.operand!);
    return this.refuse(part, operation, 'a text (of another value: Expr.text(value))');
  }

  private boolean(part: Part, operation: string): ExpressionNode {
    const { kind, expr } = part;
    if (kind === 'boolean') return expr;
    if (kind === 'any') return this.risky(expr, 'a value that is neither true nor false');
    if (kind === 'scalar' || kind === 'loose' || (kind === 'text' && part.literal === undefined)) {
      return group(binary(part.operand ? unescapedExpr(part.operand) : expr, '==', literal('true')));
    }
    return this.refuse(part, operation, 'a condition, or a value that is true or false');
  }

  private structure(part: Part, wanted: 'list' | 'map', operation: string): ExpressionNode {
    if (part.kind === wanted) return part.expr;
    if (part.kind === 'any') return this.risky(part.expr, `a value that is not a ${wanted}`);
    if (part.kind === 'loose') return this.risky(valueExpr(part.operand!), 'a text that is not JSON');
    return this.refuse(
      part,
      operation,
      `a ${wanted === 'list' ? 'list' : 'JSON object'} (of JSON text: Expr.of(value).fromJson())`,
    );
  }

  /** A text that says a number or a boolean, or the value itself. */
  private simple({ expr, operand }: Part): ExpressionNode {
    return operand && !operand.value ? unescapedExpr(operand) : expr;
  }

  private refuse(part: Part, operation: string, wanted: string): never {
    throw errors.wrongOperand(
      this.path,
      operation,
      part.operand
        ? 'a value of another type'
        : part.literal === undefined
          ? `a ${part.kind}`
          : JSON.stringify(part.literal),
      wanted,
    );
  }
}

/** The value of a reference: what is known to be a number or boolean is one. */
function decoded(operand: Operand): ExpressionNode {
  return operand.encoding === 'scalar' && !operand.value && operand.json === undefined
    ? valueExpr(operand)
    : memberExpr(operand);
}
