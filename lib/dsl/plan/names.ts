/** The name of what a function leaves as text, which may be a file too. */
export const textName = (name: string, both: boolean) => (both ? `${name}-text` : name);

/** The name of the list of the partitions that a function leaves. */
export const partsName = (name: string) => `${name}-partitions`;

/** A name of letters, digits and `_` that is not taken. */
export function freeName(wanted: string, others: Iterable<{ readonly name: string }>): string {
  const base = wanted.replace(/[^A-Za-z0-9_-]+/g, '_');
  const taken = new Set([...others].map(({ name }) => name));
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  return name;
}
