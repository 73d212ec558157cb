import type { Value } from './graph';

/** The values that stand directly inside of a value. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return Object.values(value.entries);
    case 'array':
      return value.items;
    case 'first':
      return [...value.values, ...(value.otherwise ? [value.otherwise] : [])];
    case 'guarded':
      return [value.value];
    case 'default':
      return [value.value, value.otherwise];
    default:
      return [];
  }
}

/** The same value with other parts. */
export function withParts(value: Value, change: (part: Value) => Value): Value {
  switch (value.kind) {
    case 'object':
      return {
        kind: 'object',
        entries: Object.fromEntries(Object.entries(value.entries).map(([key, each]) => [key, change(each)])),
      };
    case 'array':
      return { kind: 'array', items: value.items.map(change) };
    case 'first':
      return {
        ...value,
        values: value.values.map(change),
        ...(value.otherwise && { otherwise: change(value.otherwise) }),
      };
    case 'guarded':
      return { ...value, value: change(value.value) };
    case 'default':
      return { kind: 'default', value: change(value.value), otherwise: change(value.otherwise) };
    default:
      return value;
  }
}
