/**
 * Characters that do not survive in YAML as cdk8s writes it: control characters beyond ASCII's first 32, line separators,
 * non-characters, and halves of surrogate pairs.
 */
const UNWRITABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;
const ALL = new RegExp(UNWRITABLE, 'gu');

/** Whether a text can stand in a manifest as it is. */
export function isWritable(text: string): boolean {
  return !UNWRITABLE.test(text);
}

/** The first character that cannot stand in a manifest, by its code. */
export function unwritable(text: string): string | undefined {
  const found = UNWRITABLE.exec(text)?.[0];
  return found === undefined ? undefined : `U+${hex(found).toUpperCase()}`;
}

/** The JSON text of a value, with escapes for what cannot stand in a manifest. */
export function writableJson(value: unknown): string {
  return JSON.stringify(value).replace(ALL, (char) => `\\u${hex(char)}`);
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0');
}
