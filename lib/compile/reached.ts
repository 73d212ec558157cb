import type { TemplateModel, TemplateNode } from './model';

/**
 * Some templates and all that they call, directly or through others.
 *
 * @param elsewhere whether templates of other objects of the app, and what those call, are of them
 */
export function reached(roots: readonly TemplateNode[], elsewhere: boolean): ReadonlySet<TemplateNode> {
  const seen = new Set<TemplateNode>();
  const visit = (node: TemplateNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    calledBy(node._template, elsewhere).forEach(visit);
  };
  roots.forEach(visit);
  return seen;
}

function calledBy(model: TemplateModel, elsewhere: boolean): readonly TemplateNode[] {
  switch (model.kind) {
    case 'dag':
      return model.tasks.flatMap(({ _call: { template, hooks } }) => [template, ...hooks.map((hook) => hook.template)]);
    case 'external':
      return elsewhere && model.called ? [model.called] : [];
    case 'leaf':
      return model.written ? [...model.written.calls(), ...model.written.inlines()] : [];
  }
}
