import { hasTag } from './tags';

/** Whether a simple tag inserts a text unharmed: it writes control and format characters in Go's way, which is not JSON. */
export function isPrintable(text: string): boolean {
  return !/\p{C}/u.test(text);
}

/** Whether neither Argo nor Kubernetes reads anything in a text, so that it may stand anywhere as it is. */
export function isPlain(text: string): boolean {
  return !hasTag(text) && !text.includes('$') && isPrintable(text);
}
