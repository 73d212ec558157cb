/** Whether a simple tag inserts a text unharmed: it writes control and format characters in Go's way, which is not JSON. */
export function isPrintable(text: string): boolean {
  return !/\p{C}/u.test(text);
}
