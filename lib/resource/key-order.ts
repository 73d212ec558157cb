// What a reader looks for first; everything else follows in the order of the alphabet.
const FIRST = ['name', 'template', 'templateRef', 'depends', 'dependencies', 'when', 'inputs'];

/** The same value, with the keys of named objects in the order in which people read them. */
export function readable(value: any): any {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  const ordered = typeof value.name === 'string' ? [...FIRST.filter((key) => key in value), ...keys.filter((key) => !FIRST.includes(key))] : keys;
  const result: Record<string, any> = {};
  for (const key of ordered) result[key] = readable(value[key]);
  return result;
}
