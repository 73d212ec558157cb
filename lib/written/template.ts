import { inputsOf, outputsOf } from './declarations';
import { withTags } from './text';
import { errors } from '../errors';
import type { LeafModel } from '../ir/model';
import { asWritten } from '../spec/as-written';
import { defined, mergeOver } from '../spec/merge';
import { ITemplate } from '../template/template-interface';

/** The name of a template in an object whose templates are rendered as written. */
export function writtenName(template: ITemplate): string {
  return leafOf(template).templateName ?? template.node.id;
}

/**
 * The manifest of a template as its author wrote it: nothing is added, references become plain tags.
 *
 * @param name its name; inline templates have none
 */
export function renderTemplate(template: ITemplate, name?: string): Record<string, any> {
  const model = leafOf(template);
  return asWritten(() => {
    const inputs = inputsOf(model);
    const outputs = outputsOf(model.outputs);
    const { inputs: moreInputs, outputs: moreOutputs, ...body } = model.body(true).manifest;
    const manifest = defined({ name, inputs: both(inputs, moreInputs), ...body, outputs: both(outputs, moreOutputs) });
    return withTags(manifest, template.node.path, template);
  });
}

/** What was declared, and what overrides add to it. */
function both(
  declared: Record<string, any> | undefined,
  added: Record<string, any> | undefined,
): Record<string, any> | undefined {
  return declared && added ? mergeOver(declared, added, '', 'overrides') : (declared ?? added);
}

/** The name that an inline template was given; others do without one. */
export function inlineName(template: ITemplate): string | undefined {
  return leafOf(template).templateName;
}

function leafOf(template: ITemplate): LeafModel {
  const model = template._template;
  if (model.kind === 'leaf') return model;
  const next =
    model.kind === 'dag'
      ? "A Pipeline is compiled: give it as 'pipeline', or write a Dag"
      : "It lives in another object: call it by 'templateRef'";
  throw errors.notAValue(template.node.path, 'template', template, 'a template that can be rendered as it is', next);
}
