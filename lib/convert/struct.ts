import { Code, Entry, list, object, value } from './code';
import type { Comment } from './comments';
import { Problems } from './problems';
import { ended, entryOf, itemOf } from './remarks';
import { successorOf } from './removed';
import { MapSource, ScalarSource, Source } from './source';
import { textCode, TextScope, wholeReference } from './text';
import { choices } from '../errors';
import { nearest } from '../spec/nearest';
import { elementType, structFields, valueType } from '../spec/struct-fields';

/** What is known at a place of the manifest. */
export interface Context {
  readonly problems: Problems;
  readonly scope?: TextScope;
}

/** How a field is converted that has a form of its own: its entries, where the plain form is one of its name. */
export type FieldTable = Readonly<Record<string, (source: Source, key: string) => Entry[]>>;

/** The fields of a struct as entries of an object, by the names that the library gives them. */
export function structEntries(struct: string, source: Source, context: Context, table: FieldTable = {}): Entry[] {
  const map = asMap(source, struct, context.problems);
  if (!map) return [];
  const fields = structFields(struct)!;
  const entries: Entry[] = [];
  const carried: Comment[] = [];
  for (const { key, at, value: given } of map.entries) {
    const field = fields.get(key);
    if (!field) {
      const successor = successorOf(struct, key, given);
      if (successor && map.entries.some((entry) => entry.key === successor.key)) {
        context.problems.error(
          at,
          `'${key}' is what '${successor.key}' was called once, which is set too`,
          `put all of it into '${successor.key}'`,
        );
      } else if (successor) {
        context.problems.replaced.set(given, successor);
        context.problems.warn(
          at,
          `'${key}' is not a field of ${struct} any more`,
          `it was converted to '${successor.key}'`,
        );
        entries.push(
          ...structEntries(
            struct,
            { ...map, entries: [{ key: successor.key, at, value: successor.value }] },
            context,
            table,
          ),
        );
      } else {
        context.problems.error(at, `${struct} has no field '${key}'`, meant(key, [...fields.keys()]));
      }
      continue;
    }
    if (isNothing(given)) {
      carried.push(...given.comments);
      continue;
    }
    const convert = Object.hasOwn(table, key) ? table[key] : undefined;
    const made = convert
      ? convert(given, key)
      : [{ key: field.property, value: valueCode(field.type, given, context) }];
    if (made.length === 0) {
      carried.push(...given.comments);
      continue;
    }
    entries.push(
      { ...made[0], comments: [...carried.splice(0), ...given.comments, ...(made[0].comments ?? [])] },
      ...made.slice(1),
    );
  }
  if (entries.length === 0) return [];
  const [first, ...others] = entries;
  return ended(
    [{ ...first, comments: [...source.comments, ...(first.comments ?? [])] }, ...others],
    [...carried, ...map.after],
  );
}

/** What to do where a name is unknown. */
export function meant(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  return near.length > 0 ? `perhaps it is ${choices(near)}` : `its fields are: ${choices(known, 60)}`;
}

/** A value of a type, as the typed structs take it. */
export function valueCode(type: string, source: Source, context: Context): Code {
  const element = elementType(type);
  if (element !== undefined) {
    if (source.kind !== 'list') return wrong(source, 'a list', context);
    return list(
      ended(
        source.items.filter((item) => !isNothing(item)).map((item) => itemOf(valueCode(element, item, context), item)),
        source.after,
      ),
    );
  }
  const inner = valueType(type);
  if (inner !== undefined) {
    if (source.kind !== 'map') return wrong(source, 'a map', context);
    const given = source.entries.filter((entry) => !isNothing(entry.value));
    return object(
      ended(
        given.map((entry) => entryOf(entry.key, valueCode(inner, entry.value, context), entry.value)),
        source.after,
      ),
    );
  }
  if (structFields(type)) return object(structEntries(type, source, context));
  if (type === 'any') return plainCode(source);
  return source.kind === 'scalar'
    ? scalarCode(type, source, context)
    : wrong(source, WANTED[type] ?? 'a text', context);
}

const WANTED: Record<string, string> = {
  number: 'a number',
  boolean: 'true or false',
  IntOrString: 'a number or a text',
  Quantity: 'an amount',
};

