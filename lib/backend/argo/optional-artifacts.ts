import type { Plan } from './plan';
import type { CallModel, TemplateModel } from '../../ir/model';

/** Why an artifact may not exist although the task that makes it succeeded; undefined when it surely does. */
export function lackOf(
  task: CallModel,
  output: string,
  plan: Plan,
  seen: ReadonlySet<TemplateModel> = new Set(),
): string | undefined {
  const { template } = task;
  const model = template;
  if (seen.has(template)) return undefined;
  const declared = model.outputs[output];
  if (!('value' in declared)) return declared._artifact?.optional ? `'${plan.name(task)}' may leave it out` : undefined;
  if (model.kind === 'external') return undefined;
  const { _source: source } = declared.value;
  if (source.kind === 'input') {
    return source.template.artifacts[source.name]._options.optional
      ? `'${plan.name(task)}' passes an optional input on`
      : undefined;
  }
  if (source.kind !== 'output') return undefined;
  const inner = plan.of(source.task.pipeline!);
  return inner.doubt(source.task, undefined) ?? lackOf(source.task, source.name, inner, new Set([...seen, template]));
}
