import type { Run } from './frame';
import type { ExpressionFunction } from './functions';

/** Functions that take time for long texts and give the same for the same. */
const DEAR = new Set(['fromJSON', 'replace', 'split']);
const LONG = 256;

interface Cell {
  args: readonly unknown[];
  result: unknown;
}

const filled = new Set<Cell>();

/**
 * A call of a function. In a loop `fromJSON(list)[int(item)]` reads the same list for each item, so a call keeps its last result
 * where its text is long.
 */
export function memoized(name: string, run: ExpressionFunction, values: readonly Run[]): Run {
  const [first, second, third] = values;
  if (!DEAR.has(name) || values.length === 0) {
    if (values.length === 1) return (frame) => run(first(frame));
    if (values.length === 2) return (frame) => run(first(frame), second(frame));
    if (values.length === 3) return (frame) => run(first(frame), second(frame), third(frame));
    return (frame) => run(...values.map((value) => value(frame)));
  }
  const cell: Cell = { args: [], result: undefined };
  return (frame) => {
    const value = first(frame);
    if (typeof value !== 'string' || value.length < LONG) {
      return values.length === 1 ? run(value) : run(value, ...values.slice(1).map((each) => each(frame)));
    }
    const args = values.map((each, index) => (index === 0 ? value : each(frame)));
    if (cell.args.length !== args.length || args.some((arg, index) => arg !== cell.args[index])) {
      cell.result = run(...args);
      cell.args = args;
      filled.add(cell);
    }
    return cell.result;
  };
}

/** Lets go of the texts that calls keep. */
export function forget(): void {
  for (const cell of filled) {
    cell.args = [];
    cell.result = undefined;
  }
  filled.clear();
}
