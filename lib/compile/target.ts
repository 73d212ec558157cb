import type { TemplateNode } from './model';
import type { Outline } from './outline';
import { Variant } from './variant';

/** What a call runs: a template of this object, or of another one. */
export function target(template: TemplateNode, variant: Variant, outline: Outline): Record<string, unknown> {
  const model = template._template;
  if (model.kind !== 'external') return { template: outline.render(template, variant) };
  return {
    templateRef: {
      name: model.resource,
      template: model.template,
      ...(model.clusterScope ? { clusterScope: true } : {}),
    },
  };
}
