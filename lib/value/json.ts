import { hasToken } from './token-text';
import { errors, shown } from '../errors';
import { writableJson } from '../spec/writable';

/** Checks that a value is JSON, and returns its text. The error names the place inside the value. */
export function jsonText(value: unknown, path: string, where: string): string {
  checkJson(value, path, where);
  return writableJson(value);
}

/**
 * Refuses what JSON cannot carry, and values that exist only at run time.
 *
 * @param allowed other values that may stand inside
 */
export function checkJson(
  value: unknown,
  path: string,
  where: string,
  allowed: (value: unknown) => boolean = () => false,
): void {
  step(value, { path, allowed, above: [] }, where);
}

interface Walk {
  readonly path: string;
  readonly above: unknown[];
  allowed(value: unknown): boolean;
}

function step(value: unknown, walk: Walk, where: string): void {
  const { path, above } = walk;
  if (walk.allowed(value)) return;
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return;
  if (typeof value === 'string') {
    if (hasToken(value)) throw errors.literalOnly(path, where, value);
    return;
  }
  if (typeof value !== 'object') throw errors.notJson(path, where, shown(value));
  if ('_describe' in value) throw errors.literalOnly(path, where, value);
  if (above.includes(value)) throw errors.notJson(path, where, 'a value that contains itself');
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    throw errors.notJson(path, where, shown(value));
  }
  above.push(value);
  for (const [key, item] of Object.entries(value)) {
    if (hasToken(key)) throw errors.literalOnly(path, where, key);
    step(item, walk, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`);
  }
  above.pop();
}
