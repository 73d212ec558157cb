import { isPlain, kindOf } from './kind-of';
import { joined, SerializationError } from './serialization-error';

/** What is wrong with a value that is none of JSON's; undefined when the format carries it. */
export type Leaf = (value: unknown) => string | undefined;

/** What is wrong, and where; the path grows on the way out, so that nothing is built for values that are fine. */
interface Problem {
  path: string;
  readonly reason: string;
}

// Values that contain themselves are deeper than this; up to here nobody pays for the search.
const DEPTH_OF_SEARCH = 64;

/**
 * Refuses what would be lost or changed in a tree of lists and plain objects. Fields that are undefined are left out, as JSON
 * does.
 */
export function checkTree(
  serializer: string,
  value: unknown,
  leaf: Leaf,
  key?: (key: string) => string | undefined,
): void {
  let problem: Problem | undefined;
  try {
    problem = step(value, 0, undefined, leaf, key);
    // Found late, so the path went round several times. Once more, with the search from the begin.
    if (problem?.reason === containsItself) problem = step(value, 0, new Set(), leaf, key);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problem = { path: '', reason: tooDeep };
  }
  if (problem !== undefined) throw new SerializationError(serializer, 'write', problem.path, problem.reason);
}

/** What is said of values that exhaust the stack. */
export const tooDeep =
  'it is nested too deep, thousands of levels. Make it flatter, for instance a list of nodes that name their parents.';

function step(
  value: unknown,
  depth: number,
  above: Set<unknown> | undefined,
  leaf: Leaf,
  keyProblem?: (key: string) => string | undefined,
): Problem | undefined {
  if (typeof value !== 'object' || value === null || !(Array.isArray(value) || isPlain(value))) {
    const reason = leaf(value);
    return reason === undefined ? undefined : { path: '', reason };
  }
  if (depth > DEPTH_OF_SEARCH) above ??= new Set();
  if (above !== undefined) {
    if (above.has(value)) return { path: '', reason: containsItself };
    above.add(value);
  }
  const problem = Array.isArray(value)
    ? inList(value, depth, above, leaf, keyProblem)
    : inObject(value, depth, above, leaf, keyProblem);
  above?.delete(value);
  return problem;
}

const containsItself =
  'it contains itself. Break the cycle, for instance by an id in place of the object, or use serializers.structuredClone().';

function inList(
  list: unknown[],
  depth: number,
  above: Set<unknown> | undefined,
  leaf: Leaf,
  keyProblem?: (key: string) => string | undefined,
): Problem | undefined {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    const problem =
      item === undefined ? { path: '', reason: undefinedInList } : step(item, depth + 1, above, leaf, keyProblem);
    if (problem !== undefined) return outside(problem, index);
  }
  return undefined;
}

const undefinedInList = 'it is undefined, which a list would turn into null. Write null, or leave the item out.';

function inObject(
  value: object,
  depth: number,
  above: Set<unknown> | undefined,
  leaf: Leaf,
  keyProblem?: (key: string) => string | undefined,
): Problem | undefined {
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const reason = keyProblem?.(key);
    const problem = reason === undefined ? step(item, depth + 1, above, leaf, keyProblem) : { path: '', reason };
    if (problem !== undefined) return outside(problem, key);
  }
  return Object.getOwnPropertySymbols(value).length === 0
    ? undefined
    : { path: '', reason: 'it has a symbol as key, which would be lost. Use texts as keys.' };
}

function outside(problem: Problem, key: string | number): Problem {
  // No reader follows a longer one.
  if (problem.path.length < 200) problem.path = joined(key, problem.path);
  return problem;
}

/** JSON's own leaves. */
export const jsonLeaf: Leaf = (value) => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value)
        ? undefined
        : `it is ${value}, which JSON has no number for. Write null or a text, or use serializers.structuredClone().`;
    case 'bigint':
      return 'it is a bigint, which JSON cannot carry. Convert it with String(...) or Number(...), or use serializers.structuredClone().';
    case 'function':
    case 'symbol':
      return `it is ${kindOf(value)}, which no serializer carries. Leave it out, and make it anew where it is used.`;
    default:
      return value === null ? undefined : `it is ${kindOf(value)}, which JSON cannot carry. ${remedy(value as object)}`;
  }
};

function remedy(value: object): string {
  switch (kindOf(value)) {
    case 'a Date':
      return 'Convert it with toISOString(), or use serializers.structuredClone().';
    case 'a Map':
      return 'Convert it with Object.fromEntries(...), or use serializers.structuredClone().';
    case 'a generator':
      return 'Collect what it gives with [...generator], or use serializers.ndjson(), which writes row by row.';
    case 'a Promise':
      return 'Wait for it with await.';
    case 'a Set':
      return 'Convert it with [...set], or use serializers.structuredClone().';
    default:
      return ArrayBuffer.isView(value)
        ? 'Convert it with Array.from(...), or use serializers.bytes() for the whole value, or serializers.structuredClone().'
        : 'Convert it to a plain object, as in { ...object }, or use a serializer of your own.';
  }
}
