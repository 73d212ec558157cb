import { errors, PipelineError } from '../errors';
import { isPlainObject } from '../spec/merge';
import { unwritable } from '../spec/writable';
import { hasToken } from '../value/token-text';

/** Checks all texts of a manifest: that no reference is left where none can stand, and that YAML carries every character. */
export function checkTexts(path: string, manifest: unknown): PipelineError[] {
  const found: PipelineError[] = [];
  const visit = (value: unknown, field: string): void => {
    if (typeof value === 'string') check(value, field);
    else if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${field}[${index}]`));
    else if (isPlainObject(value)) {
      for (const key of Object.keys(value)) {
        check(key, field);
        visit(value[key], field === '' ? key : `${field}.${key}`);
      }
    }
  };
  const check = (text: string, field: string) => {
    if (hasToken(text)) found.push(errors.notAValue(path, field, text, 'a literal text: nothing is computed there'));
    const character = unwritable(text);
    if (character !== undefined) found.push(errors.unwritable(path, field, character));
  };
  visit(manifest, '');
  return found;
}
