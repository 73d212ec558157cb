import { conditionNode } from './condition';
import { doubtfulOperand, ExprReader, exprOperand } from './expression';
import { itemPath, LoopPlan, readsItem } from './loop';
import { memberExpr, Operand, rawExpr, valueExpr } from './operand';
import { Plan } from './plan';
import { exported, otherwise, produced } from './task-value';
import { Unit } from './unit';
import { Piece, walk } from './walk';
import { errors } from '../errors';
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
} from '../ir/build';
import type { ExpressionNode } from '../ir/expression-node';
import type { CallModel } from '../ir/model';
import { rawTextExpr } from '../spec/expression';
import { isPlainObject } from '../spec/merge';
import { writableJson } from '../spec/writable';
import { checkReadable } from '../validate/expressions';
import { checkExpression, isRetryVariable } from '../validate/variables';
import type { Condition } from '../value/condition';
import { kindOf } from '../value/expr-kind';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';
import type { Carrier } from '../value/value-type';

/** Where a reference is read: in a template, in the fields of one of its tasks, in its outputs, or above all templates. */
export interface Site {
  readonly unit?: Unit;
  readonly plan?: Plan;
  readonly task?: CallModel;
  readonly loop?: LoopPlan;
  /** Above all templates: the global names under which handlers read outputs of tasks. */
  readonly globals?: ReadonlyMap<Reference, string>;
  /** Above all templates: the arguments whose texts are late. */
  readonly late?: ReadonlySet<string>;
  /** In a hook: the task it belongs to, which may end in any way. */
  readonly hookOf?: CallModel;
  /** Whether the template is retried, so that Argo knows the last attempt. */
  readonly retries?: boolean;
  /** In a field that is an expression without braces: the first names of the variables that it knows. */
  readonly roots?: readonly string[];
  /** The construct that is named in errors. */
  readonly path: string;
}

const INPUT_PARAMETERS = dotted('inputs.parameters');
const INPUT_ARTIFACTS = dotted('inputs.artifacts');
const WORKFLOW_PARAMETERS = dotted('workflow.parameters');

/** What to write for a reference at a place. */
export function read(reference: Reference, site: Site): Operand {
  if (reference._isArtifact) throw errors.artifactAsText(site.path, reference._describe());
  // Another task of the pipeline may read the item of the loop around; a task that loops has its own.
  const need = site.loop && readsItem(reference) ? undefined : site.unit?.needs.get(reference);
  if (need) return passed(need.name, reference);
  const source = reference._source;
  switch (source.kind) {
    case 'own':
      return own(source, site);
    case 'input':
      return site.unit ? input(source.name, reference) : argument(source.name, reference, site);
    case 'variable':
      if (!site.retries && isRetryVariable(source.name)) throw errors.notRetried(site.path, reference._describe());
      return {
        expr: source.expr,
        simple: source.guarded ? undefined : source.name,
        carrier: reference._carrier,
        inert: !source.guarded,
      };
    case 'global':
      return exported(source.name, 'sure');
    case 'item':
      return source.index ? indexOf(reference, site) : loopOf(reference, site).item([]);
    case 'field': {
      const path = itemPath(reference);
      if (path && site.loop) return site.loop.item(path);
      return {
        expr: indexed(valueExpr(read(source.base, site)), [source.key]),
        carrier: 'text',
        inert: false,
        value: true,
      };
    }
    case 'decoded':
      return { expr: valueExpr(read(source.base, site)), carrier: 'text', inert: false, value: true };
    case 'object':
      return { expr: objectExpr(source.value, site), carrier: 'json', inert: false, value: true, typed: true };
    case 'sub':
      throw errors.artifactAsText(site.path, reference._describe());
    case 'written':
      throw errors.outOfReach(site.path, reference._describe(), 'It can be read in that template only.');
    case 'first':
      return first(source.parts, source.fallback, reference._carrier, site);
    case 'expr':
      return exprOperand(source.node, readerAt(site));
    case 'output':
    case 'task':
      return produced(reference, source.task, site, 'sure');
  }
}

