import { Code, Entry, object } from './code';
import { ended, entryOf } from './remarks';
import { MapSource, Source, SourceEntry } from './source';
import { asMaps, checkName, child, childText, Context } from './struct';

/** The two lists in which inputs, outputs and arguments stand. */
export type Kind = 'parameters' | 'artifacts';
export const KINDS: readonly Kind[] = ['parameters', 'artifacts'];

/** The keys under which named values stand in an object: their names, unless two have one, or JavaScript would reorder them. */
export class Keys {
  private readonly taken = new Set<string>();

  public keyFor(name: string, otherwise: string): string {
    let key = /^\d+$/.test(name) ? `${otherwise}-${name}` : name;
    while (this.taken.has(key)) key = `${key}-${otherwise}`;
    this.taken.add(key);
    return key;
  }
}

/** Something with a name, and the key under which it stands in an object. */
export interface Named {
  readonly name: string;
  readonly key: string;
  /** The name, where it is not the key. */
  readonly alias?: string;
  readonly source: MapSource;
}

/** What stands in a list of inputs, outputs or arguments. */
export function namedIn(around: Source | undefined, kind: Kind, keys: Keys, context: Context): Named[] {
  const list = child(around, kind);
  return (list ? asMaps(list, kind, context.problems) : []).map((source) => {
    const name = nameOf(source, context);
    const key = keys.keyFor(name, kind.slice(0, -1));
    return { name, key, alias: key === name ? undefined : name, source };
  });
}

function nameOf(source: MapSource, context: Context): string {
  const { problems } = context;
  const given = child(source, 'name');
  if (given) checkName(given, context);
  const name = childText(source, 'name');
  if (name === '' || !given) problems.error(source.at, 'it has no name', "write 'name'");
  return name ?? '';
}

/**
 * The items of a list by their names, when each stands once and has but one field besides.
 *
 * @param what what they are called where a name cannot be a key
 * @param convert what the field says; undefined where there is no form for it
 */
export function byName(
  list: Source,
  what: string,
  convert: (field: SourceEntry) => Code | undefined,
): Code | undefined {
  if (list.kind !== 'list') return undefined;
  const keys = new Keys();
  const entries: Entry[] = [];
  for (const item of list.items) {
    const name = childText(item, 'name');
    const others = givenFields(item).filter(({ key }) => key !== 'name');
    const code = name !== undefined && others.length === 1 ? convert(others[0]) : undefined;
    if (!code || keys.keyFor(name!, what) !== name) return undefined;
    entries.push(entryOf(name, code, item));
  }
  return object(ended(entries, list.after));
}

/** The fields of a map that say something. */
export function givenFields(source: Source): SourceEntry[] {
  return source.kind === 'map' ? source.entries.filter(({ key }) => child(source, key)) : [];
}
