/** A function of texts that makes each value once, and begins anew when it holds too many. What it throws is not kept. */
export function madeOnce<T>(limit: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = make(text);
      if (known.size >= limit) known.clear();
      known.set(text, found);
    }
    return found;
  };
}
