/**
 * The form of the tokens that stand for references in strings: private-use characters that number the value, with letters
 * of both cases inside, so that a token that was cut or re-cased is noticed.
 */

const FIRST = '\ue0f0';
const LAST = '\ue0f1';
const DIGITS = 0xe100;
const PRIVATE = /[\ue0f0\ue0f1\ue100-\ue10f]/;
const PARTS = /(aZ|az|AZ)?[\ue0f0\ue0f1\ue100-\ue10f]+(aZ|az|AZ)?[\ue0f0\ue0f1\ue100-\ue10f]*/g;
// The first two characters of a token in JSON or Python escapes, in a URL, and in base64 at its three alignments.
const ENCODED = /\\u\{?[eE]0[fF]0|%[eE][eE]%83%[bB]0|7oOw7oS|6DsO6E|ug7DuhI/;

/** The tokens of a text, each with its digits. */
export const TOKEN = /\ue0f0([\ue100-\ue10f]+)aZ\ue0f1/g;

// One registry for all copies of the library in a process, so that a token means the same in each.
const registry: unknown[] = ((globalThis as any)[Symbol.for('cdk8s-argo-workflows.tokens')] ??= []);

/** Registers a value and returns the text that stands for it. */
export function newToken(value: unknown): string {
  const digits = [...checked(registry.length)]
    .map((digit) => String.fromCharCode(DIGITS + parseInt(digit, 16)))
    .join('');
  registry.push(value);
  return `${FIRST}${digits}aZ${LAST}`;
}

/** The value that a token stands for; undefined when there is none. */
export function tokenValue(digits: string): unknown {
  const text = [...digits].map((char) => (char.charCodeAt(0) - DIGITS).toString(16)).join('');
  const number = parseInt(text.slice(1, -2), 16);
  return text === checked(number) ? registry[number] : undefined;
}

/** A number in hexadecimal digits, between their count and a checksum: with a digit less it would be another number. */
function checked(number: number): string {
  const digits = number.toString(16);
  return `${digits.length}${digits}${((number * 167 + 59) % 256).toString(16).padStart(2, '0')}`;
}

// Printable, without '%', '<', 'D', 'O' and '\\': every encoded token, and what Python prints for an object, has one of these.
const ORDINARY = /^[ -$&-;=-CE-NP-[\]-~]*$/;

/** Whether a text surely holds no token in any form; most texts are told apart from the others so. All its characters are printable ASCII. */
export function isOrdinary(text: string): boolean {
  return ORDINARY.test(text);
}

/** Whether a text holds (parts of) tokens. */
export function hasToken(text: string): boolean {
  return PRIVATE.test(text);
}

/** Whether a text holds a token that was encoded, so that it means nothing any more. */
export function hasEncodedToken(text: string): boolean {
  return ENCODED.test(text);
}

/** A text with its tokens in words, for messages. */
export function readable(text: string): string {
  if (!hasToken(text)) return text;
  return text
    .replace(TOKEN, (_, digits: string) => `<${described(tokenValue(digits))}>`)
    .replace(PARTS, '<part of a reference>');
}

function described(value: any): string {
  return typeof value?._describe === 'function' ? value._describe() : (value?._text ?? 'a reference');
}