/** A condition as an expression of Argo's language. */
export function conditionExpr(condition: Condition, site: Site): ExpressionNode {
  return conditionNode(condition._node, readerAt(site));
}

function readerAt(site: Site): ExprReader {
  return {
    site,
    read: (reference) => read(reference, site),
    readDoubtful: (reference) => readDoubtful(reference, site),
    written: (text) => {
      if (site.roots) checkReadable(text, site.path, 'an expression', site.roots);
      else if (site.unit) checkExpression(text, { ...site, unit: site.unit }, site.path);
      else checkReadable(text, site.path, 'an expression', ['workflow', '$env']);
      return sourceText(text);
    },
  };
}

/** A value that the caller passed; a computed one of unknown type was passed as JSON. */
function passed(name: string, reference: Reference): Operand {
  const operand = input(name, reference);
  const { _source: source } = reference;
  return source.kind === 'expr' && operand.carrier === 'json'
    ? {
        expr: call('fromJSON', operand.expr),
        json: operand.expr,
        value: true,
        kind: kindOf(source.node),
        carrier: 'text',
        inert: false,
      }
    : operand;
}

function input(name: string, reference: Reference): Operand {
  return {
    expr: indexed(INPUT_PARAMETERS, [name]),
    simple: `inputs.parameters.${name}`,
    carrier: reference._carrier,
    inert: true,
  };
}

function argument(name: string, reference: Reference, { late }: Site): Operand {
  return { expr: argumentExpr(name, late), carrier: reference._carrier, inert: false };
}

/** The text of an argument of the workflow: raw, also where it was written inert. */
export function argumentExpr(name: string, late: ReadonlySet<string> | undefined): ExpressionNode {
  const expr = indexed(WORKFLOW_PARAMETERS, [name]);
  return late?.has(name) ? rawTextExpr(expr) : expr;
}

function own(source: { what: string; name: string }, site: Site): Operand {
  const { unit } = site;
  const model = unit?.node;
  if (!unit || !model) {
    throw errors.outOfReach(
      site.path,
      `input '${source.name}'`,
      'There is no template here.',
      'Use Input in the fields of a template.',
    );
  }
  switch (source.what) {
    case 'parameter': {
      const parameter = unit.parameter(source.name);
      if (!parameter) {
        throw errors.unknownParameter(site.path, 'parameters', source.name, Object.keys(model.parameters));
      }
      return {
        expr: indexed(INPUT_PARAMETERS, [source.name]),
        simple: `inputs.parameters.${source.name}`,
        carrier: parameter._carrier,
        inert: true,
      };
    }
    case 'artifactPath':
      if (!Object.hasOwn(model.artifacts, source.name)) {
        throw errors.unknownParameter(site.path, 'artifacts', source.name, Object.keys(model.artifacts));
      }
      return {
        expr: field(indexed(INPUT_ARTIFACTS, [source.name]), 'path'),
        simple: `inputs.artifacts.${source.name}.path`,
        carrier: 'plain',
        inert: true,
      };
    default: {
      const artifacts = source.what === 'outputArtifactPath';
      const known = Object.entries(model.outputs)
        .filter(([, output]) => !('value' in output) && (output._artifact !== undefined) === artifacts)
        .map(([name]) => name);
      if (!known.includes(source.name)) {
        throw errors.unknownOutput(site.path, source.name, known, artifacts ? 'output artifact' : 'output parameter');
      }
      const declared = artifacts ? 'outputs.artifacts' : 'outputs.parameters';
      return {
        expr: field(indexed(dotted(declared), [source.name]), 'path'),
        simple: `${declared}.${source.name}.path`,
        carrier: 'plain',
        inert: true,
      };
    }
  }
}

function loopOf(reference: Reference, site: Site): LoopPlan {
  if (!site.loop) throw errors.notInLoop(site.path, reference._describe());
  return site.loop;
}

function indexOf(reference: Reference, site: Site): Operand {
  const index = loopOf(reference, site).index();
  if (!index) {
    throw errors.outOfReach(
      site.path,
      reference._describe(),
      'A sequence with a format tells no index.',
      'Leave format out, or loop over a list.',
    );
  }
  return index;
}

