import { Shape } from './schema';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[-+]\d{2}:\d{2})$/;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Appends to `problems` what is wrong with a value, as the API server's schema validation with strict fields sees it. */
export function checkShape(value: unknown, shape: Shape, path: string, problems: string[]): void {
  if (shape.open) {
    return;
  }
  if (!hasType(value, shape.type)) {
    problems.push(`${path}: Invalid value: "${typeOf(value)}": must be of type ${shape.type}`);
  } else if (Array.isArray(value)) {
    checkArray(value, shape, path, problems);
  } else if (isObject(value)) {
    checkObject(value, shape, path, problems);
  } else {
    checkScalar(value as string | number | boolean, shape, path, problems);
  }
}

function checkObject(value: Readonly<Record<string, unknown>>, shape: Shape, path: string, problems: string[]): void {
  const before = problems.length;
  const known = withoutNulls(value);
  for (const name of shape.required ?? []) {
    if (!(name in known)) {
      problems.push(`${path}.${name}: Required value`);
    }
  }
  for (const [name, property] of Object.entries(known)) {
    const propertyShape = shape.properties?.[name] ?? shape.values;
    const propertyPath = shape.properties ? `${path}.${name}` : `${path}[${name}]`;
    if (propertyShape) {
      checkShape(property, propertyShape, propertyPath, problems);
    } else {
      problems.push(`unknown field "${path}.${name}"`);
    }
  }
  if (problems.length === before) {
    // The server does not ask these of an object that has the wrong shape.
    const broken = shape.rules?.filter((rule) => !rule.holds(known)) ?? [];
    problems.push(...broken.map((rule) => `${path}: Invalid value: ${rule.message}`));
  }
}

/** The server drops nulls where the schema does not allow them, which is everywhere here. */
function withoutNulls(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value);
  const kept = entries.filter(([, property]) => property !== null && property !== undefined);
  return kept.length === entries.length ? value : Object.fromEntries(kept);
}

function checkArray(value: readonly unknown[], shape: Shape, path: string, problems: string[]): void {
  const { minItems = 0, maxItems = Infinity, items, keys } = shape;
  if (value.length > maxItems) {
    problems.push(`${path}: Too many: ${value.length}: must have at most ${maxItems} items`);
  }
  if (value.length < minItems) {
    problems.push(`${path}: Invalid value: ${value.length}: must have at least ${minItems} items`);
  }
  if (items) {
    value.forEach((item, index) => checkShape(item, items, `${path}[${index}]`, problems));
  }
  if (keys) {
    const seen = new Set<string>();
    value.forEach((item, index) => {
      const key = JSON.stringify(keys.map((name) => keyOf(item, name)));
      if (seen.has(key)) {
        problems.push(`${path}[${index}]: Duplicate value: ${keys.join(', ')} ${key}`);
      }
      seen.add(key);
    });
  }
}

function keyOf(item: unknown, name: string): unknown {
  const value = isObject(item) ? item[name] : undefined;
  // The only key with a default.
  return value ?? (name === 'protocol' ? 'TCP' : null);
}

function checkScalar(value: string | number | boolean, shape: Shape, path: string, problems: string[]): void {
  const { minimum = -Infinity, maximum = Infinity, minLength = 0, maxLength = Infinity, pattern, format } = shape;
  if (typeof value === 'number' && (value < minimum || value > maximum)) {
    problems.push(`${path}: Invalid value: ${value}: should be from ${minimum} to ${maximum}`);
  }
  if (typeof value !== 'string') {
    return;
  }
  const length = [...value].length;
  if (length > maxLength) {
    problems.push(`${path}: Too long: may not be more than ${maxLength} characters`);
  }
  if (length < minLength) {
    problems.push(`${path}: Invalid value: "${value}": should be at least ${minLength} chars long`);
  }
  if (pattern && !pattern.test(value)) {
    problems.push(`${path}: Invalid value: "${value}": should match '${pattern.source}'`);
  }
  if (shape.enum && !shape.enum.includes(value)) {
    problems.push(`${path}: Unsupported value: "${value}": supported values: ${shape.enum.map((known) => `"${known}"`).join(', ')}`);
  }
  if (format === 'byte' && !/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) {
    problems.push(`${path}: Invalid value: "${value}": must be of type byte`);
  }
  if (format === 'date-time' && !RFC_3339.test(value)) {
    problems.push(`${path}: Invalid value: "${value}": must be of type date-time`);
  }
}

function hasType(value: unknown, type: string | undefined): boolean {
  const actual = typeOf(value);
  switch (type) {
    case undefined: return true;
    case 'number': return actual === 'number' || actual === 'integer';
    case 'integer or string': return actual === 'integer' || actual === 'string';
    default: return actual === type;
  }
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}
