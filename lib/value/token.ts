import { errors } from '../errors';

/**
 * References in strings. `toString()` of a run-time value gives a token: private-use characters that number it, with
 * letters of both cases inside, so that a token that was cut or re-cased is noticed.
 */

const FIRST = '\ue0f0';
const LAST = '\ue0f1';
const DIGITS = 0xe100;
const PRIVATE = /[\ue0f0\ue0f1\ue100-\ue10f]/;
const TOKEN = /\ue0f0([\ue100-\ue10f]+)aZ\ue0f1/g;

// One registry for all copies of the library in a process, so that a token means the same in each.
const registry: unknown[] = ((globalThis as any)[Symbol.for('cdk8s-argo-workflows.tokens')] ??= []);

/** Registers a value and returns the text that stands for it. */
export function newToken(value: unknown): string {
  const digits = [...registry.length.toString(16)].map((digit) => String.fromCharCode(DIGITS + parseInt(digit, 16))).join('');
  registry.push(value);
  return `${FIRST}${digits}aZ${LAST}`;
}

/** Whether a text holds (parts of) tokens. */
export function hasToken(text: string): boolean {
  return PRIVATE.test(text);
}

/** A text split at its tokens: literal pieces as strings, the registered values between them. */
export function splitTokens(text: string, path: string): unknown[] {
  // What Python prints for an object of this library, for example in an f-string.
  if (text.includes('<cdk8s_argo_workflows.')) throw errors.pythonObject(path, text);
  if (!hasToken(text)) return [text];
  const pieces: unknown[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const number = parseInt([...match[1]].map((char) => (char.charCodeAt(0) - DIGITS).toString(16)).join(''), 16);
    if (number >= registry.length) throw errors.damagedToken(path, visible(text));
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(registry[number]);
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  if (pieces.some((piece) => typeof piece === 'string' && hasToken(piece))) throw errors.damagedToken(path, visible(text));
  return pieces;
}

function visible(text: string): string {
  return text.replace(TOKEN, '<reference>').replace(/[\ue0f0\ue0f1\ue100-\ue10f]+(aZ|az|AZ)?/g, '<part of a reference>');
}
