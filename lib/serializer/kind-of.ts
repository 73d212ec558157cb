/** What kind of thing a value is, as words of a sentence: `a Date`, `an object of class Account`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value);
  if (typeof value !== 'object') return NAMES[typeof value];
  if (Array.isArray(value)) return 'a list';
  const name = className(value);
  if (name === undefined && (Symbol.iterator in value || Symbol.asyncIterator in value)) return 'a generator';
  if (name === undefined || name === 'Object') return 'an object';
  if (ArrayBuffer.isView(value) || BUILT_IN.has(name)) return `${/^[AEI]/.test(name) ? 'an' : 'a'} ${name}`;
  return `an object of class ${name}`;
}

const BUILT_IN = new Set([
  'ArrayBuffer',
  'Date',
  'Error',
  'Map',
  'Promise',
  'RegExp',
  'Set',
  'WeakMap',
  'WeakRef',
  'WeakSet',
]);
const NAMES: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  function: 'a function',
  symbol: 'a symbol',
  bigint: 'a bigint',
  string: 'a text',
  boolean: 'a boolean',
};

/** The name of an object's class. Objects of other realms (`vm`, worker threads) have the same names. */
export function className(value: object): string | undefined {
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Whether it was made by `{}` or `Object.create(null)`, in whichever realm. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}
