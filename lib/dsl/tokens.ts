/** How inputs stand in texts: their names between two private-use characters, which nobody types. */

const FIRST = '\ue0f2';
const LAST = '\ue0f3';
const TOKEN = /\ue0f2([^\ue0f2\ue0f3]*)\ue0f3/;
const PART = /[\ue0f2\ue0f3]/;

/** The text that stands for an input. */
export function tokenOf(name: string): string {
  return `${FIRST}${name}${LAST}`;
}

/** The parts of a text: texts, and names of inputs. */
export function textParts(text: string): readonly (string | { readonly input: string })[] {
  const parts = text.split(TOKEN).map((part, index) => (index % 2 === 0 ? part : { input: part }));
  return parts.filter((part) => part !== '');
}

/** Whether a text holds a token that was cut. */
export function isDamaged(text: string): boolean {
  return textParts(text).some((part) => typeof part === 'string' && PART.test(part));
}
