import { conditionNode } from './condition';
import { doubtfulOperand, ExprReader, exprOperand } from './expression';
import { itemPath, LoopPlan, readsItem } from './loop';
import { memberExpr, Operand, unescapedExpr, valueExpr } from './operand';
import type { ReadContext } from './read-context';
import { exported, otherwise, produced } from './task-value';
import { errors } from '../../errors';
import {
  call,
  dotted,
  field,
  group,
  indexed,
  joined,
  list,
  literal,
  map,
  binary,
  source as sourceText,
} from '../../ir/build';
import type { ExpressionNode } from '../../ir/expression-node';
import { Piece, walk } from '../../ir/walk';
import { unescapedTextExpr } from '../../spec/expression';
import { isPlainObject } from '../../spec/merge';
import { writableJson } from '../../spec/writable';
import { checkReadable } from '../../validate/expressions';
import { checkExpression, isRetryVariable } from '../../validate/variables';
import type { Condition } from '../../value/condition';
import { kindOf } from '../../value/expr-kind';
import { Literal } from '../../value/literal';
import { Reference } from '../../value/reference';
import type { Encoding } from '../../value/value-type';

const INPUT_PARAMETERS = dotted('inputs.parameters');
const INPUT_ARTIFACTS = dotted('inputs.artifacts');
const WORKFLOW_PARAMETERS = dotted('workflow.parameters');

/** What to write for a reference at a place. */
export function read(reference: Reference, context: ReadContext): Operand {
  if (reference._isArtifact) throw errors.artifactAsText(context.path, reference._describe());
  // Another task of the pipeline may read the item of the loop around; a task that loops has its own.
  const need = context.loop && readsItem(reference) ? undefined : context.unit?.freeValues.get(reference);
  if (need) return passed(need.name, reference);
  const source = reference._source;
  switch (source.kind) {
    case 'own':
      return own(source, context);
    case 'input':
      return context.unit ? input(source.name, reference) : argument(source.name, reference, context);
    case 'variable':
      if (!context.retries && isRetryVariable(source.name)) {
        throw errors.notRetried(context.path, reference._describe());
      }
      return {
        expr: source.expr,
        simple: source.guarded ? undefined : source.name,
        encoding: reference._encoding,
        isEscaped: !source.guarded,
      };
    case 'global':
      return exported(source.name, 'sure');
    case 'item':
      return source.index ? indexOf(reference, context) : loopOf(reference, context).item([]);
    case 'field': {
      const path = itemPath(reference);
      if (path && context.loop) return context.loop.item(path);
      return {
        expr: indexed(valueExpr(read(source.base, context)), [source.key]),
        encoding: 'text',
        isEscaped: false,
        value: true,
      };
    }
    case 'decoded':
      return { expr: valueExpr(read(source.base, context)), encoding: 'text', isEscaped: false, value: true };
    case 'object':
      return { expr: objectExpr(source.value, context), encoding: 'json', isEscaped: false, value: true, typed: true };
    case 'sub':
      throw errors.artifactAsText(context.path, reference._describe());
    case 'written':
      throw errors.outOfReach(context.path, reference._describe(), 'It can be read in that template only.');
    case 'first':
      return first(source.parts, source.fallback, reference._encoding, context);
    case 'expr':
      return exprOperand(source.node, readerAt(context));
    case 'output':
    case 'task':
      return produced(reference, source.task, context, 'sure');
  }
}

/** A condition as an expression of Argo's language. */
export function conditionExpr(condition: Condition, context: ReadContext): ExpressionNode {
  return conditionNode(condition._node, readerAt(context));
}

function readerAt(context: ReadContext): ExprReader {
  return {
    context,
    read: (reference) => read(reference, context),
    readDoubtful: (reference) => readDoubtful(reference, context),
    written: (text) => {
      if (context.roots) checkReadable(text, context.path, 'an expression', context.roots);
      else if (context.unit) checkExpression(text, { ...context, unit: context.unit }, context.path);
      else checkReadable(text, context.path, 'an expression', ['workflow', '$env']);
      return sourceText(text);
    },
  };
}

