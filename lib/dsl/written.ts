import { definitionOf, isDefinition } from './definition';
import { stateOf } from './ref-state';
import { named } from './reference';
import { shown } from '../errors';

/** Anything that a user wrote, in words. */
export function asWritten(value: unknown): string {
  if (value === undefined) return 'nothing';
  const state = stateOf(value);
  if (state !== undefined) return named(state);
  if (!isDefinition(value)) return shown(value);
  const { kind, name } = definitionOf(value);
  return `the ${kind} '${name}' itself`;
}

/** Whether something is a function, and no reference, which is one for JavaScript. */
export function isFunction(value: unknown): value is (...args: any[]) => unknown {
  return typeof value === 'function' && stateOf(value) === undefined;
}
