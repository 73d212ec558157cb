import { shared } from './shared';

// One for all copies of the library: what one copy adds to a tree, another one may have to read again.
const revision = shared('revision', { count: 0 });

/** Notes that some pipeline of the process has grown. */
export function grown(): void {
  revision.count++;
}

/** Remembers what a function gives as long as no pipeline grows. */
export function untilGrown<T>(make: () => T): () => T {
  let made: { readonly value: T; readonly at: number } | undefined;
  return () => {
    if (made?.at !== revision.count) made = { value: make(), at: revision.count };
    return made.value;
  };
}
