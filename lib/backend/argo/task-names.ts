import { Diagnostics } from './diagnostics';
import { errors } from '../../errors';
import type { DagModel, CallModel } from '../../ir/model';
import { RESERVED_WORDS } from '../../spec/expr/words';

/** The names of the tasks of a pipeline: their ids, checked, and told apart from words of the expression language. */
export function taskNames(model: DagModel, diagnostics: Diagnostics): Map<CallModel, string> {
  const names = new Map<CallModel, string>();
  const used = new Map<string, CallModel>();
  for (const task of model.tasks) {
    const id = task.name;
    // As the name of a task such a word breaks `depends` at run time (recipe 18).
    const name = RESERVED_WORDS.has(id) ? `${id}-task` : id;
    const other = used.get(name);
    if (other) diagnostics.add(errors.duplicateName(task.place.path, 'task name', name, `task '${other.place.path}'`));
    if (!/^[a-zA-Z0-9][-a-zA-Z0-9]*$/.test(name)) {
      diagnostics.add(
        errors.badName(
          task.place.path,
          'task name',
          name,
          "task names have letters, digits and '-', and begin with a letter or digit",
        ),
      );
    } else if (name.length > 128) {
      diagnostics.add(
        errors.badName(
          task.place.path,
          'task name',
          name,
          `task names have at most 128 characters, this one has ${name.length}`,
        ),
      );
    }
    used.set(name, task);
    names.set(task, name);
  }
  return names;
}

/** Names that begin with a digit are refused as soon as the pipeline has dependencies. */
export function checkLeadingDigits(
  model: DagModel,
  names: (task: CallModel) => string,
  depends: (task: CallModel) => unknown,
  diagnostics: Diagnostics,
): void {
  if (!model.tasks.some((task) => depends(task) !== undefined)) return;
  for (const task of model.tasks) {
    if (/^[0-9]/.test(names(task))) diagnostics.add(errors.leadingDigit(task.place.path, names(task)));
  }
}
