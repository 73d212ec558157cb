import type { Ended } from './engine';
import { toJson } from '../../../lib/spec/expr/json';

/** The items of a loop; undefined where there is none. */
export function itemsOf({ withItems, withParam, withSequence }: any): unknown[] | undefined {
  if (withItems) return withItems;
  if (withParam !== undefined) return listOf(withParam);
  if (!withSequence) return undefined;
  const { start = '0', end, count, format = '%d' } = withSequence;
  const first = Number(start);
  const last = count === undefined ? Number(end) : first + Number(count) - 1;
  if (![first, last].every(Number.isInteger)) throw new Error(`no sequence: ${JSON.stringify(withSequence)}`);
  const step = count === undefined && last < first ? -1 : 1;
  const numbers = Array.from({ length: count === '0' ? 0 : Math.abs(last - first) + 1 }, (_, index) => first + step * index);
  return numbers.map((number) => format.replace(/%(0?)(\d*)([dx])/, (_: string, zero: string, width: string, kind: string) => (
    number.toString(kind === 'x' ? 16 : 10).padStart(Number(width), zero || ' '))));
}

function listOf(json: string): unknown[] {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error(`withParam is no JSON list: ${json}`);
  }
}

/** What a run of a loop knows of its item. */
export function itemVariables(item: any): Record<string, string> {
  if (typeof item !== 'object' || item === null) return { item: String(item) };
  const inner = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value).slice(1, -1) : toJson(value));
  return { item: toJson(item), ...Object.fromEntries(Array.isArray(item) ? [] : Object.entries(item).map(([key, value]) => [`item.${key}`, inner(value)])) };
}

/** What is left behind by all items that succeeded. */
export function listsOf(ends: readonly Ended[], captured: boolean): Record<string, string> {
  const all = ends.flatMap(({ outputs }) => outputs ?? []);
  const names = new Set(all.flatMap(({ parameters }) => Object.keys(parameters)));
  const lists = [...names].map((name) => [`parameters.${name}`, list(all.map(({ parameters }) => parameters[name]))]);
  // Standard output of each item has to be JSON, or the workflow is in error.
  const results = captured ? all.flatMap(({ result }) => result ?? []) : [];
  return Object.fromEntries([...lists, ...(results.length > 0 ? [['result', toJson(results.map((each) => JSON.parse(each)))]] : [])]);
}

/** Texts that all are JSON objects or lists become that; otherwise all stay texts. */
function list(values: readonly string[]): string {
  try {
    const parsed = values.map((value) => JSON.parse(value));
    if (parsed.every((value) => typeof value === 'object' && value !== null)) return toJson(parsed);
  } catch {
    // At least one is no JSON.
  }
  return toJson(values);
}
