import type { ITemplate } from './template';

const TEMPLATE = Symbol.for('cdk8s-argo-workflows.template');

/** Whether a value is a template. */
export function isTemplate(value: unknown): value is ITemplate {
  return typeof value === 'object' && value !== null && TEMPLATE in value;
}

/** Marks a construct as a template; not by class, so that copies of the library understand each other. */
export function markTemplate(construct: ITemplate): void {
  Object.defineProperty(construct, TEMPLATE, { value: true });
}
