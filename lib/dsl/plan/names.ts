/** The name of what a function leaves as text, which may be a file too. */
export const textName = (name: string, both: boolean) => (both ? `${name}-text` : name);

/** The name of the list of the partitions that a function leaves. */
export const partsName = (name: string) => `${name}-partitions`;
