import { argumentsField, argumentsFor, keyArgument, keyParameter } from './arguments';
import { isCollection } from './collection';
import { exportsOf, needsNoneArtifact, withNoneArtifact } from './exports';
import { hookTarget, refuseInHook } from './hook';
import { inputsOf } from './inputs';
import { checkField } from './leaf';
import { fieldsRead, isIndex, LoopPlan } from './loop';
import { Plan } from './plan';
import { conditionExpr, read } from './read';
import type { ReadContext } from './read-context';
import { target } from './target';
import { TemplateAnalysis } from './template-analysis';
import type { Templates } from './templates';
import { argumentText, tagText } from './text';
import { Variant, variantOf } from './variant';
import { errors } from '../../errors';
import { dotted, indexed } from '../../ir/build';
import type { DagModel, HookModel, CallModel } from '../../ir/model';
import { print } from '../../ir/print';
import { partsOf, Piece, walk } from '../../ir/walk';
import { compact, mergeOver } from '../../spec/merge';
import { expressionTag, hasTag } from '../../spec/tags';
import { rootsOfField } from '../../validate/expressions';
import { checkVariables } from '../../validate/variables';
import { Reference } from '../../value/reference';

const RESERVED_IN_TASK = {
  name: "task names come from the construct's id",
  template: 'the task calls the template of the construct',
  templateRef: 'the task calls the template of the construct',
  inline: 'the task calls the template of the construct',
  arguments: 'the library wires arguments; use inputs',
  depends: 'the library derives dependencies; use after and depends of the task',
  dependencies: 'the library derives dependencies; use after and depends of the task',
  when: 'use when of the task',
  withItems: 'use forEach of the task',
  withParam: 'use forEach of the task',
  withSequence: 'use forEach of the task',
  hooks: 'use hooks of the task',
  continueOn: 'use continueOn of the task',
};

/** Renders a pipeline, without its name. */
export function renderDag(
  unit: TemplateAnalysis,
  model: DagModel,
  plan: Plan,
  variant: Variant,
  table: Templates,
): Record<string, any> {
  const context: ReadContext = { unit, plan, path: unit.path };
  const fields = model.extra();
  const own: ReadContext = { ...context, retries: fields.retryStrategy !== undefined };
  const extra = walk(fields, unit.path, {
    text: (parts, at) => {
      checkField(parts, at, unit.path);
      return dagText(parts, own, at[0] === 'metrics');
    },
    condition: (condition, at) => print(conditionExpr(condition, { ...own, roots: rootsOfField(at) })),
  }) as Record<string, any>;
  // Only where a last task may fail is the older form needed: `depends` and `continueOn` do not mix (recipe 32).
  const lastMayFail = model.tasks.find((task) => task.continueOn && !plan.hasDependants(task));
  const tasks = model.tasks.map(
    (task) => table.diagnostics.try(() => renderTask(task, unit, plan, variant, table, lastMayFail)) ?? {},
  );
  const keys = variant.keyed.map((output) => keyParameter(unit, output));
  const inputs = inputsOf(unit, keys, context);
  return Object.fromEntries(
    Object.entries({
      inputs: needsNoneArtifact(model, plan) ? withNoneArtifact(unit, inputs) : inputs,
      ...extra,
      dag: { ...extra.dag, tasks },
      outputs: exportsOf(unit, model, plan, variant, table.diagnostics),
    }).filter(([, value]) => value !== undefined),
  );
}

