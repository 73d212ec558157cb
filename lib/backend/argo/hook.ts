import { Arguments, argumentsField } from './arguments';
import type { ReadContext } from './read-context';
import { target } from './target';
import { TemplateAnalysis } from './template-analysis';
import { templateNameOf } from './template-name';
import type { Templates } from './templates';
import { PLAIN } from './variant';
import { errors } from '../../errors';
import { dotted, indexed } from '../../ir/build';
import type { DagModel, HookModel, CallModel } from '../../ir/model';
import { referencesInInput } from '../../ir/reads';
import { partsOf } from '../../ir/walk';
import { compact } from '../../spec/merge';
import { expressionTag, simpleTag } from '../../spec/tags';
import { Reference } from '../../value/reference';

/** Refuses hooks of a task that Argo does not run as they are meant, and what it does not give to them (recipe 35). */
export function refuseInHook(
  { name, inputs }: HookModel,
  { task, unit, plan, path, loop }: ReadContext,
  callee: TemplateAnalysis,
): void {
  // Argo runs it for each item without telling which, perhaps once more for all, and may then wait for ever.
  if (loop) {
    throw errors.refusedHook(
      path,
      name,
      'the task loops, and Argo runs the hook for each item without its values, perhaps once more, and may then wait for ever',
    );
  }
  if (name !== 'exit' && (unit!.node as DagModel).extra().parallelism !== undefined) {
    throw errors.refusedHook(
      path,
      name,
      'the pipeline has a limit of parallelism, and a hook that meets it is an error',
    );
  }
  if (name !== 'exit' && plan!.mayBeAbsent(task!) && (isRetried(callee) || callee.node.kind === 'dag')) {
    throw errors.refusedHook(
      path,
      name,
      'the task may be skipped, and Argo may then wait for ever for a hook that is retried or a pipeline',
    );
  }
  const own = Object.values(inputs).flatMap((value) => referencesInInput(value, path));
  for (const reference of [
    ...own,
    ...callee.freeValues.keys(),
    ...callee.bindings.map((binding) => binding.reference),
  ]) {
    if (name !== 'exit' && reference._isArtifact) {
      throw errors.refusedHook(path, name, "it takes a file, which Argo passes to the hook 'exit' only");
    }
    // Such a hook may start while the task runs, when Argo knows of no task.
    if (name !== 'exit' && isMade(reference, (source) => source.task.pipeline === task!.pipeline)) {
      throw errors.outOfReach(
        path,
        reference._describe(),
        `Only the 'exit' hook reads what tasks make; '${name}' may start before.`,
        "Use the 'exit' hook, which may have the same condition, or a task that depends on how this one ended.",
      );
    }
    if (isMade(reference, (source) => source.task === task && source.kind === 'task' && source.what !== 'status')) {
      throw errors.outOfReach(
        path,
        reference._describe(),
        'A hook reads the status and the outputs of its task, not its result or exit code.',
        'Write the value to a file and declare an output parameter.',
      );
    }
  }
}

/**
 * What a hook calls. Where task and hook are both retried, Argo waits for ever for what comes after, unless a DAG is around the
 * template of the hook (recipe 35).
 */
export function hookTarget(
  { template }: HookModel,
  task: CallModel,
  args: Arguments,
  table: Templates,
): Record<string, unknown> {
  const called = target(template, PLAIN, table);
  if (!isRetried(table.unit(template)) || !isRetried(table.unit(task.template))) return called;
  const name = templateNameOf(template);
  const parameters = args.parameters.map(({ name: each }) => ({
    name: each,
    value: expressionTag(indexed(dotted('inputs.parameters'), [each as string])),
  }));
  const artifacts = args.artifacts.map(({ name: each, optional }) =>
    compact({ name: each, from: simpleTag(`inputs.artifacts.${each}`), optional }),
  );
  const inputs = compact({
    parameters: parameters.map(({ name: each }) => ({ name: each })),
    artifacts: artifacts.map(({ name: each, optional }) => compact({ name: each, optional })),
  });
  return {
    template: table.share(`${name}-hook`, {
      ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
      dag: { tasks: [{ name, ...called, ...argumentsField({ parameters, artifacts }) }] },
    }),
  };
}

function isRetried(unit: TemplateAnalysis): boolean {
  const model = unit.node;
  if (model.kind === 'external') return false;
  return (model.kind === 'dag' ? model.extra() : unit.body(model).manifest).retryStrategy !== undefined;
}

type Made = Extract<Reference['_source'], { kind: 'output' | 'task' }>;

/** Whether a reference, or a part of one, is made by a task of a kind. */
function isMade(reference: Reference, test: (source: Made) => boolean): boolean {
  const source = reference._source;
  if (source.kind === 'output' || source.kind === 'task') return test(source);
  return partsOf(reference, '').some((part) => isMade(part, test));
}
