/** For whom each task of a DAG waits, also by others. A DAG has at most 200 tasks. */
export class Ancestors {
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly waits: ReadonlyMap<string, readonly string[]>) {}

  /** The ancestors of a task. */
  public of(task: string): ReadonlySet<string> {
    let found = this.known.get(task);
    if (!found) this.known.set(task, (found = this.search(task)));
    return found;
  }

  private search(task: string): Set<string> {
    const found = new Set<string>();
    const open = [...(this.waits.get(task) ?? [])];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      if (found.has(each)) continue;
      found.add(each);
      open.push(...(this.waits.get(each) ?? []));
    }
    return found;
  }
}
