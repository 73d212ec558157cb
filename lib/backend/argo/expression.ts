import { conditionNode, Reader } from './condition';
import { Conversion, Part } from './conversion';
import type { Operand } from './operand';
import { errors } from '../../errors';
import {
  numberLiteral,
  at,
  binary,
  call,
  choice,
  group,
  joined,
  list,
  literal,
  pointer,
  unary,
  ungrouped,
} from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import { calls } from '../../ir/facts';
import { print } from '../../ir/print';
import { Kind, signatures, Wanted } from '../../spec/expr/signatures';
import { Expression, isTest, kindOf, kindOfEncoding, kindOfReference, sum } from '../../value/expr-kind';
import { Reference } from '../../value/reference';

/** How the references of an expression are read where it stands. */
export interface ExprReader extends Reader {
  /** A reference that may be absent: with the condition under which it is there, if it is not sure. */
  readDoubtful(reference: Reference): Operand;
}

/** An expression as an operand: its value, with what is known of it. */
export function exprOperand(node: Expression, reader: ExprReader): Operand {
  const writer = new ExprWriter(reader);
  const part = writer.part(node);
  // A reference alone is what it was.
  if (node.kind === 'value') return part.operand!;
  const { expr, kind } = part;
  const made = { expr, kind, isEscaped: false, ofItem: writer.ofItem || undefined, risk: writer.risk };
  if (kind === 'text') return { ...made, encoding: 'text' };
  return {
    ...made,
    value: true,
    encoding: kind === 'number' || kind === 'boolean' ? 'scalar' : 'text',
    typed: kind === 'list' || kind === 'map' || undefined,
  };
}

/** The same, with the condition under which all of its values are there. */
export function doubtfulOperand(node: Expression, reader: ExprReader): Operand {
  const exists = new Conditions();
  const operand = exprOperand(node, doubtful(reader, exists));
  return exists.all === undefined ? operand : { ...operand, exists: exists.all };
}

function doubtful(reader: ExprReader, exists: Conditions): ExprReader {
  const read = (reference: Reference) => {
    const operand = reader.readDoubtful(reference);
    if (operand.exists !== undefined) exists.add(operand.exists);
    return operand;
  };
  return { ...reader, read, readDoubtful: read };
}

/** Conditions of which several may be equal. */
class Conditions {
  private readonly found = new Map<string, ExpressionNode>();

  public add(condition: ExpressionNode): void {
    this.found.set(print(condition), condition);
  }

  /** All of them together; undefined when there is none. */
  public get all(): ExpressionNode | undefined {
    return this.found.size === 0 ? undefined : joined('and', [...this.found.values()]);
  }
}

/** These fail only where what they look at does. */
const SAFE_PREDICATES = new Set([
  'all',
  'none',
  'any',
  'one',
  'count',
  'filter',
  'map',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'groupBy',
  'toJson',
]);

type Pointer = '' | 'index' | 'acc';

/** Writes the nodes of one expression. */
class ExprWriter {
  /** Whether the expression mentions the item of a loop. */
  public ofItem = false;
  private readonly convert: Conversion;
  /** How many predicates are around. */
  private depth = 0;
  private reader: ExprReader;

  constructor(reader: ExprReader) {
    this.reader = reader;
    this.convert = new Conversion(reader.context.path);
  }

  /** What may fail at run time. */
  public get risk(): string | undefined {
    return this.convert.risk;
  }

