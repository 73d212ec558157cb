/**
 * The first circle in what waits for what: each waits for the next, the last is the first one again.
 *
 * @param waits for whom each waits; who is not a key waits for nobody
 */
export function cycleIn(waits: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of waits.keys()) {
    // Chains may be longer than JavaScript can call.
    const open: { name: string; next: number }[] = done.has(start) ? [] : [{ name: start, next: 0 }];
    const entered = new Set(open.map(({ name }) => name));
    while (open.length > 0) {
      const last = open[open.length - 1];
      const each = waits.get(last.name)?.[last.next++];
      if (each === undefined) {
        done.add(last.name);
        entered.delete(last.name);
        open.pop();
      } else if (entered.has(each)) {
        const names = open.map(({ name }) => name);
        return [...names.slice(names.indexOf(each)), each];
      } else if (!done.has(each)) {
        entered.add(each);
        open.push({ name: each, next: 0 });
      }
    }
  }
  return undefined;
}
