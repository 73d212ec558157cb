import { types } from 'node:util';
import { className, isPlain, kindOf } from './kind-of';
import { joined } from './serialization-error';

/** What is wrong in a value that structured clone would refuse or change, and where; undefined when all of it is carried. */
export function cloneProblem(value: unknown): { path: string; reason: string } | undefined {
  return step(value, new Set());
}

function step(value: unknown, seen: Set<unknown>): { path: string; reason: string } | undefined {
  if (typeof value === 'function' || typeof value === 'symbol') {
    return {
      path: '',
      reason: `it is ${kindOf(value)}, which no serializer carries. Leave it out, and make it anew where it is used.`,
    };
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  const reason = objectProblem(value);
  return reason === undefined ? inside(value, seen) : { path: '', reason };
}

// Built-in objects are carried, but not the classes that extend them.
const CARRIED = new Set([
  'Date',
  'RegExp',
  'Map',
  'Set',
  'ArrayBuffer',
  'DataView',
  'Buffer',
  'Number',
  'String',
  'Boolean',
  'BigInt',
  'Array',
  'Object',
]);
const ERRORS = new Set(['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

function objectProblem(value: object): string | undefined {
  if (types.isProxy(value)) return 'it is a proxy, which structured clone cannot carry. Copy it to a plain object.';
  if (isPlain(value)) {
    return Object.getOwnPropertySymbols(value).length === 0
      ? undefined
      : 'it has a symbol as key, which would be lost. Use texts as keys.';
  }
  const name = className(value) ?? '';
  if (types.isNativeError(value)) {
    const lost = Object.keys(value);
    if (!ERRORS.has(name)) {
      return `it is ${kindOf(value)}, which would come back as a bare Error. Convert it to a plain object, as in { name, message }.`;
    }
    return lost.length === 0
      ? undefined
      : `it is an error with fields of its own ('${lost[0]}'), which would be lost. Convert it to a plain object, as in { name, message }.`;
  }
  if (
    (isBuiltIn(value) && CARRIED.has(name)) ||
    /^(Ui|I)nt(8|16|32)Array$|^Uint8ClampedArray$|^Float(32|64)Array$|^Big(Ui|I)nt64Array$/.test(name)
  ) {
    return undefined;
  }
  return types.isPromise(value)
    ? 'it is a Promise. Wait for it with await.'
    : `it is ${kindOf(value)}, whose class would be lost. Convert it to a plain object, as in { ...object }, or use a serializer of your own.`;
}

function isBuiltIn(value: object): boolean {
  return (
    Array.isArray(value) ||
    types.isDate(value) ||
    types.isRegExp(value) ||
    types.isMap(value) ||
    types.isSet(value) ||
    types.isArrayBuffer(value) ||
    ArrayBuffer.isView(value) ||
    (types.isBoxedPrimitive(value) && !types.isSymbolObject(value))
  );
}

function inside(value: object, seen: Set<unknown>): { path: string; reason: string } | undefined {
  if (ArrayBuffer.isView(value) || types.isBoxedPrimitive(value)) return undefined;
  if (types.isMap(value)) {
    for (const [key, item] of value) {
      const problem = step(key, seen) ?? step(item, seen);
      if (problem !== undefined) {
        return outside(problem, typeof key === 'string' || typeof key === 'number' ? key : kindOf(key));
      }
    }
  } else if (types.isSet(value)) {
    let index = 0;
    for (const item of value) {
      const problem = step(item, seen);
      if (problem !== undefined) return outside(problem, index);
      index++;
    }
  } else if (types.isNativeError(value)) {
    const problem = step(value.cause, seen);
    if (problem !== undefined) return outside(problem, 'cause');
  } else {
    // A list may have holes: its keys are what it has.
    for (const key of Object.keys(value)) {
      const problem = step((value as Record<string, unknown>)[key], seen);
      if (problem !== undefined) return outside(problem, Array.isArray(value) && /^\d+$/.test(key) ? Number(key) : key);
    }
  }
  return undefined;
}

function outside(problem: { path: string; reason: string }, key: string | number): typeof problem {
  return { ...problem, path: joined(key, problem.path) };
}
