import type { Comment } from './comments';

/** What a program is made of that builds constructs: it can be written as TypeScript, and it can be run. */
export type Code =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  /** A text with references inside. */
  | { readonly kind: 'text'; readonly pieces: readonly (string | Code)[] }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  /** A call of a static method of a class of the library (or of cdk8s). */
  | { readonly kind: 'static'; readonly owner: string; readonly method: string; readonly args: readonly Code[] }
  /** A method of something; without arguments given, a property. */
  | { readonly kind: 'member'; readonly of: Code; readonly name: string; readonly args?: readonly Code[] }
  /** A constant of a class, for example a member of an enum. */
  | { readonly kind: 'constant'; readonly owner: string; readonly name: string }
  /** A construct that an earlier statement makes. */
  | { readonly kind: 'use'; readonly made: Creation };

/** An element of a list. */
export interface Item {
  readonly value: Code;
  readonly comments?: readonly Comment[];
  /** Comments in lines after it. */
  readonly after?: readonly Comment[];
}

/** A field of an object. */
export interface Entry extends Item {
  readonly key: string;
}

/** A statement that makes a construct. */
export interface Creation {
  readonly kind: 'new';
  /** The class; for groups of steps the method that makes one. */
  readonly owner: string;
  /** The construct in which it stands; undefined for the chart. */
  readonly scope?: Creation;
  readonly id: string;
  /** Where it stands in the manifest, as an offset into the text. */
  readonly at: number;
  readonly props: readonly Entry[];
  readonly comments: Comment[];
  /** Comments in lines after the statement. */
  readonly after: Comment[];
  /** What is added to the name of its variable where its id is taken. */
  readonly called: string;
  /** How many calls use it as a template. */
  calls: number;
  /** Whether a later statement uses it. */
  used: boolean;
}

/** A statement that calls a method of a construct. */
export interface Action {
  readonly kind: 'call';
  readonly code: Code;
  readonly comments: readonly Comment[];
}

export type Statement = Creation | Action;

export const value = (given: string | number | boolean | null): Code => ({ kind: 'value', value: given });
export const staticCall = (owner: string, method: string, ...args: Code[]): Code => ({
  kind: 'static',
  owner,
  method,
  args,
});
export const object = (entries: readonly Entry[]): Code => ({ kind: 'object', entries });
export const list = (items: readonly Item[]): Code => ({ kind: 'list', items });

/** The value of a construct that was made before. */
export function use(made: Creation): Code {
  made.used = true;
  return { kind: 'use', made };
}

export function member(of: Code, name: string, ...args: Code[]): Code {
  return { kind: 'member', of, name, args };
}

export function property(of: Code, name: string): Code {
  return { kind: 'member', of, name };
}

/** An argument that is left out when it has no fields. */
export function optional(entries: readonly Entry[]): Code[] {
  return entries.length > 0 ? [object(entries)] : [];
}

/** The fields of an object by their keys. */
export function fieldsOf(code: Code | undefined): Partial<Record<string, Code>> {
  return code?.kind === 'object' ? fieldsIn(code.entries) : {};
}

export function fieldsIn(entries: readonly Entry[]): Partial<Record<string, Code>> {
  return Object.fromEntries(entries.map(({ key, value: each }) => [key, each]));
}

export function isText(code: Code | undefined): code is { kind: 'value'; value: string } {
  return code?.kind === 'value' && typeof code.value === 'string';
}
