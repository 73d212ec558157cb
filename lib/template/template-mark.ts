import type { ITemplate } from './template-interface';

const TEMPLATE = Symbol.for('cdk8s-argo-workflows.template');

/** Whether a value is a template. */
export function isTemplate(value: unknown): value is ITemplate {
  return typeof value === 'object' && value !== null && TEMPLATE in value;
}

/** Marks the objects of a class as templates, by its prototype; not by the class itself, so that copies of the library understand each other. */
export function markTemplate(prototype: ITemplate): void {
  Object.defineProperty(prototype, TEMPLATE, { value: true });
}
