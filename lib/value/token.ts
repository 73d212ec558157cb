import { hasEncodedToken, hasToken, isOrdinary, TOKEN, tokenValue } from './token-text';
import { errors } from '../errors';

/** A text split at its tokens: literal pieces as strings, the registered values between them. */
export function splitTokens(text: string, path: string): unknown[] {
  if (isOrdinary(text)) return [text];
  // What Python prints for an object of this library, for example in an f-string.
  if (text.includes('<cdk8s_argo_workflows.')) throw errors.pythonObject(path, text);
  if (hasEncodedToken(text)) throw errors.damagedToken(path, text);
  if (!hasToken(text)) return [text];
  const pieces: unknown[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const value = tokenValue(match[1]);
    if (value === undefined) throw errors.damagedToken(path, text);
    if (match.index > end) pieces.push(text.slice(end, match.index));
    pieces.push(value);
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  if (pieces.some((piece) => typeof piece === 'string' && hasToken(piece))) throw errors.damagedToken(path, text);
  return pieces;
}
