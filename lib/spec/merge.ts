import { errors } from '../errors';

type Json = Record<string, any>;

/**
 * Lays a manifest over another one: objects merge, lists append, everything else replaces. Keys that the library relies on
 * are refused, with the reason.
 *
 * @param reserved for each refused key why it is
 */
export function mergeOver(base: Json, over: Json | undefined, path: string, level: string, reserved: Readonly<Record<string, string>> = {}): Json {
  for (const key of Object.keys(over ?? {})) {
    if (reserved[key] !== undefined) throw errors.collision(path, level, key, reserved[key]);
  }
  return over === undefined ? base : merged(base, over);
}

function merged(base: any, over: any): any {
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over];
  if (!isPlainObject(base) || !isPlainObject(over)) return over;
  const result: Json = { ...base };
  for (const [key, value] of Object.entries(over)) result[key] = key in base ? merged(base[key], value) : value;
  return result;
}

export function isPlainObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** The object without the fields that are undefined or empty lists or objects. */
export function compact(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined
    && !(Array.isArray(value) && value.length === 0) && !(isPlainObject(value) && Object.keys(value).length === 0)));
}