/** A value that the caller passed; a computed one of unknown type was passed as JSON. */
function passed(name: string, reference: Reference): Operand {
  const operand = input(name, reference);
  const { _source: source } = reference;
  return source.kind === 'expr' && operand.encoding === 'json'
    ? {
        expr: call('fromJSON', operand.expr),
        json: operand.expr,
        value: true,
        kind: kindOf(source.node),
        encoding: 'text',
        isEscaped: false,
      }
    : operand;
}

function input(name: string, reference: Reference): Operand {
  return {
    expr: indexed(INPUT_PARAMETERS, [name]),
    simple: `inputs.parameters.${name}`,
    encoding: reference._encoding,
    isEscaped: true,
  };
}

function argument(name: string, reference: Reference, { deferred }: ReadContext): Operand {
  return { expr: argumentExpr(name, deferred), encoding: reference._encoding, isEscaped: false };
}

/** The text of an argument of the workflow: unescaped, also where it was written escaped. */
export function argumentExpr(name: string, deferred: ReadonlySet<string> | undefined): ExpressionNode {
  const expr = indexed(WORKFLOW_PARAMETERS, [name]);
  return deferred?.has(name) ? unescapedTextExpr(expr) : expr;
}

function own(source: { what: string; name: string }, context: ReadContext): Operand {
  const { unit } = context;
  const model = unit?.node;
  if (!unit || !model) {
    throw errors.outOfReach(
      context.path,
      `input '${source.name}'`,
      'There is no template here.',
      'Use Input in the fields of a template.',
    );
  }
  switch (source.what) {
    case 'parameter': {
      const parameter = unit.parameter(source.name);
      if (!parameter) {
        throw errors.unknownParameter(context.path, 'parameters', source.name, Object.keys(model.parameters));
      }
      return {
        expr: indexed(INPUT_PARAMETERS, [source.name]),
        simple: `inputs.parameters.${source.name}`,
        encoding: parameter._encoding,
        isEscaped: true,
      };
    }
    case 'artifactPath':
      if (!Object.hasOwn(model.artifacts, source.name)) {
        throw errors.unknownParameter(context.path, 'artifacts', source.name, Object.keys(model.artifacts));
      }
      return {
        expr: field(indexed(INPUT_ARTIFACTS, [source.name]), 'path'),
        simple: `inputs.artifacts.${source.name}.path`,
        encoding: 'plain',
        isEscaped: true,
      };
    default: {
      const artifacts = source.what === 'outputArtifactPath';
      const known = Object.entries(model.outputs)
        .filter(([, output]) => !('value' in output) && (output._artifact !== undefined) === artifacts)
        .map(([name]) => name);
      if (!known.includes(source.name)) {
        throw errors.unknownOutput(
          context.path,
          source.name,
          known,
          artifacts ? 'output artifact' : 'output parameter',
        );
      }
      const declared = artifacts ? 'outputs.artifacts' : 'outputs.parameters';
      return {
        expr: field(indexed(dotted(declared), [source.name]), 'path'),
        simple: `${declared}.${source.name}.path`,
        encoding: 'plain',
        isEscaped: true,
      };
    }
  }
}

function loopOf(reference: Reference, context: ReadContext): LoopPlan {
  if (!context.loop) throw errors.notInLoop(context.path, reference._describe());
  return context.loop;
}

function indexOf(reference: Reference, context: ReadContext): Operand {
  const index = loopOf(reference, context).index();
  if (!index) {
    throw errors.outOfReach(
      context.path,
      reference._describe(),
      'A sequence with a format tells no index.',
      'Leave format out, or loop over a list.',
    );
  }
  return index;
}

