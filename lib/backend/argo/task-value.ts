import { Operand } from './operand';
import type { ReadContext } from './read-context';
import { errors } from '../../errors';
import {
  at,
  binary,
  call,
  choice,
  field,
  group,
  indexed,
  list,
  literal,
  name as variable,
  pointer,
} from '../../ir/build';
import type { ExpressionNode, Member } from '../../ir/expression-node';
import { some } from '../../ir/facts';
import type { CallModel } from '../../ir/model';
import { got, isText, unescapedTextExpr } from '../../spec/expression';
import { hasTag } from '../../spec/tags';
import { Reference } from '../../value/reference';

const TASKS = variable('tasks');
const GLOBAL_PARAMETERS = optional(optional(variable('workflow'), 'outputs', true), 'parameters', true);
const EMPTY = literal('');
const EMPTY_LIST = literal('[]');
const ELEMENT = pointer();

function optional(of: ExpressionNode, key: string, isDotted: boolean): Member {
  return { kind: 'member', of, key: literal(key), optional: true, dotted: isDotted };
}

function dottedFrom(base: ExpressionNode, fields: readonly string[]): ExpressionNode {
  return fields.reduce<ExpressionNode>(field, base);
}

/** An output exported from the workflow; it does not exist when its task did not run (recipe 34). */
export function exported(name: string, certainty: Certainty): Operand {
  const expr: ExpressionNode = { kind: 'chain', of: optional(GLOBAL_PARAMETERS, name, false) };
  return { expr: certainty === 'sure' ? group(binary(expr, '??', EMPTY)) : expr, encoding: 'text', isEscaped: false };
}

/** How certain a value has to be: `sure`, or with a guard for the case that it is not there. */
export type Certainty = 'sure' | 'guarded';

/** A value that a task of the same pipeline makes. */
export function produced(
  reference: Reference,
  producer: CallModel,
  context: ReadContext,
  certainty: Certainty,
): Operand {
  const { plan } = context;
  if (!plan) {
    const name = context.globals?.get(reference);
    if (name === undefined) {
      throw errors.outOfReach(
        context.path,
        reference._describe(),
        'A handler reads inputs of the pipeline and output parameters of its tasks.',
        'Write the value to a file and declare an output parameter.',
      );
    }
    return exported(name, certainty);
  }
  const name = plan.name(producer);
  const task = indexed(TASKS, [name]);
  const source = reference._source as Extract<Reference['_source'], { kind: 'output' | 'task' }>;
  const what = source.kind === 'task' ? source.what : 'output';
  if (what === 'status') {
    return { expr: field(task, 'status'), simple: `tasks.${name}.status`, encoding: 'plain', isEscaped: true };
  }
  if (what === 'exitCode' && producer.loop) {
    throw errors.outOfReach(
      context.path,
      reference._describe(),
      'The items of a loop have no common exit code.',
      'Let each write an output parameter.',
    );
  }
  if (what === 'exitCode') {
    // There is none when Argo or Kubernetes ended the task, or when it did not run.
    const expr = anchored(task, got(task, ['exitCode']));
    return {
      expr: certainty === 'sure' ? group(binary(expr, '??', literal('-1'))) : expr,
      encoding: 'scalar',
      isEscaped: true,
    };
  }
  if (context.hookOf === producer && certainty === 'sure') {
    // Whatever became of the task, its hook runs.
    const guarded = produced(reference, producer, context, 'guarded');
    return { ...guarded, expr: group(otherwise(guarded, guarded.expr, EMPTY)), exists: undefined };
  }
  if (producer.loop) return collected(reference, producer, name, context);
  const doubt = plan.doubt(producer, context.task);
  if (certainty === 'sure' && doubt) throw errors.maybeAbsent(context.path, reference._describe(), doubt);
  const simple = (path: string) => (certainty === 'sure' ? `tasks.${name}.outputs.${path}` : undefined);
  const uncertain =
    doubt !== undefined || plan.mayBeAbsent(producer) || plan.mayHaveFailed(producer) || context.hookOf === producer;
  // A hook also reads what a failed task left behind.
  const exists = certainty === 'guarded' && uncertain && context.hookOf !== producer ? succeeded(task) : undefined;
  const hidden = certainty === 'guarded' && uncertain && context.task !== undefined;
  const made = { encoding: reference._encoding, isEscaped: false, exists };
  const left = (plain: ExpressionNode, guarded: ExpressionNode) =>
    !hidden ? plain : context.hookOf === producer ? anchored(task, guarded) : guarded;
  if (what === 'result') {
    return { ...made, expr: left(dottedFrom(task, ['outputs', 'result']), gotResult(name)), simple: simple('result') };
  }
  const output = (source as { name: string }).name;
  const expr = left(
    indexed(dottedFrom(task, ['outputs', 'parameters']), [output]),
    got(task, ['outputs', 'parameters', output]),
  );
  if (isGuardedAnswer(producer, output)) return { ...made, expr: unescapedTextExpr(expr) };
  return { ...made, expr, simple: simple(`parameters.${output}`) };
}

