import { Fields } from '../fields';
import { Manifest } from './home';
import { errors } from '../../errors';
import { isPlainObject } from '../../spec/merge';
import { segmentsOf, tagsOf } from '../../spec/tags';
import { checkReadable, TAG_ROOTS } from '../expressions';

/** The variables that Argo knows at a place: those of its own, and those of the places around. */
export class Scope {
  private readonly names = new Set<string>();
  private readonly prefixes: string[] = [];

  constructor(private readonly around?: Scope) {}

  public add(...names: readonly string[]): this {
    for (const name of names) this.names.add(name);
    return this;
  }

  /** Makes every name known that begins with a prefix. */
  public open(...prefixes: readonly string[]): this {
    this.prefixes.push(...prefixes);
    return this;
  }

  public has(name: string): boolean {
    return (
      this.names.has(name) ||
      this.prefixes.some((prefix) => name.startsWith(prefix)) ||
      (this.around?.has(name) ?? false)
    );
  }

  /** The names, the nearest first, for messages. */
  public known(): string[] {
    return [...this.names, ...(this.around?.known() ?? [])];
  }
}

// Argo leaves every other plain tag as it is: it may be text of the author's.
const CHECKED = /^(item|steps|inputs|outputs|pod|workflow|tasks)\./;
// Argo takes these everywhere; most are known at run time only.
const ANYWHERE = [
  'outputs.',
  'workflow.creationTimestamp',
  'workflow.scheduledTime',
  'workflow.duration',
  'tasks.name',
  'steps.name',
];

/** The tags in the texts and keys of a part of a manifest: plain ones are known where they stand, expressions can be read. */
export function checkTags(fields: Fields, part: unknown, scope: Scope): void {
  const told = new Set<string>();
  eachText(part, (text) => {
    if (!text.includes('{')) return;
    for (const { text: inner, expression } of tagsOf(text)) {
      const name = inner.trim();
      if (expression || told.has(name) || !isUnknown(name, scope)) continue;
      told.add(name);
      fields.add(errors.unknownVariable(fields.path, name, scope.known()));
    }
    // Where a tag has no end, the rest of the text is not an expression.
    for (const { tag } of segmentsOf(text)) {
      if (tag?.startsWith('=')) {
        fields.attempt(() => checkReadable(tag.slice(1), fields.path, 'an expression', TAG_ROOTS));
      }
    }
  });
}

function isUnknown(name: string, scope: Scope): boolean {
  if (!CHECKED.test(name) || scope.has(name) || ANYWHERE.some((prefix) => name.startsWith(prefix))) return false;
  // A tag in a tag becomes a part of the outer name, when its own is known before that.
  const inner = name.slice(name.lastIndexOf('{') + 1).trim();
  return inner === name || !/^(inputs|workflow)\./.test(inner) || !scope.has(inner);
}

/** Every text in a part of a manifest, and every key. */
export function eachText(part: unknown, visit: (text: string) => void): void {
  if (typeof part === 'string') {
    visit(part);
  } else if (Array.isArray(part)) {
    for (const each of part) eachText(each, visit);
  } else if (isPlainObject(part)) {
    for (const key of Object.keys(part)) {
      visit(key);
      eachText((part as Manifest)[key], visit);
    }
  }
}

/** Whether a text of a part of a manifest holds a tag. */
export function mentions(part: unknown, tag: string): boolean {
  let found = false;
  eachText(part, (text) => {
    found ||= text.includes(tag);
  });
  return found;
}
