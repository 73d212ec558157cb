import type { Env } from '../../spec/expr/expression';

/**
 * Variables as expressions read them: nested by the dots of their names. What a name stands for that has longer names below it,
 * such as `inputs.parameters` or an `item` with fields, is kept under this symbol.
 */
export const WHOLE = Symbol('whole');
/** The same, asked of what is around: a function of the name. */
export const WHOLE_BELOW = Symbol('whole below');

/** The text of a variable for a simple tag; undefined where there is none. */
export function lookup(env: Env, path: readonly string[]): string | undefined {
  const value = find(env, path);
  if (typeof value === 'string') return value;
  // The name of the task stands beside what tasks leave behind, where expressions do not see it.
  if (value === undefined && path.length === 2 && path[1] === 'name') {
    return env[`${path[0]}.name`] as string | undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const whole = (value as { readonly [WHOLE]?: string | (() => string) })[WHOLE];
  if (whole !== undefined) return typeof whole === 'function' ? whole() : whole;
  if (path.length < 2) return undefined;
  const around = find(env, path.slice(0, -1)) as { readonly [WHOLE_BELOW]?: (key: string) => string | undefined };
  return around[WHOLE_BELOW]?.(path.at(-1)!);
}

/** Whatever stands under a path. */
export function find(env: Env, path: readonly string[]): unknown {
  let value: any = env;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
