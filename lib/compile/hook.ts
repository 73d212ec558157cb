import { makes, referencesInInput } from './analysis';
import type { HookModel } from './model';
import { Site } from './read';
import { Unit } from './unit';
import { partsOf } from './walk';
import { errors } from '../errors';
import { Reference } from '../value/reference';

/** Refuses what Argo does not give to a hook of a task: it would start with the name in the place of the value. */
export function refuseInHook({ name, inputs }: HookModel, { task, path, loop }: Site, { needs, bindings }: Unit): void {
  const own = Object.values(inputs).flatMap((value) => referencesInInput(value, path));
  for (const reference of [...own, ...needs.keys(), ...bindings.map((binding) => binding.reference)]) {
    // All values are put into a loop before any item runs.
    if (loop && (reference._isArtifact || makes(task!, reference))) {
      throw errors.outOfReach(path, reference._describe(), 'A hook of a task that loops reads neither files nor what the task itself makes.',
        'Put the task and its hook into a nested pipeline, and let that loop.');
    }
    // Such a hook may start while the task runs, when Argo knows of no task.
    if (name !== 'exit' && isMade(reference, (source) => source.task._call.pipeline === task!._call.pipeline)) {
      throw errors.outOfReach(path, reference._describe(), `Only the 'exit' hook reads what tasks make; '${name}' may start before.`,
        "Use the 'exit' hook, which may have the same condition, or a task that depends on how this one ended.");
    }
    if (isMade(reference, (source) => source.task === task && source.kind === 'task' && source.what !== 'status')) {
      throw errors.outOfReach(path, reference._describe(), 'A hook reads the status and the outputs of its task, not its result or exit code.',
        'Write the value to a file and declare an output parameter.');
    }
  }
}

type Made = Extract<Reference['_source'], { kind: 'output' | 'task' }>;

/** Whether a reference, or a part of one, is made by a task of a kind. */
function isMade(reference: Reference, test: (source: Made) => boolean): boolean {
  const source = reference._source;
  if (source.kind === 'output' || source.kind === 'task') return test(source);
  return partsOf(reference, '').some((part) => isMade(part, test));
}
