/**
 * Characters that do not survive in YAML as cdk8s writes it: control characters beyond ASCII's first 32, line separators,
 * non-characters, and halves of surrogate pairs.
 */
const UNWRITABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;
const ALL = new RegExp(UNWRITABLE, 'gu');

/** What keeps a text from standing in a manifest as it is; undefined when nothing does. */
export function unwritable(text: string): string | undefined {
  const found = UNWRITABLE.exec(text)?.[0];
  if (found !== undefined) return `the character U+${hex(found).toUpperCase()}`;
  // As a block of lines: YAML finds the width of the indentation in the first line that has more than blanks.
  if (!text.includes('\n')) return undefined;
  if (/^[ \n]*\t/.test(text)) return 'a tab before the first of several lines';
  return /^[ \n]* [ \n]*$/.test(text) ? 'only spaces in several lines' : undefined;
}

/** Whether a text holds characters that cannot stand in a manifest, whatever is around them. */
export function hasUnwritable(text: string): boolean {
  return UNWRITABLE.test(text);
}

/** Whether a text can stand in a manifest as it is. */
export function isWritable(text: string): boolean {
  return unwritable(text) === undefined;
}

/** The JSON text of a value, with escapes for what cannot stand in a manifest. */
export function writableJson(value: unknown): string {
  return JSON.stringify(value).replace(ALL, (char) => `\\u${hex(char)}`);
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).padStart(4, '0');
}
