/** The functions that expressions of the library call, as expr-lang and Argo define them. */
export const FUNCTIONS: ReadonlyMap<string, (...args: any[]) => unknown> = new Map<string, (...args: any[]) => unknown>([
  ['len', (value) => (typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : Object.keys(value).length)],
  ['int', int], ['asInt', int],
  ['float', float], ['asFloat', float],
  ['string', (value) => (typeof value === 'object' ? toJson(value) : String(value))],
  ['toJson', toJson],
  ['fromJSON', (value) => JSON.parse(value)],
  ['replace', (text: string, old: string, by: string) => text.split(old).join(by)],
  ['type', typeOf],
  ['abs', Math.abs],
]);

function int(value: unknown): number {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value !== 'string' || !/^[-+]?\d+$/.test(value)) throw new Error(`invalid operation: int(${value})`);
  return Number(value);
}

function float(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value)) throw new Error(`invalid operation: float(${value})`);
  return Number(value);
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Number.isInteger(value) ? 'int' : 'float';
}

/** As Go writes JSON: keys in order, and markup escaped. */
export function toJson(value: unknown): string {
  const sorted = (_: string, inner: any) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);
  return JSON.stringify(value ?? null, sorted).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
