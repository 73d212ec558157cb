import type { TemplateModel } from './model';

/**
 * Some templates and all that they call, directly or through others.
 *
 * @param elsewhere whether templates of other objects of the app, and what those call, are of them
 */
export function reached(roots: readonly TemplateModel[], elsewhere: boolean): ReadonlySet<TemplateModel> {
  const seen = new Set<TemplateModel>();
  const visit = (node: TemplateModel): void => {
    if (seen.has(node)) return;
    seen.add(node);
    calledBy(node, elsewhere).forEach(visit);
  };
  roots.forEach(visit);
  return seen;
}

function calledBy(model: TemplateModel, elsewhere: boolean): readonly TemplateModel[] {
  switch (model.kind) {
    case 'dag':
      return model.tasks.flatMap(({ template, hooks }) => [template, ...hooks.map((hook) => hook.template)]);
    case 'external':
      return elsewhere && model.called ? [model.called] : [];
    case 'leaf':
      return model.written ? [...model.written.calls(), ...model.written.inlines()] : [];
  }
}
