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
export type Carrier = 'scalar' | 'plain' | 'text' | 'json';

/** @internal */
export function carrierOf(type: ParameterType, trusted = false): Carrier {
  if (type === ParameterType.NUMBER || type === ParameterType.BOOLEAN) return 'scalar';
  if (trusted) return 'plain';
  return type === ParameterType.JSON ? 'json' : 'text';
}

/**
 * Whether Argo can put the value into text as it is.
 *
 * @internal
 */
export function isInert(carrier: Carrier): boolean {
  return carrier === 'scalar' || carrier === 'plain';
}

/**
 * What a value carries that is a literal one where it does not exist.
 *
 * @internal
 */
export function orLiteral(carrier: Carrier | undefined, value: unknown): Carrier | undefined {
  if (carrier === undefined || !isInert(carrier) || typeof value === 'number' || typeof value === 'boolean') {
    return carrier;
  }
  return typeof value === 'string' && isPlain(value) ? 'plain' : 'text';
}