/** A value that may be absent: a task may have been skipped, or have failed. */
function readGuarded(part: Reference, context: ReadContext): Operand {
  const { _source: source } = part;
  if (source.kind === 'global') return exported(source.name, 'guarded');
  if (context.unit?.freeValues.has(part)) return read(part, context);
  if (source.kind === 'expr') return doubtfulOperand(source.node, readerAt(context));
  if (source.kind === 'output' || source.kind === 'task') return produced(part, source.task, context, 'guarded');
  if (source.kind !== 'object' || !(source.value instanceof Reference)) return read(part, context);
  // The JSON of a text is there when the text is.
  const text = readGuarded(source.value, context);
  return { expr: memberExpr(text), encoding: 'json', isEscaped: false, value: true, typed: true, exists: text.exists };
}

/** The same inside of an expression, which nothing absent may get into: with the condition under which it is there. */
function readDoubtful(part: Reference, context: ReadContext): Operand {
  const { _source: source } = part;
  if (source.kind === 'task' && source.what !== 'result') return read(part, context);
  const operand = readGuarded(part, context);
  const mayBeNull =
    source.kind === 'global' ||
    ((source.kind === 'output' || source.kind === 'task') && context.hookOf === source.task);
  return mayBeNull ? { ...operand, exists: binary(operand.expr, '!=', literal(null)) } : operand;
}

/** The first part that exists. */
function first(
  parts: readonly Reference[],
  fallback: { readonly value: unknown } | undefined,
  encoding: Encoding,
  context: ReadContext,
): Operand {
  const operands = parts.map((part) => readGuarded(part, context));
  if (fallback === undefined && !context.task && context.plan) requireSure(parts.at(-1)!, context);
  const value = operands.some((operand) => operand.value);
  const ofItem = operands.some((operand) => operand.ofItem);
  const exprs = operands.map((operand) => (value ? memberExpr(operand) : unescapedExpr(operand)));
  const last =
    fallback &&
    (value
      ? literal(fallback.value)
      : literal(
          typeof fallback.value === 'string' && encoding !== 'json' ? fallback.value : writableJson(fallback.value),
        ));
  const expr = exprs.reduceRight<ExpressionNode | undefined>(
    (rest, each, index) => (rest === undefined ? each : otherwise(operands[index], each, rest)),
    last,
  )!;
  const typed = operands.some((operand) => operand.typed) || undefined;
  const risk = operands.find((operand) => operand.risk !== undefined)?.risk;
  return {
    expr: group(expr),
    encoding: value ? 'text' : encoding,
    isEscaped: false,
    value: value || undefined,
    typed,
    ofItem,
    risk,
  };
}

/** An output that fails to resolve makes the workflow hang, so its last resort must exist (recipe 12). */
function requireSure(last: Reference, context: ReadContext): void {
  const { _source: source } = last;
  if (source.kind !== 'output' && source.kind !== 'task') return;
  const doubt = context.plan!.doubt(source.task, undefined);
  if (doubt && !source.task.loop) throw errors.maybeAbsent(context.path, last._describe(), doubt);
}

/** A JSON value with references inside, as an expression. */
function objectExpr(value: unknown, context: ReadContext): ExpressionNode {
  if (value instanceof Reference) return memberExpr(read(value, context));
  if (Array.isArray(value)) return list(value.map((item) => objectExpr(item, context)));
  if (isPlainObject(value)) {
    return map(Object.entries(value).map(([key, item]) => [key, objectExpr(item, context)]));
  }
  if (typeof value !== 'string') return literal(value);
  return walk(value, context.path, {
    text: (pieces) => concatRaw(pieces, context),
    condition: () => '',
  }) as ExpressionNode;
}

function concatRaw(pieces: Piece[], context: ReadContext): ExpressionNode {
  const parts = pieces.map((piece) => {
    if (piece instanceof Reference) return unescapedExpr(read(piece, context));
    return literal(piece instanceof Literal ? piece._text : piece);
  });
  if (parts.length <= 1) return parts[0] ?? literal('');
  return group(joined('+', parts));
}
