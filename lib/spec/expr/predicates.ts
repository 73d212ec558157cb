import { ExpressionError } from './error';
import type { Frame, Run } from './frame';
import { sorted } from './functions';
import { add, boolean, list, text } from './operators';
import { put } from '../own';

/** A function that evaluates its second argument for each item of its first. */
export function predicate(name: string, args: readonly Run[]): Run {
  const [values, test, third] = args;
  const items = (frame: Frame) => list(values(frame), name);
  switch (name) {
    case 'map':
      return (frame) => {
        const from = items(frame);
        const result = new Array<unknown>(from.length);
        each(frame, from, test, (value, index) => {
          result[index] = value;
          return false;
        });
        return result;
      };
    case 'filter':
      return (frame) => {
        const result: unknown[] = [];
        each(frame, items(frame), test, (holds, _, item) => {
          if (boolean(holds)) result.push(item);
          return false;
        });
        return result;
      };
    case 'all':
      return (frame) => search(frame, items(frame), test, false) === -1;
    case 'any':
      return (frame) => search(frame, items(frame), test, true) !== -1;
    case 'none':
      return (frame) => search(frame, items(frame), test, true) === -1;
    case 'one':
      return (frame) => count(frame, items(frame), test) === 1;
    case 'count':
      return (frame) => count(frame, items(frame), test);
    case 'find':
      return (frame) => items(frame)[search(frame, items(frame), test, true)] ?? null;
    case 'findIndex':
      return (frame) => found(search(frame, items(frame), test, true));
    case 'findLast':
      return (frame) => items(frame)[searchLast(frame, items(frame), test)] ?? null;
    case 'findLastIndex':
      return (frame) => found(searchLast(frame, items(frame), test));
    case 'sum':
      return (frame) => mapped(frame, items(frame), test).reduce<unknown>((total, value) => add(total, value), 0);
    case 'groupBy':
      return (frame) => groups(frame, items(frame), test);
    case 'sortBy':
      return (frame) => {
        const from = items(frame);
        const keys = mapped(frame, from, test);
        return sorted([...keys.keys()], (index) => keys[index as number], third?.(frame) ?? 'asc').map(
          (index) => from[index as number],
        );
      };
    case 'reduce':
      return (frame) => reduce(frame, items(frame), test, third);
    default:
      throw new ExpressionError(`unknown name ${name}`);
  }
}

/** Evaluates for each item, until `stop` says so; the predicate around gets its own item back. */
function each(
  frame: Frame,
  items: readonly unknown[],
  run: Run,
  stop: (value: unknown, index: number, item: unknown) => boolean,
): void {
  const { item, index: before } = frame;
  try {
    for (let index = 0; index < items.length; index++) {
      frame.item = items[index];
      frame.index = index;
      if (stop(run(frame), index, items[index])) return;
    }
  } finally {
    frame.item = item;
    frame.index = before;
  }
}

function mapped(frame: Frame, items: readonly unknown[], run: Run | undefined): readonly unknown[] {
  if (!run) return items;
  const result: unknown[] = [];
  each(frame, items, run, (value) => {
    result.push(value);
    return false;
  });
  return result;
}

function search(frame: Frame, items: readonly unknown[], test: Run, wanted: boolean): number {
  let at = -1;
  each(frame, items, test, (holds, index) => {
    if (boolean(holds) !== wanted) return false;
    at = index;
    return true;
  });
  return at;
}

function searchLast(frame: Frame, items: readonly unknown[], test: Run): number {
  return mapped(frame, items, test).map(boolean).lastIndexOf(true);
}

function count(frame: Frame, items: readonly unknown[], test: Run | undefined): number {
  return mapped(frame, items, test).filter((value) => boolean(value)).length;
}

function found(index: number): number | null {
  return index === -1 ? null : index;
}

function groups(frame: Frame, items: readonly unknown[], key: Run): Record<string, unknown[]> {
  const result: Record<string, unknown[]> = {};
  each(frame, items, key, (value, _, item) => {
    const name = text(value);
    if (!Object.hasOwn(result, name)) put(result, name, []);
    result[name].push(item);
    return false;
  });
  return result;
}

function reduce(frame: Frame, items: readonly unknown[], run: Run, initial: Run | undefined): unknown {
  if (items.length === 0 && !initial) throw new ExpressionError('reduce of empty array with no initial value');
  const { acc } = frame;
  const rest = initial ? items : items.slice(1);
  frame.acc = initial ? initial(frame) : items[0];
  try {
    each(frame, rest, run, (value) => {
      frame.acc = value;
      return false;
    });
    return frame.acc;
  } finally {
    frame.acc = acc;
  }
}
