import type { Value } from './graph';

/** The value of a field or element of a value. */
export function fieldOf(value: Value, key: string | number): Value {
  switch (value.kind) {
    case 'input':
    case 'output':
    case 'item':
    case 'workflow':
      return { ...value, path: [...value.path, key] };
    case 'first':
      return {
        ...value,
        values: value.values.map((each) => fieldOf(each, key)),
        ...(value.otherwise && { otherwise: fieldOf(value.otherwise, key) }),
      };
    case 'guarded':
      return { ...value, value: fieldOf(value.value, key) };
    case 'default':
      return { ...value, value: fieldOf(value.value, key), otherwise: fieldOf(value.otherwise, key) };
    case 'object':
      return Object.hasOwn(value.entries, key) ? value.entries[key] : ABSENT;
    case 'array':
      if (key === 'length') return { kind: 'literal', value: value.items.length };
      return value.items[Number(key)] ?? ABSENT;
    case 'literal': {
      const found =
        value.value === null || value.value === undefined
          ? undefined
          : Object.getOwnPropertyDescriptor(Object(value.value), key);
      return found === undefined ? ABSENT : { kind: 'literal', value: found.value };
    }
    case 'index':
    case 'status':
      return ABSENT;
  }
}

const ABSENT: Value = { kind: 'literal', value: null };
