import { call, list, source } from '../ir/build';
import type { ExpressionNode } from '../ir/expression-node';
import { print } from '../ir/print';

/**
 * The one module that writes Argo's template tags. Every tag that ends up in a manifest is made here, so the rules of
 * Argo's substitution (several passes over the same text, a tag ends at the first `}}`) are kept in one place.
 */

const OPEN = '{{';
const CLOSE = '}}';

/** The expression for the two characters that open a tag; spelled so that it does not open one itself. */
export const OPEN_EXPR = "'{'+'{'";

/** A variable by its plain name. Argo inserts Go-quoted text, so only for values without control characters (recipe 1). */
export function simpleTag(variable: string): string {
  return `${OPEN}${variable}${CLOSE}`;
}

/** A value computed by Argo's expression language; inserts any text unharmed (recipes 1, 2). */
export function expressionTag(expression: ExpressionNode): string {
  const text = print(expression);
  // What the printer writes never closes a tag, so this is text of an author who was not asked.
  if (text.includes(CLOSE)) throw new Error(`expression contains ${CLOSE}, which ends the tag: ${text}`);
  return `${OPEN}=${text.endsWith('}') ? `${text} ` : text}${CLOSE}`;
}

/** The hash of some values, which may hold any text (recipe 37). */
export function hashTag(expressions: readonly ExpressionNode[]): string {
  return expressionTag(call('sprig.sha256sum', call('toJson', list(expressions))));
}

// True in the very last pass only (the complete pod): every earlier pass lacks `pod` or knows `node` or `retries`, and
// Argo's validator uses a placeholder pod name with underscores. `nil` leaves the tag as it is for the next pass (recipe 4).
const LAST_PASS = "'pod' in $env and not ('node' in $env) and not ('retries' in $env) and not (pod.name contains '_')";

function deferredTag(expression: string): string {
  return expressionTag(source(`${LAST_PASS} ? ${expression} : nil`));
}

/** Becomes the two characters `{{`, after nothing scans the text any more. */
export const DEFERRED_OPEN = deferredTag(OPEN_EXPR);
/** Becomes one `{`; stands where a literal brace would otherwise join the tag that follows. */
export const DEFERRED_BRACE = deferredTag("'{'");

/** Literal text for a place that Argo scans: arrives in the container byte for byte (recipe 4). */
export function deferredText(text: string): string {
  return hasTag(text) ? splitAtOpen(text).join(DEFERRED_OPEN) : text;
}

/** Literal text as it arrives in the container. */
export function arrived(text: string): string {
  return text.replaceAll(DEFERRED_OPEN, OPEN).replaceAll(DEFERRED_BRACE, '{');
}

/** JSON text for a place that Argo scans: the braces inside its strings are written as JSON escapes (recipe 5). */
export function escapedJson(json: string): string {
  return hasTag(json) ? splitAtOpen(json).join('\\u007b\\u007b') : json;
}

/** The pieces of a text between the places where a tag would open. */
export function splitAtOpen(text: string): string[] {
  return text.split(OPEN);
}

/** Whether Argo would find the start of a tag in the text. */
export function hasTag(text: string): boolean {
  return text.includes(OPEN);
}

/** Whether a tag would end inside the text. */
export function closesTag(text: string): boolean {
  return text.includes(CLOSE);
}

/** A text cut before and after its tags; of a plain tag also the variable in it, as it is written. */
export function segmentsOf(text: string): { readonly text: string; readonly tag?: string }[] {
  const segments: { text: string; tag?: string }[] = [];
  let done = 0;
  for (let at = text.indexOf(OPEN); at !== -1; at = text.indexOf(OPEN, done)) {
    const end = text.indexOf(CLOSE, at + OPEN.length);
    if (end === -1) break;
    if (at > done) segments.push({ text: text.slice(done, at) });
    done = end + CLOSE.length;
    segments.push({ text: text.slice(at, done), tag: text.slice(at + OPEN.length, end) });
  }
  if (done < text.length) segments.push({ text: text.slice(done) });
  return segments;
}

/** Whether a tag begins in a text and does not end. */
export function hasOpenTag(text: string): boolean {
  const last = segmentsOf(text).at(-1);
  return last !== undefined && last.tag === undefined && hasTag(last.text);
}

/** A text in which a word stands for each expression, and for each plain tag that has a value. */
export function withoutTags(text: string, hasValue: (variable: string) => boolean): string {
  return segmentsOf(text)
    .map(({ text: piece, tag }) =>
      tag !== undefined && (tag.trimStart().startsWith('=') || hasValue(tag.trim())) ? 'value' : piece,
    )
    .join('');
}

/** A tag that a user wrote: its text between the braces, and whether it is an expression. */
export interface WrittenTag {
  readonly text: string;
  readonly expression: boolean;
}

/** The tags of a text, in order; an unclosed one is reported with its rest as text. */
export function tagsOf(text: string): WrittenTag[] {
  const tags: WrittenTag[] = [];
  for (let at = text.indexOf(OPEN); at !== -1;) {
    const end = text.indexOf(CLOSE, at + OPEN.length);
    const inner = text.slice(at + OPEN.length, end === -1 ? undefined : end);
    tags.push(inner.startsWith('=') ? { text: inner.slice(1), expression: true } : { text: inner, expression: false });
    if (end === -1) break;
    at = text.indexOf(OPEN, end + CLOSE.length);
  }
  return tags;
}
