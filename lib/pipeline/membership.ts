import { IConstruct } from 'constructs';
import type { Pipeline } from './pipeline';
import { errors } from '../errors';
import { isTemplate } from '../template/template-mark';

const PIPELINE = Symbol.for('cdk8s-argo-workflows.pipeline');

/** Marks a construct as a pipeline; not by class, so that this file needs no import of it. */
export function markPipeline(pipeline: Pipeline): void {
  Object.defineProperty(pipeline, PIPELINE, { value: true });
}

/** The pipeline in which a task stands: the nearest construct around it that is one, across plain grouping constructs. */
export function pipelineAround(task: IConstruct): Pipeline | undefined {
  for (let around = task.node.scope; around; around = around.node.scope) {
    if (PIPELINE in around) return around as unknown as Pipeline;
    if (isTemplate(around)) return undefined;
  }
  return undefined;
}

/** Refuses a task outside of a pipeline. */
export function requirePipeline(task: IConstruct): void {
  if (!pipelineAround(task)) throw errors.wrongScope(task.node.path);
}

/** The name of a task in its pipeline: its id, after the ids of the grouping constructs between. */
export function taskName(task: IConstruct): string {
  const ids = [task.node.id];
  for (let around = task.node.scope; around && !(PIPELINE in around); around = around.node.scope) ids.unshift(around.node.id);
  return ids.join('-');
}
