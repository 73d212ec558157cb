/** Gives ids to the constructs of one scope: names of the manifest, each once. */
export class Ids {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** The first of the ids that is free; when none is, the last with a number. */
  public take(...wanted: string[]): string {
    const free = wanted.find((id) => this.isFree(id)) ?? this.numbered(wanted.at(-1)!);
    this.taken.add(asPath(free));
    return asPath(free);
  }

  private numbered(id: string): string {
    let count = this.counts.get(id) ?? 2;
    while (!this.isFree(`${id}-${count}`)) count += 1;
    this.counts.set(id, count + 1);
    return `${id}-${count}`;
  }

  private isFree(id: string): boolean {
    // Constructs of these ids would be taken for properties that all objects have.
    return id !== '' && !(asPath(id) in {}) && !this.taken.has(asPath(id));
  }
}

/** What stands between the ids of a path cannot be in one of them. */
function asPath(id: string): string {
  return id.replaceAll('/', '--');
}
