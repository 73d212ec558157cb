import { IConstruct } from 'constructs';
import type { Pipeline } from './pipeline';
import { errors } from '../errors';
import { isTemplate } from '../template/template-mark';

const PIPELINE = Symbol.for('cdk8s-argo-workflows.pipeline');

/** Marks the objects of a class as pipelines, by its prototype, so that this file needs no import of the class. */
export function markPipeline(prototype: Pipeline): void {
  Object.defineProperty(prototype, PIPELINE, { value: true });
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
  let name = task.node.id;
  for (let around = task.node.scope; around && !(PIPELINE in around); around = around.node.scope) {
    name = `${around.node.id}-${name}`;
  }
  return name;
}
