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
  const result: Record<string, any> = {};
  for (const key of keysInOrder(value)) {
    const item = value[key];
    if (item !== undefined && item !== null) put(result, key, ordered(item));
  }
  return result;
}

function keysInOrder(value: Record<string, any>): readonly string[] {
  const keys = Object.keys(value);
  const order = typeof value.name === 'string' ? byReading : byAlphabet;
  // Most objects were made in their order.
  for (let at = 1; at < keys.length; at++) if (order(keys[at - 1], keys[at]) > 0) return keys.sort(order);
  return keys;
}

function byAlphabet(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function byReading(a: string, b: string): number {
  const [first, second] = [FIRST.indexOf(a), FIRST.indexOf(b)];
  if (first === -1 && second === -1) return byAlphabet(a, b);
  return first === -1 ? 1 : second === -1 ? -1 : first - second;
}
