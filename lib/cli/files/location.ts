import { existsSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf, type Where } from './where';
import { errors } from '../../errors';

/** Refuses locations at which an output cannot be put: best before hours of work. */
export function checkLocation({ node, name }: Where, location: string, partitioned: boolean): void {
  const fail = (why: string, next: string) => errors.badLocation(node, name, location, why, next);
  if (location === '') throw fail('it is empty', 'Give a path.');
  let folder: Stats | undefined, there: Stats | undefined;
  try {
    folder = statsOf(dirname(location));
    there = statsOf(location);
  } catch (error) {
    throw fail(reasonOf(error), 'Choose another path, or change the permissions.');
  }
  if (!folder?.isDirectory()) {
    throw fail(
      folder ? `'${dirname(location)}' is not a folder` : `there is no folder '${dirname(location)}'`,
      'Make the folder first, or mount a volume there.',
    );
  }
  if (partitioned && there) {
    throw fail(
      'it exists already, but this output is a folder of partitions, which is made anew',
      'Choose a path that does not exist.',
    );
  }
  if (there?.isDirectory()) throw fail('it is a folder, but this output is one file', 'Choose the path of a file.');
}

/** Where a file is put in the end: links keep pointing at it. */
export function targetOf(location: string): string {
  return existsSync(location) && lstatSync(location).isSymbolicLink() ? realpathSync(location) : location;
}

/** Pipes, terminals and devices: they cannot be replaced, only written to. */
export function isSpecial(location: string): boolean {
  const stats = statsOf(location);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function statsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
