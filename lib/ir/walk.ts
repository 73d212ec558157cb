import { errors, shown } from '../errors';
import { isPlainObject } from '../spec/merge';
import { put } from '../spec/own';
import { Condition } from '../value/condition';
import { leavesOf, operandsOf } from '../value/expr-kind';
import { Literal } from '../value/literal';
import { Reference } from '../value/reference';
import { splitTokens } from '../value/token';
import { hasToken } from '../value/token-text';

/** A text as the compiler sees it: literal pieces, and references or literals where tokens stood. */
export type Piece = string | Reference | Literal;

export interface Visitor {
  /** Whether only to look: no manifest is rebuilt, and what cannot be in one is passed over. */
  readonly looks?: boolean;
  text(pieces: Piece[], path: readonly string[]): unknown;
  condition(condition: Condition, path: readonly string[]): unknown;
}

/**
 * The one walker over a manifest that users' values went into. It rebuilds the manifest; the visitor decides what texts,
 * references and conditions become. Collecting references and rendering both use it, so they see the same.
 */
export function walk(value: unknown, construct: string, visitor: Visitor): unknown {
  return step(value, construct, visitor, [], []);
}

// The path and the objects above are lists that grow and shrink; visitors read them at once.
function step(value: unknown, construct: string, visitor: Visitor, path: string[], above: unknown[]): unknown {
  if (typeof value === 'string') return visitor.text(pieces(value, construct), path);
  if (value instanceof Reference || value instanceof Literal) return visitor.text([value], path);
  if (value instanceof Condition) return visitor.condition(value, path);
  if (above.includes(value)) {
    if (visitor.looks) return undefined;
    throw errors.notJson(construct, path.join('.'), 'a value that contains itself');
  }
  if (Array.isArray(value)) {
    above.push(value);
    const result: unknown[] | undefined = visitor.looks ? undefined : [];
    for (let index = 0; index < value.length; index++) {
      const item = below(value[index], String(index), construct, visitor, path, above);
      result?.push(item);
    }
    above.pop();
    return result;
  }
  if (isPlainObject(value)) {
    above.push(value);
    const result: Record<string, unknown> | undefined = visitor.looks ? undefined : {};
    for (const key of Object.keys(value)) {
      if (hasToken(key)) throw errors.literalOnly(construct, [...path, key].join('.'), key);
      if (value[key] === undefined) continue;
      const item = below(value[key], key, construct, visitor, path, above);
      if (result) put(result, key, item);
    }
    above.pop();
    return result;
  }
  if (!visitor.looks && value !== null && typeof value !== 'boolean' && !Number.isFinite(value)) {
    throw errors.notJson(construct, path.join('.'), shown(value));
  }
  return value;
}

function below(
  value: unknown,
  key: string,
  construct: string,
  visitor: Visitor,
  path: string[],
  above: unknown[],
): unknown {
  path.push(key);
  const result = step(value, construct, visitor, path, above);
  path.pop();
  return result;
}

export function pieces(text: string, construct: string): Piece[] {
  return splitTokens(text, construct) as Piece[];
}

const NONE: readonly Reference[] = [];

/** All references in a value. */
export function referencesIn(value: unknown, construct: string): readonly Reference[] {
  if (typeof value !== 'object' && typeof value !== 'string') return NONE;
  const found: Reference[] = [];
  walk(value, construct, {
    looks: true,
    text: (parts) => {
      for (const part of parts) if (part instanceof Reference) found.push(part);
    },
    condition: (condition) => {
      found.push(...referencesOf(condition));
    },
  });
  return found;
}

/** All references in a condition. */
export function referencesOf(condition: Condition): readonly Reference[] {
  return operandsOf(condition._node).map(([reference]) => reference);
}

/** The references of which a reference is made. */
export function partsOf(reference: Reference, construct: string): readonly Reference[] {
  const source = reference._source;
  switch (source.kind) {
    case 'field':
    case 'decoded':
      return [source.base];
    case 'sub':
      return source.path instanceof Reference ? [source.base, source.path] : [source.base];
    case 'first':
      return source.parts;
    case 'object':
      return referencesIn(source.value, construct);
    case 'expr':
      return reference._leaves;
    default:
      return NONE;
  }
}

/** The same, each with whether it may be absent. */
export function partsWithDoubt(reference: Reference, construct: string): readonly (readonly [Reference, boolean])[] {
  const source = reference._source;
  if (source.kind === 'expr') return leavesOf(source.node);
  return partsOf(reference, construct).map((part) => [part, source.kind === 'first']);
}
