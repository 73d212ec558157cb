/** Whether an object is a plain one: also of another realm, as `structuredClone` and `vm` make them. */
export function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'));
}

/** Whether an object is a list or a plain object, whatever its fields are called. */
export function isData(value: object): boolean {
  return Array.isArray(value) || isPlainObject(value);
}
