import { ExpressionError } from './error';

const STEP =
  /^(?:\.\.(?<deep>[\w-]+|\*)|\.(?<name>[\w-]+|\*)|\[(?:'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<all>\*)|(?<from>-?\d+)?:(?<to>-?\d+)?|(?<index>-?\d+))\])/;

/** What a JSON path leads to: one value, or a list where the path has a wildcard, a range or `..` in it. */
export function jsonpath(json: unknown, path: string): unknown {
  let rest = path.startsWith('$') ? path.slice(1) : path;
  let found: unknown[] = [json];
  let many = false;
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (!step) {
      throw new ExpressionError(
        `jsonpath: cannot read ${rest} in ${path}; it may hold .name, ['name'], [0], [1:3], [*] and ..name`,
      );
    }
    const { deep, name, single, double, all, from, to, index } = step.groups!;
    const key = name ?? single ?? double;
    rest = rest.slice(step[0].length);
    const isRange = step[0].includes(':') && key === undefined;
    many ||= deep !== undefined || key === '*' || all !== undefined || isRange;
    if (deep !== undefined) {
      found = found.flatMap((value) => everywhere(value, deep));
    } else if (all !== undefined || name === '*') {
      found = found.flatMap(children);
    } else if (isRange) {
      found = found.flatMap((value) =>
        Array.isArray(value) ? value.slice(Number(from ?? 0), to === undefined ? undefined : Number(to)) : [],
      );
    } else if (index !== undefined) {
      found = found.flatMap((value) =>
        Array.isArray(value) && value.at(Number(index)) !== undefined ? [value.at(Number(index))] : [],
      );
    } else {
      found = found.flatMap((value) => at(value, key!));
    }
  }
  if (many) return found;
  if (found.length === 0) throw new ExpressionError(`jsonpath: ${path} leads to nothing`);
  return found[0];
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function at(value: unknown, key: string): unknown[] {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? [(value as Record<string, unknown>)[key]]
    : [];
}

function everywhere(value: unknown, key: string): unknown[] {
  return [
    ...(key === '*' ? children(value) : at(value, key)),
    ...children(value).flatMap((child) => everywhere(child, key)),
  ];
}
