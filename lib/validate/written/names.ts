import { errors } from '../../errors';
import { CALL_NAMES, INPUT_NAMES, isCallName, isInputName } from '../../spec/names';
import { Fields } from '../fields';

/** The names of templates, tasks or steps: given, of the right letters, and each there once. */
export function checkCallNames(fields: Fields, what: 'template' | 'task' | 'step', names: readonly unknown[]): void {
  for (const name of names) {
    if (!isCallName(name)) fields.add(errors.badName(fields.path, what, String(name ?? ''), CALL_NAMES));
  }
  fields.unique(
    what,
    names.filter((name): name is string => typeof name === 'string' && name !== ''),
  );
}

/** The names of parameters or artifacts. */
export function checkInputNames(
  fields: Fields,
  what: string,
  named: readonly { readonly name?: unknown }[] = [],
): void {
  for (const { name } of named) {
    if (typeof name !== 'string' || !isInputName(name)) {
      fields.add(errors.badName(fields.path, what, String(name ?? ''), INPUT_NAMES));
    }
  }
  fields.unique(
    what,
    named.map(({ name }) => String(name)),
  );
}
