/** The file in a folder of partitions that lists their names, for Argo's loops. */
export const MANIFEST = 'partitions.json';

/** Orders texts of digits by their numbers, of whatever size. */
export function compareNumbers(one: string, other: string): number {
  const [left, right] = [one, other].map((digits) => digits.replace(/^0+(?=\d)/, ''));
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}

/** The name under which something is written until it is whole. */
export function unfinished(name: string): string {
  return `.${name.slice(0, 200)}.${process.pid}-${Math.random().toString(36).slice(2)}.part`;
}

/** Whether a process that was killed left it behind. */
export function isLeftover(name: string): boolean {
  return /^\..*\.\d+-[a-z0-9]+\.part$/.test(name);
}