  public part(node: Expression): Part {
    const kind = kindOf(node, (reference) => this.kindOf(reference));
    if (isTest(node)) return { expr: this.condition(node), kind };
    switch (node.kind) {
      case 'value':
        return this.reference(node.value, kind);
      case 'literal':
        return { expr: literalNode(node.value), kind, literal: node.value };
      case 'list':
        return { expr: list(node.items.map((item) => ungrouped(this.convert.any(this.part(item))))), kind };
      case 'map':
        return {
          expr: {
            kind: 'map',
            entries: node.entries.map(([key, value]) => [this.part(key).expr, this.convert.any(this.part(value))]),
          },
          kind,
        };
      case 'text':
        return { expr: this.text(node.parts), kind };
      case 'pointer':
        return { expr: this.element(node.name as Pointer), kind };
      case 'unary':
        return { expr: group(unary('-', this.convert.as(this.part(node.of), 'number', 'negated'))), kind };
      case 'binary':
        return {
          expr:
            node.operator === '??'
              ? this.orElse(node.left, node.right, kind)
              : this.operation(node.operator, this.part(node.left), this.part(node.right)),
          kind,
        };
      case 'call':
        return { expr: this.call(node.name, node.args), kind };
      case 'method': {
        const of = this.convert.as(
          this.part(node.of),
          node.name === 'Format' ? 'time' : 'duration',
          node.name.toLowerCase(),
        );
        return {
          expr: {
            kind: 'method',
            of,
            name: node.name,
            args: node.args.map((arg) => this.convert.as(this.part(arg), 'text', 'format')),
          },
          kind,
        };
      }
      case 'member':
        return { expr: this.member(node.of, node.key), kind };
      case 'slice':
        return { expr: this.slice(node), kind };
      case 'choice': {
        const test = this.convert.as(this.part(node.test), 'test', 'the condition of a choice');
        return {
          expr: group(
            choice(test, this.branch(this.part(node.then), kind), this.branch(this.part(node.otherwise), kind)),
          ),
          kind,
        };
      }
      default:
        throw new Error(`${this.reader.context.path}: a ${node.kind} is not an expression of an author`);
    }
  }

  private kindOf(reference: Reference): Kind {
    return reference._source.kind === 'own'
      ? kindOfEncoding(this.reader.read(reference).encoding)
      : kindOfReference(reference);
  }

  private reference(reference: Reference, kind: Kind): Part {
    const operand = this.reader.read(reference);
    this.ofItem ||= operand.ofItem ?? false;
    const { convert } = this;
    const isText = kind === 'text' || kind === 'scalar';
    return {
      kind,
      operand,
      // Where only the text is asked for, nothing is decoded that may be no JSON.
      get expr() {
        if (isText) return convert.asText({ expr: operand.expr, kind, operand });
        return convert.any({
          expr: operand.expr,
          kind,
          operand: kind === 'any' && !operand.value ? { ...operand, encoding: 'json' } : operand,
        });
      },
    };
  }

  private condition(test: Expression): ExpressionNode {
    const node = conditionNode(test, { ...this.reader, read: (reference) => this.compared(reference) });
    if (calls(node, ['float', 'fromJSON'])) this.convert.mayFail('a comparison of what is neither a number nor JSON');
    return group(node);
  }

  /** What a condition inside of an expression compares. */
  private compared(reference: Reference): Operand {
    const source = reference._source;
    if (source.kind !== 'expr') {
      const operand = this.reader.read(reference);
      this.ofItem ||= operand.ofItem ?? false;
      return operand;
    }
    const part = this.part(source.node);
    if (source.node.kind === 'value') return part.operand!;
    const { expr, kind } = part;
    return {
      expr,
      kind,
      isEscaped: false,
      encoding: kind === 'number' || kind === 'boolean' ? 'scalar' : 'text',
      value: kind !== 'text' || undefined,
    };
  }

  private text(parts: readonly Expression[]): ExpressionNode {
    const texts = parts.map((part) => this.convert.asText(this.part(part)));
    return texts.length === 0 ? literal('') : texts.length === 1 ? texts[0] : group(joined('+', texts));
  }

  private element(name: Pointer): ExpressionNode {
    if (this.depth === 0) {
      throw errors.outOfReach(
        this.reader.context.path,
        `the ${name === 'acc' ? 'accumulator' : name || 'element'} of a list`,
        'It is known in the conditions and values that filter, map, reduce and the like take.',
        'Use it there.',
      );
    }
    return pointer(name);
  }

