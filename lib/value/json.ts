import { errors } from '../errors';

/** Checks that a value is JSON, and returns its text. The error names the place inside the value. */
export function jsonText(value: unknown, path: string, where: string): string {
  checkJson(value, path, where, new Set());
  return JSON.stringify(value);
}

function checkJson(value: unknown, path: string, where: string, above: Set<unknown>): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw errors.notJson(path, where, String(value));
    return;
  }
  if (typeof value !== 'object') throw errors.notJson(path, where, value === undefined ? 'undefined' : `a ${typeof value}`);
  if (above.has(value)) throw errors.notJson(path, where, 'a value that contains itself');
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    throw errors.notJson(path, where, `an object of class ${value.constructor?.name}`);
  }
  above.add(value);
  for (const [key, item] of Object.entries(value)) {
    checkJson(item, path, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`, above);
  }
  above.delete(value);
}
