/** How one use of a template differs from its plain form: artifacts that go under a given key, outputs that are exported. */
export interface Variant {
  /** Output artifacts that a loop collects: they are written under the key that the caller passes. */
  readonly keyed: readonly string[];
  /** Global names of outputs that an exit handler reads. */
  readonly globals: Readonly<Record<string, string>>;
}

export const PLAIN: Variant = { keyed: [], globals: {} };

/** The variant with these differences. */
export function variantOf(keyed: readonly string[], globals: Readonly<Record<string, string>>): Variant {
  return keyed.length === 0 && Object.keys(globals).length === 0 ? PLAIN : { keyed, globals };
}

export function variantId(variant: Variant): string {
  return JSON.stringify([variant.keyed, Object.entries(variant.globals)]);
}
