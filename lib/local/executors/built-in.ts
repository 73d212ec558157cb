import type { RunOptions } from '../options';
import type { Executor } from '../pod';

/** The executors that are there without being given. */
export function builtIn(_options: RunOptions): Executor[] {
  return [];
}
