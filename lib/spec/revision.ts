let count = 0;

/** Notes that some pipeline of the process has grown. */
export function grown(): void {
  count++;
}

/** Remembers what a function gives as long as no pipeline grows. */
export function untilGrown<T>(make: () => T): () => T {
  let made: { readonly value: T; readonly at: number } | undefined;
  return () => {
    if (made?.at !== count) made = { value: make(), at: count };
    return made.value;
  };
}