/** A value that may be absent: a task may have been skipped, or have failed. */
function readGuarded(part: Reference, site: Site): Operand {
  const { _source: source } = part;
  if (source.kind === 'global') return exported(source.name, 'guarded');
  if (site.unit?.needs.has(part)) return read(part, site);
  if (source.kind === 'expr') return doubtfulOperand(source.node, readerAt(site));
  if (source.kind === 'output' || source.kind === 'task') return produced(part, source.task, site, 'guarded');
  if (source.kind !== 'object' || !(source.value instanceof Reference)) return read(part, site);
  // The JSON of a text is there when the text is.
  const text = readGuarded(source.value, site);
  return { expr: memberExpr(text), carrier: 'json', inert: false, value: true, typed: true, exists: text.exists };
}

/** The same inside of an expression, which nothing absent may get into: with the condition under which it is there. */
function readDoubtful(part: Reference, site: Site): Operand {
  const { _source: source } = part;
  if (source.kind === 'task' && source.what !== 'result') return read(part, site);
  const operand = readGuarded(part, site);
  const mayBeNull =
    source.kind === 'global' || ((source.kind === 'output' || source.kind === 'task') && site.hookOf === source.task);
  return mayBeNull ? { ...operand, exists: binary(operand.expr, '!=', literal(null)) } : operand;
}

/** The first part that exists. */
function first(
  parts: readonly Reference[],
  fallback: { readonly value: unknown } | undefined,
  carrier: Carrier,
  site: Site,
): Operand {
  const operands = parts.map((part) => readGuarded(part, site));
  if (fallback === undefined && !site.task && site.plan) requireSure(parts.at(-1)!, site);
  const value = operands.some((operand) => operand.value);
  const ofItem = operands.some((operand) => operand.ofItem);
  const exprs = operands.map((operand) => (value ? memberExpr(operand) : rawExpr(operand)));
  const last =
    fallback &&
    (value
      ? literal(fallback.value)
      : literal(
          typeof fallback.value === 'string' && carrier !== 'json' ? fallback.value : writableJson(fallback.value),
        ));
  const expr = exprs.reduceRight<ExpressionNode | undefined>(
    (rest, each, index) => (rest === undefined ? each : otherwise(operands[index], each, rest)),
    last,
  )!;
  const typed = operands.some((operand) => operand.typed) || undefined;
  const risk = operands.find((operand) => operand.risk !== undefined)?.risk;
  return {
    expr: group(expr),
    carrier: value ? 'text' : carrier,
    inert: false,
    value: value || undefined,
    typed,
    ofItem,
    risk,
  };
}

/** An output that fails to resolve makes the workflow hang, so its last resort must exist. */
function requireSure(last: Reference, site: Site): void {
  const { _source: source } = last;
  if (source.kind !== 'output' && source.kind !== 'task') return;
  const doubt = site.plan!.doubt(source.task, undefined);
  if (doubt && !source.task.loop) throw errors.maybeAbsent(site.path, last._describe(), doubt);
}

/** A JSON value with references inside, as an expression. */
function objectExpr(value: unknown, site: Site): ExpressionNode {
  if (value instanceof Reference) return memberExpr(read(value, site));
  if (Array.isArray(value)) return list(value.map((item) => objectExpr(item, site)));
  if (isPlainObject(value)) {
    return map(Object.entries(value).map(([key, item]) => [key, objectExpr(item, site)]));
  }
  if (typeof value !== 'string') return literal(value);
  return walk(value, site.path, { text: (pieces) => concatRaw(pieces, site), condition: () => '' }) as ExpressionNode;
}

function concatRaw(pieces: Piece[], site: Site): ExpressionNode {
  const parts = pieces.map((piece) => {
    if (piece instanceof Reference) return rawExpr(read(piece, site));
    return literal(piece instanceof Literal ? piece._text : piece);
  });
  if (parts.length <= 1) return parts[0] ?? literal('');
  return group(joined('+', parts));
}