/** Standard output, if there is any. Argo captures it only when it finds the plain name in the caller's template (recipe 11). */
function gotResult(name: string): ExpressionNode {
  return secondOf(literal(`tasks.${name}.outputs.result`), got(indexed(TASKS, [name]), ['outputs', 'result']));
}

/**
 * An expression that never fails, made to fail where the task is not known: in a nested pipeline there is a pass that knows
 * none yet, and the expression would be evaluated too early (recipe 10).
 */
function anchored(task: ExpressionNode, expr: ExpressionNode): ExpressionNode {
  return secondOf(field(task, 'status'), expr);
}

/** An expression beside one that only has to stand there. */
function secondOf(first: ExpressionNode, second: ExpressionNode): ExpressionNode {
  return at(list([first, second]), literal(1));
}

/** Whether a task succeeded. */
export function succeeded(task: ExpressionNode): ExpressionNode {
  return binary(field(task, 'status'), '==', literal('Succeeded'));
}

/**
 * The expression of a guarded operand, or another one where the operand does not exist. By the status, for some versions of
 * Argo give empty texts for the outputs of a task that was skipped or omitted (recipe 10).
 */
export function otherwise({ exists }: Operand, expr: ExpressionNode, rest: ExpressionNode): ExpressionNode {
  const last = alternative(rest);
  return exists === undefined ? binary(expr, '??', last) : choice(exists, expr, last);
}

/** What stands at the end of a choice: in parentheses when it has a choice in it, so that a reader sees what belongs together. */
export function alternative(node: ExpressionNode): ExpressionNode {
  return some(node, ({ kind }) => kind === 'choice') ? { kind: 'group', of: node } : node;
}

/** Whether an answer of an approval is escaped when it is the default, and unescaped when somebody gave it (recipe 36). */
function isGuardedAnswer({ template }: CallModel, output: string): boolean {
  const model = template;
  if (model.kind !== 'leaf' || model.outputs[output]._path !== '' || !Object.hasOwn(model.parameters, output)) {
    return false;
  }
  const { default: answer, _encoding } = model.parameters[output];
  return _encoding === 'text' && hasTag(String(answer));
}

/** The list of what all items of a loop left behind, in order (recipe 22). */
function collected(reference: Reference, producer: CallModel, name: string, context: ReadContext): Operand {
  const task = indexed(TASKS, [name]);
  const source = reference._source as Extract<Reference['_source'], { kind: 'output' | 'task' }>;
  const certain = !context.plan!.mayBeAbsent(producer) && !context.plan!.mayHaveFailed(producer);
  const model = producer.template;
  const skipped = binary(field(task, 'status'), 'in', literal(['Skipped', 'Omitted']));
  if (source.kind === 'task') {
    // Argo has parsed what each item printed.
    const result = certain
      ? dottedFrom(task, ['outputs', 'result'])
      : group(choice(skipped, EMPTY_LIST, group(binary(gotResult(name), '??', EMPTY_LIST))));
    return { expr: call('fromJSON', result), encoding: 'json', isEscaped: false, value: true };
  }
  const made = ['outputs', 'parameters', source.name];
  const all = certain
    ? indexed(dottedFrom(task, ['outputs', 'parameters']), [source.name])
    : group(
        choice(
          binary(skipped, 'or', binary(call('type', got(task, made.slice(0, -1))), '!=', literal('map'))),
          EMPTY_LIST,
          group(binary(got(task, made), '??', EMPTY_LIST)),
        ),
      );
  const output = model.outputs[source.name];
  const encoding = 'value' in output ? output.value._encoding : output._encoding;
  // Argo parses what looks like a JSON object or list and leaves everything else a text, so the declared type decides.
  const text = isGuardedAnswer(producer, source.name) ? unescapedTextExpr(ELEMENT) : ELEMENT;
  const decoded =
    encoding === 'text' || encoding === 'plain'
      ? choice(isText(ELEMENT), text, call('toJson', ELEMENT))
      : choice(isText(ELEMENT), call('fromJSON', ELEMENT), ELEMENT);
  return {
    expr: call('map', call('fromJSON', all), decoded),
    encoding: 'json',
    isEscaped: false,
    value: true,
    typed: true,
  };
}
