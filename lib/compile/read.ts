import { conditionText } from './condition-text';
import { doubtfulOperand, ExprReader, exprOperand } from './expr-text';
import { itemPath, LoopPlan, readsItem } from './loop';
import type { TaskNode } from './model';
import { memberExpr, Operand, rawExpr, valueExpr } from './operand';
import { Plan } from './plan';
import { Unit } from './unit';
import { Piece, walk } from './walk';
import { errors } from '../errors';
import { got, indexed, jsonLiteral, mapLiteral, rawTextExpr, stringLiteral } from '../spec/expression';
import { isPlainObject } from '../spec/merge';
import { hasTag } from '../spec/tags';
import { writableJson } from '../spec/writable';
import { checkReadable } from '../validate/expressions';
import { checkExpression, isRetryVariable } from '../validate/variables';
import type { Condition } from '../value/condition';
import { kindOf } from '../value/expr-node';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';
import type { Carrier } from '../value/value-type';

/** Where a reference is read: in a template, in the fields of one of its tasks, in its outputs, or above all templates. */
export interface Site {
  readonly unit?: Unit;
  readonly plan?: Plan;
  readonly task?: TaskNode;
  readonly loop?: LoopPlan;
  /** Above all templates: the global names under which handlers read outputs of tasks. */
  readonly globals?: ReadonlyMap<Reference, string>;
  /** Above all templates: the arguments whose texts are late. */
  readonly late?: ReadonlySet<string>;
  /** In a hook: the task it belongs to, which may end in any way. */
  readonly hookOf?: TaskNode;
  /** Whether the template is retried, so that Argo knows the last attempt. */
  readonly retries?: boolean;
  /** In a field that is an expression without braces: the first names of the variables that it knows. */
  readonly roots?: readonly string[];
  /** The construct that is named in errors. */
  readonly path: string;
}

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
export function conditionExpr(condition: Condition, site: Site): string {
  return conditionText(condition, readerAt(site));
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
      return text;
    },
  };
}

/** A value that the caller passed; a computed one of unknown type was passed as JSON. */
function passed(name: string, reference: Reference): Operand {
  const operand = input(name, reference);
  const { _source: source } = reference;
  return source.kind === 'expr' && operand.carrier === 'json'
    ? {
        expr: `fromJSON(${operand.expr})`,
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
    expr: indexed('inputs.parameters', [name]),
    simple: `inputs.parameters.${name}`,
    carrier: reference._carrier,
    inert: true,
  };
}

function argument(name: string, reference: Reference, { late }: Site): Operand {
  return { expr: argumentExpr(name, late), carrier: reference._carrier, inert: false };
}

/** The text of an argument of the workflow: raw, also where it was written inert. */
export function argumentExpr(name: string, late: ReadonlySet<string> | undefined): string {
  const expr = indexed('workflow.parameters', [name]);
  return late?.has(name) ? rawTextExpr(expr) : expr;
}

function own(source: { what: string; name: string }, site: Site): Operand {
  const { unit } = site;
  const model = unit?.node._template;
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
        expr: indexed('inputs.parameters', [source.name]),
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
        expr: `${indexed('inputs.artifacts', [source.name])}.path`,
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
      const list = artifacts ? 'outputs.artifacts' : 'outputs.parameters';
      return {
        expr: `${indexed(list, [source.name])}.path`,
        simple: `${list}.${source.name}.path`,
        carrier: 'plain',
        inert: true,
      };
    }
  }
}

