import { RunnableOptions } from './workflow-options';
import { errors } from '../errors';
import { checkHooks } from '../pipeline/check-options';
import { ITemplate } from '../template/template';
import { isTemplate } from '../template/template-mark';

/** Refuses options of an object that are not what they have to be, before the compiler meets them. */
export function checkWorkflowOptions(path: string, options: RunnableOptions, library: readonly ITemplate[], kinds: readonly string[]): void {
  const { pipeline, workflowTemplate, onExit, hooks } = options;
  const given = Object.entries({ pipeline, workflowTemplate }).filter(([, value]) => value !== undefined).map(([key]) => key);
  if (given.length !== 1) throw errors.oneOf(path, given, kinds);
  if (pipeline !== undefined) checkOwn(path, 'pipeline', pipeline);
  if (workflowTemplate !== undefined && (typeof workflowTemplate !== 'object' || workflowTemplate === null || !('_clusterScope' in workflowTemplate))) {
    throw errors.notAValue(path, 'workflowTemplate', workflowTemplate, 'a WorkflowTemplate or ClusterWorkflowTemplate');
  }
  library.forEach((template, index) => checkOwn(path, `templates[${index}]`, template));
  if (onExit !== undefined && !isTemplate(onExit)) throw errors.notATemplate(path, 'onExit', onExit);
  checkHooks(path, hooks);
}

/** An object holds what it runs, so a template that lives elsewhere is not enough. */
function checkOwn(path: string, field: string, value: ITemplate): void {
  if (!isTemplate(value)) throw errors.notATemplate(path, field, value);
  if (value._template.kind === 'external') {
    throw errors.notAValue(path, field, value, 'a pipeline of this app, in which a Task calls the template', 'that is a template of another object');
  }
}
