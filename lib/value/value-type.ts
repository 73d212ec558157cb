import { isPlain } from '../spec/printable';

/** The type of a parameter's value. Argo itself knows only text; the type decides how the value is written and guarded. */
export enum ParameterType {
  /** Any text. */
  STRING = 'string',
  /** A number, written in decimal. */
  NUMBER = 'number',
  /** `true` or `false`. */
  BOOLEAN = 'boolean',
  /** Any JSON value, as JSON text. */
  JSON = 'json',
}

/**
 * What a value may hold, seen by Argo's substitution: a `scalar` is a number or boolean, `plain` is text without anything
 * that Argo reads, `text` holds anything, `json` is JSON text.
 *
 * @internal
 */
export type Encoding = 'scalar' | 'plain' | 'text' | 'json';

/** @internal */
export function encodingOf(type: ParameterType, trusted = false): Encoding {
  if (type === ParameterType.NUMBER || type === ParameterType.BOOLEAN) return 'scalar';
  if (trusted) return 'plain';
  return type === ParameterType.JSON ? 'json' : 'text';
}

/**
 * Whether Argo can put the value into text as it is.
 *
 * @internal
 */
export function isHarmless(encoding: Encoding): boolean {
  return encoding === 'scalar' || encoding === 'plain';
}

/**
 * What a value carries that is a literal one where it does not exist.
 *
 * @internal
 */
export function orLiteral(encoding: Encoding | undefined, value: unknown): Encoding | undefined {
  if (encoding === undefined || !isHarmless(encoding) || typeof value === 'number' || typeof value === 'boolean') {
    return encoding;
  }
  return typeof value === 'string' && isPlain(value) ? 'plain' : 'text';
}