/** An output exported from the workflow; it does not exist when its task did not run. */
function exported(name: string, certainty: Certainty): Operand {
  const expr = indexed('workflow?.outputs?.parameters?.', [name]);
  return { expr: certainty === 'sure' ? `(${expr} ?? '')` : expr, carrier: 'text', inert: false };
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

/** How certain a value has to be: `sure`, or with a guard for the case that it is not there. */
type Certainty = 'sure' | 'guarded';

/** A value that a task of the same pipeline makes. */
function produced(reference: Reference, producer: TaskNode, site: Site, certainty: Certainty): Operand {
  const { plan } = site;
  if (!plan) {
    const name = site.globals?.get(reference);
    if (name === undefined) {
      throw errors.outOfReach(
        site.path,
        reference._describe(),
        'A handler reads inputs of the pipeline and output parameters of its tasks.',
        'Write the value to a file and declare an output parameter.',
      );
    }
    return exported(name, certainty);
  }
  const name = plan.name(producer);
  const task = indexed('tasks', [name]);
  const source = reference._source as Extract<Reference['_source'], { kind: 'output' | 'task' }>;
  const what = source.kind === 'task' ? source.what : 'output';
  if (what === 'status') {
    return { expr: `${task}.status`, simple: `tasks.${name}.status`, carrier: 'plain', inert: true };
  }
  if (what === 'exitCode' && producer._call.loop) {
    throw errors.outOfReach(
      site.path,
      reference._describe(),
      'The items of a loop have no common exit code.',
      'Let each write an output parameter.',
    );
  }
  if (what === 'exitCode') {
    // There is none when Argo or Kubernetes ended the task, or when it did not run.
    const expr = anchored(task, got(task, ['exitCode']));
    return { expr: certainty === 'sure' ? `(${expr} ?? '-1')` : expr, carrier: 'scalar', inert: true };
  }
  if (site.hookOf === producer && certainty === 'sure') {
    // Whatever became of the task, its hook runs.
    const guarded = produced(reference, producer, site, 'guarded');
    return { ...guarded, expr: `(${otherwise(guarded, guarded.expr, "''")})`, exists: undefined };
  }
  if (producer._call.loop) return collected(reference, producer, name, site);
  const doubt = plan.doubt(producer, site.task);
  if (certainty === 'sure' && doubt) throw errors.maybeAbsent(site.path, reference._describe(), doubt);
  const simple = (field: string) => (certainty === 'sure' ? `tasks.${name}.outputs.${field}` : undefined);
  const uncertain =
    doubt !== undefined || plan.mayBeAbsent(producer) || plan.mayHaveFailed(producer) || site.hookOf === producer;
  // A hook also reads what a failed task left behind.
  const exists =
    certainty === 'guarded' && uncertain && site.hookOf !== producer ? `${task}.status == 'Succeeded'` : undefined;
  const hidden = certainty === 'guarded' && uncertain && site.task !== undefined;
  const made = { carrier: reference._carrier, inert: false, exists };
  const left = (plain: string, guarded: string) =>
    !hidden ? plain : site.hookOf === producer ? anchored(task, guarded) : guarded;
  if (what === 'result') {
    return { ...made, expr: left(`${task}.outputs.result`, gotResult(name)), simple: simple('result') };
  }
  const output = (source as { name: string }).name;
  const expr = left(indexed(`${task}.outputs.parameters`, [output]), got(task, ['outputs', 'parameters', output]));
  if (isGuardedAnswer(producer, output)) return { ...made, expr: rawTextExpr(expr) };
  return { ...made, expr, simple: simple(`parameters.${output}`) };
}

/** Standard output, if there is any. Argo captures it only when it finds the plain name in the caller's template. */
function gotResult(name: string): string {
  return `['tasks.${name}.outputs.result', ${got(indexed('tasks', [name]), ['outputs', 'result'])}][1]`;
}

/**
 * An expression that never fails, made to fail where the task is not known: in a nested pipeline there is a pass that knows
 * none yet, and the expression would be evaluated too early.
 */
function anchored(task: string, expr: string): string {
  return `[${task}.status, ${expr}][1]`;
}

/**
 * The expression of a guarded operand, or another one where the operand does not exist. By the status, for some versions of
 * Argo give empty texts for the outputs of a task that was skipped or omitted.
 */
function otherwise({ exists }: Operand, expr: string, rest: string): string {
  return `${exists === undefined ? `${expr} ??` : `${exists} ? ${expr} :`} ${rest.includes(' ? ') ? `(${rest})` : rest}`;
}

/** Whether an answer of an approval is guarded when it is the default, and raw when somebody gave it. */
function isGuardedAnswer({ _call: { template } }: TaskNode, output: string): boolean {
  const { _template: model } = template;
  if (model.kind !== 'leaf' || model.outputs[output]._path !== '' || !Object.hasOwn(model.parameters, output)) {
    return false;
  }
  const { default: answer, _carrier } = model.parameters[output];
  return _carrier === 'text' && hasTag(String(answer));
}

/** The list of what all items of a loop left behind, in order. */
function collected(reference: Reference, producer: TaskNode, name: string, site: Site): Operand {
  const task = indexed('tasks', [name]);
  const source = reference._source as Extract<Reference['_source'], { kind: 'output' | 'task' }>;
  const certain = !site.plan!.mayBeAbsent(producer) && !site.plan!.mayHaveFailed(producer);
  const { _template: model } = producer._call.template;
  const skipped = `${task}.status in ['Skipped', 'Omitted']`;
  if (source.kind === 'task') {
    // Argo has parsed what each item printed.
    const list = certain ? `${task}.outputs.result` : `(${skipped} ? '[]' : (${gotResult(name)} ?? '[]'))`;
    return { expr: `fromJSON(${list})`, carrier: 'json', inert: false, value: true };
  }
  const made = ['outputs', 'parameters', source.name];
  const list = certain
    ? indexed(`${task}.outputs.parameters`, [source.name])
    : `(${skipped} or type(${got(task, made.slice(0, -1))}) != 'map' ? '[]' : (${got(task, made)} ?? '[]'))`;
  const output = model.outputs[source.name];
  const carrier = 'value' in output ? output.value._carrier : output._carrier;
  // Argo parses what looks like a JSON object or list and leaves everything else a text, so the declared type decides.
  const text = isGuardedAnswer(producer, source.name) ? rawTextExpr('#') : '#';
  const decode =
    carrier === 'text' || carrier === 'plain'
      ? `type(#) == 'string' ? ${text} : toJson(#)`
      : "type(#) == 'string' ? fromJSON(#) : #";
  return { expr: `map(fromJSON(${list}), ${decode})`, carrier: 'json', inert: false, value: true, typed: true };
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
  return mayBeNull ? { ...operand, exists: `${operand.expr} != nil` } : operand;
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
      ? jsonLiteral(fallback.value)
      : stringLiteral(
          typeof fallback.value === 'string' && carrier !== 'json' ? fallback.value : writableJson(fallback.value),
        ));
  const expr = exprs.reduceRight<string | undefined>(
    (rest, each, index) => (rest === undefined ? each : otherwise(operands[index], each, rest)),
    last,
  )!;
  const typed = operands.some((operand) => operand.typed) || undefined;
  const risk = operands.find((operand) => operand.risk !== undefined)?.risk;
  return {
    expr: `(${expr})`,
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
  if (doubt && !source.task._call.loop) throw errors.maybeAbsent(site.path, last._describe(), doubt);
}

/** A JSON value with references inside, as an expression. */
function objectExpr(value: unknown, site: Site): string {
  if (value instanceof Reference) return memberExpr(read(value, site));
  if (Array.isArray(value)) return `[${value.map((item) => objectExpr(item, site)).join(', ')}]`;
  if (isPlainObject(value)) {
    return mapLiteral(Object.entries(value).map(([key, item]) => [key, objectExpr(item, site)]));
  }
  if (typeof value !== 'string') return jsonLiteral(value);
  return walk(value, site.path, { text: (pieces) => concatRaw(pieces, site), condition: () => '' }) as string;
}

function concatRaw(pieces: Piece[], site: Site): string {
  const parts = pieces.map((piece) => {
    if (piece instanceof Reference) return rawExpr(read(piece, site));
    return stringLiteral(piece instanceof Literal ? piece._text : piece);
  });
  return parts.length === 0 ? "''" : parts.length === 1 ? parts[0] : `(${parts.join(' + ')})`;
}
