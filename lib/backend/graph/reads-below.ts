import type { TemplateModel } from '../../ir/model';
import { boundArtifacts, readsOfCall, readsOfHook, readsOfLeaf } from '../../ir/reads';
import { referencesIn } from '../../ir/walk';
import { own } from '../../spec/own';
import type { Reference } from '../../value/reference';

/**
 * What a called template reads by itself and in all that it calls, beside the inputs that the call passes.
 *
 * @param caller the pipeline of the call: when it calls itself, what its own tasks read is theirs
 */
export function readsBelow(
  template: TemplateModel,
  inputs: Readonly<Record<string, unknown>>,
  caller: TemplateModel,
): readonly Reference[] {
  const found: Reference[] = [];
  const seen = new Set<TemplateModel>([caller]);
  const visit = (model: TemplateModel, passed: Readonly<Record<string, unknown>>): void => {
    for (const { name, reference } of boundArtifacts(model)) {
      if (own(passed, name) === undefined) found.push(reference);
    }
    if (seen.has(model)) return;
    seen.add(model);
    const { path } = model.place;
    if (model.kind === 'leaf' && !model.written) found.push(...readsOfLeaf(model, model.body()));
    if (model.kind !== 'dag') return;
    found.push(...referencesIn(model.extra(), path));
    found.push(...Object.values(model.outputs).map(({ value }) => value));
    for (const call of model.tasks) {
      found.push(...readsOfCall(call).map(({ reference }) => reference));
      visit(call.template, call.inputs);
      for (const hook of call.hooks) {
        found.push(...readsOfHook(hook, call.place.path));
        visit(hook.template, hook.inputs);
      }
    }
  };
  visit(template, inputs);
  return found;
}
