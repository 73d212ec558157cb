import { compareNumbers } from '../../cli/files/partitions';
import type { ArtifactHandle } from '../../local/artifact-handle';

/** The numbered files of a folder, in the order of their numbers: the elements of a list. */
export function partitionsIn(folder: ArtifactHandle): ArtifactHandle[] {
  return [...folder.entries()]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([one], [other]) => compareNumbers(one, other))
    .map(([, each]) => each);
}
