import { errors, PipelineError, shown } from '../errors';
import { isPlainObject } from '../spec/merge';
import { unwritable } from '../spec/writable';
import { hasToken } from '../value/token-text';

/**
 * Checks all texts of a manifest: that no reference is left where none can stand, and that YAML carries every character.
 *
 * @param checked a part that was checked before
 */
export function checkTexts(path: string, manifest: unknown, checked?: unknown): PipelineError[] {
  const found: PipelineError[] = [];
  const visit = (value: unknown, field: string): void => {
    if (value === checked) return;
    if (typeof value === 'string') {check(value, field);} else if (typeof value === 'object' && value !== null && '_describe' in value) {found.push(errors.literalOnly(path, field, value));} else if (Array.isArray(value)) {value.forEach((item, index) => visit(item, `${field}[${index}]`));} else if (isPlainObject(value)) {
      for (const key of Object.keys(value)) {
        check(key, field);
        if (value[key] !== undefined) visit(value[key], field === '' ? key : `${field}.${key}`);
      }
    } else if (value !== null && typeof value !== 'boolean' && !Number.isFinite(value) && !isResolvable(value)) {found.push(errors.notJson(path, field, shown(value)));}
  };
  const check = (text: string, field: string) => {
    if (hasToken(text)) found.push(errors.literalOnly(path, field, text));
    const what = unwritable(text);
    if (what !== undefined) found.push(errors.unwritable(path, field, what));
  };
  visit(manifest, '');
  return found;
}

// `Lazy` and tokens of other libraries, which cdk8s makes plain when it writes the manifest.
function isResolvable(value: any): boolean {
  return typeof value === 'object' && (typeof value.produce === 'function' || typeof value.resolve === 'function');
}
