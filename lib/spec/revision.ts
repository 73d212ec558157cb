import { shared } from './shared';

// One for all copies of the library: what one copy adds to a tree, another one has remembered too.
const revision = shared('revision', { count: 0 });

/** Notes that the tree of some app in the process has changed: what was remembered of it is made anew. */
export function invalidate(): void {
  revision.count++;
}

/** Remembers what a function gives as long as no tree changes. */
export function memoizeUntilChange<T>(make: () => T): () => T {
  let made: { readonly value: T; readonly at: number } | undefined;
  return () => {
    if (made?.at !== revision.count) made = { value: make(), at: revision.count };
    return made.value;
  };
}
