import type { Templates } from './templates';
import { Variant } from './variant';
import type { TemplateModel } from '../../ir/model';

/** What a call runs: a template of this object, or of another one. */
export function target(template: TemplateModel, variant: Variant, table: Templates): Record<string, unknown> {
  const model = template;
  if (model.kind !== 'external') return { template: table.render(template, variant) };
  return {
    templateRef: {
      name: model.resource,
      template: model.template,
      ...(model.clusterScope ? { clusterScope: true } : {}),
    },
  };
}
