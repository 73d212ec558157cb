import { Sources } from './environment';
import { httpExecutor } from './http';
import { processExecutor } from './process';
import type { Executor } from '../pod';

/** The executors that are there without being given: requests, and processes. */
export function builtIn(sources: Sources, { volumes = [] }: any): Executor[] {
  return [httpExecutor(sources), processExecutor(sources, volumes)];
}
