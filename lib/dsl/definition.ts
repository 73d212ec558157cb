import type { Graph, PipelineDefinition, TaskDefinition } from './graph';
import { errors } from '../errors';

const DEFINITION = Symbol.for('cdk8s-argo-workflows.definition');

/** Makes a function stand for a task or pipeline. Its `name` becomes the one of what it stands for. */
export function define<F extends object, M extends object>(
  callable: F,
  definition: TaskDefinition | PipelineDefinition,
  members: M,
): F & M {
  Object.defineProperty(callable, DEFINITION, { value: definition });
  Object.defineProperty(callable, 'name', { value: definition.name });
  return Object.freeze(Object.assign(callable, members));
}

/** Whether something is a task or pipeline. */
export function isDefinition(value: any): boolean {
  return typeof value === 'function' && value[DEFINITION] !== undefined;
}

/** What a task or pipeline that a user holds stands for. */
export function definitionOf(value: any): TaskDefinition | PipelineDefinition {
  if (!isDefinition(value)) throw errors.notADefinition(value, 'task or pipeline');
  return value[DEFINITION];
}

/** The definition of a pipeline. */
export function pipelineOf(value: any): PipelineDefinition {
  const definition = definitionOf(value);
  if (definition.kind !== 'pipeline') throw errors.notADefinition(value, 'pipeline');
  return definition;
}

/** The recorded graph of a pipeline. */
export function graphOf(value: any): Graph {
  return pipelineOf(value).graph;
}
