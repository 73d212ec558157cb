import { errors } from '../errors';
import { own, put } from './own';

type Json = Record<string, any>;

/**
 * Lays a manifest over another one: objects merge, lists append, everything else replaces. Keys that the library relies on
 * are refused, with the reason.
 *
 * @param reserved for each refused key why it is
 */
export function mergeOver(
  base: Json,
  over: Json | undefined,
  path: string,
  level: string,
  reserved: Readonly<Record<string, string>> = {},
): Json {
  if (over === undefined) return base;
  for (const key of Object.keys(over)) {
    const reason = own(reserved, key);
    if (reason !== undefined) throw errors.collision(path, level, key, reason);
  }
  return merged(base, over);
}

function merged(base: any, over: any): any {
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over];
  if (!isPlainObject(base) || !isPlainObject(over)) return over;
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(over)) {
    put(result, key, Object.hasOwn(base, key) ? merged(base[key], value) : value);
  }
  return result;
}

export function isPlainObject(value: unknown): value is Json {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The object without the fields that are undefined or empty lists or objects. */
export function compact(object: Json): Json {
  const result: Json = {};
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value !== undefined && !isEmpty(value)) put(result, key, value);
  }
  return result;
}

/** The object without the fields that are undefined. */
export function defined(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isPlainObject(value) && Object.keys(value).length === 0;
}