function scalarCode(type: string, source: ScalarSource, context: Context): Code {
  const { value: given } = source;
  switch (type) {
    case 'string':
      if (typeof given === 'string') return textCode(given, context.scope);
      return checkWritten(source, context) ? wrong(source, 'a text: put quotes around it', context) : value(null);
    case 'number':
      return typeof given === 'number' ? exact(source, context) : wrong(source, 'a number', context);
    case 'boolean':
      return typeof given === 'boolean' ? value(given) : wrong(source, 'true or false', context);
    default:
      if (typeof given === 'string') return textCode(given, context.scope);
      return typeof given === 'number' ? exact(source, context) : value(given);
  }
}

/** A number, unless JavaScript cannot hold it. */
function exact(source: ScalarSource, { problems }: Context): Code {
  const number = source.value as number;
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    problems.error(
      source.at,
      `${source.written} is too large a number to be kept exactly`,
      'put it in quotes, where the field takes a text',
    );
  }
  return value(number);
}

/** The text that Argo reads where a text is wanted: it takes numbers and booleans too. */
export function stringOf({ value: given, written }: ScalarSource): string {
  return typeof given === 'number' && Number.isInteger(given) && !Number.isSafeInteger(given) ? written : String(given);
}

/** A value without a type, just as it is. */
export function plainCode(source: Source): Code {
  switch (source.kind) {
    case 'scalar':
      return value(source.value);
    case 'list':
      return list(
        ended(
          source.items.map((item) => itemOf(plainCode(item), item)),
          source.after,
        ),
      );
    case 'map':
      return object(
        ended(
          source.entries.map((entry) => entryOf(entry.key, plainCode(entry.value), entry.value)),
          source.after,
        ),
      );
  }
}

/** A text that is nothing but a reference, as the reference. */
export function textOrReference(source: Source, context: Context, type = 'string'): Code {
  return wholeReference(valueCode(type, source, context));
}

export function asMap(source: Source, what: string, problems: Problems): MapSource | undefined {
  if (source.kind === 'map') return source;
  problems.error(source.at, `${what} has ${shownSource(source)} here`, 'it is a map of its fields');
  return undefined;
}

/** The maps of a list. */
export function asMaps(source: Source, what: string, problems: Problems): MapSource[] {
  if (source.kind !== 'list') {
    problems.error(source.at, `'${what}' has ${shownSource(source)} here`, 'it is a list');
    return [];
  }
  return source.items.flatMap((item) => asMap(item, what, problems) ?? []);
}

/** Refuses a name that is not text: without quotes, `n` and `yes` are no names but false and true. */
export function checkName(source: Source, context: Context): Entry[] {
  if (source.kind !== 'scalar') wrong(source, 'a text', context);
  else checkWritten(source, context);
  return [];
}

/** Whether a value is not one of the words that YAML reads as booleans, which are refused. */
function checkWritten(source: ScalarSource, { problems }: Context): boolean {
  if (typeof source.value !== 'boolean' || source.written === String(source.value)) return true;
  problems.error(
    source.at,
    `${source.written} without quotes is ${source.value} for Argo, and no text`,
    `write '${source.written}' with quotes`,
  );
  return false;
}

/** A child of a map by its key, unless it is null. */
export function child(source: Source | undefined, key: string): Source | undefined {
  const found = source?.kind === 'map' ? source.entries.find((entry) => entry.key === key)?.value : undefined;
  return found && isNothing(found) ? undefined : found;
}

/** The text of a child of a map. */
export function childText(source: Source | undefined, key: string): string | undefined {
  const found = child(source, key);
  return found?.kind === 'scalar' ? stringOf(found) : undefined;
}

/** Kubernetes reads null as if the field was not there. */
export function isNothing(source: Source): boolean {
  return source.kind === 'scalar' && source.value === null;
}

function wrong(source: Source, wanted: string, { problems }: Context): Code {
  problems.error(source.at, `there is ${shownSource(source)}`, `the field takes ${wanted}`);
  return value(null);
}

function shownSource(source: Source): string {
  if (source.kind !== 'scalar') return source.kind === 'list' ? 'a list' : 'a map';
  return typeof source.value === 'string'
    ? `the text ${JSON.stringify(source.value.slice(0, 60))}`
    : String(source.value);
}
