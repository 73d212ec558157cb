export type Fields = Readonly<Record<string, unknown>>;
/** Says what is wrong with a value, as the API server's schema validation with strict fields does. */
export type Check = (value: unknown, path: string) => string[];

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The properties of an object as the server sees them: it drops nulls. */
export function propertiesOf(value: unknown): [string, unknown][] {
  return Object.entries(fields(value)).filter(([, property]) => property !== null && property !== undefined);
}

export function scalar(type: string, holds: (value: unknown) => boolean): Check {
  return (value, path) => (holds(value) ? [] : [`${path}: Invalid value: must be of type ${type}`]);
}

export const TEXT = scalar('string', (value) => typeof value === 'string');
export const FLAG = scalar('boolean', (value) => typeof value === 'boolean');
export const WHOLE = scalar('integer', Number.isInteger);
export const QUANTITY = scalar('integer or string', (value) => typeof value === 'string' || Number.isInteger(value));
export const OBJECT = scalar('object', isObject);
const ARRAY = scalar('array', Array.isArray);

export function list(item: Check): Check {
  return (value, path) =>
    Array.isArray(value) ? value.flatMap((element, index) => item(element, `${path}[${index}]`)) : ARRAY(value, path);
}

export function map(item: Check): Check {
  return (value, path) => [
    ...OBJECT(value, path),
    ...propertiesOf(value).flatMap(([key, property]) => item(property, `${path}.${key}`)),
  ];
}

export function object(properties: Readonly<Record<string, Check>>, ...required: readonly string[]): Check {
  const known = new Map(Object.entries(properties));
  const unknown: Check = (_, path) => [`unknown field "${path}"`];
  return (value, path) => {
    const given = propertiesOf(value);
    const missing = isObject(value) ? required.filter((name) => !given.some(([key]) => key === name)) : [];
    return [
      ...OBJECT(value, path),
      ...missing.map((name) => `${path}.${name}: Required value`),
      ...given.flatMap(([key, property]) => (known.get(key) ?? unknown)(property, `${path}.${key}`)),
    ];
  };
}
