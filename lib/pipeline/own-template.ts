import { IConstruct } from 'constructs';
import { requirePipeline } from './membership';
import type { TaskBase } from './task-base';
import type { LeafModel } from '../ir/model';
import { OwnedTemplate } from '../template/owned-template';
import { ITemplate } from '../template/template-interface';

/** The template that a task has for itself, made of the task's own props. */
export function ownTemplate(task: TaskBase, model: (scope: IConstruct, props: any) => LeafModel): ITemplate {
  requirePipeline(task);
  return new OwnedTemplate(task, model(task, task._options));
}
