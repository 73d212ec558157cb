import type { AsyncLocalStorage } from 'node:async_hooks';

/** What the program of a thread sets. Asking Node.js for the thread would load much, and every pod waits for that. */
export const OWN_THREAD = 'cdk8s-argo-workflows.own-thread';

/** Whether this is a thread of the pool, which carries out functions. */
export const isOwnThread = (globalThis as Record<symbol, unknown>)[Symbol.for(OWN_THREAD)] === true;

interface State {
  readonly jobs: AsyncLocalStorage<true>;
  isReached: boolean;
  reached?(): void;
}

// Of the thread and not of the module: there may be two copies of the library.
const KEY = Symbol.for('cdk8s-argo-workflows.thread');

function state(): State {
  return ((globalThis as { [KEY]?: State })[KEY] ??= {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    jobs: new (require('node:async_hooks').AsyncLocalStorage)(),
    isReached: false,
  });
}

/** Carries out a function of a pipeline. What it runs itself is run. */
export function asJob<T>(work: () => T): T {
  return state().jobs.run(true, work);
}

/**
 * Whether a program is only loaded here for the functions in it. What it would do when it is started, such as to run a pipeline, is
 * done by the thread that started this one.
 */
export function isOnlyLoaded(): boolean {
  if (!isOwnThread) return false;
  const own = state();
  if (own.jobs.getStore()) return false;
  own.isReached = true;
  own.reached?.();
  return true;
}

/** Calls back when the program has come to what it would do: it may not go on from there. */
export function whenReached(callback: () => void): void {
  const own = state();
  own.reached = callback;
  if (own.isReached) callback();
}
