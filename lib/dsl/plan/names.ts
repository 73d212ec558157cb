import type { ReadAs } from './node-outputs';
import type { Path } from '../graph';

/** The name of an output: the whole result, or the key under which a value stands in it. */
export const outputName = (path: Path) => (path.length === 0 ? 'return_value' : `key_${path.join('_')}`);

/** The name of an output as a parameter, which may be an artifact too. */
export const parameterName = ({ name, artifact, partitions }: ReadAs & { readonly name: string }) =>
  artifact || partitions ? `${name}-text` : name;

/** The name of the list of the partitions of an output. */
export const partitionsName = (name: string) => `${name}-partitions`;

/** A name of letters, digits and `_` that is not taken. */
export function freeName(wanted: string, others: Iterable<{ readonly name: string }>): string {
  const base = wanted.replace(/[^A-Za-z0-9_-]+/g, '_');
  const taken = new Set([...others].map(({ name }) => name));
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  return name;
}
