import type { Runner } from './runner';

/** An image that holds the program; its command speaks the protocol of the container entry. */
export function image(name: string, command: readonly string[]): Runner {
  return { bind: () => ({ image: name, command }) };
}