  private operation(operator: string, left: Part, right: Part): ExpressionNode {
    const both = (wanted: Wanted) =>
      group(binary(this.convert.as(left, wanted, operator), operator, this.convert.as(right, wanted, operator)));
    const kinds = [left.kind, right.kind];
    switch (operator) {
      case '..':
        return group(binary(this.convert.as(left, 'int', 'range'), '..', this.convert.as(right, 'int', 'range')));
      case '%':
        return this.convert.risky(both('int'), 'a division by 0');
      case 'in':
        return group(binary(this.convert.any(left), 'in', this.container(right)));
      case '+':
      case '-': {
        if (kinds.includes('time') || kinds.includes('duration')) return group(binary(left.expr, operator, right.expr));
        if (operator === '-') return both('number');
        const result = sum(left.kind, right.kind);
        if (result === 'number') return both('number');
        if (result === 'text') return group(binary(this.convert.asText(left), '+', this.convert.asText(right)));
        if (result === 'any') {
          return this.convert.risky(group(binary(left.expr, '+', right.expr)), 'a sum of different types');
        }
        throw errors.wrongOperand(
          this.reader.context.path,
          'plus',
          'two values that may be numbers as well as texts',
          'a value of a known type: asFloat() makes a number, Expr.text(a, b) a text of both',
        );
      }
      // A division by 0 gives what JSON cannot carry.
      default:
        return operator === '*'
          ? both('number')
          : this.convert.risky(both('number'), operator === '/' ? 'a division by 0' : 'a power that is not a number');
    }
  }

  /** A list of literals is a map for Argo, in which only texts can be looked up. */
  private container(part: Part): ExpressionNode {
    if (part.kind === 'list') return call('concat', part.expr);
    return part.kind === 'map' || part.kind === 'any' ? part.expr : this.convert.as(part, 'list', 'includes');
  }

  private call(name: string, args: readonly Expression[]): ExpressionNode {
    const { takes, total } = signatures().get(name)!;
    if (!total && !SAFE_PREDICATES.has(name)) this.convert.mayFail(`what '${name}' does not take`);
    const texts = args.map((arg, index) => {
      const wanted = takes[Math.min(index, takes.length - 1)];
      const isPredicate = wanted === 'test' || wanted === 'each';
      if (isPredicate) this.depth++;
      const text = this.convert.as(this.part(arg), name === 'sum' && isPredicate ? 'number' : wanted, name);
      if (isPredicate) this.depth--;
      return text;
    });
    return call(name, ...texts.map(ungrouped));
  }

  private member(of: Expression, key: Expression): ExpressionNode {
    const base = this.convert.risky(this.structure(this.part(of)), 'an element or field that is not there');
    const part = this.part(key);
    if (part.literal !== undefined) return at(base, part.expr);
    if (part.kind === 'number' || part.kind === 'scalar') return at(base, this.convert.as(part, 'int', 'item'));
    return at(base, part.kind === 'any' ? part.expr : this.convert.as(part, 'text', 'item'));
  }

  private slice({ of, from, to }: Extract<Expression, { kind: 'slice' }>): ExpressionNode {
    const part = this.part(of);
    const base = part.kind === 'text' ? part.expr : this.structure(part);
    const position = (node: Expression) => this.convert.as(this.part(node), 'int', 'slice');
    return { kind: 'slice', of: base, from: from && position(from), to: to && position(to) };
  }

  /** A list or an object. */
  private structure(part: Part): ExpressionNode {
    return part.kind === 'map' ? group(part.expr) : this.convert.as(part, 'list', 'property, at and slice');
  }

  private branch(part: Part, kind: Kind): ExpressionNode {
    return kind === 'number' || kind === 'boolean' || kind === 'text'
      ? this.convert.as(part, kind, 'a choice')
      : kind === 'scalar'
        ? this.convert.asText(part)
        : this.convert.any(part);
  }

  private orElse(of: Expression, otherwise: Expression, kind: Kind): ExpressionNode {
    const exists = new Conditions();
    const { reader } = this;
    this.reader = doubtful(reader, exists);
    const part = this.part(of);
    this.reader = reader;
    const value = this.branch(part, kind);
    const rest = this.branch(this.part(otherwise), kind);
    const mayBeNull = ['any', 'loose', 'map', 'list'].includes(part.kind);
    const test = exists.all;
    if (!test) return group(binary(value, '??', rest));
    if (!mayBeNull) return group(choice(test, value, rest));
    return group(binary(group(choice(test, value, literal(null))), '??', rest));
  }
}

function literalNode(value: unknown): ExpressionNode {
  return typeof value === 'number' ? numberLiteral(value) : literal(value);
}
