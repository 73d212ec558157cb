import { RunnableOptions } from './workflow-options';
import { errors } from '../errors';
import { checkHooks } from '../pipeline/check-options';
import { ITemplate } from '../template/template-interface';
import { isTemplate } from '../template/template-mark';

/** Refuses options of an object that are not what they have to be, before the compiler meets them. */
export function checkWorkflowOptions(path: string, options: RunnableOptions, runs: boolean): void {
  const {
    pipeline,
    workflowTemplate,
    onExit,
    hooks,
    entrypoint,
    templates = [],
    workflowTemplateRef,
    lifecycleHooks,
  } = options;
  const written = {
    entrypoint,
    workflowTemplateRef,
    ...(pipeline === undefined ? { templates: options.templates } : {}),
  };
  const isGiven = (field: string) => (options as Record<string, unknown>)[field] !== undefined;
  const given = [
    ...(Object.keys(written).some(isGiven) ? [Object.keys(written).find(isGiven)!] : []),
    ...['pipeline', 'workflowTemplate'].filter(isGiven),
  ];
  if (given.length !== 1) {
    throw errors.oneOf(
      path,
      given,
      runs
        ? ['pipeline', 'workflowTemplate', 'entrypoint', 'workflowTemplateRef']
        : ['pipeline', 'entrypoint', 'templates'],
    );
  }
  if (pipeline !== undefined) checkOwn(path, 'pipeline', pipeline);
  if (
    workflowTemplate !== undefined &&
    (typeof workflowTemplate !== 'object' || workflowTemplate === null || !('_clusterScope' in workflowTemplate))
  ) {
    throw errors.notAValue(path, 'workflowTemplate', workflowTemplate, 'a WorkflowTemplate or ClusterWorkflowTemplate');
  }
  if (typeof entrypoint !== 'string' && entrypoint !== undefined) checkOwn(path, 'entrypoint', entrypoint);
  templates.forEach((template, index) => checkOwn(path, `templates[${index}]`, template));
  const isWritten = pipeline === undefined && workflowTemplate === undefined;
  if (onExit !== undefined && !isTemplate(onExit) && !(isWritten && typeof onExit === 'string')) {
    throw errors.notATemplate(path, 'onExit', onExit);
  }
  const other = isWritten ? { hooks } : { lifecycleHooks };
  for (const [field, value] of Object.entries(other)) {
    if (value !== undefined) {
      throw errors.notAValue(
        path,
        field,
        value,
        isWritten ? 'lifecycleHooks, as nothing is compiled here' : 'hooks, as the object is compiled',
      );
    }
  }
  checkHooks(path, hooks);
}

/** An object holds what it runs, so a template that lives elsewhere is not enough. */
function checkOwn(path: string, field: string, value: ITemplate): void {
  if (!isTemplate(value)) throw errors.notATemplate(path, field, value);
  if (value._template.kind === 'external') {
    throw errors.notAValue(
      path,
      field,
      value,
      'a pipeline of this app, in which a Task calls the template',
      'that is a template of another object',
    );
  }
}
