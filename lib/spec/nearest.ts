/** The names that somebody may have meant who wrote another: those that differ in few letters, the nearest first. */
export function nearest(written: string, known: Iterable<string>): string[] {
  const most = Math.max(1, Math.floor(written.length / 3));
  if (written.length > LONGEST) return [];
  const near = [...known]
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase(), most) }))
    .filter(({ far }) => far <= most);
  return near
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}

const LONGEST = 60;

/** How many letters have to be changed, added, left out or swapped with the next one; more than `most` is not counted further. */
function distance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let [before, last]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next.push(
        Math.min(
          last[column] + 1,
          next[column - 1] + 1,
          last[column - 1] + (same ? 0 : 1),
          swapped ? before[column - 2] + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[to.length];
}