function renderTask(
  task: CallModel,
  unit: TemplateAnalysis,
  plan: Plan,
  variant: Variant,
  table: Templates,
  lastMayFail?: CallModel,
): Record<string, any> {
  const call = task;
  const path = task.place.path;
  const outer: ReadContext = { unit, plan, task, path };
  const keyed = [...(unit.keyed.get(task) ?? [])];
  const loop = call.loop && loopPlan(task, unit, outer, keyed.length > 0);
  const context: ReadContext = loop ? { unit, plan, task, path, loop } : outer;
  const callee = table.unit(call.template);
  const args = argumentsFor(callee, call.inputs, context);
  const passedKeys = passedKeysOf(task, unit, variant);
  args.parameters.push(
    ...keyed.map((output) => keyArgument(plan, task, callee, output)),
    ...passedKeys.map(([output, from]) => ({
      name: keyParameter(callee, output),
      value: expressionTag(indexed(dotted('inputs.parameters'), [keyParameter(unit, from)])),
    })),
  );
  const called = target(
    call.template,
    variantOf([...keyed, ...passedKeys.map(([output]) => output)], table.globalsOf(task)),
    table,
  );
  const manifest: Record<string, any> = { name: plan.name(task), ...called };
  const depends = lastMayFail ? undefined : plan.depends(task);
  if (depends !== undefined) manifest.depends = depends;
  if (lastMayFail) Object.assign(manifest, olderDependencies(task, plan, lastMayFail));
  if (call.when) manifest.when = expressionTag(conditionExpr(call.when, context));
  if (loop) {
    Object.assign(
      manifest,
      loop.fields((value) => walk(value, path, { text: (parts) => argumentText(parts, outer), condition: () => '' })),
    );
  }
  Object.assign(manifest, argumentsField(args));
  if (call.hooks.length > 0) {
    manifest.hooks = Object.fromEntries(call.hooks.map((hook) => [hook.name, renderHook(hook, context, table)]));
  }
  if (!call.extra) return manifest;
  const extra = walk(call.extra(), path, {
    text: (parts) => dagText(parts, context),
    condition: (condition) => print(conditionExpr(condition, context)),
  }) as Record<string, any>;
  return mergeOver(manifest, extra, path, 'taskOverrides', RESERVED_IN_TASK);
}

function renderHook(hook: HookModel, outer: ReadContext, table: Templates): Record<string, unknown> {
  const context: ReadContext = { ...outer, hookOf: outer.task };
  const callee = table.unit(hook.template);
  refuseInHook(hook, context, callee);
  const args = argumentsFor(callee, hook.inputs, context);
  return {
    ...hookTarget(hook, outer.task!, args, table),
    ...(hook.when ? { expression: print(conditionExpr(hook.when, context)) } : {}),
    ...argumentsField(args),
  };
}

function loopPlan(task: CallModel, unit: TemplateAnalysis, context: ReadContext, keyed: boolean): LoopPlan {
  const { loop } = task;
  const reads = [...unit.usesOf(task).keys()].flatMap(function flat(reference: Reference): Reference[] {
    return reference._source.kind === 'field'
      ? [reference]
      : [reference, ...partsOf(reference, context.path).flatMap(flat)];
  });
  return new LoopPlan(loop!, keyed || reads.some(isIndex), fieldsRead(reads), (reference) => read(reference, context));
}

/** The key that the caller of this pipeline passes, for the task whose artifact becomes the collected output. */
function passedKeysOf(task: CallModel, unit: TemplateAnalysis, variant: Variant): [string, string][] {
  const { outputs } = unit.node as DagModel;
  return variant.keyed.flatMap((from): [string, string][] => {
    const source = outputs[from].value._source;
    if (source.kind !== 'output' || source.task.pipeline !== unit.node) {
      throw errors.fanInArtifact(unit.path, from, 'it is not simply the output of a task of the pipeline');
    }
    if (isCollection(source.task, source.name)) {
      throw errors.fanInArtifact(unit.path, from, 'it is itself the collection of a loop');
    }
    if (source.task.template.kind === 'external') {
      throw errors.fanInArtifact(unit.path, from, 'its template lives in another object');
    }
    return source.task === task ? [[source.name, from]] : [];
  });
}

function olderDependencies(task: CallModel, plan: Plan, lastMayFail: CallModel): Record<string, unknown> {
  const dependencies = plan.plainDependencies(task);
  const { continueOn } = task;
  if (!dependencies) throw errors.terminalContinueOn(lastMayFail.place.path, plan.name(task));
  return compact({
    dependencies,
    continueOn: continueOn && compact({ failed: continueOn.failed || undefined, error: continueOn.error || undefined }),
  });
}

/** A text that a user wrote for a field of a DAG: Argo's own language, checked. */
function dagText(parts: Piece[], context: ReadContext, metrics = false): string {
  for (const piece of parts) {
    if (typeof piece === 'string' && hasTag(piece)) {
      checkVariables(
        piece,
        { unit: context.unit!, plan: context.plan, task: context.task, retries: context.retries, metrics },
        context.path,
      );
    }
  }
  return tagText(parts, context);
}
