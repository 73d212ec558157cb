import { isPlainObject } from '../spec/merge';
import { put } from '../spec/own';

// What a reader of a task or template looks for first; everything else follows in the order of the alphabet.
const FIRST = ['name', 'template', 'templateRef', 'depends', 'dependencies', 'when', 'inputs'];

/**
 * The value with its keys in the order in which people read them, without what is undefined or null, as cdk8s leaves it out
 * too. Undefined when something in it is not plain data, which only cdk8s can resolve.
 */
export function plainInReadingOrder(value: Record<string, any>): Record<string, any> | undefined {
  try {
    return ordered(value);
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

const NOT_PLAIN = new Error('not plain');

function ordered(value: any): any {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  if (!isPlainObject(value)) throw NOT_PLAIN;
  const keys = Object.keys(value);
  if (keys.length > 1) keys.sort();
  const result: Record<string, any> = {};
  const named = typeof value.name === 'string';
  if (named) for (const key of FIRST) add(result, key, value[key]);
  for (const key of keys) if (!named || !FIRST.includes(key)) add(result, key, value[key]);
  return result;
}

function add(result: Record<string, any>, key: string, value: any): void {
  if (value !== undefined && value !== null) put(result, key, ordered(value));
}
