import { errors, PipelineError, shown } from '../errors';
import { isPlainObject } from '../spec/merge';
import { isResolvable } from '../spec/resolvable';
import { unwritable } from '../spec/writable';
import { hasEncodedToken, hasToken, isOrdinary } from '../value/token-text';

/**
 * Checks all texts of a manifest: that no reference is left where none can stand, and that YAML carries every character.
 *
 * @param checked a part that was checked before
 */
export function checkTexts(path: string, manifest: unknown, checked?: unknown): PipelineError[] {
  const found: PipelineError[] = [];
  // Where the walk is; written out only for an error, because there may be very many texts.
  const trail: (string | number)[] = [];
  const check = (text: string) => {
    if (isOrdinary(text)) return;
    if (hasEncodedToken(text)) found.push(errors.damagedToken(path, text));
    if (hasToken(text)) found.push(errors.literalOnly(path, fieldName(trail), text));
    const what = unwritable(text);
    if (what !== undefined) found.push(errors.unwritable(path, fieldName(trail), what));
  };
  const below = (key: string | number, value: unknown) => {
    trail.push(key);
    visit(value);
    trail.pop();
  };
  const visit = (value: unknown): void => {
    if (value === checked || value === null || value === undefined) return;
    if (typeof value === 'string') {
      check(value);
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) below(index, value[index]);
    } else if (isPlainObject(value)) {
      for (const key of Object.keys(value)) {
        check(key);
        below(key, value[key]);
      }
    } else if (typeof value === 'object' && '_describe' in value) {
      found.push(errors.literalOnly(path, fieldName(trail), value));
    } else if (typeof value !== 'boolean' && !Number.isFinite(value) && !isResolvable(value)) {
      found.push(errors.notJson(path, fieldName(trail), shown(value)));
    }
  };
  visit(manifest);
  return found;
}

function fieldName(trail: readonly (string | number)[]): string {
  return trail.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`),
    '',
  );
}
